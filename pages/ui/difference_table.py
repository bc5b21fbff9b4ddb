"""What is different between two tables, as one accessible table: signs and words in every cell, never colour alone."""

from uuid import UUID

from pages.ui.show import words
from pages.ui.tables import row_name, state_of
from pages.ui.words import _, many, say_number
from toolkit.look import colours
from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.steps.before_after import CellChange, Compared
from toolkit.steps.table import FUNCTIONS

NOUNS = {AVAILABLE: lambda count: _("{count} available", count=say_number(count)), GAP: lambda count: many(count, "gap")}
SIGNS = (("new", "+", "new"), ("gone", "−", "gone"), ("changed", "≈", "changed"))


def difference_table(found: Compared, dark: bool, caption: str) -> str:
    """HTML: one row a function, one column a group, also of groups that are gone; a cell says what came, went and changed."""
    groups = _groups(found)
    shown = (*FUNCTIONS, COVERAGE) if found.then.coverage or found.now.coverage else tuple(FUNCTIONS)
    head = "".join(f'<th scope="col">{words(name)}</th>' for name in groups.values())
    rows = "".join(f'<tr><th scope="row">{words(row_name(number))}</th>'
                   + "".join(f"<td>{_cell(found.cells.get((number, group_id)), dark)}</td>" for group_id in groups) + "</tr>"
                   for number in shown)
    return (f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{words(caption)}"><table class="ct"><caption>'
            f'{words(caption)}</caption><thead><tr><th scope="col">{_("Function")}</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
            f'</div>')


def _groups(found: Compared) -> dict[UUID, str]:
    now = dict(found.now.groups)
    gone = {group_id: _("{name} (not asked any more)", name=name) for group_id, name in found.then.groups if group_id not in now}
    return now | gone


def _cell(change: CellChange | None, dark: bool) -> str:
    if change is None:
        return f'<span class="ct-more">{_("as before")}</span>'
    lines = [_line(sign, f"{NOUNS[kind](count)} {word}", getattr(colours(dark), "quiet" if part == "gone" else kind))
             for part, sign, word in SIGNS for kind, count in getattr(change, part).items()]
    lines += [f'<span class="ct-nothing">{words(one)}</span>' for one in _states(change)]
    return "<br>".join(lines)


def _line(sign: str, said: str, colour: str) -> str:
    return f'<b style="color:{colour}"><span aria-hidden="true">{sign}</span> {words(said)}</b>'


def _states(change: CellChange) -> list[str]:
    # An answer "nothing" came or was taken back, without any entry that says so.
    return [_("was “{kind}”, now “{kind_2}”", kind=state_of(change.then, kind), kind_2=state_of(change.now, kind))
            for kind in (AVAILABLE, GAP)
            if change.then.state(kind) != change.now.state(kind)
            and not any(kind in getattr(change, part) for part in ("new", "gone", "changed"))]
