"""Setting the person's choice aside: shown to those who may, with all that it needs."""

import streamlit as st

from pages.ui import session
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _, names_in
from toolkit.access.roles import may
from toolkit.brokerage.choosing import NONE, OFFER, STAY, Question
from toolkit.brokerage.overriding import REASONS, Override, override
from toolkit.models import ChoiceOverride

SEARCH = "search"


def override_part(asked: Question, standing: ChoiceOverride | None) -> None:
    """The form; whoever may not is told who may. Nothing before the person has chosen."""
    if standing or asked.said.answer not in (OFFER, NONE, STAY):
        return
    if not may(session.require("open cases"), "override a choice"):
        st.caption(_("Only an administrator can set the person's choice aside, for safety, capacity or budget."))
        return
    others = {str(one.offer_id): one.name for one in asked.listed if one.offer_id != asked.said.offer_id}
    others |= {SEARCH: _("None: the search goes on")} if asked.said.offer_id else {}
    saved = {"reason": None, "offer": None, "words": "", "told_on": None, "advocate": ""}
    begun = draft(f"override-{asked.id}", 0, saved)
    with st.expander(_("Set the person's choice aside"), expanded=st.session_state.get(session.IN_FORM) == begun.name,
                     icon=":material/gavel:"):
        st.markdown(_("This is counted. Tell the person first, why and how they get an advocate."))
        _fields(begun, others)
        save_buttons(begun, _("Set the choice aside"), _save, asked, begun)


def _fields(begun: Draft, others: dict[str, str]) -> None:
    st.radio(_("Reason"), list(REASONS), index=None, format_func=names_in(REASONS), key=begun.key("reason"), persist_state="session")
    problem_at_field(begun, "reason")
    st.selectbox(_("What takes its place"), list(others), index=None, format_func=others.get, key=begun.key("offer"),
                 persist_state="session")
    problem_at_field(begun, "offer")
    for part, label in (("words", _("Why, in words")), ("advocate", _("How the person was told to get an advocate"))):
        st.text_area(label, height=80, **about(begun, part))
        problem_at_field(begun, part)
    st.date_input(_("The person was told on"), format="DD/MM/YYYY", **about(begun, "told_on"))
    problem_at_field(begun, "told_on")


def _save(asked: Question, begun: Draft, sure: bool) -> None:
    session.require("override a choice")
    st.session_state[session.IN_FORM] = begun.name
    typed = begun.typed()
    if not typed["offer"]:
        session.refuse(_("Choose what takes the place of the person's choice."), "offer")
        return
    offer = None if typed["offer"] == SEARCH else next(one.offer_id for one in asked.listed if str(one.offer_id) == typed["offer"])
    said = Override(offer, typed["reason"] or "", typed["words"] or "", typed["told_on"], typed["advocate"] or "")
    save(begun, override, asked.id, said, sure=sure, said=_("The choice is set aside. This is counted."))
