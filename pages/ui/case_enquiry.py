"""Asking providers: an enquiry made ready, looked at just as it will go out, sent; who has answered; opening the offers."""

import streamlit as st

from pages.ui import cached, enquiry_check, enquiry_form, enquiry_out, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, many
from toolkit.brokerage import enquiry, moves, needs, permission
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.enquiry import DRAFT, OPEN, STATES, EnquirySeen
from toolkit.clock import say_moment


def part(seen: CaseSeen) -> None:
    """What can be done now, and every enquiry there was."""
    actor = session.require("open cases")
    every = cached.read(lambda session: enquiry.enquiries_seen(actor, seen.id, session=session))
    running = next((one for one in every if one.state in (DRAFT, OPEN)), None)
    if running and running.state == OPEN:
        enquiry_out.out(seen, running)
    elif refusal := _why_not(seen):
        st.info(_(refusal), icon=":material/lock:")
    else:
        # Asked before the form shows why, which forgets it. A refusal to send belongs to no form.
        refused = session.PROBLEM in st.session_state and session.IN_FORM in st.session_state
        _without_needs(seen)
        begun = enquiry_form.form(seen, running)
        if running:
            enquiry_check.check(seen, running, begun, refused=refused)
    problem_at(ANY)
    _earlier([one for one in every if one is not running])


def _why_not(seen: CaseSeen) -> str | None:
    if refusal := moves.why_not(seen.state, moves.ASKING):
        return refusal
    return cached.read(lambda session: permission.why_may_not_share(seen.id, session=session))


def _without_needs(seen: CaseSeen) -> None:
    if sentence := cached.read(lambda session: needs.why_answer_first(seen.kind, seen.id, session=session)):
        st.info(sentence, icon=":material/checklist:")
        st.button(_("Go to the needs questionnaire"), on_click=session.write_address, args=("part", "needs"),
                  icon=":material/arrow_forward:")


def _earlier(every: list[EnquirySeen]) -> None:
    if not every:
        return
    st.subheader(_("Enquiries before"), anchor=False)
    for one in every:
        with st.expander(_("Enquiry {number}: {states}", number=one.number, states=_(STATES[one.state]))):
            st.markdown(_what_became(one))
            if one.sent_at:
                show.to_read(_("Enquiry {number} as it went out", number=one.number), enquiry_check.as_sent(one.sheet))
                enquiry_out.who_was_asked(one)


def _what_became(one: EnquirySeen) -> str:
    said = [_("Sent on {sent_at} to {provider}.", sent_at=say_moment(one.sent_at), provider=many(one.asked, "provider")) if one.sent_at
            else _("It was never sent.")]
    if one.opened_at:
        said.append(_("{offer} opened on {opened_at} by {opened_by}.", offer=many(one.offers, "offer"),
                      opened_at=say_moment(one.opened_at), opened_by=one.opened_by))
    if one.withdrawn_at:
        said.append(_("Taken back on {withdrawn_at}: {withdrawn_why}", withdrawn_at=say_moment(one.withdrawn_at),
                      withdrawn_why=one.withdrawn_why))
    return show.plain(" ".join(said))
