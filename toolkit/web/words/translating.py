"""A language's file, `data/words/{language}.po`: made from the catalogue, or brought up to date with what is translated kept."""

import io
from dataclasses import dataclass
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from toolkit import settings
from toolkit.errors import BadInput
from toolkit.web.words import extract

NO_LANGUAGE = "There is no such language. Give its two letters, such as cy for Welsh."
NOTE = """# The words of Common Table in another language. Brought up to date by "python3 run.py toolkit words --language {language}".
# What is in braces is filled in: keep it as it is, in any order. What is not translated is shown in English.
#"""


@dataclass(frozen=True)
class Translated:
    """How far a language is: sentences in all, how many are translated, and how many wait to be looked at (fuzzy)."""

    file: Path
    total: int
    done: int
    unsure: int


def bring_up_to_date(language: str) -> Translated:
    """Write the language's file anew. What is translated stays, also where only a sentence's place in the source changed.

    A sentence whose English changed a little keeps its translation marked "fuzzy", which is not shown until somebody looked at it.
    Raises BadInput for a language that there is none of.
    """
    file = settings.data_folder() / "words" / f"{_known(language)}.po"
    held = _read(file, language)
    held.update(read_po(io.StringIO(extract.catalogue())), no_fuzzy_matching=False, update_header_comment=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as written:
        # By file of the source, so that several people can each take a stretch that belongs together.
        write_po(written, held, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return counted(file, language)


def counted(file: Path, language: str) -> Translated:
    """How far a file is."""
    messages = [one for one in _read(file, language) if one.id]
    done = [one for one in messages if all(one.string if one.pluralizable else [one.string])]
    return Translated(file, len(messages), sum(not one.fuzzy for one in done), sum(one.fuzzy for one in done))


def _known(language: str) -> str:
    try:
        # Two or three letters: "c" and "posix" are names of English for computers.
        return Locale(language if 2 <= len(language) <= 3 else "").language
    except (ValueError, UnknownLocaleError):
        raise BadInput(NO_LANGUAGE) from None


def _read(file: Path, language: str) -> Catalog:
    if file.exists():
        return read_po(io.BytesIO(file.read_bytes()), language)
    return Catalog(locale=language, project="Common Table", header_comment=NOTE.format(language=language), charset="utf-8", fuzzy=False,
                   version="1", msgid_bugs_address="", last_translator="", language_team="")
