"""Asking again: a round of consultation on the draft plans with the same people, from making it ready to adopting plans."""

import streamlit as st

from pages.ui import consult_adopt, consult_hands, consult_key, consult_ready, consult_run, consult_themes, session
from pages.ui.consult_words import STAGE
from pages.ui.words import _, said_all
from toolkit.access.roles import may
from toolkit.steps.overview import Overview

STAGES = {
    "ready": ("Make ready", consult_ready.ready),
    "run": ("Hand out and count", consult_run.run),
    "sheets": ("Key sheets", consult_key.key_sheets),
    "hands": ("Hands in the room", consult_hands.hands),
    "themes": ("What people said", consult_themes.what_people_said),
    "adopt": ("Adopt plans", consult_adopt.adopt_plans),
}


def ask_again(seen: Overview, state: int, final: list) -> None:
    """One part at a time; for whoever may consult."""
    st.markdown(_("The plans go back to the people who chose the priorities. They say what they think; you answer what they said, and only "
                  "then a plan is adopted."))
    if not may(session.require(), "consult", seen.id):
        st.info(_("The facilitator or the commissioner asks again. Here you will see what came of it."), icon=":material/forum:")
        consult_run.how_many(seen, state)
        return
    stage = session.choose_part(_("Part of asking again"), {name: label for name, (label, _ignored) in said_all(STAGES).items()}, STAGE)
    STAGES[stage][1](seen, state, final)
