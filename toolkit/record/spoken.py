"""What people said that can be taken back for good: which tables and columns hold it, and what a row is without it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.access.seal import seal
from toolkit.models import (
    Attachment,
    ConsultationAnswer,
    ConsultationItem,
    Entry,
    EntryProgress,
    EvaluationAnswer,
    OwnStory,
    Plan,
    Priority,
    PriorityAnswer,
)


@dataclass(frozen=True)
class Spoken:
    """One kind of words: its table and the columns that hold them; by the first of these it is known again.

    Where the row `falls` with its words, it stays as an empty place that nothing can fill. What is said `once` is never written
    anew either; elsewhere new words may be. `read_in` are the columns in which a person looks for it.
    """

    model: type
    called: str
    columns: tuple[str, ...]
    read_in: tuple[str, ...]
    falls: bool = False
    once: bool = False

    @property
    def table(self) -> str:
        """The table's name."""
        return self.model.__tablename__

    def without_words(self) -> dict[str, str]:
        """The columns as they are once the words are gone."""
        return dict.fromkeys(self.columns, "")

    def is_empty(self, row: Mapping[str, Any]) -> bool:
        """Whether a row holds no such words (any more)."""
        return not any(row[name] for name in self.columns)

    def covers(self, version: int, row: Mapping[str, Any]) -> bool:
        """Whether words that were taken back at a version of their row are those that a row holds, and not newer ones."""
        return self.falls or self.once or row["version"] <= version

    def fingerprints(self, row: Mapping[str, Any]) -> list[str]:
        """The fingerprints by which it is known again: of its words first, then of what else a person may have copied."""
        texts = [row[self.columns[0]], *(row[name] for name in self.read_in if name != self.columns[0])]
        return [fingerprint(text) for text in texts if text]


SPOKEN = {
    "entry": Spoken(Entry, "entry", ("words", "wanted", "paid_by", "source"), ("words", "wanted"), falls=True),
    "photo": Spoken(Attachment, "photo or paper", ("checksum", "name", "note"), ("name", "note"), falls=True),
    "dissent": Spoken(Priority, "words of somebody who disagreed", ("dissent",), ("dissent",)),
    "asked_again": Spoken(Plan, "words about a plan", ("asked_again",), ("asked_again",)),
    "comment": Spoken(ConsultationAnswer, "comment on a plan", ("words",), ("words",), once=True),
    "answer": Spoken(EvaluationAnswer, "answer in an evaluation", ("words",), ("words",)),
    "priority_answer": Spoken(PriorityAnswer, "answer about a priority", ("words",), ("words",)),
    "progress": Spoken(EntryProgress, "words on how something fared", ("words",), ("words",)),
    "story": Spoken(OwnStory, "story", ("story", "title", "easy_read", "source", "link", "picture_alt"), ("title", "story"),
                    falls=True),
}


# Texts that a plan is begun with: each gap's words are a line of their own there, as they were said.
BEGUN_WITH = ((Plan, "what_changes"), (ConsultationItem, "words"), (ConsultationItem, "facts"))


def fingerprint(words: str) -> str:
    """A seal of words that were taken back: only this installation can make it, so nobody can guess them from it."""
    return seal("taken back", " ".join(words.split()))


def without_lines(text: str, are_gone: Callable[[str], bool]) -> str:
    """A text without the lines that were taken back; people's own lines stay as they are."""
    lines = text.split("\n")
    left = [line for line in lines if not are_gone(line)]
    return text if len(left) == len(lines) else "\n".join(left)
