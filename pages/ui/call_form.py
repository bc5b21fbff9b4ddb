"""Writing one call down: whom, what they answered, what was said."""

from uuid import UUID

import streamlit as st

from pages.ui import session
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _
from toolkit.brokerage import calls
from toolkit.brokerage.calls import ANSWERS, Call, ToRing
from toolkit.brokerage.cases import CaseSeen
from toolkit.clock import now

EMPTY = {"provider": None, "provider_name": "", "answer": None, "call_words": ""}


def form(seen: CaseSeen, waiting: list[ToRing]) -> None:
    """The fields; the time of the call is when it is saved."""
    begun = draft(f"call-{seen.id}", 0, EMPTY)
    names = {str(one.provider_id): one.provider for one in waiting}
    with st.container(border=True):
        st.markdown(_("**Write a call down**"))
        left, right = st.columns(2)
        left.selectbox(_("Whom you rang"), list(names), index=None, format_func=lambda one: names.get(one, one),
                       placeholder=_("Choose, or write the name beside"), key=begun.key("provider"), persist_state="session")
        right.text_input(_("Or somebody else (an organisation)"), max_chars=200, **about(begun, "provider_name"))
        problem_at_field(begun, "provider_name")
        st.radio(_("What they answered"), list(ANSWERS), index=None, format_func=lambda one: _(ANSWERS[one]).capitalize(), horizontal=True,
                 key=begun.key("answer"), persist_state="session")
        problem_at_field(begun, "answer")
        st.text_input(_("What was said, if it helps later"), max_chars=500, **about(begun, "call_words"))
        save_buttons(begun, _("Save the call"), _save, seen, begun)


def _save(seen: CaseSeen, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    chosen = UUID(typed["provider"]) if typed["provider"] else None
    call = Call(typed["answer"] or "", now(), chosen, "" if chosen else typed["provider_name"] or "", typed["call_words"] or "")
    save(begun, calls.log_call, seen.id, call, sure=sure, said=_("The call is written down."))
