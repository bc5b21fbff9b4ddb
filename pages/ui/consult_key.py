"""Keying what came in on paper, or one person after the other in the room: one form for one person, then the next."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, consult_cached, session, show
from pages.ui.consult_words import newest, title, way_to
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, names_in
from toolkit.models import Consultation
from toolkit.steps.consulting import answering, moves
from toolkit.steps.consulting.answering import Said
from toolkit.steps.consulting.sheet import ANSWERS, Item, Sheet
from toolkit.steps.overview import Overview
from toolkit.storage.queries import consultations as queries

FORM = "consult-key"
LAST_SHOWN = 5
KEYED = {answering.PAPER: "A sheet on paper", answering.ROOM: "Somebody in the room"}


def key_sheets(seen: Overview, state: int, _final: list) -> None:
    """The form for the next person, and what was keyed last."""
    asked = newest(seen.id, state)
    if asked is None or asked.state != moves.OPEN:
        st.info(_("Sheets are keyed while a round is open."), icon=":material/keyboard:")
        way_to("run", _("Look at the round"))
        return
    title(asked)
    st.markdown(_("**{in_words}.** Key one person, save, take the next.",
                  in_words=show.plain(consult_cached.counted_at(seen.id, state, asked.id).in_words())))
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        _one_person(seen.id, asked, consult_cached.sheet_at(seen.id, state, asked.id))
    with right:
        _last(seen.id, asked)


def _one_person(workshop_id: UUID, asked: Consultation, sheet: Sheet) -> None:
    name = session.fresh(f"{FORM}-{asked.id}")
    # No form: what stands in one is lost when somebody looks at another part before sending it.
    with st.container(border=True):
        st.radio(_("What is keyed"), list(KEYED), format_func=names_in(KEYED), key=f"{FORM}-channel", persist_state="session",
                 horizontal=True)
        for item in sheet.items:
            _plan(name, item)
        st.checkbox(_("Others may read the words (without a name)"), key=f"{name}-share", persist_state="session")
        st.button(_("Save, and take the next"), type="primary", on_click=_save, args=(workshop_id, asked.id, sheet, name),
                  icon=":material/check:")
        problem_in(FORM, ANY)


def _plan(name: str, item: Item) -> None:
    st.html(f"<b>{item.number} {show.words(item.title)}</b>")
    st.radio(_("Answer on plan {number}", number=item.number), list(ANSWERS), None, format_func=names_in(ANSWERS),
             key=f"{name}-a{item.number}",
             persist_state="session", horizontal=True)
    problem_in(FORM, f"a{item.number}")
    st.text_area(_("Words on plan {number}", number=item.number), key=f"{name}-w{item.number}", persist_state="session", height=68)
    problem_in(FORM, f"w{item.number}")


def _save(workshop_id: UUID, asked_id: UUID, sheet: Sheet, name: str) -> None:
    session.require("consult", workshop_id)
    st.session_state[session.IN_FORM] = FORM
    typed = {key: st.session_state.get(f"{name}-{key}") or "" for item in sheet.items for key in (f"a{item.number}", f"w{item.number}")}
    shared = bool(st.session_state.get(f"{name}-share"))
    said = {item.id: Said(typed[f"a{item.number}"], typed[f"w{item.number}"], shared) for item in sheet.items}
    channel = st.session_state.get(f"{FORM}-channel") or answering.PAPER
    if session.act(answering.key_answer, asked_id, said, channel, said=_("Saved. Take the next."))[0]:
        session.empty(f"{FORM}-{asked_id}")


def _last(workshop_id: UUID, asked: Consultation) -> None:
    keyed: dict[UUID, list[str]] = {}
    for response, channel, number, given, words in cached.read(queries.keyed_last, asked.id, LAST_SHOWN):
        keyed.setdefault(response, [KEYED.get(channel, channel)]).append(
            f'''{number}: {_(ANSWERS.get(given, "no answer"))}{f', “{words}”' if words else ""}''')
    if not keyed:
        return
    st.markdown(_("**Keyed last**"))
    for at, (response, lines) in enumerate(keyed.items(), 1):
        st.html(f'<div class="ct-entry done">{"<br>".join(map(show.words, lines))}</div>')
        st.button(_("Take out the one above ({at})", at=at), key=f"{FORM}-out-{response}", on_click=_take_out, args=(workshop_id, response),
                  type="tertiary", icon=":material/undo:")
    st.caption(_("Keyed wrongly or twice? Take it out and key it again. It stays in the record, and is not counted."))


def _take_out(workshop_id: UUID, response: UUID) -> None:
    session.require("consult", workshop_id)
    session.act(answering.withdraw_answer, response, said=_("Taken out."))
