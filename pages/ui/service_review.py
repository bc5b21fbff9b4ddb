"""The reviews of a service: per outcome what the person and the social worker say, then the day it was held."""

from datetime import date

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _
from toolkit.brokerage import serving
from toolkit.brokerage.scoring import Wanted
from toolkit.brokerage.serving import ANSWERS, SIDES, Said
from toolkit.clock import say_date, say_due, today
from toolkit.models import Review, Service
from toolkit.storage.queries import support as queries


def reviews(service: Service) -> None:
    """Those that were held, folded; the next one open while the support runs."""
    for review in cached.read(queries.reviews_of, service.id):
        title = (_("Review {number}, held on {held_on}", number=review.number, held_on=say_date(review.held_on)) if review.held_on
                 else _("Review {number}, {due}", number=review.number, due=_due(review.due_on)))
        if review.held_on or service.ended_on is None:
            with st.expander(title, expanded=review.held_on is None and review.due_on <= today(), icon=":material/fact_check:"):
                _answers(review)
                _held(review)


def _due(on: date) -> str:
    said, day = say_due(on, today()), say_date(on)
    return said if day in said else f"{said} ({day})"


def _answers(review: Review) -> None:
    wanted = cached.read(serving.outcomes_of_review, review.id)
    given = {f"{outcome}-{side}": row for (outcome, side), row in cached.read(queries.review_answers_of, review.id).items()}
    places = [f"{one.id}-{side}" for one in wanted for side in SIDES]
    saved = {f"answer-{place}": given[place].answer if place in given else None for place in places}
    saved |= {f"words-{place}": given[place].words if place in given else "" for place in places}
    begun = draft(f"review-answers-{review.id}", {place: row.version for place, row in given.items()}, saved)
    for one in wanted:
        st.html(f"<b>{one.number} {show.words(one.words)}</b>")
        for column, side in zip(st.columns(len(SIDES)), SIDES, strict=True):
            with column:
                _side(begun, one, side)
    save_buttons(begun, _("Save the answers to review {number}", number=review.number), _save_answers, review, wanted, begun)


def _side(begun: Draft, one: Wanted, side: str) -> None:
    answer, words = (f"{part}-{one.id}-{side}" for part in ("answer", "words"))
    choices = [None, *ANSWERS]
    st.selectbox(_("{sides}, outcome {number}", sides=_(SIDES[side]), number=one.number), choices,
                 index=choices.index(begun.begun_with[answer]),
                 format_func=lambda slug: _(ANSWERS.get(slug, _("Not answered yet"))), key=begun.key(answer), persist_state="session")
    problem_at_field(begun, answer)
    st.text_input(_("In words: {sides}, outcome {number}", sides=_(SIDES[side]).lower(), number=one.number), max_chars=1000,
                  **about(begun, words))
    problem_at_field(begun, words)


def _save_answers(review: Review, wanted: tuple[Wanted, ...], begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    said = {(one.id, side): Said(typed[f"answer-{one.id}-{side}"] or "", typed[f"words-{one.id}-{side}"] or "",
                                 begun.version.get(f"{one.id}-{side}", 0)) for one in wanted for side in SIDES}
    save(begun, serving.answer_review, review.id, said, sure=sure, said=_("The answers are saved."))


def _held(review: Review) -> None:
    begun = draft(f"review-{review.id}", review.version, {"held_on": review.held_on or today(), "words": review.words})
    st.date_input(_("Review {number} was held on", number=review.number), format="DD/MM/YYYY", **about(begun, "held_on"))
    problem_at_field(begun, "held_on")
    st.text_area(_("What was said at review {number}", number=review.number), height=100, max_chars=serving.MOST_WORDS,
                 **about(begun, "words"))
    save_buttons(begun, _("Review {number} is done", number=review.number), _save_held, review, begun)


def _save_held(review: Review, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    save(begun, serving.hold_review, review.id, begun.version, typed["held_on"], typed["words"] or "", sure=sure,
         said=_("The review is recorded. The next one is due in a year."))
