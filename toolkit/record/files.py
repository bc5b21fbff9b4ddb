"""Checking a file that somebody gives us by what is in it, never by its name alone."""

import hashlib
import io
import mimetypes
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image

from toolkit.errors import BadInput
from toolkit.record.drawings import is_svg
from toolkit.record.films import is_mp4, is_webm, mp4_is_whole, webm_is_whole
from toolkit.words.speaking import _

JPEG, PNG, PDF, MP4, WEBM = "image/jpeg", "image/png", "application/pdf", "video/mp4", "video/webm"
SVG = "image/svg+xml"    # taken for a council's logo alone, and only what toolkit/record/drawings.py leaves of it
PICTURES, FILMS = frozenset({JPEG, PNG}), frozenset({MP4, WEBM})
# Four times what a good camera gives; a small file that unfolds to more would eat the machine's memory.
MOST_PIXELS = 64_000_000
LONGEST_NAME = 120
FIELD = "file"


@dataclass(frozen=True)
class CheckedFile:
    """What is known of a file after it was checked: `checksum` is SHA-256, `size` is in bytes."""

    content_type: str
    name: str
    checksum: str
    size: int


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in a sentence, the endings its name may have, how it begins, whether all of it is there."""

    said: str
    endings: tuple[str, ...]
    begins: Callable[[bytes], bool]
    whole: Callable[[bytes], bool]


def checked_file(data: bytes, name: str, kinds: frozenset[str], most_bytes: int) -> CheckedFile:
    """What the file is, with a cleaned name. `kinds` are content types, `most_bytes` is the largest size taken.

    Raises BadInput (field "file") when it is empty, too big, of another kind, damaged, or not what its name says.
    """
    cleaned = _cleaned(name)
    if not data:
        raise BadInput(_("{cleaned} is empty. Choose the file again, or another one.", cleaned=cleaned), FIELD)
    if len(data) > most_bytes:
        raise BadInput(_("{cleaned} is {data} MB big; {most_bytes} MB is the most that can be kept. Please make it smaller "
                         "first.", cleaned=cleaned, data=_megabytes(len(data)), most_bytes=_megabytes(most_bytes)), FIELD)
    found = _kind_of(data)
    if found is None or found not in kinds:
        raise BadInput(_("{cleaned} What can be kept here: {kinds}. Choose another file.",
                         cleaned=_what_it_is(cleaned, found), kinds=_say(kinds)), FIELD)
    cleaned = _with_ending(cleaned, KINDS[found])
    if not KINDS[found].whole(data):
        raise BadInput(_("{cleaned} is damaged, or only a part of it arrived. Open it to see whether it is all right, save it "
                         "again, then choose it once more.", cleaned=cleaned), FIELD)
    return CheckedFile(found, cleaned, hashlib.sha256(data).hexdigest(), len(data))


def _kind_of(data: bytes) -> str | None:
    return next((kind for kind, about in KINDS.items() if about.begins(data)), None)


def _what_it_is(name: str, found: str | None) -> str:
    promised = _promised(name)
    if found:
        return f"{name} is a {KINDS[found].said}."
    if promised in KINDS:
        return _("{name} is not a {said}, although its name says so.", name=name, said=KINDS[promised].said)
    return _("{name} is a kind of file that cannot be kept here.", name=name)


def _say(kinds: frozenset[str]) -> str:
    return ", ".join(about.said for kind, about in KINDS.items() if kind in kinds)


def _promised(name: str) -> str | None:
    ending = PurePosixPath(name).suffix.lower()
    ours = next((kind for kind, about in KINDS.items() if ending in about.endings), None)
    return ours or mimetypes.guess_type(f"x{ending}")[0]


def _with_ending(name: str, kind: Kind) -> str:
    # A name that promises something else is refused; one that promises nothing gets the right ending.
    if PurePosixPath(name).suffix.lower() in kind.endings:
        return name
    if _promised(name):
        raise BadInput(_("{name} is not what its name says: it is a {said}. Save it again as one, or give it a name that ends "
                         "in {endings}.", name=name, said=kind.said, endings=kind.endings[0]), FIELD)
    return name + kind.endings[0]


def _cleaned(name: str) -> str:
    """The last part of a path, without signs that cannot be seen or that turn the writing round; never empty."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    path = PurePosixPath(" ".join(seen.split()).strip(". "))
    return path.stem[:LONGEST_NAME - len(path.suffix[:20])] + path.suffix[:20] or "file"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}".removesuffix(".0")


def _picture_is_whole(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            too_big = picture.width * picture.height > MOST_PIXELS
            if not too_big:
                _read_through(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        too_big = True
    except Exception:  # for a damaged picture Pillow raises whatever its decoders raise
        return False
    if too_big:
        raise BadInput(_("This picture has more than {most} million dots. Please save it smaller first.",
                         most=MOST_PIXELS // 1_000_000), FIELD)
    return True


def _read_through(picture: Image.Image) -> None:
    if picture.format == "PNG":
        picture.verify()  # checks every part without unfolding the picture
        return
    # Read to the end at an eighth of its size: damage shows, and little memory is used.
    picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
    picture.load()


def _pdf_is_whole(data: bytes) -> bool:
    return b"%%EOF" in data[-2048:]


KINDS = {
    JPEG: Kind("JPEG picture", (".jpg", ".jpeg"), lambda data: data.startswith(b"\xff\xd8\xff"), _picture_is_whole),
    PNG: Kind("PNG picture", (".png",), lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _picture_is_whole),
    PDF: Kind("PDF", (".pdf",), lambda data: data.startswith(b"%PDF-"), _pdf_is_whole),
    MP4: Kind("film (MP4)", (".mp4", ".m4v"), is_mp4, mp4_is_whole),
    SVG: Kind("drawing (SVG)", (".svg",), is_svg, lambda data: b"</svg" in data or data.rstrip().endswith(b"/>")),
    WEBM: Kind("film (WebM)", (".webm",), is_webm, webm_is_whole),
}
