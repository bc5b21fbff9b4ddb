"""Many people writing at once: nothing is lost, nothing is done twice, nobody sees a database's own words."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from tests.factories import a_priority, a_vote, a_workshop, an_actor, an_entry, nothing
from toolkit.access.audit import broken_at
from toolkit.errors import BadInput, Changed, MoveRefused, ToolkitError
from toolkit.models import Entry
from toolkit.steps import prioritising, recording
from toolkit.steps.setting_up import add_group
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import entries, priorities, votes, workshops
from toolkit.storage.queries.audit import records
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.marks import Marks

PEOPLE = 20


def all_at_once(act, people: int = PEOPLE) -> list:
    """What `act(session, person)` gave each of them, or the refusal each of them saw."""
    def one(person: int):
        try:
            with write_session() as session:
                return act(session, person)
        except ToolkitError as refusal:
            return refusal

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, range(people)))


@pytest.fixture
def workshop(database):
    with write_session() as session:
        return a_workshop(session)


def test_one_line_that_a_browser_sends_many_times_at_once_is_recorded_once(workshop):
    line = uuid4()
    made = all_at_once(lambda session, _: recording.record_entry(an_actor(), workshop.id, workshop.group, 1, "available",
                                                                 recording.Said("A choir"), session=session, entry_id=line))
    assert made == [line] * PEOPLE
    with read_session() as session:
        assert [row.words for row in entries.rows(workshop.id, session=session)] == ["A choir"]
        assert broken_at(session=session) is None


def test_everything_said_at_once_is_kept(workshop):
    made = all_at_once(lambda session, person: an_entry(session, workshop, f"Said by {person}", approaches=("diy",)))
    assert all(isinstance(one, UUID) for one in made)
    with read_session() as session:
        found = entries.rows(workshop.id, session=session)
        assert {row.words for row in found} == {f"Said by {person}" for person in range(PEOPLE)}
        assert len(entries.approaches(workshop.id, session=session)) == PEOPLE
        assert broken_at(session=session) is None


def test_one_of_many_savings_of_one_version_is_kept(workshop):
    with write_session() as session:
        entry = an_entry(session, workshop)
    seen = all_at_once(lambda session, person: recording.change_entry(
        an_actor(), entry, 1, recording.Said(f"Version of {person}"), session=session), 8)
    assert seen.count(None) == 1
    refusals = [one for one in seen if one]
    with read_session() as session:
        kept = session.get_one(Entry, entry).words
    assert all(isinstance(one, Changed) and one.theirs["words"] == kept != one.mine["words"] for one in refusals)


def test_priorities_added_at_once_get_a_number_each(workshop):
    made = all_at_once(lambda session, person: a_priority(session, workshop, f"Idea {person}"), 10)
    assert all(isinstance(one, UUID) for one in made), made
    with read_session() as session:
        assert [row.number for row in priorities.priorities_of(workshop.id, session=session)] == list(range(1, 11))


def test_final_priorities_ordered_at_once_keep_their_ranks(workshop):
    with write_session() as session:
        made = [a_priority(session, workshop, f"Idea {number}", final="Because.") for number in range(6)]
    seen = all_at_once(lambda session, person: prioritising.move_final(
        an_actor(), made[person % 6], 1 if person % 2 else -1, session=session) if person % 3 else prioritising.drop_final(
        an_actor(), made[person % 6], session=session), 12)
    assert not any(seen)
    with read_session() as session:
        left = prioritising.final_priorities(workshop.id, session=session)
        assert [row.final_rank for row in left] == list(range(1, len(left) + 1))


def test_nothing_said_at_once_is_said_once(workshop):
    assert not any(all_at_once(lambda session, _: nothing(session, workshop, 4), 8))
    with read_session() as session:
        assert len(entries.nothings(workshop.id, session=session)) == 1


def test_a_group_added_at_once_is_added_once(workshop):
    seen = all_at_once(lambda session, _: add_group(an_actor(), workshop.id, "Young people", session=session), 8)
    assert sum(isinstance(one, UUID) for one in seen) == 1
    assert sum(isinstance(one, BadInput) for one in seen) == 7
    with read_session() as session:
        assert [group.name for group in workshops.groups_of(workshop.id, session=session)] == ["Older people", "Young people"]


def test_a_vote_opened_at_once_is_opened_once(workshop):
    with write_session() as session:
        a_priority(session, workshop, "One")
        a_priority(session, workshop, "Two")
    seen = all_at_once(lambda session, _: a_vote(session, workshop), 6)
    assert sum(isinstance(one, UUID) for one in seen) == 1
    assert sum(isinstance(one, MoveRefused) for one in seen) == 5


def test_every_ballot_cast_at_once_counts(workshop):
    with write_session() as session:
        vote = a_vote(session, workshop)
        item = votes.items_of(vote, session=session)[0].id
    all_at_once(lambda session, _: cast_ballot(an_actor(), vote, Marks({item: 2}), session=session))
    with read_session() as session:
        assert votes.ballots_in(vote, session=session) == PEOPLE
        assert [(row[1], row[2]) for row in votes.dots_by_item(vote, session=session)] == [(2 * PEOPLE, PEOPLE)]
        assert broken_at(session=session) is None


def test_the_audit_has_a_record_for_every_act(workshop):
    with read_session() as session:
        before = len(list(records(session=session)))
    all_at_once(lambda session, person: nothing(session, workshop, person % 10 + 1))
    with read_session() as session:
        assert len(list(records(session=session))) == before + 10
        assert broken_at(session=session) is None
