"""What next: when to look again, the rounds so far, and starting a new round of the five steps."""

from datetime import date
from uuid import UUID

import streamlit as st

from pages.ui import cached, due_list, new_workshop, next_round, session, show
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.clock import say_due, today
from toolkit.steps import going_on, looking_again
from toolkit.steps.overview import Overview
from toolkit.storage.queries import history

FORM = "look-again"


def what_next(seen: Overview, state: int, *_ignored) -> None:
    """The day to look again, then the new round, or why it cannot start yet."""
    new_workshop.open_made()
    _look_again(seen)
    st.subheader(_("A new round"), anchor=False)
    st.page_link("history.py", label=_("Rounds across years"), icon=":material/history:", query_params={"workshop": str(seen.id)})
    if words := cached.read(going_on.said_next, seen.id):
        st.markdown(_("What people said should come next: {words}", words=show.plain(words)))
    following = cached.read(lambda session: history.rounds(history.after([seen.id], session=session), session=session))
    for row in following:
        st.page_link("step_map.py", label=_("Goes on from this one: **{title}**", title=show.plain(row.title)),
                     icon=":material/arrow_forward:",
                     query_params={"workshop": str(row.id)})
    why_not = cached.read(lambda session: going_on.why_not(seen.id, seen.step, session=session))
    if not may(session.require(), "start a workshop", seen.id):
        st.caption(_("A facilitator starts a new round."))
    elif why_not:
        st.info(_(why_not), icon=":material/info:")
    else:
        next_round.form(seen, state, again=bool(following))


def _look_again(seen: Overview) -> None:
    st.subheader(_("When to look again"), anchor=False)
    agreed = (_("Agreed: {look_again_on}.", look_again_on=say_due(seen.look_again_on, today())) if seen.look_again_on
              else _("No day is agreed."))
    st.markdown(_("{agreed} It stands among what is due on the first page, and in the calendar file.", agreed=show.plain(agreed)))
    with st.form(FORM, border=False):
        st.date_input(_("Look again on"), seen.look_again_on, key=session.fresh(FORM), format="DD/MM/YYYY",
                      disabled=not may(session.require(), "evaluate", seen.id))
        st.form_submit_button(_("Save the day"), on_click=_save, args=(seen.id, seen.look_again_on), icon=":material/event:",
                              disabled=not may(session.require(), "evaluate", seen.id))
    problem_at(None)
    if may(session.require(), "look across workshops", seen.id):
        due_list.calendar_link(_("Put what is due in this workshop into your own calendar (a file)"), seen.id)


def _save(workshop_id: UUID, known: date | None) -> None:
    session.require("evaluate", workshop_id)
    on = st.session_state.get(session.fresh(FORM))
    if session.act(looking_again.set_look_again, workshop_id, known, on, said=_("The day is saved."))[0]:
        session.empty(FORM)
