"""Sessions on several days feed one record: each entry says in which it was said."""

from datetime import date

import pytest

from tests.factories import a_session, a_workshop, an_actor, an_entry, the
from toolkit.access.roles import Role
from toolkit.errors import BadInput, Changed, NotAllowed, NotFound
from toolkit.events import sessions
from toolkit.events.sessions import Held, sessions_seen
from toolkit.models import Entry, Workshop
from toolkit.steps import recording
from toolkit.steps.filtering import Filter, entries_page, filtered_table
from toolkit.steps.undo import undo
from toolkit.storage.queries import changes

LEADER = an_actor()


@pytest.fixture
def workshop(session):
    return a_workshop(session, format="focus_groups")


@pytest.fixture
def two(session, workshop):
    """Two sessions."""
    return [a_session(session, workshop, name, date(2026, 5, day), place)
            for name, day, place in (("Morning", 4, "Library"), ("Evening", 11, "Club"))]


def test_the_one_that_is_held_marks_every_entry(session, workshop, two):
    before = an_entry(session, workshop)
    sessions.hold(LEADER, workshop.id, two[0], session=session)
    first = an_entry(session, workshop, actor=an_actor(Role.HOST))
    sessions.hold(LEADER, workshop.id, two[1], session=session)
    second, late = an_entry(session, workshop), an_entry(session, workshop, session_id=two[0])
    sessions.hold(LEADER, workshop.id, None, session=session)
    after = an_entry(session, workshop)
    assert [the(session, Entry, one).session_id for one in (before, first, second, late, after)] == [None, two[0], two[1], two[0], None]
    assert [(one.label, one.entries, one.now) for one in sessions_seen(workshop.id, session=session)] == [
        ("1 Morning · Library · 4 May 2026", 2, False), ("2 Evening · Club · 11 May 2026", 1, False)]


def test_the_record_is_filtered_by_session(session, workshop, two):
    an_entry(session, workshop, "One", session_id=two[0])
    an_entry(session, workshop, "Two", session_id=two[1])
    wanted = Filter(session_id=two[1])
    page = entries_page(workshop.id, wanted, session=session)
    assert [(one.words, one.session) for one in page] == [("Two", "Evening")]
    assert filtered_table(workshop.id, wanted, session=session).total("available") == 1


def test_a_change_keeps_the_session_and_undo_too(session, workshop, two):
    entry = an_entry(session, workshop, session_id=two[0])
    recording.change_entry(LEADER, entry, 1, recording.Said("Better", session_id=two[1]), session=session)
    assert the(session, Entry, entry).session_id == two[1]
    newest = changes.newest_standing(entry, session=session)
    undo(LEADER, newest.id, session=session)
    assert the(session, Entry, entry).session_id == two[0]


def test_holding_one_does_not_disturb_whoever_changes_the_settings(session, workshop, two):
    version = the(session, Workshop, workshop.id).version
    sessions.hold(LEADER, workshop.id, two[0], session=session)
    assert the(session, Workshop, workshop.id).version == version


def test_one_with_entries_stays_and_an_empty_one_goes(session, workshop, two):
    an_entry(session, workshop, session_id=two[0])
    with pytest.raises(BadInput, match="so it stays on the list"):
        sessions.remove(LEADER, two[0], session=session)
    sessions.hold(LEADER, workshop.id, two[1], session=session)
    sessions.remove(LEADER, two[1], session=session)
    assert [one.id for one in sessions_seen(workshop.id, session=session)] == [two[0]]
    assert the(session, Workshop, workshop.id).session_now_id is None
    with pytest.raises(NotFound):
        sessions.hold(LEADER, workshop.id, two[1], session=session)


def test_bad_input_and_newer_words(session, workshop, two):
    with pytest.raises(BadInput, match="the session's name"):
        sessions.add(LEADER, workshop.id, Held(" "), session=session)
    sessions.change(LEADER, two[0], 1, Held("Noon"), session=session)
    with pytest.raises(Changed):
        sessions.change(LEADER, two[0], 1, Held("Dawn"), session=session)


def test_a_session_of_another_workshop_is_refused(session, workshop, two):
    other = a_workshop(session, title="Autumn")
    with pytest.raises(NotFound):
        sessions.hold(LEADER, other.id, two[0], session=session)
    with pytest.raises(NotFound):
        an_entry(session, other, session_id=two[0])


@pytest.mark.parametrize("role", [Role.HOST, Role.COMMISSIONER])
def test_only_those_who_lead_may(session, workshop, two, role):
    for act in (lambda: sessions.hold(an_actor(role), workshop.id, two[0], session=session),
                lambda: sessions.add(an_actor(role), workshop.id, Held("Own"), session=session)):
        with pytest.raises(NotAllowed):
            act()
