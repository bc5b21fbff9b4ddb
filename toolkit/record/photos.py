"""Taking out of a photo what the camera wrote beside the picture: the place, the time, the camera, its owner, small copies of it.

The picture itself is not touched: no dot of it changes. Which way up it is held stays, in a note of its own that says nothing else.
Sources of the formats: ITU-T T.81 annex B (JPEG), CIPA DC-008 (Exif), W3C PNG specification, third edition.
"""

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from toolkit.record.files import JPEG, PNG, CheckedFile, checked_file

ORIENTATION, UPRIGHT = 0x0112, 1
START, END, SCAN = 0xD8, 0xD9, 0xDA
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})      # markers without a length: they stand within a scan
# Beside what draws the picture, only these notes stay: JFIF, the colour profile, and how Adobe writes its colours.
NOTES, COMMENT = range(0xE0, 0xF0), 0xFE
KEPT_NOTES = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_DROPPED = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})


def taken_in(data: bytes, name: str, kinds: frozenset[str], most_bytes: int) -> tuple[CheckedFile, bytes]:
    """A checked file as it is kept: of a photo, only the picture. Raises BadInput as `checked_file` does."""
    checked = checked_file(data, name, kinds, most_bytes)
    kept = picture_only(data, checked.content_type)
    return replace(checked, checksum=hashlib.sha256(kept).hexdigest(), size=len(kept)), kept


def picture_only(data: bytes, content_type: str) -> bytes:
    """A JPEG or PNG without what stands beside its picture; whatever else as it is."""
    if content_type not in (JPEG, PNG):
        return data
    held = _held(data)
    if content_type == PNG:
        return _png(data, held)
    first, *others = _segments(data)
    return b"".join([first, _jpeg_note(held), *others])


def _held(data: bytes) -> bytes:
    """An Exif note that says which way up the picture is held, and nothing else; empty where it is upright."""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
        which = picture.getexif().get(ORIENTATION, UPRIGHT)
    if which not in range(UPRIGHT + 1, 9):
        return b""
    note = Image.Exif()
    note[ORIENTATION] = which
    return note.tobytes()


def _jpeg_note(held: bytes) -> bytes:
    return b"\xff\xe1" + struct.pack(">H", len(held) + 2) + held if held else b""


def _segments(data: bytes) -> Iterator[bytes]:
    """What of a JPEG draws its picture, the start first; what follows its end is left out: other pictures, a film."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF or data[at + 1] == 0xFF:       # fill bytes between segments
            at += 1
            continue
        marker = data[at + 1]
        if marker == END:
            break
        end = at + 2 if marker in ALONE else at + 2 + int.from_bytes(data[at + 2:at + 4], "big")
        if marker == SCAN:
            end = _scan_ends(data, end)
        if _stays(marker, data[at + 4:at + 16]):
            yield data[at:end]
        at = end
    yield b"\xff\xd9"


def _scan_ends(data: bytes, at: int) -> int:
    """Where the next marker stands that ends a scan: within it, FF is followed by 00 or by a restart marker."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and data[at + 1] not in ALONE:
            return at
        at += 2
    return len(data)


def _stays(marker: int, begins: bytes) -> bool:
    if marker not in NOTES:
        return marker != COMMENT
    return any(marker == kind and begins.startswith(words) for kind, words in KEPT_NOTES)


def _png(data: bytes, held: bytes) -> bytes:
    chunks, at = [], len(PNG_START)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at:at + 4], "big")
        kind = data[at + 4:at + 8]
        if kind not in PNG_DROPPED:
            chunks.append(data[at:end])
        if kind == b"IHDR" and held:
            chunks.append(_chunk(b"eXIf", held.removeprefix(b"Exif\0\0")))
        at = end
        if kind == b"IEND":
            break
    return PNG_START + b"".join(chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
