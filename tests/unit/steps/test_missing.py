"""What each step says is still missing, in sentences that go away as it is done."""

from datetime import date
from decimal import Decimal

from tests.factories import (
    BANBURY,
    a_baseline,
    a_closed_vote,
    a_gap,
    a_plan,
    a_priority,
    a_small_group,
    a_vote,
    a_workshop,
    an_actor,
    an_entry,
    an_evaluation,
    nothing,
)
from toolkit.framework import framework
from toolkit.models import GAP, VoteRound
from toolkit.steps import STEPS, evaluating
from toolkit.steps.merging_ideas import merge_ideas
from toolkit.steps.plenary import place_for_group
from toolkit.voting.closing import close_round

MAP, GAPS, PRIORITIES, PLANS, EVALUATION = STEPS


def state(step, workshop, session):
    return step.missing(workshop.id, session=session), step.progress(workshop.id, session=session)


def test_step_1(session):
    workshop = a_workshop(session, groups=(), area=False)
    assert state(MAP, workshop, session) == (
        ["No area is chosen yet. Choose it under Settings.", "No group of people is named yet. Name one under Settings."], (0, 0))
    workshop = a_workshop(session, groups=("Older people", "Carers"))
    assert len(MAP.missing(workshop.id, session=session)) == 2
    for function in range(1, 11):
        an_entry(session, workshop, function=function)
        nothing(session, workshop, function, group=workshop.groups[1])
    assert state(MAP, workshop, session) == ([], (20, 20))


def test_step_2(session):
    workshop = a_workshop(session)
    a_gap(session, workshop)
    missing, progress = state(GAPS, workshop, session)
    assert progress == (1, 10)
    assert missing == ["Older people: not asked yet about the gaps for functions 2, 3, 4, 5, 6, 7, 8, 9 and 10.",
                       "1 gap has no place on the map. That is fine where no one place is meant."]
    a_gap(session, workshop, function=2)
    a_gap(session, workshop, function=2, places=(BANBURY,))
    assert "2 gaps have no place" in GAPS.missing(workshop.id, session=session)[-1]
    for function in range(3, 11):
        nothing(session, workshop, function, GAP)
    assert GAPS.progress(workshop.id, session=session) == (10, 10)


def test_step_3(session):
    workshop = a_workshop(session)
    gaps = [a_gap(session, workshop) for _ in range(3)]
    assert state(PRIORITIES, workshop, session) == (
        ["No candidate priorities yet. Make them from gaps, or add fresh ideas.", "3 gaps lead to no priority yet.",
         "No vote was held yet."], (0, 4))
    a_priority(session, workshop, gaps=tuple(gaps[:2]))
    a_priority(session, workshop, "Lifts", impact=4, effort=2)
    assert state(PRIORITIES, workshop, session) == (
        ["1 gap leads to no priority yet.", "Not yet placed: idea 1.", "No vote was held yet.",
         "No final priorities are chosen yet."], (1, 4))
    vote = a_vote(session, workshop)
    assert "A vote is open. Close it to see the result." in PRIORITIES.missing(workshop.id, session=session)
    close_round(an_actor(), vote, session.get_one(VoteRound, vote).version, session=session)
    other = a_workshop(session)
    a_priority(session, other, "One", impact=4, effort=2, final="Because.")
    a_priority(session, other, "Two", impact=4, effort=2)
    a_closed_vote(session, other)
    assert state(PRIORITIES, other, session) == ([], (4, 4))


def test_an_idea_that_only_a_small_group_placed_is_placed(session):
    workshop = a_workshop(session)
    kept, merged = a_priority(session, workshop, "Lifts"), a_priority(session, workshop, "Lifts by neighbours")
    group = a_small_group(session, workshop)
    assert "Not yet placed: ideas 1 and 2." in PRIORITIES.missing(workshop.id, session=session)
    place_for_group(an_actor(), group, merged, 0, 4, 2, session=session)
    assert "Not yet placed: idea 1." in PRIORITIES.missing(workshop.id, session=session)
    merge_ideas(an_actor(), kept, {merged: 1}, session=session)
    assert not [one for one in PRIORITIES.missing(workshop.id, session=session) if "placed" in one]
    assert PRIORITIES.progress(workshop.id, session=session) == (2, 4)


def test_step_4(session):
    workshop = a_workshop(session)
    first, second, third = (a_priority(session, workshop, f"Idea {number}", final="Because.") for number in range(3))
    assert state(PLANS, workshop, session) == (["No plan yet for priorities 1, 2 and 3 of the final list."], (0, 3))
    a_plan(session, workshop, second, tools=("grants",))
    missing, progress = state(PLANS, workshop, session)
    assert progress == (1, 3)
    assert missing[0] == "No plan yet for priorities 1 and 3 of the final list."
    assert missing[1] == ("Plan 2 does not say who leads, a start, an end, a cost or what the experts said when asked again.")
    assert missing[2].startswith("Tools not used by any plan: ") and missing[2].count(",") == len(framework().tools) - 2
    assert missing[3] == "No plan is a quick win yet. People need to see early that something happens."
    whole = {"lead": "Ana", "cost_pounds": Decimal(0), "starts_on": date(2026, 5, 1), "ends_on": date(2026, 6, 1),
             "asked_again": "Yes", "tools": tuple(tool.slug for tool in framework().tools), "quick_win": True}
    a_plan(session, workshop, first, **whole)
    a_plan(session, workshop, third, **whole | {"lead": ""})
    missing, progress = state(PLANS, workshop, session)
    assert progress == (3, 3)
    assert missing[1:] == ["Plan 3 does not say who leads."]


def test_step_5(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop)
    an_entry(session, workshop)
    assert state(EVALUATION, workshop, session) == (
        ["There is nothing to look back at yet: the table and map are frozen when Step 3 is closed."], (0, 5))
    a_baseline(session, workshop)
    assert EVALUATION.missing(workshop.id, session=session) == ["No evaluation was held yet."]
    held = an_evaluation(session, workshop, answers={"tried": "A guide."})
    missing, progress = state(EVALUATION, workshop, session)
    assert progress == (1, 5)
    assert len(missing) == 5 and missing[-1] == "2 entries not asked about again."
    evaluating.note_progress(an_actor(), held, entry, 0, "better", session=session)
    assert EVALUATION.missing(workshop.id, session=session)[-1] == "1 entry not asked about again."
    evaluating.answer(an_actor(), held, "tried", 1, "", session=session)
    assert EVALUATION.progress(workshop.id, session=session) == (0, 5)
