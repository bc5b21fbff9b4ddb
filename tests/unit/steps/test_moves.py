"""Moving on and going back: every pair of steps, and each move recorded."""

from itertools import product

import pytest

from tests.factories import a_gap, a_plan, a_priority, a_vote, a_workshop, a_workshop_at, an_actor, an_entry, nothing, the
from toolkit.errors import MoveRefused, NotAllowed, NotFound
from toolkit.models import GAP, Workshop
from toolkit.steps import STEPS
from toolkit.steps.moves import MOVES, ORDER, move, next_step, say_step, why_not
from toolkit.storage.queries import evaluations, workshops

ALLOWED = {
    "map": {"gaps"},
    "gaps": {"map", "priorities"},
    "priorities": {"map", "gaps", "plans"},
    "plans": {"map", "gaps", "priorities", "evaluation"},
    "evaluation": {"map", "gaps", "priorities", "plans"},
}


@pytest.mark.parametrize(("here", "there"), list(product(ALLOWED, ALLOWED)))
def test_every_pair_of_steps(session, here, there):
    allowed = there in ALLOWED[here]
    assert ((here, there) in MOVES) is allowed
    workshop = a_workshop_at(session, here)
    if here == "priorities":
        a_priority(session, workshop, final="Because.")
    if here == "plans":
        a_plan(session, workshop)
    if here == "gaps":
        a_gap(session, workshop)
    if here == "map":
        an_entry(session, workshop)
    refusal = why_not(workshop.id, here, there, session=session)
    assert (refusal is None) is allowed
    if allowed:
        move(an_actor(), workshop.id, there, session=session)
        assert the(session, Workshop, workshop.id).step == there
        made = workshops.moves_of(workshop.id, session=session)[0]
        assert (made.from_step, made.to_step, made.created_by) == (here, there, "A facilitator")
    else:
        with pytest.raises(MoveRefused) as caught:
            move(an_actor(), workshop.id, there, session=session)
        assert str(caught.value) == refusal


def test_the_steps_stand_in_their_order():
    assert tuple(ALLOWED) == ORDER == tuple(step.slug for step in STEPS)
    assert [next_step(slug) for slug in ORDER] == [*ORDER[1:], None]
    assert say_step("gaps").startswith("Step 2 of 5 · ")


def test_an_unknown_step_or_workshop(session):
    workshop = a_workshop(session)
    with pytest.raises(MoveRefused):
        move(an_actor(), workshop.id, "lunch", session=session)
    with pytest.raises(NotFound):
        move(an_actor(), workshop.group, "gaps", session=session)


def test_only_who_may_moves_a_workshop(session):
    workshop = a_workshop_at(session, "gaps")
    for role in ("small-group-host", "commissioner", "broker"):
        with pytest.raises(NotAllowed):
            move(an_actor(role), workshop.id, "map", session=session)


def test_step_1_wants_an_area_and_a_first_answer(session):
    workshop = a_workshop(session, area=False)
    an_entry(session, workshop)
    assert "Choose the area" in why_not(workshop.id, "map", "gaps", session=session)
    other = a_workshop(session)
    assert "Nothing is recorded yet" in why_not(other.id, "map", "gaps", session=session)
    nothing(session, other)
    assert why_not(other.id, "map", "gaps", session=session) is None


def test_step_2_wants_a_gap_or_the_answer_that_there_is_none(session):
    workshop = a_workshop_at(session, "gaps")
    assert "No gap is recorded yet" in why_not(workshop.id, "gaps", "priorities", session=session)
    nothing(session, workshop, kind=GAP)
    assert why_not(workshop.id, "gaps", "priorities", session=session) is None


def test_step_3_wants_a_final_priority_and_no_open_vote(session):
    workshop = a_workshop_at(session, "priorities")
    assert "at least one final priority" in why_not(workshop.id, "priorities", "plans", session=session)
    a_priority(session, workshop, final="Because.")
    assert why_not(workshop.id, "priorities", "plans", session=session) is None
    a_vote(session, workshop)
    assert "still open" in why_not(workshop.id, "priorities", "plans", session=session)


def test_step_4_wants_a_plan(session):
    workshop = a_workshop_at(session, "plans")
    assert "at least one plan" in why_not(workshop.id, "plans", "evaluation", session=session)


def test_closing_step_3_freezes_the_baseline_once(session):
    workshop = a_workshop_at(session, "plans")
    assert len(evaluations.baselines_of(workshop.id, session=session)) == 1
    move(an_actor(), workshop.id, "priorities", session=session)
    move(an_actor(), workshop.id, "plans", session=session)
    assert len(evaluations.baselines_of(workshop.id, session=session)) == 1
    move(an_actor(), workshop.id, "map", session=session)
    an_entry(session, workshop, "New since")
    for step in ("gaps", "priorities", "plans"):
        move(an_actor(), workshop.id, step, session=session)
    assert [row.number for row in evaluations.baselines_of(workshop.id, session=session)] == [2, 1]
