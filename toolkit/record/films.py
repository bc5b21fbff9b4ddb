"""What MP4 and WebM films look like from inside: enough to tell them from other files, and whole ones from parts."""

from collections.abc import Iterator

# QuickTime's own, and still pictures and sound alone, begin in the same way; browsers do not play them as films.
NOT_FILMS = (b"qt  ", b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis", b"M4A ", b"M4B ")
EBML, SEGMENT, DOCUMENT_TYPE = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67", b"\x42\x82"


def is_mp4(data: bytes) -> bool:
    """Whether this begins as an MP4 film (ISO/IEC 14496-12: a box "ftyp" with a brand)."""
    return data[4:8] == b"ftyp" and data[8:12] not in NOT_FILMS


def mp4_is_whole(data: bytes) -> bool:
    """Whether all boxes are there, and among them one that describes moving pictures and one that holds them."""
    boxes = dict(_boxes(data))
    return b"vide" in boxes.get(b"moov", b"") and (b"mdat" in boxes or b"moof" in boxes) and b"" not in boxes


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    # A box: 4 bytes of size (1: the size is in 8 bytes after the name; 0: to the end), 4 bytes of name, content.
    at = 0
    while at < len(data):
        size, name = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8:at + 16], "big"), 16
        if size == 0:
            size = len(data) - at
        if size < head or at + size > len(data):
            yield b"", b""
            return
        yield name, data[at + head:at + size] if name == b"moov" else b""
        at += size


def is_webm(data: bytes) -> bool:
    """Whether this begins as WebM: an EBML header (RFC 8794) whose document type is "webm"."""
    if not data.startswith(EBML):
        return False
    size, start = _number(data, 4)
    header = data[start:start + min(size or 0, 200)]
    at = header.find(DOCUMENT_TYPE)
    if at < 0:
        return False
    length, begin = _number(header, at + 2)
    return header[begin:begin + (length or 0)].rstrip(b"\0") == b"webm"


def webm_is_whole(data: bytes) -> bool:
    """Whether the one segment after the header is all there; a segment that was streamed names no size."""
    size, start = _number(data, 4)
    at = start + (size or 0)
    if data[at:at + 4] != SEGMENT:
        return False
    size, start = _number(data, at + 4)
    return start < len(data) and (size is None or start + size <= len(data))


def _number(data: bytes, at: int) -> tuple[int | None, int]:
    """A number of EBML and where it ends; None for "unknown" and for what is none."""
    first = data[at] if at < len(data) else 0
    if first == 0:
        return None, at + 1
    length = 9 - first.bit_length()
    value = int.from_bytes(data[at:at + length], "big") & ((1 << 7 * length) - 1)
    return (None if value == (1 << 7 * length) - 1 else value), at + length
