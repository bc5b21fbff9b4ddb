"""The person's choice: the shortlist they are shown, their answer, and what follows from it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import cached, choice_answer, choice_override, choice_shortlist, session, show
from pages.ui.case_reason import with_words
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.brokerage import choosing
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.choosing import ANSWERS, NONE, NOT_YET, OFFER, STAY, Question
from toolkit.brokerage.moves import CHOOSING, PLANNING
from toolkit.brokerage.opened import NOT_OPENED, opened
from toolkit.brokerage.overriding import REASONS
from toolkit.clock import say_date, say_moment
from toolkit.models import Choice, ChoiceOverride
from toolkit.storage.queries import support as queries

NEXT = {NONE: "The person wants none of these. Search again: this is no override.",
        NOT_YET: "The person needs more time. Leave the question open, and ask when it suits them to be asked again.",
        STAY: "The person wants to stay as they are. Close the case under Where it stands, or talk with them about searching again."}


def part(seen: CaseSeen) -> None:
    """The question that stands, or the shortlist to make; then what was asked before."""
    choice = cached.read(queries.standing_choice, seen.id)
    if choice:
        _standing(seen, choice)
    elif seen.state != CHOOSING:
        st.info(_(NOT_OPENED) if cached.read(opened, seen.id) is None else _("The search goes on, so nothing is asked now."),
                icon=":material/lock:")
    else:
        choice_shortlist.shortlist(seen)
    if seen.state == CHOOSING:
        with_words(seen, _("Search again"), _("Why the search goes on, if it helps later"), choosing.search_again, _("The search goes on."))
    problem_at(None)
    _before(seen, choice)


def _standing(seen: CaseSeen, choice: Choice) -> None:
    asked = cached.read(choosing.question, choice.id)
    override = cached.read(queries.override_of, choice.id)
    _answer(asked)
    _what_now(seen, asked, override)
    choice_answer.ways_to_ask(seen, asked)
    if not asked.why_not:
        choice_answer.record(asked)
    if seen.state == CHOOSING:
        choice_override.override_part(asked, override)
        with st.expander(_("Make another shortlist"), icon=":material/playlist_add:"):
            choice_shortlist.shortlist(seen)


def _answer(asked: Question) -> None:
    if not asked.said.answer:
        st.info(_("The person has not answered yet. There is no hurry."), icon=":material/hourglass_empty:")
        return
    words = (_("The person wants {name}", name=asked.chosen.name) if asked.said.answer == OFFER and asked.chosen
             else _(ANSWERS[asked.said.answer]))
    why = _(" Why: {why}", why=asked.said.why) if asked.said.why else ""
    st.success(show.plain(_("{words}. Answered on {chosen_at}.{why}", words=words, chosen_at=say_moment(asked.chosen_at), why=why)),
               icon=":material/person:")


def _what_now(seen: CaseSeen, asked: Question, override: ChoiceOverride | None) -> None:
    if override:
        words = _("Overridden: {reasons}. {words} The person was told on {told_on}.", reasons=_(REASONS[override.reason]).lower(),
                  words=override.words, told_on=say_date(override.told_on))
        st.warning(show.plain(words), icon=":material/gavel:")
    elif asked.said.answer in NEXT:
        st.markdown(_(NEXT[asked.said.answer]))
    if seen.state == CHOOSING and (override.offer_id if override else asked.said.answer == OFFER):
        st.button(_("Go on to the support plan"), type="primary", on_click=_do, icon=":material/arrow_forward:",
                  args=(choosing.go_on, seen.id, _("On to the support plan.")))
    elif seen.state == PLANNING:
        st.button(_("Go back to the choice"), on_click=_do, icon=":material/undo:",
                  args=(choosing.back_to_choice, seen.id, _("Back to the choice. The plan and its signatures no longer hold.")))


def _do(do: Callable[..., Any], case_id: UUID, said: str) -> None:
    session.require("work on cases")
    session.act(do, case_id, said=said)


def _before(seen: CaseSeen, standing: Choice | None) -> None:
    earlier = [one for one in cached.read(queries.choices_of, seen.id) if standing is None or one.id != standing.id]
    if earlier:
        with st.expander(_("Asked before ({count})", count=len(earlier)), icon=":material/history:"):
            st.markdown("\n".join(_("- Asked on {created_at}: {answers}", created_at=say_moment(one.created_at),
                                    answers=show.plain(_(ANSWERS.get(one.answer, _("not answered")))))
                                  + (f". {show.plain(one.why)}" if one.why else "") for one in earlier))
