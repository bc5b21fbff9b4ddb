"""An open round: the link as a code, cards and sheets to print, how many have answered, closing it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, consult_cached, parts, session, show, vote_room
from pages.ui.consult_words import about, go_to, newest, save, title, url_of, way_to
from pages.ui.draft import draft
from pages.ui.hand_out import hand_out
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, said_all, say_number
from toolkit import addresses
from toolkit.models import Consultation
from toolkit.steps.consulting import moves, rounds
from toolkit.steps.consulting.counting import WAYS, Counted
from toolkit.steps.consulting.sheet import say_code
from toolkit.steps.overview import Overview

LOOK_AGAIN = "5s"
CARDS = {"normal": "Cards, 8 on a page", "large": "Cards in large print"}
SHEETS = {"normal": "Sheets", "large": "Sheets in large print", "easy": "Sheets in Easy Read"}


def run(seen: Overview, state: int, _final: list) -> None:
    """What is handed out, what has come in, and the buttons to close it or open it again."""
    asked = newest(seen.id, state)
    if asked is None or asked.state == moves.DRAFT:
        st.info(_("No round is open. Make one ready, then open it."), icon=":material/forum:")
        way_to("ready", _("Make a round ready"))
        return
    title(asked)
    left, right = st.columns([1, 1.4], gap="large")
    with left:
        _count(seen.id, asked.id, state)
        if asked.state == moves.CLOSED:
            _closed(seen, asked)
        else:
            _correct(seen.id, asked)
            _moves(seen, state, asked)
        problem_at(ANY)
    with right:
        if asked.state == moves.OPEN and not asked.code:
            st.info(_("This round was opened on another computer, and its link works there. Sheets and hands can be keyed here. To give it "
                      "a link here too, close it and open it again."), icon=":material/link_off:")
        elif asked.state == moves.OPEN:
            _link(asked)
            _print(asked)


def how_many(seen: Overview, state: int) -> None:
    """For whoever only looks on: the state of the newest round and how many have answered."""
    asked = newest(seen.id, state)
    if asked and asked.state != moves.DRAFT:
        title(asked)
        st.html(in_all(consult_cached.counted_at(seen.id, state, asked.id)))


@parts.fragment(run_every=LOOK_AGAIN)
def _count(workshop_id: UUID, asked_id: UUID, state: int) -> None:
    session.require("consult", workshop_id)
    now = cached.state_of(workshop_id)
    found = consult_cached.counted_at(workshop_id, now, asked_id)
    st.html(f'<div role="status">{in_all(found)}</div>')
    if found.too_many:
        st.warning(_("More have answered than were asked. The link may have been passed on, or the number of people is not right."),
                   icon=":material/group_add:")


def in_all(found: Counted) -> str:
    """How many answered, large, and by which way, as HTML."""
    ways = " · ".join(f"{_(WAYS[way])} {say_number(count)}" for way, count in found.by_way.items())
    return (f'<div style="font-size:2rem;line-height:1.2;font-weight:700">{show.words(found.in_words())}</div>'
            f'<div class="ct-more">{show.words(ways)}</div>')


def _correct(workshop_id: UUID, asked: Consultation) -> None:
    begun = draft(f"consult-run-{asked.id}", asked.version, {"asked": asked.asked, "closes_on": asked.closes_on})
    st.number_input(_("How many people are asked"), 1, rounds.MOST_PEOPLE, placeholder=_("Not known"), **about(begun, "asked"))
    problem_in(begun.name, "asked")
    st.date_input(_("Last day for answers"), format="DD/MM/YYYY", **about(begun, "closes_on"))
    problem_in(begun.name, "closes_on")
    begun.save_button(_("Save people and day"), _save, workshop_id, asked.id, begun, disabled=False)


def _save(workshop_id: UUID, asked_id: UUID, begun) -> None:
    session.require("consult", workshop_id)
    typed = begun.typed()
    save(begun, rounds.correct_asking, asked_id, begun.version, typed["asked"], typed["closes_on"], said=_("Saved."))


def _moves(seen: Overview, state: int, asked: Consultation) -> None:
    with st.container(horizontal=True):
        st.button(_("Close it"), on_click=_move, args=(seen.id, asked, moves.CLOSED, _("The round is closed."), "themes"),
                  icon=":material/lock:")
        st.button(_("Back to the draft"), on_click=_move, args=(seen.id, asked, moves.DRAFT, _("The round is a draft again."), "ready"),
                  disabled=consult_cached.counted_at(seen.id, state, asked.id).people > 0, icon=":material/edit_note:")
    st.caption(_("Close it when no more sheets are to come. It can be opened again."))


def _closed(seen: Overview, asked: Consultation) -> None:
    way_to("themes", _("See what people said"))
    st.button(_("Open it again"), on_click=_move, args=(seen.id, asked, moves.OPEN, _("The round is open again."), "run"),
              icon=":material/lock_open:")
    st.caption(_("To open it again its last day must not have passed."))


def _move(workshop_id: UUID, asked: Consultation, to: str, said: str, stage: str) -> None:
    session.require("consult", workshop_id)
    if session.act(rounds.move_consultation, asked.id, asked.version, to, said=said)[0]:
        go_to(stage)


def _link(asked: Consultation) -> None:
    url = url_of(asked)
    st.markdown(_("**The link**, for everybody who was there, by a card or through an organisation's own list. Nobody needs an account."))
    code = show.words(say_code(asked.code))
    st.html(f'{vote_room.qr(url, "11rem")}<p><a href="{show.words(url)}">{show.words(vote_room.in_print(url))}</a></p><p>{_("Code")} <b '
            f'style="letter-spacing:.08em;font-size:1.4rem">{code}</b></p>')
    if addresses.only_here(url):
        st.warning(_(vote_room.ONLY_HERE), icon=":material/wifi_off:")


def _print(asked: Consultation) -> None:
    st.markdown(_("**To hand out.** Cards lead to the link at home. Sheets are filled in by hand and keyed in here."))
    hand_out(url_of(asked), f"/consult-papers/{asked.id}.pdf", said_all(CARDS), said_all(SHEETS))
