"""Evaluations: the five questions, and how each entry has fared."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories import HELD_ON, a_baseline, a_workshop, an_actor, an_entry, an_evaluation, the
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.framework import framework
from toolkit.models import Evaluation
from toolkit.steps.evaluating import NOT_ASKED, STATES, answer, note_progress, start_evaluation
from toolkit.steps.recording import withdraw_entry
from toolkit.storage.queries import evaluations as queries


def test_an_evaluation_wants_a_baseline(session):
    workshop = a_workshop(session)
    with pytest.raises(MoveRefused, match="nothing to look back at"):
        start_evaluation(an_actor(), workshop.id, HELD_ON, session=session)
    a_baseline(session, workshop)
    for number in (1, 2):
        made = start_evaluation(an_actor("commissioner"), workshop.id, HELD_ON, " Eleven ", session=session)
        row = the(session, Evaluation, made)
        assert (row.number, row.held_on, row.people) == (number, date(2026, 3, 12), "Eleven")
    with pytest.raises(BadInput) as caught:
        start_evaluation(an_actor(), workshop.id, HELD_ON, "x" * 10_000, session=session)
    assert caught.value.field == "people"


def test_the_five_questions_are_answered_changed_and_emptied(session):
    held = an_evaluation(session, a_workshop(session))
    for question in framework().questions:
        answer(an_actor(), held, question.slug, 0, f"About {question.slug}", session=session)
    answer(an_actor(), held, "tried", 1, "x" * 5000, session=session)
    answer(an_actor(), held, "tried", 1, "x" * 5000, session=session)
    answer(an_actor(), held, "next", 1, "", session=session)
    found = queries.answers_of(held, session=session)
    assert set(found) == {question.slug for question in framework().questions}
    assert (found["tried"].version, found["next"].words, found["learned"].words) == (2, "", "About learned")


def test_an_empty_answer_leaves_a_question_unanswered(session):
    held = an_evaluation(session, a_workshop(session))
    answer(an_actor(), held, "tried", 0, "  ", session=session)
    assert queries.answers_of(held, session=session) == {}


def test_what_cannot_be_answered(session):
    held = an_evaluation(session, a_workshop(session))
    with pytest.raises(BadInput, match="five questions"):
        answer(an_actor(), held, "weather", 0, "Fine", session=session)
    with pytest.raises(BadInput) as caught:
        answer(an_actor(), held, "tried", 0, "x" * 10_000, session=session)
    assert caught.value.field == "tried"
    with pytest.raises(NotFound):
        answer(an_actor(), uuid4(), "tried", 0, "Fine", session=session)
    for role in ("small-group-host", "broker"):
        with pytest.raises(NotAllowed):
            answer(an_actor(role), held, "tried", 0, "Fine", session=session)


def test_how_an_entry_has_fared(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop)
    held = an_evaluation(session, workshop)
    assert queries.progress_of(held, session=session) == []
    for version, state in enumerate(STATES, 1):
        note_progress(an_actor(), held, entry, version - 1, state, f"It is {state}", session=session)
        assert queries.progress_of(held, session=session) == [(entry, state, f"It is {state}", version)]
    note_progress(an_actor(), held, entry, len(STATES), NOT_ASKED, session=session)
    assert queries.progress_of(held, session=session) == [(entry, NOT_ASKED, "", len(STATES) + 1)]


def test_nothing_noted_by_a_colleague_is_overwritten(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop)
    held = an_evaluation(session, workshop)
    note_progress(an_actor(), held, entry, 0, NOT_ASKED, session=session)
    note_progress(an_actor(), held, entry, 0, "better", "Open on Fridays now", session=session)
    with pytest.raises(Changed) as caught:
        note_progress(an_actor(), held, entry, 0, "worse", "Nobody answers", session=session)
    assert caught.value.theirs["words"] == "Open on Fridays now"
    assert caught.value.mine["words"] == "Nobody answers"
    assert [row.state for row in queries.progress_of(held, session=session)] == ["better"]


def test_what_cannot_be_noted(session):
    workshop, other = a_workshop(session), a_workshop(session)
    held, entry = an_evaluation(session, workshop), an_entry(session, workshop)
    with pytest.raises(BadInput) as caught:
        note_progress(an_actor(), held, entry, 0, "splendid", session=session)
    assert caught.value.field == "state"
    with pytest.raises(BadInput):
        note_progress(an_actor(), held, an_entry(session, other), 0, "same", session=session)
    with pytest.raises(BadInput) as caught:
        note_progress(an_actor(), held, entry, 0, "same", "x" * 10_000, session=session)
    assert caught.value.field == "words"
    withdraw_entry(an_actor(), entry, session=session)
    with pytest.raises(NotFound):
        note_progress(an_actor(), held, entry, 0, "same", session=session)
