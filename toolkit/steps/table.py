"""The table of functions and groups of people. Not asked, asked and nothing, and filled are three different things."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import Session

from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.storage.once import once
from toolkit.storage.queries import entries as queries
from toolkit.storage.queries import merges, workshops
from toolkit.words.speaking import _, many, numbers, say_number

FUNCTIONS = range(1, 11)
NOT_ASKED, NOTHING, FILLED = "not asked", "asked: nothing", "filled"
NO_GAP = "asked: no gap"    # how "asked: nothing" is said of gaps
# Said by this group, and standing under another group's entry that says the same.
WITH_ANOTHER = "said with another group"
NO_MATCH = "none match"
# In a baseline: all that was said here was taken back for good.
TAKEN_BACK = "withdrawn"


@dataclass(frozen=True)
class Cell:
    """One function for one group: how many entries of each kind, and where the answer was "nothing".

    `merged` are the kinds of which something stands under another group's entry; `left_out` those whose entries a filter hides;
    `taken_back` those of which a baseline lost an entry at its speaker's wish.
    """

    available: int = 0
    gaps: int = 0
    nothing_available: bool = False
    no_gaps: bool = False
    merged: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()

    def count(self, kind: str) -> int:
        """How many entries of this kind."""
        return self.available if kind == AVAILABLE else self.gaps

    def state(self, kind: str) -> str:
        """Not asked, asked: nothing, or filled (Toolkit, steps 1 and 2: silence is not absence)."""
        if self.count(kind):
            return FILLED
        if kind in self.left_out:
            return NO_MATCH
        if kind in self.merged:
            return WITH_ANOTHER
        if kind in self.taken_back:
            return TAKEN_BACK
        return NOTHING if (self.nothing_available if kind == AVAILABLE else self.no_gaps) else NOT_ASKED

    def words(self, kind: str) -> str:
        """The state as the table says it."""
        state = self.state(kind)
        if state != FILLED:
            shown = NO_GAP if state == NOTHING and kind == GAP else state
            return _(shown)
        return _("{count} available", count=say_number(self.available)) if kind == AVAILABLE else many(self.gaps, "gap")


@dataclass(frozen=True)
class FunctionTable:
    """All cells of a workshop; `groups` are (id, name) in the order of the columns.

    Gaps in coverage (function 0) are cells too; they belong to no row of the ten functions.
    """

    groups: tuple[tuple[UUID, str], ...]
    cells: dict[tuple[int, UUID], Cell] = field(default_factory=dict)

    def cell(self, function: int, group_id: UUID) -> Cell:
        """One cell; empty where nothing was ever said."""
        return self.cells.get((function, group_id), Cell())

    def silent(self, kind: str) -> list[tuple[int, UUID]]:
        """The cells nobody was asked about yet, by group and then by function."""
        return [(function, group_id) for group_id, _name in self.groups for function in FUNCTIONS
                if self.cell(function, group_id).state(kind) == NOT_ASKED]

    def total(self, kind: str) -> int:
        """How many entries of this kind the standing groups have."""
        return sum(cell.count(kind) for cell in self.cells.values())

    def row_total(self, function: int, kind: str) -> int:
        """How many entries of this kind a function has, over all groups."""
        return sum(self.cell(function, group_id).count(kind) for group_id, _name in self.groups)

    def column_total(self, group_id: UUID, kind: str) -> int:
        """How many entries of this kind a group has, over the ten functions and coverage."""
        return sum(self.cell(function, group_id).count(kind) for function in (*FUNCTIONS, COVERAGE))

    @property
    def coverage(self) -> int:
        """How many gaps in coverage there are."""
        return self.row_total(COVERAGE, GAP)


SILENT = {AVAILABLE: "{group}: not asked yet about what is available for {functions}.",
          GAP: "{group}: not asked yet about the gaps for {functions}."}


@once
def table_of(workshop_id: UUID, *, session: Session) -> FunctionTable:
    """The table as it stands, from counts only."""
    groups = tuple((group.id, group.name) for group in workshops.groups_of(workshop_id, session=session))
    found: dict[tuple[int, UUID], dict] = {}
    for function, group_id, kind, count in queries.counts(workshop_id, session=session):
        found.setdefault((function, group_id), {})["available" if kind == AVAILABLE else "gaps"] = count
    for function, group_id, kind in queries.nothings(workshop_id, session=session):
        found.setdefault((function, group_id), {})["no_gaps" if kind == GAP else "nothing_available"] = True
    for function, group_id, kind, _count in merges.merged_counts(workshop_id, session=session):
        parts = found.setdefault((function, group_id), {})
        parts["merged"] = parts.get("merged", frozenset()) | {kind}
    return FunctionTable(groups, {place: Cell(**parts) for place, parts in found.items()})


def silence(workshop_id: UUID, kind: str, *, session: Session) -> list[str]:
    """A sentence a group about the functions it was not asked about yet."""
    table = table_of(workshop_id, session=session)
    open_cells = table.silent(kind)
    sentences = []
    for group_id, name in table.groups:
        functions = [function for function, of in open_cells if of == group_id]
        if functions:
            which = _("any function") if len(functions) == len(FUNCTIONS) else _which(functions)
            sentences.append(_(SILENT[kind], group=name, functions=which))
    return sentences


def _which(functions: list[int]) -> str:
    which = numbers(functions)
    return _("functions {numbers}", numbers=which) if len(functions) > 1 else _("function {numbers}", numbers=which)
