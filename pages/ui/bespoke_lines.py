"""One kind of line in a bespoke contract: a line is chosen, or a new one; saved, taken out, put back."""

from collections.abc import Callable

import streamlit as st

from pages.ui import bespoke_fields, bespoke_frame, cached, session, show
from pages.ui.consult_words import save
from pages.ui.content import bespoke_lists
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.words import _
from toolkit.brokerage import bespoke_lines
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_fields import NAMES
from toolkit.brokerage.bespoke_lines import as_typed, say_minute
from toolkit.brokerage.bespoke_lists import DAYS, WAYS
from toolkit.brokerage.lists import name_of
from toolkit.clock import say_date
from toolkit.models import (
    BespokeContingency,
    BespokeCover,
    BespokeDuty,
    BespokeNote,
    BespokeResource,
    BespokeReview,
    BespokeRole,
)
from toolkit.storage.queries.bespoke import Line, lines_of

SAYS: dict[type, Callable[..., str]] = {
    BespokeRole: lambda row: row.role, BespokeDuty: lambda row: row.what, BespokeResource: lambda row: row.source,
    BespokeContingency: lambda row: row.what, BespokeReview: lambda row: say_date(row.due_on),
    BespokeNote: lambda row: f"{name_of(bespoke_lists().note, row.kind)}: {row.words}",
    BespokeCover: lambda row: _("{days} {starts} to {ends}: {ways}", days=_(DAYS[row.day]), starts=say_minute(row.starts),
                                ends=say_minute(row.ends), ways=_(WAYS[row.way]))}
LETTERS = 80


def editor(found: Held, kind: type[Line], rows: list[Line]) -> None:
    """The fields of one line, and what was taken out."""
    with st.expander(_("Add {names}, change one or take one out", names=_(NAMES[kind])), icon=":material/edit:", expanded=not rows):
        one = _which(kind, rows)
        begun = draft(f"{kind.__tablename__}-{one.id if one else found.contract.id}", one.version if one else 0, as_typed(kind, one))
        bespoke_fields.fields(kind, begun, found)
        save_buttons(begun, _("Save the line") if one else _("Add the line"), _save, found, kind, one, begun)
        if one:
            st.button(_("Take this line out"), icon=":material/remove:", type="tertiary", on_click=_set,
                      args=(begun.name, bespoke_lines.take_out, kind, one, _("Taken out. It can be put back.")))
        for row in cached.read(lambda session: lines_of(kind, found.contract.id, session=session, taken_out=True)):
            st.button(_("Put back: {say}", say=show.plain(_say(kind, row))), key=f"back-{row.id}", type="tertiary", icon=":material/undo:",
                      on_click=_set, args=(begun.name, bespoke_lines.put_back, kind, row, _("It is back.")))


def _which(kind: type[Line], rows: list[Line]) -> Line | None:
    by_id = {str(row.id): row for row in rows}
    if not rows:
        return None
    picked = st.selectbox(_("Which line"), ["", *by_id], format_func=lambda one: _say(kind, by_id[one]) if one else _("A new line"),
                          key=f"which-{kind.__tablename__}")
    return by_id.get(picked)


def _say(kind: type[Line], row: Line) -> str:
    said = SAYS[kind](row)
    return said if len(said) <= LETTERS else f"{said[:LETTERS]}…"


def _save(found: Held, kind: type[Line], one: Line | None, begun: Draft, sure: bool) -> None:
    bespoke_frame.require()
    if one is None:
        save(begun, bespoke_lines.add_line, kind, found.contract.id, begun.typed(), sure=sure, said=_("The line is added."))
    else:
        save(begun, bespoke_lines.change_line, kind, one.id, begun.version, begun.typed(), sure=sure, said=_("The line is saved."))


def _set(form: str, do: Callable[..., None], kind: type[Line], row: Line, said: str) -> None:
    bespoke_frame.require()
    st.session_state[session.IN_FORM] = form
    session.act(do, kind, row.id, row.version, said=said)
