"""What worried people, at every evaluation, and what the commissioner did about it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.draft import Draft, draft
from pages.ui.problems import problem_at
from toolkit.access.roles import may
from toolkit.clock import say_date
from toolkit.record.saying import many
from toolkit.steps import looking_back
from toolkit.steps.looking_back import Concern
from toolkit.steps.overview import Overview


def worries(seen: Overview, state: int, _baselines, _held, _answers, _progress) -> None:
    """Each worry with its answer, the newest evaluation first; those without one say so."""
    found = cached.concerns_at(seen.id, state)
    if not found:
        st.info("Nobody named a worry yet. What is written under “What worries us?” stands here, for the commissioner to answer.",
                icon=":material/sentiment_worried:")
        return
    without = sum(not one.reply for one in found)
    st.markdown(f"**{many(without, 'worry', 'worries')} without an answer**" if without else "**Every worry has an answer.**")
    answers = may(session.require(), "answer concerns", seen.id)
    for one in found:
        with st.container(border=True):
            st.html(_said(one))
            if answers:
                _answer(seen, one)


def _said(one: Concern) -> str:
    about = f"about priority {one.rank or ''} {one.title}" if one.about_priority else "about the whole"
    reply = (f'<div class="ct-entry done"><b><span aria-hidden="true">✓</span> What was done:</b> {show.words(one.reply)}</div>'
             if one.reply else '<p style="margin:0"><b><span aria-hidden="true">○</span> Nobody answered this yet.</b></p>')
    return (f'<div class="ct-entry"><b>What worried people</b> <span class="ct-more">at evaluation {one.evaluation}, '
            f"{say_date(one.held_on)}, {show.words(about)}</span><br>{show.words(one.words)}</div>{reply}")


def _answer(seen: Overview, one: Concern) -> None:
    begun = draft(f"worry-{one.answer_id}", one.reply_version, {"words": one.reply})
    with st.expander("Correct the answer" if one.reply else "Answer it"):
        st.text_area("What was done about it, or why not", begun.begun_with["words"], height=90, key=begun.key("words"),
                     persist_state="session")
        mine = st.session_state.get(session.IN_FORM) == begun.name
        if mine:
            problem_at("words")
        begun.save_button("Save the answer", _save, seen.id, one.answer_id, one.about_priority, begun, disabled=False)
        if mine:
            problem_at(None)


def _save(workshop_id: UUID, answer_id: UUID, about_priority: bool, begun: Draft) -> None:
    session.require("answer concerns", workshop_id)
    st.session_state[session.IN_FORM] = begun.name
    if session.act(looking_back.answer_concern, answer_id, about_priority, begun.version, begun.typed()["words"] or "",
                   said="The answer is saved.")[0]:
        begun.saved()
    else:
        begun.build_on_theirs()
