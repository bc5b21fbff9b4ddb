"""What looks as if it names a person: a case has no name, NHS number, date of birth, full postcode or phone number in it.

It warns and does not decide. Names are found by their signs (a title, "her name is", a relation, a usual first name, two words with
capitals within a sentence); a rare name that begins a sentence is not found, and a street called like a person may be.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.clock import today
from toolkit.errors import MayBePersonal
from toolkit.framework.reading import read_items, read_toml, wrong
from toolkit.record.words import checked_words, optional_words
from toolkit.words.speaking import _

FILE = "personal.toml"
WORD = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*"
TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev)\.?\s+(?:{WORD}|[A-Z]\b)|\b(?:mr|mrs)\.?\s+[a-z]{{3,}}")
NAMED = re.compile(rf"\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Pp]erson's|[Cc]lient's|[Ff]ull|[Ff]irst|[Ss]ur)[ -]?name(?:\s+is|\s*:|\s*=)\s*\S+"
                   rf"|\b(?:[Ss]?[Hh]e|[Tt]hey|[Ww]ho|[Pp]erson|[Mm]an|[Ww]oman|[Ll]ady)(?:\s+is|\s+are|’s|'s)?,?\s+(?:called|named)\s+{WORD}")
RELATED = re.compile(rf"\b(?:son|daughter|wife|husband|partner|mother|father|mum|dad|brother|sister|niece|nephew|aunt|uncle|grandson|"
                     rf"granddaughter|neighbour|friend|carer|worker|keyworker),?\s+({WORD})")
# Two words with capitals, not at the start of a sentence and not after a word that leads to a place.
WITHIN = re.compile(rf"(?<=[a-zß-ÿ,;)] )(?<!\bin )(?<!\bat )(?<!\bnear )(?<!\baround )(?<!\bthe )(?<!\bvia )(?<!\bThe )({WORD}) ({WORD})")
FIRST = re.compile(rf"(?<!\bSt )(?<!\bSt\. )\b({WORD})(?: ({WORD}))?")
PHONE = re.compile(r"(?<![\d/.-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|0044[\s-]?|\(?0)\d(?:[\s()-]{0,2}\d){7,9}(?![\d/])")
TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = re.compile(rf"(?<![\d/.-])(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](\d{{4}}|\d{{2}})|(\d{{4}})-\d{{2}}-\d{{2}}"
                 rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTHS},? (\d{{4}})|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? (\d{{4}}))(?![\d/])",
                 re.IGNORECASE)
BORN = re.compile(r"(?:\bborn(?: on)?|\bdate of birth|\bd\.?o\.?b\.?|\bbirthday)\W{0,4}(?:is |was |on )?$", re.IGNORECASE)
LONG_AGO = 10  # years: no date of a referral's own lies so far back


@dataclass(frozen=True)
class _Words:
    slug: str
    words: tuple[str, ...]


KINDS = {"words": _Words}


@dataclass(frozen=True)
class KnownWords:
    """First names, and words with a capital that are no part of a name, as the file has them."""

    first_names: frozenset[str]
    no_names: frozenset[str]


@lru_cache(maxsize=8)
def load(file: Path) -> KnownWords:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    found = {one.slug: frozenset(one.words) for one in read_items(file, read_toml(file), "words", KINDS["words"])}
    if set(found) != {"first_names", "no_names"}:
        wrong(file, 'key "words"', "expected just these slugs: first_names, no_names.")
    return KnownWords(**found)


def found_in(text: str, *, place: bool = False) -> list[str]:
    """What in a text looks as if it named a person, each in words with what was found; nothing for most texts.

    In a `place` two words with capitals are usual ("Chipping Norton"), so there only a title or "her name is" tells a name.
    """
    names = _signs(text) if place else [*_signs(text), *_names(text)]
    found = [("a name", names), ("an NHS number", _nhs_numbers(text)), ("a date of birth", _births(text)),
             ("a full postcode", _postcodes(text)), ("a phone number", _phones(text))]
    return [f"{what} (“{one}”)" for what, several in found for one in dict.fromkeys(" ".join(one.split()) for one in several)]


def check(texts: Mapping[str, str], *, sure: bool = False) -> bool:
    """Whether somebody said that what looks personal in these fields' texts is not about a person.

    Raises MayBePersonal, naming the first such field, unless they are `sure`.
    """
    found = {field: things for field, text in texts.items() if (things := found_in(text))}
    if found and not sure:
        every = list(dict.fromkeys(one for things in found.values() for one in things))
        raise MayBePersonal(_("This looks like {every}. A case names nobody. Change it, or save it once more if it is not "
                              "about a person.", every=', '.join(every)), next(iter(found)))
    return bool(found)


def checked_reason(typed: str | None, field: str, *, what: str, sure: bool, needed: bool = True) -> str:
    """A reason in a few words (up to 500 letters). Raises BadInput, and MayBePersonal unless somebody is `sure`."""
    words = (checked_words if needed else optional_words)(typed, field, what=what, limit=500)
    check({field: words}, sure=sure)
    return words


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in the right check digit (NHS Data Dictionary: modulus 11)."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check != 10 and check % 11 == int(digits[9])


def _signs(text: str) -> list[str]:
    return [one[0] for pattern in (TITLED, NAMED) for one in pattern.finditer(text)]


def _names(text: str) -> Iterator[str]:
    known = load(settings.data_folder() / FILE)
    yield from (one[0] for one in RELATED.finditer(text) if one[1] not in known.no_names)
    yield from (one[0] for one in WITHIN.finditer(text) if not {_bare(one[1]), _bare(one[2])} & known.no_names)
    yield from (one[0] for one in FIRST.finditer(text)
                if _bare(one[1]) in known.first_names and _bare(one[2] or "") not in known.no_names)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _nhs_numbers(text: str) -> Iterator[str]:
    for one in TEN_DIGITS.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", one[0])):
            yield one[0]


def _births(text: str) -> Iterator[str]:
    # A day long ago, or any that is said to be one of birth.
    for one in DAY.finditer(text):
        year = int(next(filter(None, one.groups())))
        ago = today().year - year if year > 99 else (today().year - year) % 100
        if ago >= LONG_AGO or BORN.search(text[:one.start()]):
            yield one[0]


def _postcodes(text: str) -> Iterator[str]:
    # "w1 2nd floor" has an ordinal in it.
    return (one[0] for one in POSTCODE.finditer(text) if not one[0].endswith(("st", "nd", "rd", "th")))


def _phones(text: str) -> Iterator[str]:
    return (one[0] for one in PHONE.finditer(text) if 10 <= len(re.sub(r"\D", "", one[0])) <= 14)
