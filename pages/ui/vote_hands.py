"""A show of hands, one idea at a time: read it out, count the hands, go on; at the end all counts are put in at once."""

from uuid import UUID

import streamlit as st

from pages.ui import session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import table
from pages.ui.words import _, many
from toolkit.voting import batches
from toolkit.voting.paper import Item, Paper

FORM = "hands"
AT = "hand"  # in the address: which idea is asked, 0 for the first


def hands(workshop_id: UUID, paper: Paper) -> None:
    """The idea that is asked now, or the counts of all when the last was asked."""
    at = session.address_number(AT, 0, len(paper.items))
    name = f"{session.fresh(FORM)}-{paper.round_id}"
    if at < len(paper.items):
        _ask(paper, at, name)
    else:
        _review(workshop_id, paper, name)


def _ask(paper: Paper, at: int, name: str) -> None:
    item = paper.items[at]
    st.caption(_("Idea {at} of {count}. Read it out, point at it, and ask: who supports this? Hands up.", at=at + 1,
                 count=len(paper.items)))
    picture = show.picture(item.picture, item.picture_alt, 96) if item.picture else ""
    st.html(f'<div class="ct-flex" style="align-items:center">{picture}<div style="font-size:1.9rem;line-height:1.25"><b>{item.number}'
            f"</b> {show.words(item.title)}</div></div>")
    st.number_input(_("Hands raised"), 0, batches.MOST_PEOPLE, 0, key=f"{name}-{item.id}", persist_state="session")
    with st.container(horizontal=True):
        st.button(_("Next idea") if at + 1 < len(paper.items) else _("See all counts"), type="primary", on_click=_to, args=(at + 1,),
                  icon=":material/arrow_forward:")
        st.button(_("Back"), on_click=_to, args=(at - 1,), disabled=not at, icon=":material/arrow_back:")


def _to(at: int) -> None:
    st.query_params[AT] = str(at)


def _counted(name: str, item: Item) -> int:
    return st.session_state.get(f"{name}-{item.id}") or 0


def _review(workshop_id: UUID, paper: Paper, name: str) -> None:
    st.html(table(_("Hands raised"), (_("Number"), _("Idea"), _("Hands")),
                  [(item.number, item.title, _counted(name, item)) for item in paper.items]))
    st.number_input(_("How many people took part"), 1, batches.MOST_PEOPLE, paper.headcount, key=f"{name}-people",
                    placeholder=_("People"), persist_state="session")
    problem_at("people")
    with st.container(horizontal=True):
        st.button(_("Put the hands in"), type="primary", on_click=_declare, args=(workshop_id, paper, name), icon=":material/check:")
        st.button(_("Back"), on_click=_to, args=(len(paper.items) - 1,), icon=":material/arrow_back:")
        st.button(_("Start again"), on_click=_again, type="tertiary")
    problem_at(ANY)


def _again() -> None:
    session.empty(FORM)
    _to(0)


def _declare(workshop_id: UUID, paper: Paper, name: str) -> None:
    session.require("run a vote", workshop_id)
    people = st.session_state.get(f"{name}-people") or 0
    counted = {item.id: _counted(name, item) for item in paper.items}
    if session.act(batches.declare, paper.round_id, batches.HANDS, people, counted,
                   said=_("The hands of {people} are in.", people=many(people, "person", "people")))[0]:
        _again()
