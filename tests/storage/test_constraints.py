"""What must never be in the record is refused by the database itself, whatever the code above it does."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from tests.factories import (
    a_baseline,
    a_gap,
    a_plan,
    a_priority,
    a_small_group,
    a_vote,
    a_workshop,
    an_entry,
    an_evaluation,
    nothing,
)
from toolkit.models import (
    GAP,
    Ballot,
    BallotDots,
    Baseline,
    ConcernAnswer,
    Decision,
    Entry,
    EntryProgress,
    EvaluationAnswer,
    GroupOfPeople,
    NothingThere,
    Plan,
    Priority,
    PriorityAnswer,
    SmallGroupTop,
    SmallGroupView,
    VoteItem,
    WorkshopLimits,
)
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import votes
from toolkit.storage.queries.evaluations import answers_of


def refused(session: Session, *rows) -> None:
    """The rows are refused; the transaction goes on."""
    with pytest.raises(IntegrityError), session.begin_nested():
        session.add_all(rows)
        session.flush()


def test_two_priorities_never_hold_one_final_rank(database):
    with write_session() as session:
        workshop = a_workshop(session)
        a_priority(session, workshop, final="First.")
        refused(session, Priority(workshop_id=workshop.id, number=9, title="Second", kind="fresh", final_rank=1))
        refused(session, Priority(workshop_id=workshop.id, number=1, title="Same number", kind="fresh"))
        session.add(Priority(workshop_id=a_workshop(session).id, number=1, title="Elsewhere", kind="fresh", final_rank=1))


def test_one_ballot_puts_its_dots_on_an_item_once(database):
    with write_session() as session:
        vote = a_vote(session, a_workshop(session))
        item = votes.items_of(vote, session=session)[0]
        ballot = Ballot(round_id=vote, channel="paper")
        session.add(ballot)
        session.flush()
        session.add(BallotDots(ballot_id=ballot.id, item_id=item.id, dots=1))
        session.flush()
        refused(session, BallotDots(ballot_id=ballot.id, item_id=item.id, dots=2))
        refused(session, BallotDots(ballot_id=ballot.id, item_id=votes.items_of(vote, session=session)[1].id, dots=0))
        refused(session, VoteItem(round_id=vote, priority_id=item.priority_id, number=77, title="Again"))


def test_nothing_there_is_said_once_for_a_cell(database):
    with write_session() as session:
        workshop = a_workshop(session)
        nothing(session, workshop, 3)
        refused(session, NothingThere(workshop_id=workshop.id, group_id=workshop.group, function=3, kind="available"))
        nothing(session, workshop, 3, GAP)


def test_a_group_has_its_name_alone(database):
    with write_session() as session:
        workshop = a_workshop(session)
        refused(session, GroupOfPeople(workshop_id=workshop.id, name="Older people"))


def test_a_priority_has_one_plan(database):
    with write_session() as session:
        workshop = a_workshop(session)
        priority = a_priority(session, workshop, final="Because.")
        a_plan(session, workshop, priority)
        refused(session, Plan(workshop_id=workshop.id, priority_id=priority, action="Another"))


def test_a_question_and_an_entry_have_one_answer_each(database):
    with write_session() as session:
        workshop = a_workshop(session)
        entry = an_entry(session, workshop)
        held = an_evaluation(session, workshop, answers={"tried": "Guides came out."})
        refused(session, EvaluationAnswer(evaluation_id=held, question="tried", words="Again"))
        session.add(EntryProgress(evaluation_id=held, entry_id=entry, state="same"))
        session.flush()
        refused(session, EntryProgress(evaluation_id=held, entry_id=entry, state="better"))


def test_a_baseline_is_neither_changed_nor_removed(database):
    with write_session() as session:
        frozen = a_baseline(session, a_workshop(session))
        for wrong in ({"content": "{}"}, {"name": "Another"}, {"taken_on": date(2026, 5, 1)}, {"taken_back": 1, "number": 9}):
            with pytest.raises(IntegrityError, match="a baseline is frozen"), session.begin_nested():
                session.execute(update(Baseline).values(**wrong))
        with pytest.raises(IntegrityError, match="a baseline is frozen"), session.begin_nested():
            session.delete(session.get_one(Baseline, frozen))
            session.flush()
        session.execute(update(Baseline).values(content="{}", checksum="0", taken_back=1))


def test_a_concern_is_about_the_whole_or_about_one_priority(database):
    with write_session() as session:
        workshop = a_workshop(session)
        held = an_evaluation(session, workshop, answers={"concerned": "It may not last."})
        about = PriorityAnswer(evaluation_id=held, priority_id=a_priority(session, workshop), question="concerned", words="Nor this.")
        session.add(about)
        session.flush()
        whole = answers_of(held, session=session)["concerned"]
        refused(session, ConcernAnswer(workshop_id=workshop.id, words="Neither"))
        refused(session, ConcernAnswer(workshop_id=workshop.id, words="Both", answer_id=whole.id, priority_answer_id=about.id))
        session.add(ConcernAnswer(workshop_id=workshop.id, words="One", answer_id=whole.id))
        session.flush()
        refused(session, ConcernAnswer(workshop_id=workshop.id, words="Twice", answer_id=whole.id))


@pytest.mark.parametrize("wrong", [{"function": 0, "kind": "available"}, {"function": 11}, {"kind": "hope"}])
def test_an_entry_stands_in_one_of_the_ten_functions_and_two_kinds(database, wrong):
    with write_session() as session:
        workshop = a_workshop(session)
        right = {"workshop_id": workshop.id, "group_id": workshop.group, "function": 1, "kind": "gap", "words": "x"}
        refused(session, Entry(**right | wrong))


@pytest.mark.parametrize(("model", "wrong"), [
    (Priority, {"impact": 0.5}), (Priority, {"effort": 5.5}), (Plan, {"cost_pounds": -1}),
    (Plan, {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 4, 1)})])
def test_numbers_and_dates_out_of_reach_are_refused(database, model, wrong):
    with write_session() as session:
        a_plan(session, a_workshop(session))
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(update(model).values(**wrong))


def test_a_group_that_said_something_cannot_be_deleted(database):
    with write_session() as session:
        workshop = a_workshop(session)
        a_gap(session, workshop)
    with pytest.raises(IntegrityError), write_session() as session:
        session.delete(session.get_one(GroupOfPeople, workshop.group))
    with read_session() as session:
        assert session.get(GroupOfPeople, workshop.group)


def test_a_small_group_places_an_idea_once_and_has_one_first_choice(database):
    with write_session() as session:
        workshop = a_workshop(session)
        group, idea = a_small_group(session, workshop), a_priority(session, workshop)
        session.add(SmallGroupView(small_group_id=group, priority_id=idea, impact=5, effort=1))
        session.add(SmallGroupTop(small_group_id=group, rank=1, priority_id=idea))
        session.flush()
        refused(session, SmallGroupView(small_group_id=group, priority_id=idea, impact=1, effort=1))
        refused(session, SmallGroupTop(small_group_id=group, rank=1, priority_id=None))
        refused(session, SmallGroupTop(small_group_id=group, rank=4, priority_id=idea))
        for wrong in ({"impact": 0, "effort": 3}, {"impact": 3, "effort": 6}):
            refused(session, SmallGroupView(small_group_id=group, priority_id=a_priority(session, workshop), **wrong))


def test_a_workshop_has_one_set_of_limits_and_one_decision(database):
    with write_session() as session:
        one, two = a_workshop(session), a_workshop(session)
        for model, more in ((WorkshopLimits, {}), (Decision, {"code": "abc"})):
            session.add(model(workshop_id=one.id, **more))
            session.flush()
            refused(session, model(workshop_id=one.id))
        refused(session, Decision(workshop_id=two.id, code="abc"))
