"""Feedback letters: made from the marks, read and changed, printed or copied, and recorded when they have gone out."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.brokerage import letters as rules
from toolkit.clock import say_date, today
from toolkit.models import Award, FeedbackLetter
from toolkit.storage.queries import support as queries

FORM = "letters"


def letters(award: Award) -> None:
    """A letter for everybody who sent an offer and was not chosen; it names no rival and no price."""
    _ignored, owed = cached.read(lambda session: rules.unsuccessful(award, session=session))
    made = cached.read(queries.letters_of, award.case_id)
    st.subheader(_("Letters to the others"), anchor=False)
    if not owed:
        st.caption(_("Nobody else sent an offer, so no letter is owed."))
        return
    if any(one.id not in made for one in owed):
        st.button(_("Make the letters from the marks"), on_click=_make, args=(award.id,), icon=":material/drafts:")
    problem_in(FORM, ANY)
    for one in owed:
        if one.id in made:
            _one(one.name, made[one.id])


def _one(name: str, letter: FeedbackLetter) -> None:
    with st.container(border=True):
        if letter.sent_on:
            st.markdown(show.plain(_("✓ {name}: went out on {sent_on}", name=name, sent_on=say_date(letter.sent_on))))
            with st.expander(_("Read the letter to {name}", name=show.plain(name))):
                st.text(letter.words)
            return
        begun = draft(f"letter-{letter.id}", letter.version, {"words": letter.words})
        st.text_area(_("Letter to {name}", name=show.plain(name)), height=260, max_chars=rules.MOST_WORDS, **about(begun, "words"))
        problem_at_field(begun, "words")
        save_buttons(begun, _("Save the letter"), _save, letter.id, begun)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.link_button(_("Print it"), f"/letter/{letter.id}.pdf", icon=":material/print:")
            st.date_input(_("Went out on: {name}", name=show.plain(name)), today(), format="DD/MM/YYYY", key=f"sent-{letter.id}")
            st.button(_("It has gone out: {name}", name=show.plain(name)), on_click=_sent, args=(letter.id, letter.version),
                      icon=":material/send:",
                      disabled=begun.unsaved)


def _make(award_id: UUID) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = FORM
    session.act(rules.make_letters, award_id, said=_("The letters are made. Read each before it goes out."))


def _save(letter_id: UUID, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    save(begun, rules.change_letter, letter_id, begun.version, begun.typed()["words"] or "", sure=sure, said=_("The letter is saved."))


def _sent(letter_id: UUID, version: int) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = FORM
    session.act(rules.send_letter, letter_id, version, st.session_state.get(f"sent-{letter_id}"), said=_("Recorded that it has gone out."))
