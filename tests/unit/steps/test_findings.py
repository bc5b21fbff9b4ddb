"""A workshop's public findings: agreed entry by entry, published by the facilitator, gone with the words or the agreement."""

import pytest
from sqlmodel import select

from tests.factories import BANBURY, a_gap, a_workshop, an_actor, an_entry
from toolkit.access.roles import Role
from toolkit.clock import now
from toolkit.errors import Changed, MayBePersonal, MoveRefused, NotAllowed
from toolkit.models import AuditRecord, Entry, EntryAgreement, GroupOfPeople, Workshop
from toolkit.steps import merging, recording, taking_back
from toolkit.steps.said_and_done import findings

WORDS = "A lunch club with transport"


def public(session):
    return [one.words for one in findings.public(session=session)]


def agreed_and_up(session, words=WORDS, **more):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, words, **more)
    findings.agree(an_actor(), entry, 0, True, session=session)
    findings.publish(an_actor(), workshop.id, 0, session=session)
    return workshop, entry


def test_nothing_is_public_until_it_was_agreed_and_published(session):
    workshop = a_workshop(session)
    entry, _ = an_entry(session, workshop, WORDS, places=(BANBURY,), approaches=("diy",)), an_entry(session, workshop, "Not agreed")
    assert public(session) == []
    findings.agree(an_actor(), entry, 0, True, session=session)
    assert public(session) == []
    findings.publish(an_actor(), workshop.id, 0, session=session)
    [one] = findings.public(session=session)
    assert (one.words, one.group, one.approaches, one.places, one.area) == (WORDS, "Older people", ("diy",), (BANBURY,), "Oxfordshire")
    findings.take_down(an_actor(), workshop.id, 1, session=session)
    assert public(session) == []
    findings.publish(an_actor(), workshop.id, 2, session=session)
    assert public(session) == [WORDS]


def test_agreement_taken_back_or_other_words_take_it_out(session):
    workshop, entry = agreed_and_up(session)
    row = session.get_one(Entry, entry)
    recording.change_entry(an_actor(), entry, row.version, recording.Said("Another club"), session=session)
    assert public(session) == []
    [one] = findings.listed(workshop.id, 1, session=session)
    assert one.changed and not one.agreed
    findings.agree(an_actor(), entry, one.version, True, session=session)
    assert public(session) == ["Another club"]
    findings.agree(an_actor(), entry, one.version + 1, False, session=session)
    assert public(session) == []


def withdraw(session, workshop, entry):
    recording.withdraw_entry(an_actor(), entry, session=session)


def merge(session, workshop, entry):
    merging.merge(an_actor(), an_entry(session, workshop, "The same"), 1, {entry: 1}, session=session)


def take_the_words_back(session, workshop, entry):
    taking_back.take_back(an_actor(), "entry", entry, 1, session=session)


@pytest.mark.parametrize("go", [withdraw, merge, take_the_words_back])
def test_what_does_not_stand_is_not_public(session, go):
    workshop, entry = agreed_and_up(session)
    go(session, workshop, entry)
    assert public(session) == []
    with pytest.raises(MoveRefused):
        findings.agree(an_actor(), entry, 1, True, session=session)


def test_what_a_removed_group_said_is_not_public(session):
    workshop, _ = agreed_and_up(session)
    session.get_one(GroupOfPeople, workshop.group).removed_at = now()
    session.flush()
    assert public(session) == []


def test_a_gap_is_no_finding(session):
    workshop = a_workshop(session)
    gap = a_gap(session, workshop)
    with pytest.raises(MoveRefused):
        findings.agree(an_actor(), gap, 0, True, session=session)
    assert findings.listed(workshop.id, 1, session=session) == []


def test_words_that_may_name_somebody_need_a_second_look(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, "Ring Mrs Hill on 01865 123456")
    with pytest.raises(MayBePersonal, match=r"a name .* a phone number") as caught:
        findings.agree(an_actor(), entry, 0, True, session=session)
    assert caught.value.field == str(entry) and session.exec(select(EntryAgreement)).first() is None
    findings.agree(an_actor(), entry, 0, True, sure=True, session=session)
    assert findings.listed(workshop.id, 1, session=session)[0].agreed


def test_the_example_is_never_published(session):
    workshop = a_workshop(session)
    session.get_one(Workshop, workshop.id).is_example = True
    with pytest.raises(MoveRefused, match="example"):
        findings.publish(an_actor(), workshop.id, 0, session=session)


def test_who_may_and_what_is_written_down(session):
    workshop, entry = agreed_and_up(session)
    for role in (Role.COMMISSIONER, Role.HOST, Role.BROKER):
        for act, given in ((findings.publish, (workshop.id, 1)), (findings.take_down, (workshop.id, 1)),
                           (findings.agree, (entry, 1, False))):
            with pytest.raises(NotAllowed):
                act(an_actor(role), *given, session=session)
    with pytest.raises(Changed):
        findings.take_down(an_actor(), workshop.id, 7, session=session)
    findings.take_down(an_actor(), workshop.id, 1, session=session)
    with pytest.raises(MoveRefused, match="nothing to take down"):
        findings.take_down(an_actor(), workshop.id, 2, session=session)
    acts = list(session.exec(select(AuditRecord.act).where(AuditRecord.workshop_id == str(workshop.id))))
    assert {"agree that words may be read", "publish findings", "take findings down"} <= set(acts)


def test_a_later_round_says_it_once(session):
    _, entry = agreed_and_up(session)
    later, same = agreed_and_up(session, "A lunch club, now on Sundays too")
    session.get_one(Entry, same).came_from_id = entry
    session.flush()
    assert public(session) == ["A lunch club, now on Sundays too"]
    findings.take_down(an_actor(), later.id, 1, session=session)
    assert public(session) == [WORDS]
