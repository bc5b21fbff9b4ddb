"""The questions of the needs questionnaire, read once from `data/needs.toml`. A council may adapt the words and add questions."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import settings
from toolkit.brokerage.named import Named, names
from toolkit.framework.reading import check_slugs, read_by_slug, wrong
from toolkit.words.content import said_anew

FILE = "needs.toml"
# The five domains (Devon). They are not those of the outcome statement.
DOMAINS = ("independence", "inclusion", "choice_and_control", "safety", "caring")
LEVELS = ("A", "B", "C", "D")
FREQUENCIES = ("sometimes", "often", "always")
SLUGS = {"domain": DOMAINS, "level": LEVELS, "frequency": FREQUENCIES}


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


KINDS = {"domain": Named, "question": Question, "level": Level, "area": Area, "frequency": Named}


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


@said_anew
def needs_lists() -> NeedsLists:
    """The questionnaire of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return _cached(settings.data_folder())


@lru_cache(maxsize=8)
def _cached(folder: Path) -> NeedsLists:
    return load(folder / FILE)


def load(file: Path) -> NeedsLists:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    found = read_by_slug(file, KINDS)
    for key, slugs in SLUGS.items():
        check_slugs(file, key, found[key], slugs)
    _check_refer(file, "question", "domain", {one.slug: one.domain for one in found["question"].values()}, found["domain"])
    _check_refer(file, "area", "question", {one.slug: one.question for one in found["area"].values()}, found["question"])
    return NeedsLists(domains=names(found["domain"]), questions=found["question"], levels=found["level"], areas=found["area"],
                      frequencies=names(found["frequency"]))


def _check_refer(file: Path, key: str, name: str, refer: dict[str, str], known: dict[str, Any]) -> None:
    for slug, other in refer.items():
        if other not in known:
            wrong(file, f'{key} "{slug}", key "{name}"', f"expected one of {', '.join(known)}.")
