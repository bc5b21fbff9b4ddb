"""Hard words and what they mean, read once from `data/glossary.toml`. A council may adapt them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.framework.reading import read_by_slug
from toolkit.framework.rules import check_picture, check_sentences

FILE, KEY = "glossary.toml", "word"


@dataclass(frozen=True)
class HardWord:
    """One word: how it is written by itself, how it stands in texts, a picture, and what it means in short sentences."""

    slug: str
    name: str
    forms: tuple[str, ...]
    picture: str
    meaning: str


def glossary() -> tuple[HardWord, ...]:
    """The words of this installation (`TOOLKIT_DATA`, else `data/`) in the order of the file. Raises DataFileError."""
    return load_words(settings.data_folder() / FILE, settings.ROOT / "vendor")


@lru_cache(maxsize=8)
def load_words(file: Path, pictures: Path) -> tuple[HardWord, ...]:
    """Reads and checks one file. Raises DataFileError with one line for the first mistake found."""
    found = tuple(read_by_slug(file, {KEY: HardWord})[KEY].values())
    for number, word in enumerate(found, start=1):
        check_picture(file, f"{KEY} {number}", word, pictures)
        check_sentences(file, f'{KEY} {number}, key "meaning"', word.meaning)
    return found
