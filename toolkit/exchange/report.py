"""What an import would do, or did, in words."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from toolkit.clock import say_moment
from toolkit.record.saying import many

SHOWN = 50  # conflicts whose texts are shown


class Choice(StrEnum):
    """What a person wants done with every row that was changed on both sides."""

    NEWER = "newer"
    OURS = "keep ours"
    THEIRS = "take theirs"


@dataclass
class Count:
    """One kind of row: how many in the file are new here, the same, in conflict, or left out."""

    one: str
    many: str
    new: int = 0
    same: int = 0
    conflict: int = 0
    left_out: int = 0

    def say(self) -> str:
        """The counts in a line."""
        parts = [f"{self.new:,} new", f"{self.same:,} the same", f"{self.conflict:,} in conflict"]
        return f"{self.many}: " + ", ".join(parts + ([f"{self.left_out:,} left out"] if self.left_out else []))


@dataclass(frozen=True)
class Conflict:
    """One row that differs: both sides' texts, what is kept ("ours" or "theirs"), and why."""

    what: str
    ours: str
    theirs: str
    kept: str
    why: str

    def say(self) -> str:
        """The conflict in a line."""
        return f'{self.what}: here "{self.ours}", in the file "{self.theirs}". Kept: {self.kept}, because {self.why}.'


@dataclass
class Report:
    """What is new, the same and in conflict; `notes` say what had to be given another number or name."""

    workshop_id: UUID
    title: str
    made_at: datetime
    is_new: bool
    counts: list[Count] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in the file is here already."""
        return not any(count.new for count in self.counts) and all(conflict.kept == "ours" for conflict in self.conflicts)

    def summary(self) -> str:
        """What the file is, and how it stands to this record."""
        here = "It is not here yet." if self.is_new else "It is here already, so the two are joined."
        return f'"{self.title}", as it was on {say_moment(self.made_at)}. {here}'

    def lines(self) -> list[str]:
        """The whole report, line by line."""
        shown = [conflict.say() for conflict in self.conflicts[:SHOWN]]
        more = len(self.conflicts) - SHOWN
        return [self.summary(), *(count.say() for count in self.counts), *self.notes, *shown,
                *([f"And {many(more, 'more conflict')}."] if more > 0 else [])]
