"""Where a case stands: the response clock with its reading, what can be done now, and everything that happened."""

from collections.abc import Callable
from datetime import datetime, timedelta

import streamlit as st

from pages.ui import cached, case_timeline, session, show
from pages.ui.case_reason import with_words
from pages.ui.problems import problem_at
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
        st.info(f"Closed on {say_moment(seen.closed_at)}. {show.plain(seen.closed_why)}", icon=":material/lock:")
    _next(seen)
    _clock(seen)
    if may(session.require("open cases"), "work on cases"):
        _acts(seen)
    case_timeline.part(seen)


def _next(seen: CaseSeen) -> None:
    if step := cached.read(next_step, seen.id):
        with st.container(border=True):
            st.markdown(f"**What comes next.** {show.plain(step.words)}")
            st.button("Go there", type="primary", on_click=session.write_address, args=("part", step.part), icon=":material/arrow_forward:")


def _clock(seen: CaseSeen) -> None:
    due = clock.due(seen.received_at, Urgency(seen.urgency), seen.kind)
    with st.container(border=True):
        st.subheader("Response clock", anchor=False)
        st.markdown(f"- {_line('Start work', seen.start_due_at, seen.started_at or seen.closed_at, 'begun')}\n"
                    f"- {_line('Answer', seen.answer_due_at, seen.answered_at or seen.closed_at, 'answered')}")
        st.caption(show.plain("How these times were found: " + " ".join(due.reading)))
        if due.out_of_hours and not seen.answered_at and not seen.closed_at:
            st.warning(OUT_OF_HOURS, icon=":material/schedule:")


def _line(what: str, due: datetime | None, done: datetime | None, done_word: str) -> str:
    if due is None:
        return f"**{what}**: no stated target for this kind of support" + (f", {done_word} {say_when(done)}" if done else "")
    if done:
        late = f", late by {say_length(done - due)}" if done > due else ", in time"
        return f"**{what}** by {say_when(due)}: {done_word} {say_when(done)}{late}"
    left = due - now()
    return f"**{what}** by {say_when(due)}: " + (f"in {say_length(left)}" if left > timedelta(0) else f"**late by {say_length(-left)}**")


def _acts(seen: CaseSeen) -> None:
    if seen.state == moves.RECEIVED:
        st.button("Start work", on_click=_do, args=(seen, referral.start_work, "Work has begun."), type="primary",
                  icon=":material/play_arrow:")
    problem_at(None)
    if referral.why_no_answer(seen.state, seen.answered_at) is None:
        with_words(seen, "The answer was given", "What was answered, if it helps later", referral.answer_given, "Noted.")
    if referral.why_not_full(seen.state, seen.path) is None:
        with_words(seen, "Move to full brokerage", "Why full brokerage", referral.take_full_path, "The case is in full brokerage.")
    if seen.state == moves.CLOSED:
        with_words(seen, "Open this case again", "Why it is opened again", referral.open_again, "The case is open again.")
    elif refusal := moves.why_not(seen.state, moves.CLOSED):
        st.caption(f"It cannot be closed now. {refusal}")
    else:
        with_words(seen, "Close this case", "Why it is closed", referral.close_case, "The case is closed.")


def _do(seen: CaseSeen, do: Callable[..., None], said: str) -> None:
    session.require("work on cases")
    session.act(do, seen.id, said=said)
