"""Candidates, the matrix, and final priorities that always stand in ranks 1 to n."""

from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import a_gap, a_plan, a_priority, a_workshop, an_actor, an_entry, the
from toolkit.errors import BadInput, Changed, NotAllowed, NotFound
from toolkit.models import Priority
from toolkit.steps.planning import withdraw_plan
from toolkit.steps.prioritising import (
    add_priority,
    change_final,
    change_priority,
    choose_final,
    drop_final,
    final_priorities,
    move_final,
    place_on_matrix,
    withdraw_priority,
)
from toolkit.steps.recording import withdraw_entry
from toolkit.storage.queries import priorities as queries


def final(session, workshop) -> list[tuple[int, str]]:
    return [(row.final_rank, row.title) for row in final_priorities(workshop.id, session=session)]


def numbers(session, workshop) -> list[int]:
    return [row.number for row in queries.priorities_of(workshop.id, session=session)]


ACTS = st.lists(st.tuples(st.sampled_from(["choose", "up", "down", "drop", "far"]), st.integers(0, 4)), max_size=25)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_ranks_never_have_holes_whatever_is_chosen_moved_and_dropped(session, acts):
    workshop = a_workshop(session, area=False)
    made = [a_priority(session, workshop, f"Idea {number}") for number in range(5)]
    expected: list[int] = []
    for act, which in acts:
        if act == "choose":
            with pytest.raises(BadInput) if which in expected else nullcontext():
                choose_final(an_actor(), made[which], "Because.", session=session)
            expected += [] if which in expected else [which]
        elif act == "drop":
            drop_final(an_actor(), made[which], session=session)
            expected = [one for one in expected if one != which]
        else:
            by = {"up": -1, "down": 1, "far": 9}[act]
            move_final(an_actor(), made[which], by, session=session)
            if which in expected and 0 <= expected.index(which) + by < len(expected):
                at = expected.index(which)
                expected.insert(at + by, expected.pop(at))
    assert final(session, workshop) == [(rank, f"Idea {which}") for rank, which in enumerate(expected, 1)]


def test_numbers_are_given_once(session):
    workshop = a_workshop(session)
    made = [a_priority(session, workshop, f"Idea {number}") for number in range(3)]
    withdraw_priority(an_actor(), made[2], session=session)
    a_priority(session, workshop, "A late one")
    assert numbers(session, workshop) == [1, 2, 4]


def test_several_gaps_feed_one_priority_and_one_gap_several(session):
    workshop = a_workshop(session)
    gaps = [a_gap(session, workshop, f"Gap {number}", function=number + 1) for number in range(3)]
    one = a_priority(session, workshop, gaps=(*gaps, gaps[0]))
    two = a_priority(session, workshop, gaps=(gaps[0],))
    found = queries.gaps_feeding(workshop.id, session=session)
    assert [row[1] for row in found if row[0] == one] == gaps
    assert [row[1:] for row in found if row[0] == two] == [(gaps[0], 1, "Older people", "Gap 0")]


def test_only_standing_gaps_of_this_workshop_feed_a_priority(session):
    workshop, other = a_workshop(session), a_workshop(session)
    withdrawn = a_gap(session, workshop)
    withdraw_entry(an_actor(), withdrawn, session=session)
    for wrong in (withdrawn, a_gap(session, other), an_entry(session, workshop), workshop.id):
        with pytest.raises(BadInput, match="Choose the gaps again") as caught, session.begin_nested():
            add_priority(an_actor(), workshop.id, "An idea", "gaps", [wrong], session=session)
        assert caught.value.field == "gaps"


@pytest.mark.parametrize(("title", "kind", "field"), [
    ("", "fresh", "title"), ("x" * 301, "keep", "title"), ("An idea", "wish", "kind"), ("An idea", "gaps", "gaps")])
def test_what_cannot_be_a_priority(session, title, kind, field):
    with pytest.raises(BadInput) as caught:
        add_priority(an_actor(), a_workshop(session).id, title, kind, session=session)
    assert caught.value.field == field


@pytest.mark.parametrize(("impact", "effort", "fine"), [
    (1, 1, True), (5, 5, True), (2.5, 4.5, True), (0, 3, False), (3, 6, False), (5.01, 3, False), (float("nan"), 3, False),
    (3, float("inf"), False)])
def test_the_matrix_runs_from_1_to_5(session, impact, effort, fine):
    priority = a_priority(session, a_workshop(session))
    if fine:
        place_on_matrix(an_actor(), priority, 1, impact, effort, session=session)
        row = the(session, Priority, priority)
        assert (row.impact, row.effort) == (impact, effort)
    else:
        with pytest.raises(BadInput, match="from 1 to 5"):
            place_on_matrix(an_actor(), priority, 1, impact, effort, session=session)


def test_a_final_priority_has_its_reason_and_who_disagreed(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop)
    with pytest.raises(BadInput) as caught:
        choose_final(an_actor(), priority, " ", session=session)
    assert caught.value.field == "reason"
    choose_final(an_actor(), priority, "Nearly everybody named it.", "Two would begin with lifts.", session=session)
    with pytest.raises(BadInput):  # a colleague's reason is not overwritten
        choose_final(an_actor(), priority, "Everybody named it.", session=session)
    row = the(session, Priority, priority)
    assert (row.final_rank, row.reason, row.dissent) == (1, "Nearly everybody named it.", "Two would begin with lifts.")
    drop_final(an_actor(), priority, session=session)
    assert the(session, Priority, priority).reason == "Nearly everybody named it."


def test_what_a_plan_rests_on_stays(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop, final="Because.")
    with pytest.raises(BadInput, match="final priorities"):
        withdraw_priority(an_actor(), priority, session=session)
    plan = a_plan(session, workshop, priority)
    with pytest.raises(BadInput, match="Withdraw the plan first"):
        drop_final(an_actor(), priority, session=session)
    withdraw_plan(an_actor(), plan, session=session)
    drop_final(an_actor(), priority, session=session)
    withdraw_priority(an_actor(), priority, session=session)
    assert numbers(session, workshop) == []


def test_nothing_happens_any_more_to_a_withdrawn_priority(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop)
    withdraw_priority(an_actor(), priority, session=session)
    me = an_actor()
    for act in (lambda: choose_final(me, priority, "Because.", session=session),
                lambda: change_priority(me, priority, 2, "New words", [], session=session),
                lambda: place_on_matrix(me, priority, 2, 3, 3, session=session),
                lambda: drop_final(me, priority, session=session), lambda: move_final(me, priority, 1, session=session),
                lambda: withdraw_priority(me, priority, session=session)):
        with pytest.raises(NotFound, match="withdrawn"):
            act()
    a_priority(session, workshop, "Another", final="Because.")
    assert final(session, workshop) == [(1, "Another")]


def test_only_who_may_keeps_priorities(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop, final="Because.")
    for act in (lambda who: add_priority(who, workshop.id, "An idea", "fresh", session=session),
                lambda who: change_priority(who, priority, 2, "An idea", [], session=session),
                lambda who: place_on_matrix(who, priority, 2, 3, 3, session=session),
                lambda who: choose_final(who, priority, "So.", session=session),
                lambda who: move_final(who, priority, 1, session=session),
                lambda who: drop_final(who, priority, session=session),
                lambda who: withdraw_priority(who, priority, session=session)):
        for role in ("small-group-host", "commissioner", "broker"):
            with pytest.raises(NotAllowed):
                act(an_actor(role))


def test_the_reason_of_a_final_priority_is_corrected_and_nothing_else(session):
    workshop = a_workshop(session)
    made, other = (a_priority(session, workshop, title, final="Because.") for title in ("One", "Two"))
    before = the(session, Priority, made).version
    change_final(an_actor(), made, before, " Everybody said so. ", "Two drivers.", session=session)
    row = the(session, Priority, made)
    assert (row.reason, row.dissent, row.final_rank, row.version) == ("Everybody said so.", "Two drivers.", 1, before + 1)
    assert the(session, Priority, other).reason == "Because."
    with pytest.raises(Changed):
        change_final(an_actor(), made, before, "Mine.", session=session)
    with pytest.raises(NotAllowed):
        change_final(an_actor("commissioner"), made, before + 1, "Mine.", session=session)


def test_only_a_final_priority_has_a_reason_to_correct(session):
    made = a_priority(session, a_workshop(session))
    with pytest.raises(BadInput, match="not one of the final priorities any more"):
        change_final(an_actor(), made, 1, "Because.", session=session)
