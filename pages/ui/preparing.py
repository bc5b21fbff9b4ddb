"""What is asked before a workshop, each answered in words."""

from uuid import UUID

import streamlit as st

from pages.ui import day_cached, session, show
from pages.ui.draft import Draft, draft
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, names_in
from toolkit.access.roles import may
from toolkit.events import preparing as rules
from toolkit.events.run_sheet import PREPARE
from toolkit.steps.overview import Overview

WHY = {
    "day": "Go through this on a design day, with people of every group round the table.",
    "place": "Before a workshop is held at all: is this place ready for it? A \"not yet\" is worth knowing early.",
}
SIGNS = {"yes": ":material/check_circle:", "partly": ":material/timelapse:", "no": ":material/radio_button_unchecked:"}


def questions(seen: Overview, state: int, which: str) -> None:
    """The questions of one list with their answers, each a form of its own."""
    answers = day_cached.answers_at(seen.id, state, which)
    st.markdown(f"{_(WHY[which])} **{rules.say_how_far(answers)}**")
    locked = not may(session.require(), PREPARE, seen.id)
    for one in answers:
        _question(seen, one, locked)


def _question(seen: Overview, one: rules.Answered, locked: bool) -> None:
    sign, word = (SIGNS[one.state], _(rules.STATES[one.state])) if one.state else (":material/help:", _("Not answered yet"))
    with st.container(border=True):
        st.markdown(f"**{show.plain(one.check.name)}** · {sign} {word}")
        st.caption(show.plain(one.check.plain))
        begun = draft(f"prepared-{seen.id}-{one.check.slug}", one.version, {"state": one.state, "words": one.words})
        st.segmented_control(_("Is that so?"), list(rules.STATES), format_func=names_in(rules.STATES), default=begun.begun_with["state"],
                             key=begun.key("state"), persist_state="session", disabled=locked, label_visibility="collapsed")
        st.text_area(_("How, or what is still to do: {name}", name=one.check.name), begun.begun_with["words"], key=begun.key("words"),
                     height=80,
                     persist_state="session", disabled=locked)
        begun.save_button(_("Save"), _save, seen.id, one.check.slug, begun, disabled=locked)
        if st.session_state.get(session.PROBLEM) and st.session_state.get(session.ASKED_ABOUT) == one.check.slug:
            problem_at(ANY)


def _save(workshop_id: UUID, slug: str, begun: Draft) -> None:
    session.require(PREPARE, workshop_id)
    st.session_state[session.ASKED_ABOUT] = slug
    typed = begun.typed()
    if session.act(rules.answer, workshop_id, slug, begun.version, typed["state"], typed["words"] or "", said=_("Saved."))[0]:
        begun.saved()
    else:
        begun.build_on_theirs()
