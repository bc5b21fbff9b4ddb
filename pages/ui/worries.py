"""What worried people, at every evaluation, and what the commissioner did about it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.draft import Draft, draft
from pages.ui.problems import problem_at
from pages.ui.words import _, many
from toolkit.access.roles import may
from toolkit.clock import say_date
from toolkit.steps import looking_back
from toolkit.steps.looking_back import Concern
from toolkit.steps.overview import Overview


def worries(seen: Overview, state: int, _baselines, _held, _answers, _progress) -> None:
    """Each worry with its answer, the newest evaluation first; those without one say so."""
    found = cached.concerns_at(seen.id, state)
    if not found:
        st.info(_("Nobody named a worry yet. What is written under “What worries us?” stands here, for the commissioner to answer."),
                icon=":material/sentiment_worried:")
        return
    without = sum(not one.reply for one in found)
    st.markdown(_("**{worries} without an answer**", worries=many(without, "worry", "worries")) if without
                else _("**Every worry has an answer.**"))
    answers = may(session.require(), "answer concerns", seen.id)
    for one in found:
        with st.container(border=True):
            st.html(_said(one))
            if answers:
                _answer(seen, one)


def _said(one: Concern) -> str:
    about = _("about priority {rank} {title}", rank=one.rank or "", title=one.title) if one.about_priority else _("about the whole")
    reply = (f'<div class="ct-entry done"><b><span aria-hidden="true">✓</span> {_("What was done:")}</b> {show.words(one.reply)}</div>'
             if one.reply else f'<p style="margin:0"><b><span aria-hidden="true">○</span> {_("Nobody answered this yet.")}</b></p>')
    at = _("at evaluation {number}, {held_on}, {about}", number=one.evaluation, held_on=say_date(one.held_on), about=show.words(about))
    return (f'<div class="ct-entry"><b>{_("What worried people")}</b> <span class="ct-more">'
            f'{at}</span><br>{show.words(one.words)}</div>{reply}')


def _answer(seen: Overview, one: Concern) -> None:
    begun = draft(f"worry-{one.answer_id}", one.reply_version, {"words": one.reply})
    with st.expander(_("Correct the answer") if one.reply else _("Answer it")):
        st.text_area(_("What was done about it, or why not"), begun.begun_with["words"], height=90, key=begun.key("words"),
                     persist_state="session")
        mine = st.session_state.get(session.IN_FORM) == begun.name
        if mine:
            problem_at("words")
        begun.save_button(_("Save the answer"), _save, seen.id, one.answer_id, one.about_priority, begun, disabled=False)
        if mine:
            problem_at(None)


def _save(workshop_id: UUID, answer_id: UUID, about_priority: bool, begun: Draft) -> None:
    session.require("answer concerns", workshop_id)
    st.session_state[session.IN_FORM] = begun.name
    if session.act(looking_back.answer_concern, answer_id, about_priority, begun.version, begun.typed()["words"] or "",
                   said=_("The answer is saved."))[0]:
        begun.saved()
    else:
        begun.build_on_theirs()
