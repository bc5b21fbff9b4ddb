"""What the whole record's screen worked out for one state of a workshop holds until the next act."""

from typing import Any
from uuid import UUID

from pages.ui.cached import KEPT, overview_at, read
from pages.ui.content import framework
from pages.ui.tables import row_name
from pages.ui.words import _, kept
from toolkit.charts import coverage as charts
from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.steps import coverage, filtering, merging, who_said
from toolkit.steps.filtering import Filter, Listed
from toolkit.steps.table import FILLED, FUNCTIONS, NOT_ASKED, NOTHING, Cell, FunctionTable

MERGED_SHOWN = 10


@kept(KEPT)
def table_at(workshop_id: UUID, state: int, wanted: Filter) -> FunctionTable:
    """The table of what matches."""
    return read(filtering.filtered_table, workshop_id, wanted)


@kept(KEPT)
def page_at(workshop_id: UUID, state: int, wanted: Filter, number: int) -> list[Listed]:
    """One page of the entries that match."""
    return read(filtering.entries_page, workshop_id, wanted, number)


@kept(8)
def proposals_at(workshop_id: UUID, state: int) -> merging.Proposals:
    """What may have been said twice."""
    return read(merging.proposals, workshop_id)


@kept(KEPT)
def merged_at(workshop_id: UUID, state: int) -> list:
    """(entry that stands for others, those others)."""
    return read(merging.merged, workshop_id, MERGED_SHOWN)


@kept(KEPT)
def who_said_at(workshop_id: UUID, state: int, kind: str | None = None, function: int | None = None) -> who_said.WhoSaid:
    """What only one small group said, and what several said."""
    return read(who_said.who_said, workshop_id, kind, function)


@kept(KEPT)
def these_at(workshop_id: UUID, state: int, entry_ids: tuple[UUID, ...]) -> list[Listed]:
    """These entries with where they come from."""
    return read(who_said.these, workshop_id, entry_ids)


@kept(KEPT)
def approaches_at(workshop_id: UUID, state: int) -> dict[tuple[int, str], int]:
    """Available entries by function and approach."""
    return read(coverage.approaches_by_function, workshop_id)


@kept(KEPT)
def near_towns_at(workshop_id: UUID, state: int) -> coverage.NearTowns | None:
    """What lies near each town of the area."""
    return read(coverage.near_towns, workshop_id)


@kept(KEPT)
def heat_at(workshop_id: UUID, state: int, kind: str, dark: bool) -> tuple[dict[str, Any], str]:
    """The finished heat table of one kind, and the same in words."""
    table = overview_at(workshop_id, state).table
    numbers = (*FUNCTIONS, COVERAGE) if kind == GAP and table.coverage else FUNCTIONS
    squares = [charts.Square(row_name(number), name, table.cell(number, group_id).count(kind),
                             _in_square(table.cell(number, group_id), kind, number))
               for number in numbers for group_id, name in table.groups]
    what = _("What is available, by function and group") if kind == AVAILABLE else _("Gaps, by function and group")
    rows, columns = [row_name(number) for number in numbers], [name for _ignored, name in table.groups]
    return charts.heat(squares, rows, columns, kind, dark), charts.in_words(squares, what)


def _in_square(cell: Cell, kind: str, number: int) -> str:
    state = cell.state(kind)
    if state == FILLED:
        return str(cell.count(kind))
    if state == NOTHING:
        return _("nothing") if kind == AVAILABLE else _("no gap")
    return "0" if state == NOT_ASKED and not number else _("not asked") if state == NOT_ASKED else _("with another")


@kept(KEPT)
def dots_at(workshop_id: UUID, state: int, dark: bool) -> tuple[dict[str, Any], str]:
    """The finished chart of approaches per function, and the same in words."""
    names = approach_names()
    squares = [charts.Square(row_name(number), names[slug], count, str(count))
               for (number, slug), count in approaches_at(workshop_id, state).items()]
    return (charts.dots(squares, [row_name(number) for number in FUNCTIONS], list(names.values()), dark),
            charts.in_words(squares, _("Who does what is available, by function")))


def approach_names() -> dict[str, str]:
    """The five approaches and "not said", in their order."""
    return {approach.slug: approach.name for approach in framework().approaches} | {coverage.NOT_SAID: _("Not said")}


@kept(KEPT)
def near_at(workshop_id: UUID, state: int, dark: bool) -> tuple[dict[str, Any], str]:
    """The finished chart of what lies near each town, and the same in words."""
    found = near_towns_at(workshop_id, state)
    rows = [(town.name, town.available, town.gaps) for town in found.towns] if found else []
    return charts.near(rows, dark), charts.near_in_words(rows)
