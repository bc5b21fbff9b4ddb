""""You said, we did": what may be read, what was done in words, and the page that is put up for everybody."""

from uuid import UUID

import streamlit as st

from pages.ui import consult_cached, session, show, vote_room, you_said_words
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, said_all
from toolkit import addresses
from toolkit.access.roles import may
from toolkit.steps.overview import Overview
from toolkit.steps.said_and_done import publishing
from toolkit.steps.said_and_done.agreeing import Sentence, set_agreement
from toolkit.steps.said_and_done.publishing import Publishing

PART = "telling"  # in the address: what of the page is worked on
FORM = "you-said"


def you_said(seen: Overview, state: int, final: list) -> None:
    """One part at a time, for whoever may publish; for others whether the page is up."""
    held = consult_cached.publishing_at(seen.id, state)
    if not may(session.require(), "publish what was done", seen.id):
        st.info(_("The facilitator or the commissioner puts this page up."), icon=":material/public:")
        if held.published:
            _address(held)
        return
    st.markdown(_("A page that tells everybody, for each priority, what was said, decided, planned and done. It names nobody."))
    part = session.choose_part(_("Part of the page"), {name: label for name, (label, _ignored) in said_all(PARTS).items()}, PART)
    PARTS[part][1](seen, state, final)


def _may_be_read(seen: Overview, state: int, final: list) -> None:
    st.markdown(_("**People's own sentences are shown only where whoever said them agreed.** Ask them, then tick. Nothing is ticked to "
                  "begin "
                  "with."))
    said = consult_cached.sentences_at(seen.id, state)
    if not any(said.get(row.id) for row in final):
        st.caption(_("No gap stands behind these priorities, so there is no sentence to ask about."))
    for row in final:
        if said.get(row.id):
            st.html(f"<b>{row.final_rank} {show.words(row.title)}</b>")
            for one in said[row.id]:
                _sentence(seen.id, row.id, one)
    problem_at(ANY)


def _sentence(workshop_id: UUID, priority_id: UUID, one: Sentence) -> None:
    key = f"{FORM}-agreed-{priority_id}-{one.entry_id}-{one.version}"      # a gap may stand behind several priorities
    said = _("{words} Wanted: {wanted}", words=one.words, wanted=one.wanted) if one.wanted else one.words
    st.checkbox(show.plain(said), one.agreed, key=key, on_change=_agree, args=(workshop_id, one, key))
    if one.changed:
        st.caption(_("Somebody agreed to other words. These were changed since, so ask again."))


def _agree(workshop_id: UUID, one: Sentence, key: str) -> None:
    session.require("publish what was done", workshop_id)
    agreed = bool(st.session_state[key])
    session.act(set_agreement, one.entry_id, one.version, agreed, said=_("It may be read.") if agreed else _("It is not shown."))


def _publish(seen: Overview, state: int, _final: list) -> None:
    held = consult_cached.publishing_at(seen.id, state)
    begun = draft(f"{FORM}-words-{seen.id}", held.version, {"words": held.words})
    st.text_area(_("Words at the top of the page"), height=90, **about(begun, "words"))
    problem_in(begun.name, "words")
    begun.save_button(_("Save the words"), _save, seen.id, begun, disabled=False)
    problem_in(begun.name, ANY)
    st.markdown(_("Look at it first, and look for names. To print it, use the browser's own Print on either page."))
    with st.container(horizontal=True):
        st.link_button(_("See how it looks"), f"/you-said/draft/{seen.id}", icon=":material/visibility:")
        st.link_button(_("See it in Easy Read"), f"/you-said/draft/{seen.id}/easy", icon=":material/menu_book:")
    if held.published:
        _address(held)
        st.button(_("Take the page down"), on_click=_act, args=(seen.id, held, publishing.take_down, _("The page is taken down.")),
                  icon=":material/visibility_off:")
    else:
        if held.taken_down_on:
            st.caption(_("Taken down on {taken_down_on}. Whoever opens the address reads that. Publishing opens it at the same address.",
                         taken_down_on=held.taken_down_on))
        st.button(_("Publish the page"), type="primary", on_click=_act,
                  args=(seen.id, held, publishing.publish, _("The page is published.")),
                  icon=":material/public:")
    problem_at(ANY)


def _address(held: Publishing) -> None:
    url = addresses.shown_url(f"/you-said/{held.code}", session.base_address())
    st.link_button(_("Open the page"), f"/you-said/{held.code}", icon=":material/open_in_new:")
    st.html(f'{vote_room.qr(url, "9rem")}<p>{_("Its address: {in_print}", in_print=show.words(vote_room.in_print(url)))}</p>')


def _save(workshop_id: UUID, begun: Draft) -> None:
    session.require("publish what was done", workshop_id)
    save(begun, publishing.save_words, workshop_id, begun.version, begun.typed()["words"] or "", said=_("The words are saved."))


def _act(workshop_id: UUID, held: Publishing, do, said: str) -> None:
    session.require("publish what was done", workshop_id)
    session.act(do, workshop_id, held.version, said=said)


PARTS = {"read": ("What may be read", _may_be_read), "done": ("What was done", you_said_words.what_was_done),
         "publish": ("The page", _publish)}
