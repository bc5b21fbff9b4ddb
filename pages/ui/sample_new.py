"""The form that draws a new sample of support plans."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.brokerage import sampling
from toolkit.brokerage.sampling import MOST, Wanted
from toolkit.clock import now

EMPTY = Wanted(None, None)


def form(contract_id: UUID) -> None:
    """Begun on which days, how many, and with whom; the lot is drawn by the tool."""
    begun = draft(f"sample-{contract_id}", 0, dict(vars(EMPTY)) | {"written_by": None})
    for column, (part, label) in zip(st.columns(2), (("first_day", _("Plans begun from")), ("last_day", "until")), strict=True):
        column.date_input(label, format="DD/MM/YYYY", **about(begun, part))
    st.number_input(_("How many to draw"), 1, MOST, **about(begun, "size"))
    for part in ("first_day", "last_day", "size"):
        problem_in(begun.name, part)
    _narrowed(begun)
    begun.save_button(_("Draw the sample"), _draw, contract_id, begun, disabled=False)
    problem_in(begun.name, ANY)


def _narrowed(begun: Draft) -> None:
    typed = begun.typed()
    first, last = typed["first_day"], typed["last_day"]
    rows = cached.read(lambda session: sampling.in_time(first, last, now(), session=session)) if first and last else []
    providers = dict(sorted({row.provider: row.name for row in rows}.items(), key=lambda pair: pair[1]))
    _choose(begun, "provider_id", _("Only plans for support by"), providers)
    _choose(begun, "written_by", _("Only plans begun by"), {name: name for name in sorted({row.writer for row in rows})})


def _choose(begun: Draft, part: str, label: str, options: dict) -> None:
    chosen = begun.typed()[part]
    offered = options if chosen is None or chosen in options else {chosen: _("chosen before")} | options
    if offered:
        st.selectbox(label, list(offered), index=None, format_func=offered.get, key=begun.key(part), persist_state="session",
                     placeholder=_("Everybody"))
    problem_in(begun.name, part)


def _draw(contract_id: UUID, begun: Draft) -> None:
    session.require("keep contracts")
    typed = begun.typed()
    save(begun, sampling.draw, contract_id, Wanted(**typed | {"written_by": typed["written_by"] or ""}),
         said=_("The sample is drawn. Its plans can be read now."))
