"""Sets of survey questions, read once from `data/surveys.toml`. A council may adapt them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.brokerage.named import Named
from toolkit.errors import BadInput
from toolkit.framework.reading import read_items, read_lists, wrong
from toolkit.words.content import said_anew

FILE = "surveys.toml"
UNSURE = "unsure"  # the answer that is none: who gave it is not counted among those who answered


@dataclass(frozen=True)
class QuestionSet:
    """One set: its questions and its answers, each as slugs with their words, in their order."""

    slug: str
    name: str
    questions: dict[str, str]
    answers: dict[str, str]


@dataclass(frozen=True)
class _Set:
    slug: str
    name: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class _Question:
    set: str
    slug: str
    words: str


KINDS = {"set": _Set, "answer": Named, "question": _Question}


@said_anew
def question_sets() -> dict[str, QuestionSet]:
    """The sets of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return load(settings.data_folder() / FILE)


def question_set(slug: str) -> QuestionSet:
    """One set. Raises BadInput when the council took it out of its file."""
    if slug not in question_sets():
        raise BadInput("Choose a set of questions from the list.", "question_set")
    return question_sets()[slug]


@lru_cache(maxsize=8)
def load(file: Path) -> dict[str, QuestionSet]:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    tables = read_lists(file, KINDS)
    answers = {one.slug: one.name for one in read_items(file, tables, "answer", Named)}
    sets, questions = read_items(file, tables, "set", _Set), read_items(file, tables, "question", _Question)
    found = {one.slug: _made(file, one, answers, questions) for one in sets}
    if len(found) < len(sets) or any(one.set not in found for one in questions):
        wrong(file, 'key "set"', "expected each slug once, and every question in one of the sets.")
    return found


def _made(file: Path, one: _Set, answers: dict[str, str], every: tuple[_Question, ...]) -> QuestionSet:
    own = [question for question in every if question.set == one.slug]
    questions = {question.slug: question.words for question in own}
    if not own or len(questions) < len(own):
        wrong(file, f'set "{one.slug}"', "expected at least one question, and each slug of a question once.")
    if missing := [slug for slug in (*one.answers, UNSURE) if slug not in answers or slug not in one.answers]:
        wrong(file, f'set "{one.slug}"', f'expected the answer "{missing[0]}" under [[answer]] and in the set.')
    return QuestionSet(one.slug, one.name, questions, {slug: answers[slug] for slug in one.answers})
