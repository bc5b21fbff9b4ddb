"""The ring-round of a case: whom to ring next, each call written down, a yes keyed as an offer."""

import streamlit as st

from pages.ui import cached, call_form, offer_keying, show, tables
from pages.ui.problems import ANY, problem_at
from toolkit.brokerage import calls, moves, permission
from toolkit.brokerage.calls import ANSWERS, ToRing
from toolkit.brokerage.cases import CaseSeen
from toolkit.clock import say_moment
from toolkit.storage.queries.calls import calls_of


def part(seen: CaseSeen) -> None:
    """What can be done now, and every call there was."""
    st.caption("In an emergency ring first and write afterwards. Each call is kept with who rang, when, and the answer.")
    refusal = moves.WHY_NOT[moves.CLOSED] if seen.state == moves.CLOSED else cached.read(
        lambda session: permission.why_may_not_share(seen.id, session=session))
    if refusal:
        st.info(refusal, icon=":material/lock:")
    else:
        waiting = cached.read(lambda session: calls.to_ring(seen.id, session=session))
        _to_ring(waiting)
        call_form.form(seen, waiting)
        offer_keying.keying(seen, waiting)
    problem_at(ANY)
    _calls(seen)


def _to_ring(waiting: list[ToRing]) -> None:
    if not waiting:
        st.caption("No enquiry is out. Calls can be written down all the same; an offer can be keyed once one is sent.")
        return
    st.html(tables.plain_table("Whom to ring, who is next on top", ("Provider", "How to reach them", "Where it stands"), [
        (tables.provider_name(one.provider, one.example), show.words(one.contact or "not known"), show.words(_stands(one)))
        for one in waiting]))


def _stands(one: ToRing) -> str:
    if one.offer_in:
        return "✓ an offer is in"
    if one.declined:
        return "✗ said that they cannot help"
    return f"{ANSWERS[one.answer]}, rung on {say_moment(one.called_at)}" if one.answer else "not rung yet"


def _calls(seen: CaseSeen) -> None:
    st.subheader("Calls so far", anchor=False)
    rows = cached.read(calls_of, seen.id)
    if not rows:
        st.caption("Nobody was rung yet.")
        return
    st.html(tables.plain_table("Calls, the latest first", ("When", "Provider", "Answer", "What was said", "Who rang"), [
        (show.words(say_moment(row.called_at)), show.words(row.provider_name), show.words(ANSWERS[row.answer]), show.words(row.words),
         show.words(row.created_by)) for row in rows]))
