"""What stands around every part of cases: the way between their screens, one case's head, and that it was opened."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, step_frame, ways
from pages.ui.content import lists
from pages.ui.words import _
from toolkit.access.roles import Actor, may
from toolkit.brokerage import cases, openings
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.moves import NOT_THERE, STATES
from toolkit.errors import NotFound, ToolkitError

CASE = "case"  # in the address: the id of the case


def top(actor: Actor) -> None:
    """The way between the screens, and what was just saved."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if may(actor, "see workshops"):
            st.page_link("home.py", label=_("First page"), icon=":material/home:")
        ways.ways(actor)
        if not may(actor, "see workshops"):
            session.sign_out(actor)
    step_frame.say()


def open_case() -> CaseSeen:
    """The case in the address; that it was opened is recorded. Stops with a sentence when it is not there."""
    actor = session.require("open cases")
    session.arrive(f"case-{st.query_params.get(CASE)}")
    top(actor)
    try:
        seen = cached.read(lambda session: cases.case_seen(actor, _case_id(), session=session))
        record_opening(actor, seen.id)
    except ToolkitError as error:
        show.problem(error)
        st.stop()
    return seen


def _case_id() -> UUID:
    try:
        return UUID(st.query_params.get(CASE, ""))
    except ValueError:
        raise NotFound(_(NOT_THERE)) from None


def record_opening(actor: Actor, case_id: UUID) -> None:
    """Write down that this person opened a case, once for a while."""
    if not cached.read(lambda session: openings.is_recorded(actor, case_id, session=session)):
        done, _ignored = session.act(openings.opened, case_id)
        if not done:
            raise st.session_state.pop(session.PROBLEM)


def head(seen: CaseSeen) -> None:
    """The reference, what is looked for, and how far it is."""
    st.title(show.plain(seen.reference), anchor=False)
    parts = [name_of(lists().kind, seen.kind), seen.area or _("no area yet"), name_of(lists().urgency, seen.urgency),
             _("quick sourcing") if seen.path == "quick" else _("full brokerage")]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f'{show.plain(" · ".join(parts))} · **{_(STATES[seen.state])}**')
        if seen.example:
            st.badge(_("Example: an invented case"), color="violet", icon=":material/info:")
