"""The questions of the needs questionnaire, read once from `data/needs.toml`. A council may adapt the words and add questions."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import settings
from toolkit.framework.reading import read_items, read_toml, wrong

FILE = "needs.toml"
DOMAINS = ("independence", "inclusion", "choice_and_control", "safety", "caring")
LEVELS = ("A", "B", "C", "D")
FREQUENCIES = ("sometimes", "often", "always")


@dataclass(frozen=True)
class Domain:
    """One of the five domains (Devon). They are not those of the outcome statement."""

    slug: str
    name: str


@dataclass(frozen=True)
class Question:
    """One question: how much help is needed with this."""

    slug: str
    domain: str
    name: str
    plain: str


@dataclass(frozen=True)
class Level:
    """A level of help: as the person says it, and its name within a sentence."""

    slug: str
    name: str
    says: str


@dataclass(frozen=True)
class Area:
    """An area of care asked under a question that was answered C or D."""

    slug: str
    question: str
    name: str


@dataclass(frozen=True)
class Frequency:
    """How often care is needed."""

    slug: str
    name: str


@dataclass(frozen=True, kw_only=True)
class NeedsLists:
    """All that the questionnaire asks, in the order in which it asks it."""

    domains: dict[str, str]
    questions: dict[str, Question]
    levels: dict[str, Level]
    areas: dict[str, Area]
    frequencies: dict[str, str]

    def areas_of(self, question: str) -> tuple[Area, ...]:
        """The areas of care asked under a question."""
        return tuple(area for area in self.areas.values() if area.question == question)


def needs_lists() -> NeedsLists:
    """The questionnaire of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return _cached(settings.data_folder())


@lru_cache(maxsize=8)
def _cached(folder: Path) -> NeedsLists:
    return load(folder / FILE)


def load(file: Path) -> NeedsLists:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    tables = read_toml(file)
    for key in tables:
        if key not in ("domain", "question", "level", "area", "frequency"):
            wrong(file, f'key "{key}"', "not known; expected domain, question, level, area, frequency only.")
    questions = _by_slug(file, tables, "question", Question)
    areas = _by_slug(file, tables, "area", Area)
    domains = _by_slug(file, tables, "domain", Domain, DOMAINS)
    _check_refer(file, "question", "domain", {one.slug: one.domain for one in questions.values()}, domains)
    _check_refer(file, "area", "question", {one.slug: one.question for one in areas.values()}, questions)
    frequencies = _by_slug(file, tables, "frequency", Frequency, FREQUENCIES)
    return NeedsLists(domains=_names(domains), questions=questions, levels=_by_slug(file, tables, "level", Level, LEVELS), areas=areas,
                      frequencies=_names(frequencies))


def _names(items: dict[str, Any]) -> dict[str, str]:
    return {slug: item.name for slug, item in items.items()}


def _by_slug(file: Path, tables: dict[str, Any], key: str, kind: type, slugs: tuple[str, ...] = ()) -> dict[str, Any]:
    items = read_items(file, tables, key, kind)
    found = {item.slug: item for item in items}
    if len(found) != len(items):
        wrong(file, f'key "{key}"', "expected each slug once.")
    if slugs and set(found) != set(slugs):
        wrong(file, f'key "{key}"', f"expected just these slugs: {', '.join(slugs)}.")
    return found


def _check_refer(file: Path, key: str, name: str, refer: dict[str, str], known: dict[str, Any]) -> None:
    for slug, other in refer.items():
        if other not in known:
            wrong(file, f'{key} "{slug}", key "{name}"', f"expected one of {', '.join(known)}.")
