"""A workshop's history: the rounds in their order, with what came of each."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories import HELD_ON, a_gap, a_next_round, a_plan, a_workshop_at, an_actor, an_entry, an_evaluation
from toolkit.models import AVAILABLE, GAP, ConcernAnswer, PlanAction, PriorityAnswer, Workshop
from toolkit.steps import evaluating, moves
from toolkit.steps.history import Agreed, Answered, history
from toolkit.storage.queries import evaluations, plans, priorities


@pytest.fixture
def first(session):
    """A round that was evaluated: one entry better, one gap gone, its plan done."""
    workshop = a_workshop_at(session, "evaluation", title="The first")
    better, gone = an_entry(session, workshop, "Better"), a_gap(session, workshop, "Closed")
    held = an_evaluation(session, workshop, date(2026, 9, 17), "Eleven of us", {"tried": "A guide"})
    for entry, state in ((better, "better"), (gone, "gone")):
        evaluating.note_progress(an_actor(), held, entry, 0, state, session=session)
    plan = plans.plans_of(workshop.id, session=session)[0]
    session.add(PlanAction(plan_id=plan.id, words="All", done_on=date(2026, 8, 1)))
    session.flush()
    return workshop


def numbers(actor, workshop_id, session):
    return [(one.number, one.title) for one in history(actor, workshop_id, session=session).rounds]


def test_a_workshop_alone_is_one_round(session, first):
    found = history(an_actor(), first.id, session=session)
    assert found.elsewhere == 0 and len(found.rounds) == 1
    one = found.rounds[0]
    assert (one.number, one.title, one.held_on, one.step) == (1, "The first", HELD_ON, "evaluation")
    assert (one.available, one.gaps, one.came_along, one.groups, one.area) == (2, 2, 0, ("Older people",), "Oxfordshire")
    assert one.agreed == (Agreed(1, "A guide that is true", "Make a guide for each town.", "", None, True),)
    assert [name for name, _ in one.frozen] == ["When Step 3 was closed"]
    looked = one.evaluations[0]
    assert (looked.held_on, looked.people, looked.answers) == (
        date(2026, 9, 17), "Eleven of us", (Answered("tried", None, "A guide", None),))
    assert looked.fared == {(AVAILABLE, "better"): 1, (GAP, "gone"): 1}


def test_what_was_said_about_one_priority_and_done_about_concerns(session, first):
    held = evaluations.evaluations_of(first.id, session=session)[0]
    evaluating.answer(an_actor(), held.id, "concerned", 0, "The bus", session=session)
    priority = priorities.priorities_of(first.id, session=session)[0]
    about = PriorityAnswer(evaluation_id=held.id, priority_id=priority.id, question="concerned", words="Too small print")
    session.add(about)
    session.flush()
    whole = evaluations.answers_of(held.id, session=session)["concerned"]
    session.add(ConcernAnswer(workshop_id=first.id, answer_id=whole.id, words="It runs again"))
    session.add(ConcernAnswer(workshop_id=first.id, priority_answer_id=about.id, words="Printed anew"))
    session.flush()
    assert history(an_actor(), first.id, session=session).rounds[0].evaluations[0].answers[1:] == (
        Answered("concerned", None, "The bus", "It runs again"),
        Answered("concerned", priority.title, "Too small print", "Printed anew"))


def test_every_round_knows_all_of_them(session, first):
    second = a_next_round(session, first)
    for step in moves.ORDER[1:3]:
        moves.move(an_actor(), second, step, session=session)
    for one in (first.id, second):
        assert numbers(an_actor(), one, session) == [(1, "The first"), (2, "Oxfordshire, a year on")]
    seen = history(an_actor(), first.id, session=session).rounds[1]
    assert (seen.came_along, seen.available, seen.gaps, seen.step, seen.agreed, seen.evaluations) == (3, 2, 1, "priorities", (), ())


def test_two_rounds_may_go_on_from_one(session, first):
    second, third = a_next_round(session, first), a_next_round(session, first)
    for one in (first.id, second, third):
        assert [seen.id for seen in history(an_actor(), one, session=session).rounds] == [first.id, second, third]


def test_a_link_to_one_workshop_shows_that_one_and_says_there_are_others(session, first):
    second = a_next_round(session, first)
    found = history(an_actor(workshop_id=second), second, session=session)
    assert [one.number for one in found.rounds] == [2] and found.elsewhere == 1


def test_a_round_before_that_is_not_on_this_computer(session, first):
    session.get_one(Workshop, first.id).follows_id = uuid4()
    session.flush()
    found = history(an_actor(), first.id, session=session)
    assert [one.number for one in found.rounds] == [2] and found.elsewhere == 1


def test_a_ring_of_two_computers_comes_to_an_end(session, first):
    second = a_next_round(session, first)
    session.get_one(Workshop, first.id).follows_id = second
    session.flush()
    for one in (first.id, second):
        assert len(history(an_actor(), one, session=session).rounds) == 2


def test_a_plan_is_shown_until_it_is_done(session):
    workshop = a_workshop_at(session, "priorities")
    a_plan(session, workshop, action="A bus", ends_on=date(2027, 1, 1), lead="Transport lead")
    one = history(an_actor(), workshop.id, session=session).rounds[0].agreed[-1]
    assert (one.plan, one.lead, one.ends_on, one.done) == ("A bus", "Transport lead", date(2027, 1, 1), False)
