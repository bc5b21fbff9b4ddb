"""Words by language, for screens, doors and reports. The source is English; each other language is a file, `data/words/{language}.po`.

`toolkit/web/words/messages.pot` lists every sentence to translate; `python3 run.py toolkit words` brings it up to date.
"""

import gettext
import io
import logging
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.environment import setting
from toolkit.errors import NotFound

SOURCE = "en"
# Languages as a browser sends them: the best one first, "cy-GB,cy;q=0.9,en;q=0.8". Longer lists are made up.
LONGEST_WISH = 200
# The language that somebody chose, kept by their browser for a year; and the word of an address by which they choose it.
COOKIE, CHOICE, KEPT_DAYS = "common_table_language", "lang", 365
# How the Last-Translator of a file begins that no person has looked through.
MACHINE = "machine"
Words = gettext.NullTranslations


def words(language: str = SOURCE) -> Words:
    """The sentences in one language; English for what is not translated."""
    return _read(_folder(), language)


def language_of(wish: str) -> str:
    """The first language of a browser's Accept-Language header that there are words for, else English."""
    return _chosen(_folder(), wish[:LONGEST_WISH])


def languages() -> dict[str, str]:
    """Every language there are words for, by its letters, each named in itself: {"en": "English", "cy": "Cymraeg"}."""
    return _named(_folder())


def known(language: str | None) -> str | None:
    """The language, if there are words for it."""
    return language if language and language in languages() else None


def check_language(language: str) -> None:
    """Raise NotFound, naming those there are, for a language without words."""
    if known(language) is None:
        raise NotFound(f"There are no words in this language. There are: {', '.join(languages())}.")


def is_unchecked(language: str) -> bool:
    """Whether a machine made the translation and nobody has checked it: what its file says as its Last-Translator."""
    return words(language).info().get("last-translator", "").lower().startswith(MACHINE)


def _folder() -> Path:
    # By the bare word of the environment: resolving a folder for each page would cost as much as making the page.
    return _folder_of(setting("TOOLKIT_DATA"))


@lru_cache(maxsize=8)
def _folder_of(_given: str) -> Path:
    return settings.data_folder() / "words"


@lru_cache(maxsize=256)
def _chosen(folder: Path, wish: str) -> str:
    for one in wish.lower().split(","):
        language = one.partition(";")[0].strip().partition("-")[0]
        if language == SOURCE or language in _languages(folder):
            return language
    return SOURCE


@lru_cache(maxsize=4)
def _named(folder: Path) -> dict[str, str]:
    from babel import Locale

    return {one: (Locale(one).get_display_name(one) or one).capitalize() for one in (SOURCE, *sorted(_languages(folder)))}


@lru_cache(maxsize=4)
def _languages(folder: Path) -> frozenset[str]:
    return frozenset(file.stem for file in folder.glob("*.po"))


@lru_cache(maxsize=16)
def _read(folder: Path, language: str) -> Words:
    if language not in _languages(folder):
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    try:
        with (folder / f"{language}.po").open("rb") as file:
            write_mo(compiled, read_po(file, language))
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).warning("data/words/%s.po cannot be read, so English is shown: %s", language, error)
        return gettext.NullTranslations()
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
