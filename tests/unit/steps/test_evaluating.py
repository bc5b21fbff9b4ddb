"""Evaluations: the five questions, and how each entry has fared."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories import HELD_ON, a_baseline, a_priority, a_workshop, a_workshop_at, an_actor, an_entry, an_evaluation, the
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.framework import framework
from toolkit.models import Evaluation
from toolkit.steps import moves
from toolkit.steps.evaluating import (
    NOT_ASKED,
    STATES,
    answer,
    answer_all,
    change_evaluation,
    keep_baseline,
    note_progress,
    start_evaluation,
)
from toolkit.steps.recording import withdraw_entry
from toolkit.storage.queries import entries
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


def test_groups_that_were_asked_are_kept_and_the_others_are_not_missing(session):
    workshop = a_workshop(session, ("Older people", "Carers"))
    an_entry(session, workshop), an_entry(session, workshop, "Theirs", group=workshop.groups[1])
    held = an_evaluation(session, workshop, groups=(workshop.group,))
    assert [row.group_id for row in queries.groups_asked(held, session=session)] == [workshop.group]
    assert entries.not_asked_again(workshop.id, held, session=session) == 1
    change_evaluation(an_actor(), held, 1, date(2026, 10, 1), "Nine of us", workshop.groups, session=session)
    assert entries.not_asked_again(workshop.id, held, session=session) == 2
    row = the(session, Evaluation, held)
    assert (row.held_on, row.people, row.version) == (date(2026, 10, 1), "Nine of us", 2)
    with pytest.raises(Changed):
        change_evaluation(an_actor(), held, 1, date(2026, 10, 2), "Ten", session=session)


def test_an_evaluation_asks_groups_of_its_own_workshop_on_a_day(session):
    workshop, other = a_workshop(session), a_workshop(session)
    an_evaluation(session, workshop)
    for field, given in (("groups", (date(2026, 9, 1), "", other.groups)), ("held_on", (None, ""))):
        with pytest.raises(BadInput) as caught:
            start_evaluation(an_actor(), workshop.id, *given, session=session)
        assert caught.value.field == field


def test_each_priority_has_answers_of_its_own(session):
    workshop, other = a_workshop(session), a_workshop(session)
    priority = a_priority(session, workshop)
    held = an_evaluation(session, workshop, answers={"tried": "On the whole"})
    answer_all(an_actor(), held, {}, {"tried": "A guide", "learned": ""}, priority, session=session)
    answer(an_actor(), held, "tried", 1, "Two guides", priority, session=session)
    found = queries.priority_answers_of(held, session=session)
    assert {question: row.words for question, row in found[priority].items()} == {"tried": "Two guides"}
    assert queries.answers_of(held, session=session)["tried"].words == "On the whole"
    with pytest.raises(Changed) as caught:
        answer_all(an_actor(), held, {"tried": 1}, {"tried": "Three"}, priority, session=session)
    assert caught.value.field == "tried"
    with pytest.raises(NotFound):
        answer(an_actor(), held, "tried", 0, "Elsewhere", a_priority(session, other), session=session)


def test_what_is_recorded_at_step_5_is_marked_as_said_at_the_evaluation(session):
    workshop = a_workshop_at(session, "evaluation")
    before = an_entry(session, workshop, "Between")
    held = an_evaluation(session, workshop)
    new = an_entry(session, workshop, "New")
    assert queries.recorded_at(workshop.id, session=session) == {new: 1}
    left = entries.not_asked_again(workshop.id, held, session=session)
    moves.move(an_actor(), workshop.id, "map", session=session)
    an_entry(session, workshop, "At Step 1 again")
    assert queries.recorded_at(workshop.id, session=session) == {new: 1}
    assert entries.not_asked_again(workshop.id, held, session=session) == left + 1 and before


def test_a_later_baseline_has_a_day_a_name_and_its_evaluation(session):
    workshop = a_workshop(session)
    an_entry(session, workshop)
    held = an_evaluation(session, workshop)
    with pytest.raises(MoveRefused, match='Nothing changed since "When Step 3 was closed"'):
        keep_baseline(an_actor(), held, "Autumn", session=session)
    an_entry(session, workshop, "New")
    made = keep_baseline(an_actor("commissioner"), held, "Autumn", date(2026, 9, 17), session=session)
    found = queries.baselines_of(workshop.id, session=session)[0]
    assert (found.id, found.name, found.taken_on, found.evaluation_id) == (made, "Autumn", date(2026, 9, 17), held)
    an_entry(session, workshop, "Newer")
    for field, given in (("name", (" ",)), ("taken_on", ("Name", date(2999, 1, 1)))):
        with pytest.raises(BadInput) as caught:
            keep_baseline(an_actor(), held, *given, session=session)
        assert caught.value.field == field
    with pytest.raises(NotAllowed):
        keep_baseline(an_actor("small-group-host"), held, "Name", session=session)
