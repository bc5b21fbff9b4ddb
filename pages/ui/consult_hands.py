"""A show of hands in the room: for each plan who agrees, who agrees if it is changed, who does not."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, consult_cached, session, show
from pages.ui.consult_words import newest, title, way_to
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, many, said_all
from toolkit.clock import say_moment
from toolkit.models import Consultation
from toolkit.steps.consulting import moves, rounds
from toolkit.steps.consulting.hands import declare_hands, withdraw_hands
from toolkit.steps.consulting.sheet import ANSWERS, Sheet
from toolkit.steps.overview import Overview
from toolkit.storage.queries import consultations as queries

FORM = "consult-hands"


def hands(seen: Overview, state: int, _final: list) -> None:
    """Counts for every plan, put in at once; and those that are in."""
    asked = newest(seen.id, state)
    if asked is None or asked.state != moves.OPEN:
        st.info(_("Hands are counted while a round is open."), icon=":material/front_hand:")
        way_to("run", _("Look at the round"))
        return
    title(asked)
    st.markdown(_("Read each plan out, then ask: who agrees? Who agrees if it is changed? Who does not agree? Key words that were said "
                  "under "
                  "**Key sheets**, or name them as a theme."))
    _counts(seen.id, asked, consult_cached.sheet_at(seen.id, state, asked.id))
    _standing(seen.id, asked)


def _counts(workshop_id: UUID, asked: Consultation, sheet: Sheet) -> None:
    name = session.fresh(f"{FORM}-{asked.id}")
    with st.container(border=True):
        st.number_input(_("How many people took part"), 1, rounds.MOST_PEOPLE, None, key=f"{name}-people", placeholder=_("People"),
                        persist_state="session")
        problem_in(FORM, "people")
        for item in sheet.items:
            st.html(f"<b>{item.number} {show.words(item.title)}</b>")
            for place, (answer, label) in zip(st.columns(len(ANSWERS)), said_all(ANSWERS).items(), strict=True):
                place.number_input(_("{label}, plan {number}", label=label, number=item.number), 0, rounds.MOST_PEOPLE, 0,
                                   key=f"{name}-{item.number}-{answer}",
                                   persist_state="session")
            problem_in(FORM, f"h{item.number}")
        st.button(_("Put the hands in"), type="primary", on_click=_declare, args=(workshop_id, asked.id, sheet, name),
                  icon=":material/check:")
        problem_in(FORM, ANY)


def _declare(workshop_id: UUID, asked_id: UUID, sheet: Sheet, name: str) -> None:
    session.require("consult", workshop_id)
    st.session_state[session.IN_FORM] = FORM
    people = st.session_state.get(f"{name}-people") or 0
    counts = {item.id: tuple(st.session_state.get(f"{name}-{item.number}-{answer}") or 0 for answer in ANSWERS) for item in sheet.items}
    if session.act(declare_hands, asked_id, people, counts, said=_("The hands of {people} are in.",
                                                                   people=many(people, "person", "people")))[0]:
        session.empty(f"{FORM}-{asked_id}")


def _standing(workshop_id: UUID, asked: Consultation) -> None:
    for hands_id, people, when in cached.read(queries.hands_of, asked.id):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("Hands of {people}, {when}", people=many(people, "person", "people"), when=show.plain(say_moment(when))))
            st.button(_("Take out"), key=f"{FORM}-out-{hands_id}", on_click=_take_out, args=(workshop_id, hands_id), icon=":material/undo:")


def _take_out(workshop_id: UUID, hands_id: UUID) -> None:
    session.require("consult", workshop_id)
    session.act(withdraw_hands, hands_id, said=_("Taken out. Put them in again when they are counted."))
