"""The table of functions and groups as one accessible HTML table: state in words, sign, colour and pattern."""

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from pages.ui.content import framework
from pages.ui.show import words
from pages.ui.words import _, many, say_number
from toolkit.look import colours
from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.steps.table import FILLED, FUNCTIONS, NO_MATCH, NOT_ASKED, Cell, FunctionTable

SIGNS = {AVAILABLE: "●", GAP: "◆"}
OF_TWO = {AVAILABLE: "available: ", GAP: "gaps: "}  # before "not asked", where a cell shows both
# What a cell says without a number (toolkit/steps/table.py): here for the catalogue.
STATES = ("not asked", "asked: nothing", "asked: no gap", "said with another group", "none match", "withdrawn")
COVERAGE_NAME = "Coverage: where on the map"


def function_table(table: FunctionTable, kinds: tuple[str, ...], dark: bool, caption: str, *, workshop_id: UUID | None = None,
                   page: str = "step_map", functions: tuple[int, ...] = tuple(FUNCTIONS), row_totals: bool = False) -> str:
    """HTML for the table; both kinds stand one below the other in a cell when both are asked for.

    With `workshop_id` each cell is a link that opens it on `page`. Gaps in coverage have a row when there are any.
    """
    to = f"/{page}?workshop={workshop_id}" if workshop_id else ""
    shown = (*functions, COVERAGE) if GAP in kinds and table.coverage else functions
    head = "".join(f'<th scope="col">{words(name)}</th>' for _ignored, name in table.groups)
    rows = "".join(_row(number, table, kinds, dark, to, row_totals) for number in shown)
    foot = "".join(f"<td>{_totals(kinds, lambda kind, of=group_id: table.column_total(of, kind))}</td>"
                   for group_id, _ignored in table.groups)
    if row_totals:
        head += f'<th scope="col">{_("In all")}</th>'
        foot += f"<td>{_totals(kinds, table.total)}</td>"
    return (f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{words(caption)}"><table class="ct"><caption>'
            f'{words(caption)}</caption><thead><tr><th scope="col">{_("Function")}</th>{head}</tr></thead><tbody>{rows}</tbody><tfoot><tr>'
            f'<th scope="row">{_("In all")}</th>{foot}</tr></tfoot></table></div>')


def provider_name(name: str, example: bool) -> str:
    """A provider's name in a cell, marked where they are invented for the example."""
    return f'{words(name)}{_(" · Example") if example else ""}'


def row_name(number: int) -> str:
    """A function as its row is headed: number and name."""
    return framework().function(number).numbered if number else _(COVERAGE_NAME)


def _row(number: int, table: FunctionTable, kinds: tuple[str, ...], dark: bool, to: str, total: bool) -> str:
    asked = kinds if number else (GAP,)
    cells = "".join(_cell(number, group_id, name, table, asked, dark, to) for group_id, name in table.groups)
    if total:
        cells += f"<td>{_totals(asked, lambda kind: table.row_total(number, kind))}</td>"
    return f'<tr><th scope="row">{words(row_name(number))}</th>{cells}</tr>'


def _cell(number: int, group_id: UUID, group: str, table: FunctionTable, kinds: tuple[str, ...], dark: bool, to: str) -> str:
    cell = table.cell(number, group_id)
    silent = bool(number) and all(cell.state(kind) == NOT_ASKED for kind in kinds)
    # Nobody asked about either is said once; where one of the two was asked about, the other says which it is.
    shown = kinds[:1] if silent else kinds
    states = "<br>".join(_state(cell, kind, dark, number, len(shown) > 1) for kind in shown)
    hatched = ' class="ct-hatch"' if silent else ""
    if not to:
        return f"<td{hatched}>{states}</td>"
    # Gaps in coverage are recorded in Step 2 alone.
    address = f"{to if number else to.replace('/step_map?', '/step_gaps?')}&function={number}&group={group_id}"
    name = f"{group}, {row_name(number)}: {', '.join(_said(cell, kind, number, len(shown) > 1) for kind in shown)}"
    return f'<td{hatched}><a href="{words(address)}" target="_self" aria-label="{words(name)}">{states}</a></td>'


def state_of(cell: Cell, kind: str) -> str:
    """What a cell says of one kind, such as "3 gaps" or "not asked"."""
    if cell.state(kind) != FILLED:
        return _(cell.words(kind))
    return _("{count} available", count=say_number(cell.available)) if kind == AVAILABLE else many(cell.gaps, "gap")


def _said(cell: Cell, kind: str, number: int, of_two: bool) -> str:
    if cell.state(kind) != NOT_ASKED:
        return state_of(cell, kind)
    # Nobody is asked about coverage function by function, so an empty cell there is no silence.
    return f'{_(OF_TWO[kind]) if of_two else ""}{state_of(cell, kind)}' if number else many(0, "gap")


def _state(cell, kind: str, dark: bool, number: int, of_two: bool) -> str:
    state, said = cell.state(kind), _said(cell, kind, number, of_two)
    if state == FILLED:
        return f'<b style="color:{getattr(colours(dark), kind)}"><span aria-hidden="true">{SIGNS[kind]}</span> {said}</b>'
    if state == NOT_ASKED and number:
        return f'<span class="ct-silent">{said}</span>'
    return f'<span class="{"ct-more" if state == NO_MATCH else "ct-nothing"}">{said}</span>'


def _totals(kinds: tuple[str, ...], count) -> str:
    said = {AVAILABLE: lambda: _("{count} available", count=say_number(count(AVAILABLE))), GAP: lambda: many(count(GAP), "gap")}
    return "<br>".join(said[kind]() for kind in kinds)


@lru_cache
def style(dark: bool) -> str:
    """The few lines of style that our HTML needs: lines, space, and a hatch for cells nobody was asked about.

    The last lines mend Streamlit's own colours, which are too faint to read (WCAG 1.4.3): captions and shortcuts on light
    paper, and the white words of primary buttons and chosen items on the dark screen's bright blue.
    """
    shown = colours(dark)
    return (f"<style>.ct-scroll{{overflow-x:auto}}table.ct{{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.3}}"
            f"table.ct caption{{text-align:left;font-weight:600;padding:0 0 .4rem}}"
            f"table.ct th,table.ct td{{border:1px solid {shown.quiet}66;padding:.25rem .4rem;text-align:left;vertical-align:top;"
            f"color:{shown.ink}}}table.ct th{{font-weight:600}}"
            f".ct-silent{{color:{shown.quiet};font-style:italic;display:inline-block;padding:0 .3rem;"
            f"border:1px dashed {shown.quiet}}}.ct-nothing{{color:{shown.ink}}}"
            f"table.ct td.ct-hatch{{background:repeating-linear-gradient(45deg,transparent 0 7px,{shown.quiet}2e 7px 8px)}}"
            f"table.ct td a{{color:inherit;text-decoration:underline dotted;display:block}}"
            f"table.ct td a:hover{{text-decoration:underline}}"
            f".ct-entry{{border-left:5px solid {shown.quiet};padding:.1rem 0 .1rem .7rem;margin:0 0 .2rem;overflow-wrap:anywhere}}"
            f".ct-entry.available{{border-color:{shown.available}}}.ct-entry.gap{{border-color:{shown.gap}}}"
            f".ct-entry.priority{{border-color:{shown.priority}}}.ct-entry.done{{border-color:{shown.done}}}"
            f".ct-more{{color:{shown.quiet};font-size:.95rem}}"
            f'[data-testid="stCaptionContainer"]{{color:{shown.quiet};opacity:1}}'
            f'[data-testid^="stBaseButton"] kbd{{color:inherit;opacity:1}}'
            f'button[data-testid^="stBaseButton-primary"]:enabled,a[data-testid="stBaseLinkButton-primary"],'
            f'[data-testid="stMultiSelect"] [data-tag]{{color:{shown.paper}}}'
            f"</style>")


def plain_table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple]) -> str:
    """A table as HTML that can be scrolled where it is wide. Cells are HTML: people's words go in through `show.words`."""
    head = "".join(f'<th scope="col">{words(name)}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{words(caption)}"><table class="ct">'
            f"<caption>{words(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")
