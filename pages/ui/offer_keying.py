"""Keying an offer that came by phone or on paper: the same fields as at the provider's door, checked in the same way."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, names_in, said_all
from toolkit.brokerage import offers
from toolkit.brokerage.calls import ToRing
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.enquiry_sheet import Line
from toolkit.brokerage.offer_form import AVAILABLE, WORDS, names
from toolkit.brokerage.offers import CHANNELS, PAPER, PHONE

LABELS = {"what": "What they will do", "how": "How they will do it", "when": "When", "often": "How often"}


def keying(seen: CaseSeen, waiting: list[ToRing]) -> None:
    """Choose who offered, then their words. What is keyed is sealed like every other offer: it is not shown again before opening."""
    if not waiting:
        return
    with st.expander(_("Key an offer that came by phone or on paper")):
        by_row = {str(one.asked_id): one.provider for one in waiting if not one.declined}
        chosen = st.selectbox(_("Who offered"), list(by_row), index=None, format_func=by_row.get, key=f"offered-{seen.id}",
                              placeholder=_("Choose a provider"))
        if chosen:
            _form(UUID(chosen))


def _form(asked_id: UUID) -> None:
    sheet = cached.read(lambda session: offers.door_of(asked_id, session=session)).sheet
    begun = draft(f"keyed-{asked_id}", 0, {name: False if name.startswith("group") else "" for name in names(sheet)} | {"channel": PHONE})
    for line in sheet.outcomes:
        _line(begun, line, shares=sheet.may_share_cost(line))
    st.text_input(_("From which day they can give this support, such as 1/12/2026"), **about(begun, AVAILABLE))
    problem_in(begun.name, AVAILABLE)
    st.text_area(_("What else they said"), height=80, **about(begun, WORDS))
    problem_in(begun.name, WORDS)
    st.radio(_("How it came"), [PHONE, PAPER], format_func=names_in(CHANNELS), horizontal=True, key=begun.key("channel"),
             persist_state="session")
    begun.save_button(_("Keep this offer, sealed"), _save, asked_id, begun, disabled=False)
    problem_in(begun.name, ANY)


def _line(begun: Draft, line: Line, *, shares: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{line.number}** {show.plain(line.words)}")
        for part, label in said_all(LABELS).items():
            st.text_input(f"{line.number}: {label}", **about(begun, f"{part}{line.number}"))
            problem_in(begun.name, f"{part}{line.number}")
        st.text_input(_("{number}: Pounds a week. 0 is free", number=line.number), **about(begun, f"cost{line.number}"))
        problem_in(begun.name, f"cost{line.number}")
        if shares:
            st.checkbox(_("{number}: It is part of the cost of another maintenance outcome", number=line.number),
                        **about(begun, f"group{line.number}"))


def _save(asked_id: UUID, begun: Draft) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = begun.name
    typed = begun.typed()
    fields = {name: ("yes" if value is True else value or "") for name, value in typed.items() if name != "channel"}
    if session.act(offers.key_offer, asked_id, typed["channel"], fields, said=_("The offer is kept, sealed until the closing time."))[0]:
        begun.saved()
