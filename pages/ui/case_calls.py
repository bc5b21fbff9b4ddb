"""The ring-round of a case: whom to ring next, each call written down, a yes keyed as an offer."""

import streamlit as st

from pages.ui import cached, call_form, offer_keying, show, tables
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.brokerage import calls, moves, permission
from toolkit.brokerage.calls import ANSWERS, ToRing
from toolkit.brokerage.cases import CaseSeen
from toolkit.clock import say_moment
from toolkit.storage.queries.calls import calls_of


def part(seen: CaseSeen) -> None:
    """What can be done now, and every call there was."""
    st.caption(_("In an emergency ring first and write afterwards. Each call is kept with who rang, when, and the answer."))
    refusal = _(moves.WHY_NOT[moves.CLOSED]) if seen.state == moves.CLOSED else cached.read(
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
        st.caption(_("No enquiry is out. Calls can be written down all the same; an offer can be keyed once one is sent."))
        return
    st.html(tables.plain_table(_("Whom to ring, who is next on top"), (_("Provider"), _("How to reach them"), _("Where it stands")), [
        (tables.provider_name(one.provider, one.example), show.words(one.contact or _("not known")), show.words(_stands(one)))
        for one in waiting]))


def _stands(one: ToRing) -> str:
    if one.offer_in:
        return _("✓ an offer is in")
    if one.declined:
        return _("✗ said that they cannot help")
    return (_("{answers}, rung on {called_at}", answers=_(ANSWERS[one.answer]), called_at=say_moment(one.called_at)) if one.answer
            else _("not rung yet"))


def _calls(seen: CaseSeen) -> None:
    st.subheader(_("Calls so far"), anchor=False)
    rows = cached.read(calls_of, seen.id)
    if not rows:
        st.caption(_("Nobody was rung yet."))
        return
    st.html(tables.plain_table(_("Calls, the latest first"), (_("When"), _("Provider"), _("Answer"), _("What was said"), _("Who rang")), [
        (show.words(say_moment(row.called_at)), show.words(row.provider_name), show.words(_(ANSWERS[row.answer])), show.words(row.words),
         show.words(row.created_by)) for row in rows]))
