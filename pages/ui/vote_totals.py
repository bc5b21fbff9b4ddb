"""Totals that were counted by hand: sticky dots on the wall with a photo, or hands raised for one idea after the other."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, vote_cached, vote_hands
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import running, title
from pages.ui.words import _, many, said_all
from toolkit.models import VoteRound
from toolkit.steps import attaching
from toolkit.steps.overview import Overview
from toolkit.storage.queries import votes as queries
from toolkit.voting import batches
from toolkit.voting.paper import MATRIX, Paper

FORM = "wall"
WAY = "way"  # in the address: the wall or hands


def totals(seen: Overview, state: int, leads: bool) -> None:
    """Putting totals in, and those that stand."""
    vote = running(seen.id, state, leads)
    if vote is None:
        return
    title(vote)
    if vote.input == MATRIX:
        st.info(_("The matrix asks each person on their own, so there are no totals to put in. Use phones, papers or One by one."),
                icon=":material/info:")
        return
    way = session.choose_part(_("How it was counted"), said_all(batches.BATCHES), WAY, batches.HANDS if vote.live else batches.WALL)
    paper = vote_cached.paper_at(seen.id, state, vote.id)
    if way == batches.HANDS:
        vote_hands.hands(seen.id, paper)
    else:
        _wall(seen.id, paper)
    _standing(seen.id, state, vote)


def _wall(workshop_id: UUID, paper: Paper) -> None:
    name = f"{session.fresh(FORM)}-{paper.round_id}"
    st.markdown(_("Each person sticks their dots beside the ideas. Count them once, together, and keep a photo of the wall."))
    # No form: what stands in one is lost when somebody looks at another stage before sending it.
    with st.container(border=True):
        st.number_input(_("How many people put dots up"), 1, batches.MOST_PEOPLE, None, key=f"{name}-people", placeholder=_("People"),
                        persist_state="session")
        problem_at("people")
        for item in paper.items:
            words, count = st.columns([4, 1], vertical_alignment="center")
            words.html(f"<b>{item.number}</b> {show.words(item.title)}")
            count.number_input(_("Dots on {number}", number=item.number), 0, None, 0, key=f"{name}-{item.id}", label_visibility="collapsed",
                               persist_state="session")
        st.file_uploader(_("Photo of the wall (optional)"), type=["jpg", "jpeg", "png", "pdf"], key=f"{name}-photo")
        problem_at("file")
        st.button(_("Put the totals in"), type="primary", on_click=_declare, args=(workshop_id, paper, name), icon=":material/check:")
        problem_at(ANY)


def _declare(workshop_id: UUID, paper: Paper, name: str) -> None:
    session.require("run a vote", workshop_id)
    people = st.session_state[f"{name}-people"] or 0
    dots = {item.id: st.session_state[f"{name}-{item.id}"] or 0 for item in paper.items}
    photo = st.session_state.get(f"{name}-photo")
    given = (photo.getvalue(), photo.name) if photo else None
    if session.act(_keep, paper, people, dots, given, said=_("The dots of {people} are in.", people=many(people, "person", "people")))[0]:
        session.empty(FORM)


def _keep(actor, paper: Paper, people: int, dots: dict[UUID, int], photo: tuple[bytes, str] | None, *, session) -> None:
    # In one transaction: no photo is left behind for totals that were refused.
    kept = (attaching.attach(actor, paper.workshop_id, *photo, _("The wall of vote {number}", number=paper.number), session=session)
            if photo else None)
    batches.declare(actor, paper.round_id, batches.WALL, people, dots, kept, session=session)


def _standing(workshop_id: UUID, state: int, vote: VoteRound) -> None:
    held = cached.read(queries.batches_of, vote.id)
    if not held:
        return
    st.subheader(_("Totals that are in"), anchor=False)
    for batch in held:
        with st.container(horizontal=True, vertical_alignment="center"):
            photo = _(" · [Photo](/files/{attachment_id})", attachment_id=batch.attachment_id) if batch.attachment_id else ""
            st.markdown(f'**{_(batches.BATCHES[batch.channel])}** · {many(batch.people, "person", "people")}{photo}')
            st.button(_("Take out"), key=f"out-{batch.id}", on_click=_withdraw, args=(workshop_id, batch.id), icon=":material/undo:")
    st.caption(_("Something wrong in them? Take them out and put them in again. Nothing is deleted from the record."))


def _withdraw(workshop_id: UUID, batch_id: UUID) -> None:
    session.require("run a vote", workshop_id)
    session.act(batches.withdraw, batch_id, said=_("Taken out. Put them in again when they are counted."))
