"""Ideas that say the same: proposed, merged by a person, and taken out again as they were."""

import pytest

from tests.factories import a_closed_vote, a_gap, a_plan, a_priority, a_vote, a_workshop, an_actor, the
from toolkit.errors import BadInput, MoveRefused, NotAllowed, NotFound
from toolkit.models import Priority, VoteRound
from toolkit.steps.merging_ideas import alike, merge_ideas, take_idea_out
from toolkit.steps.planning import withdraw_plan
from toolkit.steps.prioritising import change_priority, drop_final, withdraw_priority
from toolkit.storage.queries import entries
from toolkit.storage.queries import priorities as queries
from toolkit.voting import moves, rounds


def behind(session, workshop, priority):
    return [row[1] for row in queries.gaps_feeding(workshop.id, session=session) if row[0] == priority]


def numbers(session, workshop):
    return [row.number for row in queries.priorities_of(workshop.id, session=session)]


def test_what_sounds_alike_is_proposed_and_nothing_is_merged(session):
    workshop = a_workshop(session)
    a_priority(session, workshop, "A guide to local support in large print")
    a_priority(session, workshop, "Buses on Sundays")
    a_priority(session, workshop, "A guide to the local support, in large print.", final="All agreed.")
    found = alike(workshop.id, session=session)
    assert [[idea.number for idea in cluster] for cluster in found] == [[3, 1]]  # the final one stands first
    assert numbers(session, workshop) == [1, 2, 3]


def test_gaps_go_along_and_come_back(session):
    workshop = a_workshop(session)
    shared, own, others = (a_gap(session, workshop, f"Gap {number}", function=number) for number in (1, 2, 3))
    stands = a_priority(session, workshop, "A guide", gaps=(shared, own))
    merged = a_priority(session, workshop, "Guides", gaps=(shared, others))
    merge_ideas(an_actor(), stands, {merged: 1}, session=session)
    assert numbers(session, workshop) == [1] and behind(session, workshop, stands) == [shared, own, others]
    assert behind(session, workshop, merged) == []
    assert entries.gaps_without_priority(workshop.id, session=session) == 0
    take_idea_out(an_actor(), merged, session=session)
    assert numbers(session, workshop) == [1, 2]
    assert behind(session, workshop, stands) == [shared, own] and behind(session, workshop, merged) == [shared, others]


def test_changing_the_one_that_stands_leaves_what_the_other_brought(session):
    workshop = a_workshop(session)
    one, two = (a_gap(session, workshop, f"Gap {number}", function=number) for number in (1, 2))
    stands, merged = a_priority(session, workshop, gaps=(one,)), a_priority(session, workshop, "Guides", gaps=(two,))
    merge_ideas(an_actor(), stands, {merged: 1}, session=session)
    change_priority(an_actor(), stands, 1, "A better guide", [one], session=session)
    take_idea_out(an_actor(), merged, session=session)
    assert behind(session, workshop, stands) == [one] and behind(session, workshop, merged) == [two]


@pytest.mark.parametrize("holder", ["final", "plan", "open", "paused", "draft"])
def test_what_has_to_stand_is_not_merged_away(session, holder):
    workshop = a_workshop(session)
    stands = a_priority(session, workshop, "A guide")
    held = a_priority(session, workshop, "Guides", final="All agreed." if holder in ("final", "plan") else None)
    plan = a_plan(session, workshop, held) if holder == "plan" else None
    if holder == "draft":
        rounds.draft_round(an_actor(), workshop.id, rounds.RoundRules("Which?"), session=session)
    elif holder in ("open", "paused"):
        vote = a_vote(session, workshop)
        if holder == "paused":
            rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, moves.PAUSED, session=session)
    said = {"final": "one of the final priorities", "plan": "A plan in Step 4 rests on number 2"}.get(holder, "on the voting paper")
    with pytest.raises(MoveRefused, match=said):
        merge_ideas(an_actor(), stands, {held: the(session, Priority, held).version}, session=session)
    assert numbers(session, workshop) == [1, 2]
    if plan:
        withdraw_plan(an_actor(), plan, session=session)
    if holder in ("final", "plan"):
        drop_final(an_actor(), held, session=session)
        merge_ideas(an_actor(), stands, {held: the(session, Priority, held).version}, session=session)
        assert numbers(session, workshop) == [1]


def test_the_one_that_has_to_stand_may_stand_for_others(session):
    workshop = a_workshop(session)
    stands = a_priority(session, workshop, "A guide", final="All agreed.")
    a_plan(session, workshop, stands)
    merge_ideas(an_actor(), stands, {a_priority(session, workshop, "Guides"): 1}, session=session)
    assert numbers(session, workshop) == [1]


def test_after_a_vote_was_closed_its_items_may_be_merged(session):
    workshop = a_workshop(session)
    one, two = a_priority(session, workshop, "A guide"), a_priority(session, workshop, "Guides")
    a_closed_vote(session, workshop)
    merge_ideas(an_actor(), one, {two: 1}, session=session)
    assert numbers(session, workshop) == [1]


def test_what_cannot_be_merged(session):
    workshop = a_workshop(session)
    one, two = a_priority(session, workshop, "A guide"), a_priority(session, workshop, "Guides")
    elsewhere = a_priority(session, a_workshop(session), "Elsewhere")
    for wrong in ({}, {one: 1}, {one: 1, two: 1}):
        with pytest.raises(BadInput, match="at least two"):
            merge_ideas(an_actor(), one, wrong, session=session)
    with pytest.raises(NotFound, match="one workshop"):
        merge_ideas(an_actor(), one, {elsewhere: 1}, session=session)
    with pytest.raises(MoveRefused, match="changed by somebody"):
        merge_ideas(an_actor(), one, {two: 7}, session=session)
    merge_ideas(an_actor(), one, {two: 1}, session=session)
    with pytest.raises(NotFound, match="merged into another"):
        merge_ideas(an_actor(), two, {one: 1}, session=session)
    with pytest.raises(BadInput, match="Take them out"):
        withdraw_priority(an_actor(), one, session=session)
    take_idea_out(an_actor(), two, session=session)
    with pytest.raises(NotFound, match="stands by itself"):
        take_idea_out(an_actor(), two, session=session)
    withdraw_priority(an_actor(), one, session=session)


def test_a_ring_that_two_joined_files_made_is_not_followed_for_ever(session):
    workshop = a_workshop(session)
    one, two = a_priority(session, workshop, "A guide"), a_priority(session, workshop, "Guides")
    for row, into in ((one, two), (two, one)):
        the(session, Priority, row).merged_into_id = into
    assert set(queries.roots_of(workshop.id, session=session)) == {one, two}


def test_only_who_keeps_priorities_merges(session):
    workshop = a_workshop(session)
    one, two = a_priority(session, workshop, "A guide"), a_priority(session, workshop, "Guides")
    for role in ("small-group-host", "commissioner", "broker"):
        with pytest.raises(NotAllowed):
            merge_ideas(an_actor(role), one, {two: 1}, session=session)
    merge_ideas(an_actor(), one, {two: 1}, session=session)
    with pytest.raises(NotAllowed):
        take_idea_out(an_actor("small-group-host"), two, session=session)
