"""Where a case stands: the response clock with its reading, what can be done now, and everything that happened."""

from collections.abc import Callable
from datetime import datetime, timedelta

import streamlit as st

from pages.ui import cached, case_timeline, session, show
from pages.ui.case_reason import with_words
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.brokerage import clock, moves, referral
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.clock import Urgency
from toolkit.brokerage.next_step import next_step
from toolkit.brokerage.queue import OUT_OF_HOURS, say_length, say_when
from toolkit.clock import now, say_moment


def part(seen: CaseSeen) -> None:
    """The next step, the clock, what else can be done, the timeline."""
    if seen.closed_at:
        st.info(_("Closed on {closed_at}. {closed_why}", closed_at=say_moment(seen.closed_at), closed_why=show.plain(seen.closed_why)),
                icon=":material/lock:")
    _next(seen)
    _clock(seen)
    if may(session.require("open cases"), "work on cases"):
        _acts(seen)
    case_timeline.part(seen)


def _next(seen: CaseSeen) -> None:
    if step := cached.read(next_step, seen.id):
        with st.container(border=True):
            st.markdown(_("**What comes next.** {words}", words=show.plain(_(step.words))))
            st.button(_("Go there"), type="primary", on_click=session.write_address, args=("part", step.part),
                      icon=":material/arrow_forward:")


def _clock(seen: CaseSeen) -> None:
    due = clock.due(seen.received_at, Urgency(seen.urgency), seen.kind)
    with st.container(border=True):
        st.subheader(_("Response clock"), anchor=False)
        st.markdown(f'- {_line(_("Start work"), seen.start_due_at, seen.started_at or seen.closed_at, _("begun"))}\n- '
                    f'{_line(_("Answer"), seen.answer_due_at, seen.answered_at or seen.closed_at, _("answered"))}')
        st.caption(show.plain(_("How these times were found: ") + " ".join(due.reading)))
        if due.out_of_hours and not seen.answered_at and not seen.closed_at:
            st.warning(_(OUT_OF_HOURS), icon=":material/schedule:")


def _line(what: str, due: datetime | None, done: datetime | None, done_word: str) -> str:
    if due is None:
        return _("**{what}**: no stated target for this kind of support", what=what) + (f", {done_word} {say_when(done)}" if done else "")
    if done:
        late = _(", late by {length}", length=say_length(done - due)) if done > due else _(", in time")
        return _("**{what}** by {due}: {done_word} {done}{late}", what=what, due=say_when(due), done_word=done_word, done=say_when(done),
                 late=late)
    left = due - now()
    return (_("**{what}** by {due}: ", what=what, due=say_when(due)) + (_("in {left}", left=say_length(left)) if left > timedelta(0)
                                                                        else _("**late by {length}**", length=say_length(-left))))


def _acts(seen: CaseSeen) -> None:
    if seen.state == moves.RECEIVED:
        st.button(_("Start work"), on_click=_do, args=(seen, referral.start_work, _("Work has begun.")), type="primary",
                  icon=":material/play_arrow:")
    problem_at(None)
    if referral.why_no_answer(seen.state, seen.answered_at) is None:
        with_words(seen, _("The answer was given"), _("What was answered, if it helps later"), referral.answer_given, _("Noted."))
    if referral.why_not_full(seen.state, seen.path) is None:
        with_words(seen, _("Move to full brokerage"), _("Why full brokerage"), referral.take_full_path, _("The case is in full brokerage."))
    if seen.state == moves.CLOSED:
        with_words(seen, _("Open this case again"), _("Why it is opened again"), referral.open_again, _("The case is open again."))
    elif refusal := moves.why_not(seen.state, moves.CLOSED):
        st.caption(_("It cannot be closed now. {refusal}", refusal=_(refusal)))
    else:
        with_words(seen, _("Close this case"), _("Why it is closed"), referral.close_case, _("The case is closed."))


def _do(seen: CaseSeen, do: Callable[..., None], said: str) -> None:
    session.require("work on cases")
    session.act(do, seen.id, said=said)
