"""Small groups: several at once, what each is about, moving people, splitting, closing; and what a closed one refuses."""

import pytest

from tests.factories import a_small_group, a_workshop, an_actor, an_entry, the
from toolkit.access.roles import Role
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.events import small_groups
from toolkit.events.small_groups import About, small_groups_seen
from toolkit.models import Entry, SmallGroup
from toolkit.steps import recording
from toolkit.steps.setting_up import add_small_group, remove_small_group

LEADER = an_actor()


def expecting(session, workshop, people, name="Table 1"):
    """A small group at which so many are expected."""
    made = a_small_group(session, workshop, name)
    small_groups.change(LEADER, made, 1, About(name, expected=people), session=session)
    return made


def counts(session, workshop):
    return {one.name: one.expected for one in small_groups_seen(workshop.id, session=session)}


def test_twenty_at_once_leave_out_the_names_that_are_taken(session):
    workshop = a_workshop(session)
    a_small_group(session, workshop, "table 2")
    assert small_groups.add_several(LEADER, workshop.id, 20, session=session) == 20
    seen = small_groups_seen(workshop.id, session=session)
    assert [one.number for one in seen] == list(range(1, 22))
    assert [one.name for one in seen][:4] == ["table 2", "Table 1", "Table 3", "Table 4"]


def test_a_61st_is_refused_with_the_way_forward(session):
    workshop = a_workshop(session)
    small_groups.add_several(LEADER, workshop.id, 55, session=session)
    with pytest.raises(BadInput, match=r"There are 55, so 5 more can be added\. For more, start a second workshop"):
        small_groups.add_several(LEADER, workshop.id, 6, session=session)
    assert small_groups.add_several(LEADER, workshop.id, 5, session=session) == 5
    with pytest.raises(BadInput, match=r"start a second workshop|Start a second workshop"):
        add_small_group(LEADER, workshop.id, "One more", session=session)
    assert len(small_groups_seen(workshop.id, session=session)) == 60


@pytest.mark.parametrize("count", [None, 0, -1, 61])
def test_a_number_that_makes_no_sense_is_refused(session, count):
    with pytest.raises(BadInput, match="from 1 to 60"):
        small_groups.add_several(LEADER, a_workshop(session).id, count, session=session)


def test_what_it_is_about_is_saved_and_newer_words_are_not_overwritten(session):
    workshop = a_workshop(session)
    made = a_small_group(session, workshop)
    small_groups.change(LEADER, made, 1, About("Table 1", "Banbury", workshop.group, "Sam", 9), session=session)
    seen = small_groups_seen(workshop.id, session=session)[0]
    assert (seen.about, seen.host, seen.expected) == ("Older people, Banbury", "Sam", 9)
    with pytest.raises(Changed):
        small_groups.change(LEADER, made, 1, About("Table 1", "Witney"), session=session)
    small_groups.change(LEADER, made, 2, About("Table 1"), session=session)
    assert small_groups_seen(workshop.id, session=session)[0].about == "a mix"


def test_a_name_can_stand_once(session):
    workshop = a_workshop(session)
    made = [a_small_group(session, workshop, f"Table {number}") for number in (1, 2)]
    with pytest.raises(BadInput, match="already one of the small groups"):
        small_groups.change(LEADER, made[0], 1, About("table 2"), session=session)


def test_a_group_of_people_of_another_workshop_is_refused(session):
    workshop, other = a_workshop(session), a_workshop(session, title="Autumn")
    with pytest.raises(NotFound):
        small_groups.change(LEADER, a_small_group(session, workshop), 1, About("Table 1", group_id=other.group), session=session)


def test_people_are_moved_and_never_counted_twice(session):
    workshop = a_workshop(session)
    one, two = expecting(session, workshop, 10), a_small_group(session, workshop, "Table 2")
    small_groups.move_people(LEADER, one, two, 4, session=session)
    assert counts(session, workshop) == {"Table 1": 6, "Table 2": 4}
    for people in (None, 0, 7):
        with pytest.raises(BadInput, match=r"6 people are expected at Table 1\. Say how many of them, from 1 to 6"):
            small_groups.move_people(LEADER, one, two, people, session=session)
    with pytest.raises(BadInput, match="another small group"):
        small_groups.move_people(LEADER, one, one, 1, session=session)
    assert sum(counts(session, workshop).values()) == 10


def test_a_split_keeps_the_record_and_says_where_it_came_from(session):
    workshop = a_workshop(session)
    one = expecting(session, workshop, 12)
    an_entry(session, workshop, small_group_id=one)
    made = small_groups.split(LEADER, one, 5, session=session)
    assert counts(session, workshop) == {"Table 1": 7, "Table 1b": 5}
    seen = {row.id: row for row in small_groups_seen(workshop.id, session=session)}
    assert seen[made].split_from_id == one and (seen[one].entries, seen[made].entries) == (1, 0)
    assert the(session, SmallGroup, small_groups.split(LEADER, one, 1, session=session)).name == "Table 1c"


def test_a_closed_one_takes_nothing_more_and_keeps_what_it_said(session):
    workshop = a_workshop(session)
    one = a_small_group(session, workshop)
    entry = an_entry(session, workshop, small_group_id=one)
    small_groups.close(LEADER, one, session=session)
    with pytest.raises(MoveRefused, match=r"Table 1 was closed.*What you wrote is still here: copy it"):
        an_entry(session, workshop, "Too late", small_group_id=one)
    with pytest.raises(MoveRefused):
        recording.say_nothing_there(LEADER, workshop.id, workshop.group, 3, "available", session=session, small_group_id=one)
    assert the(session, Entry, entry).small_group_id == one
    small_groups.close(LEADER, one, False, session=session)
    an_entry(session, workshop, "In time", small_group_id=one)
    assert small_groups_seen(workshop.id, session=session)[0].entries == 2


def test_one_that_was_taken_off_is_not_changed(session):
    workshop = a_workshop(session)
    one = a_small_group(session, workshop)
    remove_small_group(LEADER, one, session=session)
    with pytest.raises(NotFound, match="taken off the list"):
        small_groups.close(LEADER, one, session=session)


@pytest.mark.parametrize("role", [Role.HOST, Role.COMMISSIONER, Role.BROKER])
def test_only_those_who_lead_may(session, role):
    workshop = a_workshop(session)
    one, actor = a_small_group(session, workshop), an_actor(role)
    for act in (lambda: small_groups.close(actor, one, session=session), lambda: small_groups.split(actor, one, 1, session=session),
                lambda: small_groups.change(actor, one, 1, About("X"), session=session),
                lambda: small_groups.add_several(actor, workshop.id, 2, session=session)):
        with pytest.raises(NotAllowed):
            act()
