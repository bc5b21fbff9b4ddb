"""The award: offered to the provider of the signed plan, accepted or declined, letters to the others, closed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import award_letters, cached, session, show
from pages.ui.case_reason import with_words
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit import addresses
from toolkit.brokerage import awarding, letters
from toolkit.brokerage.awarding import ACCEPTED, OFFERED, PURPOSE, STATES, Answered
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.moves import AWARDING, PLANNING, STARTING
from toolkit.clock import say_moment
from toolkit.models import Award
from toolkit.storage.queries import offers
from toolkit.storage.queries import support as queries

FORM = "award"


def part(seen: CaseSeen) -> None:
    """The award that stands, or the button that makes it; then earlier ones."""
    found = cached.read(queries.awards_of, seen.id)
    standing = next((one for one in found if one.state in (OFFERED, ACCEPTED)), None)
    if seen.state == PLANNING:
        _make(seen)
    elif standing is None:
        st.info(_("Nothing is awarded yet. The award follows the signed support plan."), icon=":material/lock:")
    if standing:
        _standing(seen, standing)
    problem_in(FORM, ANY)
    for one in found:
        if one is not standing:
            st.caption(show.plain(_("Earlier: {name}, {states}. {answer_words}", name=_name(one), states=_(STATES[one.state]),
                                    answer_words=one.answer_words)))
            if cached.read(lambda session, award=one: letters.still_owed(award, session=session)):
                award_letters.letters(one)


def _make(seen: CaseSeen) -> None:
    refusal = cached.read(lambda session: awarding.why_not_award(seen.id, session=session))
    st.button(_("Offer the support to the provider"), type="primary", on_click=_do, icon=":material/handshake:", disabled=bool(refusal),
              args=(awarding.award, seen.id, _("The support is offered. Send the provider their link.")))
    if refusal:
        st.caption(show.plain(refusal))


def _name(one: Award) -> str:
    return cached.read(lambda session: offers.opened_offer(one.offer_id, session=session)).provider


def _standing(seen: CaseSeen, one: Award) -> None:
    st.subheader(show.plain(f"{_name(one)}: {_(STATES[one.state])}"), anchor=False)
    if one.answered_at:
        st.markdown(show.plain(_("Answered on {answered_at}. {answer_words}", answered_at=say_moment(one.answered_at),
                                 answer_words=one.answer_words)))
    if one.state == OFFERED:
        st.caption(_("The provider's link to accept or decline"))
        st.code(addresses.shown_url(f"award/{link_code(PURPOSE, one.id)}", session.base_address()), language=None, wrap_lines=True)
        _by_phone(one)
    if one.state == ACCEPTED:
        award_letters.letters(one)
        _close(one)
    if seen.state in (AWARDING, STARTING):
        with_words(seen, _("Take the award back"), _("Why it is taken back"), awarding.withdraw_award, _("The award is taken back."))


def _by_phone(one: Award) -> None:
    with st.expander(_("The provider answered by phone"), icon=":material/call:"):
        st.text_input(_("What they said. If they decline: why"), key=f"award-words-{one.id}", max_chars=awarding.MOST_WORDS)
        with st.container(horizontal=True):
            for accepts, label in ((True, _("They accept")), (False, _("They decline"))):
                st.button(label, key=f"award-{accepts}-{one.id}", on_click=_answered, args=(one, accepts))


def _answered(one: Award, accepts: bool) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = FORM
    said = Answered(accepts, st.session_state.get(f"award-words-{one.id}") or "")
    session.act(awarding.answer_award, one.id, said, said=_("The answer is recorded."))


def _close(one: Award) -> None:
    if one.closed_at:
        st.success(_("The award was closed on {closed_at}.", closed_at=say_moment(one.closed_at)), icon=":material/check:")
        return
    refusal = cached.read(lambda session: awarding.why_not_closed(one, session=session))
    st.button(_("Close the award"), on_click=_do, args=(awarding.close_award, one.id, _("The award is closed.")), disabled=bool(refusal),
              icon=":material/inventory_2:")
    if refusal:
        st.caption(show.plain(refusal))


def _do(do: Callable[..., Any], row_id: UUID, said: str) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = FORM
    session.act(do, row_id, said=said)
