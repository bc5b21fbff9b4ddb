"""What led to a plan, each thing where it stands; and nothing is taken away under it without a word."""

import pytest

from tests.factories import a_closed_vote, a_gap, a_plan, a_priority, a_workshop, an_actor, an_entry
from toolkit.errors import BadInput, MoveRefused
from toolkit.framework import framework
from toolkit.models import Priority
from toolkit.steps import merging_ideas, prioritising
from toolkit.steps.merging import merge
from toolkit.steps.plan_trail import trail_of
from toolkit.steps.planning import withdraw_plan
from toolkit.steps.recording import withdraw_entry
from toolkit.steps.resting import why_it_stays
from toolkit.steps.undo import undo
from toolkit.storage.queries import changes


@pytest.fixture
def workshop(session):
    return a_workshop(session, ("Older people", "Deaf people"))


def test_a_trail_names_gaps_stories_what_stands_beside_and_the_words_of_the_room(session, workshop):
    story = framework().stories[0]
    gap = a_gap(session, workshop, "No list", function=3, story=story.slug)
    same = a_gap(session, workshop, "There is no list", function=3)
    merge(an_actor(), gap, 1, {same: 1}, session=session)
    for number in range(5):
        an_entry(session, workshop, f"Leaflet {number}", function=3)
    an_entry(session, workshop, "Elsewhere", function=4)
    priority = a_priority(session, workshop, gaps=(gap,), final="All said so.")
    prioritising.change_final(an_actor(), priority, 2, "All said so.", "Two wanted buses first.", session=session)
    found = trail_of(priority, session=session)
    assert [(one.words, one.function, one.group, one.also) for one in found.gaps] == [("No list", 3, "Older people", 1)]
    assert [one.words for one in found.beside] == ["Leaflet 2", "Leaflet 3", "Leaflet 4"]
    assert found.stories == ((story.slug, story.title),)
    assert (found.reason, found.dissent, found.votes) == ("All said so.", "Two wanted buses first.", ())


def test_a_fresh_idea_has_a_short_trail(session, workshop):
    found = trail_of(a_priority(session, workshop, final="So."), session=session)
    assert (found.gaps, found.beside, found.stories, found.votes) == ((), (), (), ())


def test_a_trail_says_what_each_counted_vote_came_to(session, workshop):
    first, second = a_priority(session, workshop, "One"), a_priority(session, workshop, "Two")
    a_closed_vote(session, workshop, ((1, 1, 2), (1,)), question="Dots?")
    a_closed_vote(session, workshop, ((1, 2),), question="Ticks?", input="approval")
    assert [(one.number, one.question, one.said) for one in trail_of(second, session=session).votes] == [
        (2, "Ticks?", "place 1 of 2, with 1 tick"), (1, "Dots?", "place 2 of 2, with 1 dot")]
    assert trail_of(first, session=session).votes[1].said == "place 1 of 2, with 3 dots"


def test_a_trail_follows_what_was_merged(session, workshop):
    standing = a_priority(session, workshop, "One")
    other = a_priority(session, workshop, "Two", gaps=(a_gap(session, workshop, "No list"),))
    a_closed_vote(session, workshop, ((2,),))
    merging_ideas.merge_ideas(an_actor(), standing, {other: session.get_one(Priority, other).version}, session=session)
    found = trail_of(standing, session=session)
    assert [one.words for one in found.gaps] == ["No list"]
    assert [one.said for one in found.votes] == ["place 1 of 2, with 1 dot", "place 2 of 2, with 0 dots"]


def test_a_gap_that_a_plan_rests_on_is_not_withdrawn(session, workshop):
    gap = a_gap(session, workshop)
    recorded = changes.newest_standing(gap, session=session).id
    assert why_it_stays(gap, session=session) is None
    priority = a_priority(session, workshop, gaps=(gap,), final="So.")
    with pytest.raises(BadInput, match="A priority rests on this gap"):
        withdraw_entry(an_actor(), gap, session=session)
    plan = a_plan(session, workshop, priority)
    for act, error in ((lambda: withdraw_entry(an_actor(), gap, session=session), BadInput),
                       (lambda: undo(an_actor(), recorded, session=session), MoveRefused)):
        with pytest.raises(error, match=r"Plan 1 in Step 4 rests on this gap.*take the gap out of the priority in Step 3"):
            act()
    withdraw_plan(an_actor(), plan, session=session)
    assert why_it_stays(gap, session=session) == "A priority rests on this gap. Take it out of the priority in Step 3 first."


def test_every_plan_that_rests_on_a_gap_is_named(session, workshop):
    gap = a_gap(session, workshop)
    for title in ("One", "Two"):
        a_plan(session, workshop, a_priority(session, workshop, title, gaps=(gap,), final="So."))
    assert why_it_stays(gap, session=session).startswith("Plans 1 and 2 in Step 4 rest on this gap")
