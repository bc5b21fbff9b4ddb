"""Easy Read: short sentences with a picture each, for screens and doors, read once from `data/easy_read/*.toml` and checked.

Each file is an area, such as `screens.toml`; each name in it is one screen, door or step of a door. Its lines come in two parts:
`[[home.for]]` says what this page is for, `[[home.do]]` what somebody can do here.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import settings
from toolkit.errors import NotFound
from toolkit.framework.plain_words import sentences
from toolkit.framework.reading import read_items, read_toml, wrong
from toolkit.framework.rules import check_picture, check_sentences
from toolkit.words.content import said_anew

FOR, DO = "for", "do"
PHOTOS = "photos"
A_PHOTO = (".jpg", ".jpeg", ".png")
# Whether somebody wants Easy Read: this cookie says "1". Screens and doors read the same, so it is chosen once.
COOKIE = "easy_read"


@dataclass(frozen=True, kw_only=True)
class EasyLine:
    """One idea: a picture (a path below `vendor/`) on the left, a sentence of at most 15 words on the right.

    `photo` is a council's own beside the picture: the name of a file in `easy_read/photos` of its data folder.
    """

    picture: str
    words: str
    photo: str = ""


@dataclass(frozen=True)
class EasyPage:
    """What a page is for, and what can be done there."""

    purpose: tuple[EasyLine, ...]
    doing: tuple[EasyLine, ...]

    @property
    def lines(self) -> tuple[EasyLine, ...]:
        """All of them, in the order of reading."""
        return (*self.purpose, *self.doing)


def photos_folder() -> Path:
    """Where a council's own photos are; it need not be there."""
    return settings.data_folder() / "easy_read" / PHOTOS


@said_anew
def easy_page(name: str) -> EasyPage:
    """The lines of a page by its area and name, such as "screens/home". Raises NotFound for one that has none, DataFileError."""
    found = easy_pages().get(name)
    if found is None:
        raise NotFound(f'There is no Easy Read for "{name}". Write it into data/easy_read/.')
    return found


def easy_lines(name: str) -> tuple[EasyLine, ...]:
    """All lines of a page, such as "doors/vote". Raises NotFound for one that has none, DataFileError."""
    return easy_page(name).lines


def easy_pages() -> dict[str, EasyPage]:
    """All pages that have Easy Read in this installation (`TOOLKIT_DATA`, else `data/`), by area and name. Raises DataFileError."""
    return _cached(settings.data_folder() / "easy_read", settings.ROOT / "vendor")


@lru_cache(maxsize=8)
def _cached(folder: Path, pictures: Path) -> dict[str, EasyPage]:
    return load_easy(folder, pictures)


def load_easy(folder: Path, pictures: Path) -> dict[str, EasyPage]:
    """Reads and checks the files of a folder. Raises DataFileError with one line for the first mistake found."""
    return {f"{file.stem}/{name}": _page(file, name, given, pictures)
            for file in sorted(folder.glob("*.toml")) for name, given in read_toml(file).items()}


def _page(file: Path, name: str, given: Any, pictures: Path) -> EasyPage:
    if not isinstance(given, dict) or FOR not in given or set(given) - {FOR, DO}:
        wrong(file, f'key "{name}"', f"expected tables headed [[{name}.{FOR}]], and [[{name}.{DO}]] where something can be done.")
    parts = {part: read_items(file, given, part, EasyLine) for part in (FOR, DO) if part in given}
    for part, lines in parts.items():
        for place, line in enumerate(lines, start=1):
            check_line(file, f"{name}.{part} {place}", line, pictures)
    return EasyPage(parts[FOR], parts.get(DO, ()))


def check_line(file: Path, place: str, line: EasyLine, pictures: Path) -> None:
    """Raises DataFileError unless a line has a picture that is there and one short sentence without abbreviations."""
    check_picture(file, place, line, pictures)
    check_photo(file, place, line.photo)
    if len(sentences(line.words)) != 1:
        wrong(file, f'{place}, key "words"', f"expected one sentence, found {len(sentences(line.words))}. Give each a line of its own.")
    check_sentences(file, f'{place}, key "words"', line.words)


def check_photo(file: Path, place: str, photo: str) -> None:
    """Raises DataFileError if a photo is named that is not in the folder for photos, or is no JPEG or PNG."""
    folder = (file.parent / PHOTOS).resolve()
    where = (folder / photo).resolve()
    if photo and not (where.suffix.lower() in A_PHOTO and where.parent == folder and where.is_file()):
        wrong(file, f'{place}, key "photo"', f'expected the name of a JPEG or PNG file in {PHOTOS}/ beside it, and "{photo}" is not one.')
