"""What became of it: actions by their state, measures read at each evaluation, and answers to worries."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.factories import a_plan, a_priority, a_workshop, an_action, an_actor, an_evaluation, the
from toolkit.errors import BadInput, Changed, NotAllowed, NotFound
from toolkit.models import Plan
from toolkit.steps import evaluating
from toolkit.steps.evaluation import missing
from toolkit.steps.looking_back import answer_concern, became_of, concerns, read_measure, what_became
from toolkit.steps.planning import withdraw_plan

TODAY = date(2026, 9, 17)
BEFORE, AFTER = date(2026, 9, 16), date(2026, 9, 18)


@pytest.mark.parametrize(("due", "done", "dropped", "became"), [
    (None, None, None, "to do"), (AFTER, None, None, "to do"), (TODAY, None, None, "to do"), (BEFORE, None, None, "late"),
    (BEFORE, TODAY, None, "done"), (AFTER, BEFORE, None, "done"), (BEFORE, None, BEFORE, "dropped"), (None, None, BEFORE, "dropped")])
def test_an_action_was_done_or_dropped_or_is_late_or_still_to_do(due, done, dropped, became):
    assert what_became(SimpleNamespace(due_on=due, done_on=done, dropped_on=dropped), TODAY) == became


def test_each_final_priority_says_what_became_of_it(session):
    workshop = a_workshop(session)
    first, second = (a_priority(session, workshop, title, final="So.") for title in ("A guide", "Buses"))
    plan = a_plan(session, workshop, first)
    an_action(session, plan, "Ask", due_on=BEFORE)
    an_action(session, plan, "Print", done_on=BEFORE)
    an_action(session, plan, "Post", dropped_on=BEFORE, dropped_why="Too dear")
    guide, buses = became_of(workshop.id, TODAY, session=session)
    assert {state: [row.words for row in rows] for state, rows in guide.actions.items()} == {
        "late": ["Ask"], "done": ["Print"], "dropped": ["Post"]}
    assert (guide.rank, guide.title, guide.plan_id, buses.title, buses.plan_id) == (1, "A guide", plan, "Buses", None)
    assert second


def test_a_measure_is_read_at_each_evaluation_and_changed(session):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop)
    one = an_evaluation(session, workshop)
    read_measure(an_actor(), one, plan, 0, "14 of 40", "nearer", "Three towns", session=session)
    two = an_evaluation(session, workshop, date(2027, 9, 17))
    read_measure(an_actor(), two, plan, 0, "41 of 40", "reached", session=session)
    read_measure(an_actor(), two, plan, 1, "40 of 40", "reached", session=session)
    found = became_of(workshop.id, TODAY, session=session)[0]
    assert [(row.evaluation, row.reading, row.state, row.words) for row in found.readings] == [
        (1, "14 of 40", "nearer", "Three towns"), (2, "40 of 40", "reached", "")]
    assert found.reading_at(2).version == 2 and found.reading_at(3) is None
    with pytest.raises(Changed):
        read_measure(an_actor(), two, plan, 1, "50 of 40", session=session)


def test_what_cannot_be_read(session):
    workshop, other = a_workshop(session), a_workshop(session)
    plan, held = a_plan(session, workshop), an_evaluation(session, workshop)
    for field, given in (("reading", ("", "nearer")), ("state", ("14", "splendid")), ("words", ("14", "", "x" * 501))):
        with pytest.raises(BadInput) as caught:
            read_measure(an_actor(), held, plan, 0, *given, session=session)
        assert caught.value.field == field
    with pytest.raises(NotFound):
        read_measure(an_actor(), held, a_plan(session, other), 0, "14", session=session)
    withdraw_plan(an_actor(), plan, session=session)
    with pytest.raises(NotFound, match="withdrawn"):
        read_measure(an_actor(), held, plan, 0, "14", session=session)
    with pytest.raises(NotAllowed):
        read_measure(an_actor("small-group-host"), held, plan, 0, "14", session=session)


def test_a_worry_is_answered_and_the_answer_corrected(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop, "Buses", final="So.")
    held = an_evaluation(session, workshop, answers={"concerned": "It may not last.", "tried": "A lot."})
    evaluating.answer(an_actor(), held, "concerned", 0, "No driver on Sundays.", priority, session=session)
    whole, single = concerns(workshop.id, session=session)
    assert [(one.rank, one.title, one.words, one.reply) for one in (whole, single)] == [
        (None, "", "It may not last.", ""), (1, "Buses", "No driver on Sundays.", "")]
    for one in (whole, single):
        answer_concern(an_actor("commissioner"), one.answer_id, one.about_priority, 0, f"About {one.words}", session=session)
    answer_concern(an_actor(), single.answer_id, True, 1, "Two drivers were hired.", session=session)
    assert [one.reply for one in concerns(workshop.id, session=session)] == ["About It may not last.", "Two drivers were hired."]
    for version in (0, 1):
        with pytest.raises(Changed):
            answer_concern(an_actor(), single.answer_id, True, version, "Another", session=session)


def test_what_is_no_worry_is_not_answered(session):
    workshop = a_workshop(session)
    held = an_evaluation(session, workshop, answers={"concerned": "It may not last.", "tried": "A lot."})
    [worry] = concerns(workshop.id, session=session)
    with pytest.raises(BadInput) as caught:
        answer_concern(an_actor(), worry.answer_id, False, 0, " ", session=session)
    assert caught.value.field == "words"
    with pytest.raises(NotFound):
        answer_concern(an_actor(), worry.answer_id, True, 0, "Words", session=session)
    with pytest.raises(NotAllowed):
        answer_concern(an_actor("small-group-host"), worry.answer_id, False, 0, "Words", session=session)
    evaluating.answer(an_actor(), held, "concerned", 1, "", session=session)
    with pytest.raises(NotFound, match="not there any more"):
        answer_concern(an_actor(), worry.answer_id, False, 0, "Words", session=session)


def test_measures_not_read_and_worries_of_last_time_are_missing(session):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop)
    held = an_evaluation(session, workshop, answers={"concerned": "It may not last."})
    assert not [line for line in missing(workshop.id, session=session) if "worry of" in line or "measure of" in line]
    the(session, Plan, plan).measure = "People who know"
    second = an_evaluation(session, workshop, date(2027, 3, 1))
    assert missing(workshop.id, session=session)[-2:] == [
        "1 measure of success not read at this evaluation.", "1 worry of last time without an answer."]
    read_measure(an_actor(), second, plan, 0, "14", session=session)
    answer_concern(an_actor(), concerns(workshop.id, session=session)[0].answer_id, False, 0, "It goes on.", session=session)
    assert not [line for line in missing(workshop.id, session=session) if "worry of" in line or "measure of" in line]
    assert held
