"""The table of functions and groups as one accessible HTML table: state in words, sign and colour."""

from functools import lru_cache

from pages.ui.show import words
from toolkit.framework import framework
from toolkit.look import colours
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.table import FILLED, NOT_ASKED, FunctionTable

SIGNS = {AVAILABLE: "●", GAP: "◆"}


def function_table(table: FunctionTable, kinds: tuple[str, ...], dark: bool, caption: str) -> str:
    """HTML for the table; both kinds stand one below the other in a cell when both are asked for."""
    head = "".join(f'<th scope="col">{words(name)}</th>' for _, name in table.groups)
    rows = "".join(_row(number, table, kinds, dark) for number in range(1, 11))
    foot = "".join(f"<td>{_total(table, group_id, kinds)}</td>" for group_id, _ in table.groups)
    return (f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{words(caption)}"><table class="ct">'
            f"<caption>{words(caption)}</caption><thead><tr><th scope=\"col\">Function</th>{head}</tr></thead>"
            f'<tbody>{rows}</tbody><tfoot><tr><th scope="row">In all</th>{foot}</tr></tfoot></table></div>')


def _row(number: int, table: FunctionTable, kinds: tuple[str, ...], dark: bool) -> str:
    function = framework().function(number)
    cells = "".join(f"<td>{'<br>'.join(_state(table.cell(number, group_id), kind, dark) for kind in kinds)}</td>"
                    for group_id, _ in table.groups)
    return f'<tr><th scope="row">{number} {words(function.name)}</th>{cells}</tr>'


def _state(cell, kind: str, dark: bool) -> str:
    state, said = cell.state(kind), cell.words(kind)
    if state == NOT_ASKED:
        return f'<span class="ct-silent">{said}</span>'
    if state == FILLED:
        return f'<b style="color:{getattr(colours(dark), kind)}"><span aria-hidden="true">{SIGNS[kind]}</span> {said}</b>'
    return f'<span class="ct-nothing">{said}</span>'


def _total(table: FunctionTable, group_id, kinds: tuple[str, ...]) -> str:
    from toolkit.record.saying import many

    cells = [table.cell(number, group_id) for number in range(1, 11)]
    said = {AVAILABLE: f"{sum(cell.available for cell in cells)} available", GAP: many(sum(cell.gaps for cell in cells), "gap")}
    return "<br>".join(said[kind] for kind in kinds)


@lru_cache
def style(dark: bool) -> str:
    """The few lines of style that our HTML needs: lines, space, and a hatch for cells nobody was asked about.

    The last two lines mend Streamlit's own colours, which are too faint to read (WCAG 1.4.3): captions on light paper,
    and the white words of primary buttons and chosen items on the dark screen's bright blue.
    """
    shown = colours(dark)
    return (f"<style>.ct-scroll{{overflow-x:auto}}table.ct{{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.3}}"
            f"table.ct caption{{text-align:left;font-weight:600;padding:0 0 .4rem}}"
            f"table.ct th,table.ct td{{border:1px solid {shown.quiet}66;padding:.25rem .4rem;text-align:left;vertical-align:top;"
            f"color:{shown.ink}}}table.ct th{{font-weight:600}}"
            f".ct-silent{{color:{shown.quiet};font-style:italic;display:inline-block;padding:0 .3rem;"
            f"border:1px dashed {shown.quiet}}}.ct-nothing{{color:{shown.ink}}}"
            f".ct-entry{{border-left:5px solid {shown.quiet};padding:.1rem 0 .1rem .7rem;margin:0 0 .2rem;overflow-wrap:anywhere}}"
            f".ct-entry.available{{border-color:{shown.available}}}.ct-entry.gap{{border-color:{shown.gap}}}"
            f".ct-entry.priority{{border-color:{shown.priority}}}.ct-entry.done{{border-color:{shown.done}}}"
            f".ct-more{{color:{shown.quiet};font-size:.95rem}}.ct-flex{{display:flex;gap:1rem;align-items:flex-start}}"
            f'[data-testid="stCaptionContainer"]{{color:{shown.quiet};opacity:1}}'
            f'button[data-testid^="stBaseButton-primary"]:enabled,[data-testid="stMultiSelect"] [data-tag]{{color:{shown.paper}}}'
            f"</style>")
