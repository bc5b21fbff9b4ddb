"""The audit: every act leaves a record, the chain shows any change, and words can be taken back without breaking it."""

from datetime import date

import pytest
from sqlalchemy import delete, update

from tests.factories import (
    BANBURY,
    a_baseline,
    a_closed_vote,
    a_gap,
    a_link,
    a_milestone,
    a_plan,
    a_priority,
    a_sum,
    a_workshop,
    a_workshop_at,
    an_action,
    an_actor,
    an_entry,
    an_evaluation,
    as_saved,
    nothing,
    the,
)
from toolkit.access.audit import START, broken_at, write_down
from toolkit.access.changed import fingerprint, mark_of
from toolkit.models import AuditRecord, Entry, Workshop
from toolkit.steps import (
    evaluating,
    looking_back,
    moves,
    plan_lines,
    plan_owners,
    planning,
    prioritising,
    recording,
    setting_up,
    taking_back,
)
from toolkit.storage.queries.audit import records


def acts(session) -> list[str]:
    return [record.act for record in records(session=session)]


def a_full_life(session):
    """A workshop in which every kind of act was done once."""
    someone = an_actor()
    workshop = a_workshop(session, groups=("Older people", "Disabled people"))
    setting_up.change_setting(someone, workshop.id, 1, setting_up.Setting("New", "focus_groups"), session=session)
    setting_up.put_away(someone, workshop.id, session=session)
    setting_up.put_away(someone, workshop.id, False, session=session)
    setting_up.remove_group(someone, workshop.groups[1], session=session)
    entry = an_entry(session, workshop, places=(BANBURY,))
    recording.change_entry(someone, entry, 1, recording.Said("Changed"), session=session)
    recording.withdraw_entry(someone, entry, session=session)
    recording.put_back_entry(someone, entry, session=session)
    nothing(session, workshop, 2)
    recording.say_nothing_there(someone, workshop.id, workshop.group, 2, "available", False, session=session)
    moves.move(someone, workshop.id, "gaps", session=session)
    gap = a_gap(session, workshop)
    first, second, third = (a_priority(session, workshop, f"Idea {n}", gaps=(gap,), impact=3, effort=2) for n in range(3))
    prioritising.change_priority(someone, first, 2, "Better idea", [gap], session=session)
    a_closed_vote(session, workshop)
    for one in (first, second, third):
        prioritising.choose_final(someone, one, "Because.", session=session)
    prioritising.move_final(someone, second, -1, session=session)
    prioritising.drop_final(someone, third, session=session)
    prioritising.withdraw_priority(someone, third, session=session)
    plan = a_plan(session, workshop, first, tools=("grants",))
    planning.change_plan(someone, plan, as_saved(session, plan), planning.Planned("Something else", lead="Ana"), session=session)
    line = an_action(session, plan, owner="Ana")
    plan_lines.change_line(someone, line, 1, plan_lines.Action("Go", "Ana"), session=session)
    plan_lines.take_out_line(someone, plan_lines.Action, line, 2, session=session)
    plan_lines.put_back_line(someone, plan_lines.Action, line, 3, session=session)
    a_milestone(session, plan)
    a_sum(session, plan)
    plan_owners.hand_over(someone, workshop.id, "Ana", "Ben", session=session)
    planning.withdraw_plan(someone, plan, session=session)
    a_baseline(session, workshop)
    held = an_evaluation(session, workshop, answers={"tried": "A guide."})
    evaluating.answer(someone, held, "tried", 1, "Two guides.", session=session)
    evaluating.note_progress(someone, held, gap, 0, "better", session=session)
    evaluating.note_progress(someone, held, gap, 1, "worse", session=session)
    evaluating.note_progress(someone, held, gap, 2, "not asked", session=session)
    look_back(someone, workshop, held, second, entry, session)
    a_link(session)
    return workshop


def look_back(someone, workshop, held, priority, entry, session):
    evaluating.change_evaluation(someone, held, 1, date(2026, 9, 18), "Ten of us", session=session)
    evaluating.answer(someone, held, "concerned", 0, "It may not last.", session=session)
    [worry] = looking_back.concerns(workshop.id, session=session)
    looking_back.answer_concern(someone, worry.answer_id, False, 0, "It goes on.", session=session)
    looking_back.read_measure(someone, held, a_plan(session, workshop, priority), 0, "14 of 40", session=session)
    taking_back.take_back(someone, "entry", entry, the(session, Entry, entry).version, session=session)


def test_the_chain_is_whole_after_every_kind_of_act(session):
    a_full_life(session)
    assert broken_at(session=session) is None
    assert {
        "start a workshop", "add a group", "remove a group", "choose the area", "change a workshop", "put a workshop away",
        "take a workshop up", "record what is said", "change an entry", "withdraw an entry", "put an entry back",
        "say nothing is there", "take back nothing is there", "move between steps", "stand at a step", "add a priority",
        "change a priority",
        "place on the matrix", "draft a vote", "open a vote", "cast a ballot", "close a vote", "choose a final priority",
        "order the final priorities", "drop a final priority", "withdraw a priority", "write a plan", "change a plan",
        "add an action", "change an action", "take out an action", "put back an action", "add a milestone", "add a sum of money",
        "hand over", "withdraw a plan", "freeze a baseline", "start an evaluation", "set when to look again",
        "answer a question", "note progress", "change an evaluation", "answer a concern", "read a measure", "take words back",
        "renew a baseline",
        "make links"} == set(acts(session))


def test_every_record_names_who_in_which_role_and_where(session):
    workshop = a_workshop_at(session, "gaps")
    found = list(records(session=session))
    assert found[0].previous_hash == START
    assert {(one.who, one.role, one.workshop_id) for one in found} == {("A facilitator", "facilitator", str(workshop.id))}


@pytest.mark.parametrize("change", [{"who": "Somebody else"}, {"act": "sign out"}, {"role": "broker"}, {"noun_id": "x"},
                                    {"workshop_id": ""}, {"fingerprint": "0" * 64}, {"hash": "1" * 64},
                                    {"previous_hash": "2" * 64}, {"changed": "{}"}, {"salt": None}, {"salt": "0" * 32}])
def test_a_changed_record_breaks_the_chain(session, change):
    a_workshop(session)
    session.execute(update(AuditRecord).where(AuditRecord.number == 2).values(**change))
    session.expire_all()
    assert broken_at(session=session) in (2, 3)


def test_a_record_taken_out_breaks_the_chain(session):
    a_workshop(session)
    session.execute(delete(AuditRecord).where(AuditRecord.number == 2))
    session.expire_all()
    assert broken_at(session=session) == 3


def test_an_erased_salt_leaves_the_chain_whole_and_the_words_unguessable(session):
    workshop = a_workshop(session)
    write_down(an_actor(), "record what is said", workshop.id, workshop.id, session=session, words="My address is …")
    last = list(records(session=session))[-1]
    assert last.fingerprint == fingerprint(last.salt, last.changed) and mark_of(last.salt, "words", "My address is …") in last.changed
    session.execute(update(AuditRecord).values(salt=None, changed=None))
    session.expire_all()
    assert broken_at(session=session) is None


def test_the_words_themselves_are_nowhere_in_the_audit(session):
    an_entry(session, a_workshop(session), "Mrs Brown at number 12")
    assert "Mrs Brown" not in repr([one.model_dump() for one in records(session=session)])


def test_the_same_words_leave_different_fingerprints(session):
    workshop = a_workshop(session)
    an_entry(session, workshop)
    an_entry(session, workshop)
    assert len({one.fingerprint for one in list(records(session=session))[-2:]}) == 2


def test_an_empty_audit_is_whole(session):
    assert broken_at(session=session) is None


def test_an_act_that_is_refused_leaves_no_record(session):
    workshop = a_workshop(session)
    before = acts(session)
    with pytest.raises(Exception, match="Nothing is recorded yet"):
        moves.move(an_actor(), workshop.id, "gaps", session=session)
    assert acts(session) == before
    assert the(session, Workshop, workshop.id).step == "map"
