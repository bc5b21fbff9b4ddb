"""Which picture stands beside a line that was not written beforehand, by the words in it (`data/easy_pictures.toml`)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import settings
from toolkit.framework.reading import fits, read_lists, wrong
from toolkit.framework.rules import check_picture

FILE = "easy_pictures.toml"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class WordedPicture:
    """A picture (a path below `vendor/`) and the words, in small letters, by which it is chosen."""

    picture: str
    words: frozenset[str]


def picture_for(line: str, otherwise: str = "") -> str:
    """The picture for a line: the first whose words are in it, else `otherwise`, else the last. Raises DataFileError."""
    found = frozenset(word.casefold() for word in _WORD.findall(line))
    pictures = worded_pictures()
    return next((one.picture for one in pictures if one.words & found), otherwise or pictures[-1].picture)


def worded_pictures() -> tuple[WordedPicture, ...]:
    """All of them, of this installation. Raises DataFileError."""
    return _cached(settings.data_folder() / FILE, settings.ROOT / "vendor")


@lru_cache(maxsize=8)
def _cached(file: Path, pictures: Path) -> tuple[WordedPicture, ...]:
    return load_pictures(file, pictures)


def load_pictures(file: Path, pictures: Path) -> tuple[WordedPicture, ...]:
    """Reads and checks the file. Raises DataFileError with one line for the first mistake found."""
    items = read_lists(file, ("picture",)).get("picture")
    if not isinstance(items, list) or not items:
        wrong(file, 'key "picture"', "expected at least one table headed [[picture]].")
    made = tuple(_one(file, f"picture {place}", item, pictures) for place, item in enumerate(items, start=1))
    if made[-1].words:
        wrong(file, f"picture {len(made)}", "expected the last one without words: it stands where no other fits.")
    return made


def _one(file: Path, place: str, item: Any, pictures: Path) -> WordedPicture:
    if not isinstance(item, dict) or set(item) != {"picture", "words"} or not fits(item["picture"], str) \
            or not isinstance(item["words"], list) or not all(fits(word, str) for word in item["words"]):
        wrong(file, place, "expected a picture, and words as a list in quotes.")
    made = WordedPicture(item["picture"], frozenset(word.strip().casefold() for word in item["words"]))
    check_picture(file, place, made, pictures)
    return made
