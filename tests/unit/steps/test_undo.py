"""Undoing the last changes of a workshop's entries."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import BANBURY, WITNEY, a_gap, a_priority, a_workshop, an_actor, an_entry, the
from toolkit.errors import MoveRefused, NotAllowed
from toolkit.models import Entry, EntryChange
from toolkit.steps.recording import Said, change_entry, move_entry, put_back_entry, withdraw_entry
from toolkit.steps.saying import entries_seen
from toolkit.steps.undo import KEPT, undo
from toolkit.storage.queries.changes import last_changes


def newest(workshop, session):
    return last_changes(workshop.id, session=session)[0]


def test_a_new_entry_is_taken_off_again(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop)
    change = newest(workshop, session)
    assert (change.act, change.can_undo) == ("recorded", True)
    undo(an_actor(), change.id, session=session)
    assert entries_seen(workshop.id, session=session) == []
    assert the(session, Entry, entry).withdrawn_at is not None
    assert last_changes(workshop.id, session=session) == []


def test_changed_words_approaches_and_places_come_back(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, "A club", approaches=("diy",), places=(BANBURY,))
    before = entries_seen(workshop.id, session=session)[0]
    change_entry(an_actor(), entry, 1, Said("A better club", ("community",), places=(WITNEY,)), session=session)
    undo(an_actor(), newest(workshop, session).id, session=session)
    after = entries_seen(workshop.id, session=session)[0]
    assert (after.words, after.approaches, after.places) == (before.words, before.approaches, before.places)
    assert after.version == 3


def test_changes_are_undone_one_after_the_other(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, "One")
    for version, words in enumerate(("Two", "Three"), 1):
        change_entry(an_actor(), entry, version, Said(words), session=session)
    first = last_changes(workshop.id, session=session)[1]
    with pytest.raises(MoveRefused, match="newer"):
        undo(an_actor(), first.id, session=session)
    for words in ("Two", "One"):
        undo(an_actor(), newest(workshop, session).id, session=session)
        assert the(session, Entry, entry).words == words
    undo(an_actor(), newest(workshop, session).id, session=session)
    assert entries_seen(workshop.id, session=session) == []


def test_a_move_and_a_withdrawal_can_be_undone(session):
    workshop = a_workshop(session, groups=("Older people", "Carers"))
    entry = an_entry(session, workshop, function=3)
    move_entry(an_actor(), entry, 1, 7, workshop.groups[1], session=session)
    row = the(session, Entry, entry)
    assert (row.function, row.group_id) == (7, workshop.groups[1])
    undo(an_actor(), newest(workshop, session).id, session=session)
    withdraw_entry(an_actor(), entry, session=session)
    undo(an_actor(), newest(workshop, session).id, session=session)
    row = the(session, Entry, entry)
    assert (row.function, row.group_id, row.withdrawn_at) == (3, workshop.groups[0], None)


def test_only_the_last_twenty_changes_are_kept(session):
    workshop, other = a_workshop(session), a_workshop(session)
    an_entry(session, other)
    for number in range(KEPT + 5):
        an_entry(session, workshop, f"Thing {number}")
    assert len(last_changes(workshop.id, session=session)) == KEPT
    assert newest(workshop, session).words == f"Thing {KEPT + 4}"
    assert len(last_changes(other.id, session=session)) == 1


def test_a_gap_that_a_priority_rests_on_stays(session):
    workshop = a_workshop(session)
    gap = a_gap(session, workshop)
    change = newest(workshop, session)
    a_priority(session, workshop, gaps=(gap,))
    with pytest.raises(MoveRefused, match="priority"):
        undo(an_actor(), change.id, session=session)


def test_nothing_is_undone_twice_nor_without_leave(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop)
    change = newest(workshop, session)
    with pytest.raises(NotAllowed):
        undo(an_actor("commissioner"), change.id, session=session)
    undo(an_actor(), change.id, session=session)
    with pytest.raises(MoveRefused):
        undo(an_actor(), change.id, session=session)
    put_back_entry(an_actor(), entry, session=session)
    assert the(session, EntryChange, change.id).undone_at is not None


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["change", "move", "withdraw", "back"]), max_size=8))
def test_undoing_everything_leads_back_to_the_first_words(session, acts):
    workshop = a_workshop(session, area=False)
    entry = an_entry(session, workshop, "First", function=1)
    for at, act in enumerate(acts):
        row = the(session, Entry, entry)
        if act == "change" and not row.withdrawn_at:
            change_entry(an_actor(), entry, row.version, Said(f"Words {at}"), session=session)
        elif act == "move" and not row.withdrawn_at:
            move_entry(an_actor(), entry, row.version, at % 10 + 1, workshop.group, session=session)
        elif act == "withdraw" and not row.withdrawn_at:
            withdraw_entry(an_actor(), entry, session=session)
        elif act == "back" and row.withdrawn_at:
            put_back_entry(an_actor(), entry, session=session)
    while len(changes := last_changes(workshop.id, session=session)) > 1:
        undo(an_actor(), changes[0].id, session=session)
    row = the(session, Entry, entry)
    assert (row.words, row.function, row.withdrawn_at) == ("First", 1, None)
