"""A new round: what still stands goes along and says where it came from; nothing of the round before changes."""

from datetime import date

import pytest

from tests.factories import (
    WITNEY,
    a_gap,
    a_next_round,
    a_plan,
    a_priority,
    a_small_group,
    a_workshop,
    a_workshop_at,
    all_along,
    an_actor,
    an_entry,
    an_evaluation,
    the,
)
from toolkit.errors import BadInput, MoveRefused, NotAllowed
from toolkit.models import GAP, PlanAction, Workshop
from toolkit.steps import baseline, evaluating, going_on, limits, merging, moves
from toolkit.steps.going_on import STANDS, start_next_round
from toolkit.steps.saying import entries_seen
from toolkit.steps.setting_up import Setting, add_group, remove_group
from toolkit.storage.queries import entries, evaluations, priorities, workshops

AGAIN = Setting("Oxfordshire, a year on", "large_event", date(2027, 3, 12))


@pytest.fixture
def evaluated(session):
    """A workshop at Step 5 with an evaluation."""
    workshop = a_workshop_at(session, "evaluation", groups=("Older people", "Family carers"))
    an_evaluation(session, workshop)
    return workshop


def judge(session, workshop, entry, state):
    held = evaluations.evaluations_of(workshop.id, session=session)[0]
    evaluating.note_progress(an_actor(), held.id, entry, 0, state, session=session)


def said(session, workshop_id):
    return {entry.words for entry in entries_seen(workshop_id, session=session)}


@pytest.mark.parametrize("step", moves.ORDER[:-1])
def test_a_round_starts_from_step_5_only(session, step):
    workshop = a_workshop_at(session, step)
    with pytest.raises(MoveRefused, match="starts from Step 5"):
        a_next_round(session, workshop)
    assert "starts from Step 5" in going_on.why_not(workshop.id, step, session=session)


def test_a_round_starts_after_somebody_looked_back(session):
    workshop = a_workshop_at(session, "evaluation")
    with pytest.raises(MoveRefused, match="Hold an evaluation first"):
        a_next_round(session, workshop)
    an_evaluation(session, workshop)
    assert going_on.why_not(workshop.id, "evaluation", session=session) is None


@pytest.mark.parametrize(("role", "only"), [("commissioner", False), ("small-group-host", False), ("facilitator", True)])
def test_who_may_start_a_round(session, evaluated, role, only):
    actor = an_actor(role, a_workshop(session).id if only else None)
    with pytest.raises(NotAllowed):
        start_next_round(actor, evaluated.id, AGAIN, all_along(session, evaluated), session=session)


def test_a_link_to_this_workshop_alone_starts_no_other(session, evaluated):
    with pytest.raises(BadInput, match="one workshop only"):
        start_next_round(an_actor(workshop_id=evaluated.id), evaluated.id, AGAIN, all_along(session, evaluated), session=session)


@pytest.mark.parametrize(("state", "goes"), [("better", True), ("same", True), ("worse", True), (None, True), ("gone", False)])
def test_what_is_not_gone_goes_along(session, evaluated, state, goes):
    entry = an_entry(session, evaluated, "A lunch club", function=2)
    if state:
        judge(session, evaluated, entry, state)
    assert ("A lunch club" in said(session, a_next_round(session, evaluated))) is goes


def test_the_last_word_about_an_entry_counts(session, evaluated):
    back, still_gone = an_entry(session, evaluated, "Back again"), an_entry(session, evaluated, "Still gone")
    for entry in (back, still_gone):
        judge(session, evaluated, entry, "gone")
    an_evaluation(session, evaluated, date(2027, 1, 1))
    judge(session, evaluated, back, "same")
    words = said(session, a_next_round(session, evaluated))
    assert "Back again" in words and "Still gone" not in words


def test_people_choose_what_stays_behind(session, evaluated):
    one = an_entry(session, evaluated, "Single")
    judge(session, evaluated, an_entry(session, evaluated, "Worse"), "worse")
    an_entry(session, evaluated, "Carers", group=evaluated.groups[1])
    made = a_next_round(session, evaluated, groups=evaluated.groups[:1], states=tuple(set(STANDS) - {"worse"}),
                        left_behind=frozenset({one}))
    assert not {"Single", "Worse", "Carers"} & said(session, made)
    assert [group.name for group in workshops.groups_of(made, session=session)] == ["Older people"]


def test_what_is_gone_stays_behind_whatever_is_asked(session, evaluated):
    judge(session, evaluated, an_entry(session, evaluated, "Gone"), "gone")
    assert "Gone" not in said(session, a_next_round(session, evaluated, states=(*STANDS, "gone")))


def test_at_least_one_group_goes_along(session, evaluated):
    with pytest.raises(BadInput) as caught:
        a_next_round(session, evaluated, groups=())
    assert caught.value.field == "groups"


def test_a_copy_has_all_that_was_said_and_names_what_it_came_from(session, evaluated):
    entry = a_gap(session, evaluated, "No bus", function=0, places=(WITNEY,), approaches=("community",), gap_kind="too_far",
                  wanted="A bus on Sundays", small_group_id=a_small_group(session, evaluated), source="A card")
    made = a_next_round(session, evaluated)
    copy = next(one for one in entries_seen(made, session=session) if one.words == "No bus")
    assert (copy.came_from_id, copy.kind, copy.function, copy.version) == (entry, GAP, 0, 1)
    assert (copy.places, copy.approaches, copy.gap_kind, copy.wanted, copy.source) == (
        (WITNEY,), ("community",), "too_far", "A bus on Sundays", "A card")
    # A table of last time is not a table of this time, though it may have the same name.
    assert copy.small_group_id is None
    assert [group.name for group in workshops.small_groups_of(made, session=session)] == ["Table 1"]


def test_what_was_merged_stays_merged(session, evaluated):
    one, other = (an_entry(session, evaluated, words, group=group, places=places) for words, group, places in (
        ("Library", evaluated.groups[0], ()), ("The library", evaluated.groups[1], (WITNEY,))))
    merging.merge(an_actor(), one, 1, {other: 1}, session=session)
    made = a_next_round(session, evaluated)
    copy = next(entry for entry in entries_seen(made, session=session) if entry.words == "Library")
    assert copy.places == (WITNEY,) and "The library" not in said(session, made)
    behind = merging.also_said_by(made, session=session)[copy.id][0]
    assert (behind.words, behind.group) == ("The library", "Family carers")
    assert entries.parts_of(copy.id, session=session)[0][0].carried_from_id == behind.id


def test_the_area_and_limits_go_along_and_limits_can_stay(session, evaluated):
    limits.save_limits(an_actor(), evaluated.id, 0, limits.Limits(60_000, 40, "", "A year"), session=session)
    made, without = a_next_round(session, evaluated), a_next_round(session, evaluated, limits=False, small_groups=False)
    assert limits.limits_of(made, session=session).sentences() == limits.limits_of(evaluated.id, session=session).sentences()
    assert limits.limits_of(without, session=session).version == 0
    here, there = (workshops.area_of(one, session=session) for one in (evaluated.id, made))
    assert (here.name, here.latitude, here.radius_km) == (there.name, there.latitude, there.radius_km)


def test_priorities_not_done_go_along_as_ideas_with_their_gaps(session, evaluated):
    gap, gone = a_gap(session, evaluated, "No guide"), a_gap(session, evaluated, "No phone")
    judge(session, evaluated, gone, "gone")
    a_priority(session, evaluated, "A guide", gaps=(gap, gone), impact=4, effort=2, final="All named it.", cost=900)
    a_priority(session, evaluated, "Only gone gaps", gaps=(gone,), final="Some named it.")
    a_priority(session, evaluated, "An idea nobody chose")
    done = a_plan(session, evaluated, a_priority(session, evaluated, "Done already", final="Yes."))
    session.add(PlanAction(plan_id=done, words="All of it", done_on=date(2026, 9, 1)))
    made = a_next_round(session, evaluated)
    ideas = {row.title: row for row in priorities.priorities_of(made, session=session)}
    assert set(ideas) == {"A guide that is true", "A guide", "Only gone gaps"}
    guide = ideas["A guide"]
    assert (guide.kind, guide.cost, guide.impact, guide.final_rank, guide.reason) == ("gaps", 900, None, None, "")
    assert [row[4] for row in priorities.gaps_feeding(made, session=session) if row[0] == guide.id] == ["No guide"]
    assert ideas["Only gone gaps"].kind == "fresh"
    assert sorted(row.number for row in ideas.values()) == [1, 2, 3]


def test_nothing_of_the_round_before_changes(session, evaluated):
    before = baseline.picture_of(evaluated.id, session=session)
    version = the(session, Workshop, evaluated.id).version
    made = a_next_round(session, evaluated)
    assert baseline.picture_of(evaluated.id, session=session) == before
    assert the(session, Workshop, evaluated.id).version == version
    row = the(session, Workshop, made)
    assert (row.follows_id, row.step, row.title, row.held_on) == (evaluated.id, "map", AGAIN.title, AGAIN.held_on)


def test_a_group_that_was_removed_stays_behind_with_its_words(session, evaluated):
    an_entry(session, evaluated, "Carers", group=evaluated.groups[1])
    remove_group(an_actor(), evaluated.groups[1], session=session)
    made = a_next_round(session, evaluated)
    add_group(an_actor(), made, "Family carers", session=session)
    assert "Carers" not in said(session, made)
