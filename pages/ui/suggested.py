"""What the directory knows for the function and group that are talked about: the room takes it in, corrects it or refuses it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, provider_cached, session
from pages.ui.problems import problem_at
from pages.ui.words import _, kept
from toolkit.access.roles import may
from toolkit.steps import suggesting
from toolkit.steps.overview import Overview
from toolkit.steps.suggesting import Suggestion


@kept(cached.KEPT)
def _at(workshop_id: UUID, state: int, known: int, group_id: UUID, function: int) -> list[Suggestion]:
    return cached.read(suggesting.suggestions, workshop_id, group_id, function)


def part(seen: Overview, group_id: UUID, function: int) -> None:
    """Folded away: the people in the room speak first, the directory after them."""
    actor = session.require("see workshops", seen.id)
    if not may(actor, "record what is said", seen.id):
        return
    found = _at(seen.id, cached.state_of(seen.id), provider_cached.state(), group_id, function)
    if not found:
        return
    with st.expander(_("Suggest what exists: from the directory of providers"), icon=":material/lightbulb:", key="ct-suggested"):
        st.caption(_("Ask the room about each. Nothing is recorded unless somebody here says so."))
        for one in found:
            _one(seen.id, group_id, function, one)


def _one(workshop_id: UUID, group_id: UUID, function: int, one: Suggestion) -> None:
    key = f"suggested-{group_id}-{function}-{one.provider_id}"
    st.text_area(_("In the room's words"), one.words, key=key, height=80)
    if st.session_state.get(session.IN_FORM) == key:
        problem_at("words")
        problem_at(None)
    with st.container(horizontal=True):
        st.button(_("It is so: record it"), key=f"{key}-take", icon=":material/check:", on_click=_take,
                  args=(workshop_id, group_id, function, one.provider_id, key))
        st.button(_("Not so here"), key=f"{key}-refuse", icon=":material/close:", type="tertiary", on_click=_refuse,
                  args=(workshop_id, group_id, function, one.provider_id, key))


def _take(workshop_id: UUID, group_id: UUID, function: int, provider_id: UUID, key: str) -> None:
    session.require("record what is said", workshop_id)
    st.session_state[session.IN_FORM] = key
    session.act(suggesting.take, workshop_id, group_id, function, provider_id, st.session_state[key], said=_("Recorded."))


def _refuse(workshop_id: UUID, group_id: UUID, function: int, provider_id: UUID, key: str) -> None:
    session.require("record what is said", workshop_id)
    st.session_state[session.IN_FORM] = key
    session.act(suggesting.refuse, workshop_id, group_id, function, provider_id, said=_("Noted. It is not suggested here again."))
