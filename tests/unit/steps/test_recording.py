"""Recording what is said: silence, "nothing" and filled; withdrawing and putting back; what is refused."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories import BANBURY, WITNEY, a_gap, a_priority, a_workshop, an_actor, an_entry, nothing, the
from toolkit.errors import BadInput, NotAllowed, NotFound
from toolkit.models import AVAILABLE, GAP, Entry
from toolkit.places.place import Place
from toolkit.steps.prioritising import change_priority, withdraw_priority
from toolkit.steps.recording import Said, change_entry, put_back_entry, say_nothing_there, withdraw_entry
from toolkit.steps.setting_up import add_group, remove_group
from toolkit.steps.table import FILLED, NOT_ASKED, NOTHING, silence, table_of
from toolkit.storage.queries import entries


def state(session, workshop, kind=AVAILABLE, function=1) -> str:
    return table_of(workshop.id, session=session).cell(function, workshop.group).state(kind)


def words(session, workshop, kind=AVAILABLE, function=1) -> str:
    return table_of(workshop.id, session=session).cell(function, workshop.group).words(kind)


@pytest.mark.parametrize("kind", [AVAILABLE, GAP])
def test_silence_nothing_and_filled_are_three_things(session, kind):
    workshop = a_workshop(session)
    other = {AVAILABLE: GAP, GAP: AVAILABLE}[kind]
    assert state(session, workshop, kind) == NOT_ASKED
    nothing(session, workshop, kind=kind)
    assert state(session, workshop, kind) == NOTHING
    an_entry(session, workshop, kind=kind)
    assert state(session, workshop, kind) == FILLED
    assert state(session, workshop, other) == NOT_ASKED
    assert state(session, workshop, kind, function=2) == NOT_ASKED


def test_the_three_things_read_differently(session):
    workshop = a_workshop(session)
    assert words(session, workshop) == words(session, workshop, GAP) == "not asked"
    nothing(session, workshop)
    nothing(session, workshop, kind=GAP)
    assert (words(session, workshop), words(session, workshop, GAP)) == ("asked: nothing", "asked: no gap")
    an_entry(session, workshop)
    a_gap(session, workshop)
    assert (words(session, workshop), words(session, workshop, GAP)) == ("1 available", "1 gap")
    a_gap(session, workshop)
    assert words(session, workshop, GAP) == "2 gaps"


def test_nothing_can_be_taken_back_and_said_again(session):
    workshop = a_workshop(session)
    for said, seen in ((True, NOTHING), (True, NOTHING), (False, NOT_ASKED), (False, NOT_ASKED), (True, NOTHING)):
        say_nothing_there(an_actor(), workshop.id, workshop.group, 1, AVAILABLE, said, session=session)
        assert state(session, workshop) == seen


def test_all_that_is_said_is_kept(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, "  A club  ", function=5, approaches=("diy", "community", "diy"), paid_by="Nobody",
                     paid_until=date(2027, 3, 31), places=(BANBURY, WITNEY), story="", source="p. 3", channel="paper")
    row = entries.rows(workshop.id, session=session)[0]
    assert (row.words, row.function, row.paid_by, row.paid_until, row.source, row.channel, row.version) == (
        "A club", 5, "Nobody", date(2027, 3, 31), "p. 3", "paper", 1)
    assert {slug for _, slug in entries.approaches(workshop.id, session=session)} == {"diy", "community"}
    assert [row[1] for row in entries.places(workshop.id, session=session)] == ["Banbury", "Witney"]
    change_entry(an_actor(), entry, 1, Said("A better club", ("paid_staff",), places=(WITNEY,)), session=session)
    assert entries.approaches(workshop.id, session=session) == [(entry, "paid_staff")]
    assert [row[1] for row in entries.places(workshop.id, session=session)] == ["Witney"]


def test_withdrawing_takes_off_table_and_map_and_putting_back_brings_all_back(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, approaches=("diy",), places=(BANBURY,))
    withdraw_entry(an_actor(name="Ana"), entry, session=session)
    assert state(session, workshop) == NOT_ASKED
    assert entries.rows(workshop.id, session=session) == entries.points(workshop.id, session=session) == []
    row = the(session, Entry, entry)
    assert row.withdrawn_by == "Ana" and row.withdrawn_at
    put_back_entry(an_actor(), entry, session=session)
    assert state(session, workshop) == FILLED
    assert len(entries.points(workshop.id, session=session)) == len(entries.approaches(workshop.id, session=session)) == 1
    assert not the(session, Entry, entry).withdrawn_by


def test_what_was_withdrawn_cannot_be_changed_until_it_is_put_back(session):
    entry = an_entry(session, a_workshop(session))
    withdraw_entry(an_actor(), entry, session=session)
    for act in (lambda: change_entry(an_actor(), entry, 2, Said("New"), session=session),
                lambda: withdraw_entry(an_actor(), entry, session=session)):
        with pytest.raises(NotFound, match="was withdrawn"):
            act()


def test_a_gap_that_feeds_a_priority_cannot_be_withdrawn(session):
    workshop = a_workshop(session)
    gap, other = a_gap(session, workshop), a_gap(session, workshop, "Another")
    priority = a_priority(session, workshop, gaps=(gap,))
    with pytest.raises(BadInput, match="priority rests on this gap"):
        withdraw_entry(an_actor(), gap, session=session)
    change_priority(an_actor(), priority, 1, "About the other", [other], session=session)
    withdraw_entry(an_actor(), gap, session=session)
    withdraw_priority(an_actor(), priority, session=session)
    withdraw_entry(an_actor(), other, session=session)
    assert entries.rows(workshop.id, session=session) == []


@pytest.mark.parametrize(("said", "field"), [
    ({"words": " "}, "words"), ({"words": "x" * 10_000}, "words"), ({"approaches": ("magic",)}, "approaches"),
    ({"paid_by": "x" * 201}, "paid_by"), ({"source": "x" * 301}, "source"), ({"channel": "parrot"}, "channel"),
    ({"places": (Place("Paris", 48.86, 2.35, "point"),)}, "place"),
    ({"places": (Place("Nowhere", float("nan"), 0.0, "point"),)}, "place")])
def test_what_cannot_be_kept_is_refused_with_its_field(session, said, field):
    workshop = a_workshop(session)
    with pytest.raises(BadInput) as caught:
        an_entry(session, workshop, **said)
    assert caught.value.field == field
    assert entries.rows(workshop.id, session=session) == []


def test_a_part_of_the_table_that_is_not_there(session):
    workshop, other = a_workshop(session), a_workshop(session)
    for wrong in ({"function": 0}, {"function": 11}, {"kind": "wish"}, {"group": other.group}, {"group": uuid4()}):
        with pytest.raises(NotFound, match="part of the table"):
            an_entry(session, workshop, **wrong)
    remove_group(an_actor(), workshop.group, session=session)
    with pytest.raises(NotFound):
        an_entry(session, workshop)


def test_who_may_not_record_is_refused(session):
    workshop = a_workshop(session)
    for actor in (an_actor("broker"), an_actor("commissioner"), an_actor("facilitator", uuid4())):
        with pytest.raises(NotAllowed):
            an_entry(session, workshop, actor=actor)
    assert an_entry(session, workshop, actor=an_actor("small-group-host", workshop.id))


def test_a_removed_group_takes_what_it_said_along_and_brings_it_back(session):
    workshop = a_workshop(session, groups=("Older people", "Disabled people"))
    an_entry(session, workshop, group=workshop.groups[1], places=(BANBURY,))
    nothing(session, workshop, 2, group=workshop.groups[1])
    remove_group(an_actor(), workshop.groups[1], session=session)
    table = table_of(workshop.id, session=session)
    assert [name for _, name in table.groups] == ["Older people"]
    assert table.total(AVAILABLE) == 0 and table.cells == {}
    assert entries.rows(workshop.id, session=session) == entries.points(workshop.id, session=session) == []
    assert add_group(an_actor(), workshop.id, "disabled PEOPLE", session=session) == workshop.groups[1]
    assert table_of(workshop.id, session=session).total(AVAILABLE) == 1
    assert len(entries.points(workshop.id, session=session)) == len(entries.nothings(workshop.id, session=session)) == 1


def test_silence_is_said_group_by_group(session):
    workshop = a_workshop(session, groups=("Older people", "Disabled people"))
    for function in range(1, 11):
        nothing(session, workshop, function, group=workshop.groups[1])
    for function in set(range(1, 11)) - {2, 5, 9}:
        an_entry(session, workshop, function=function)
    assert silence(workshop.id, AVAILABLE, session=session) == [
        "Older people: not asked yet about what is available for functions 2, 5 and 9."]
    assert silence(workshop.id, GAP, session=session)[1] == "Disabled people: not asked yet about the gaps for any function."
    nothing(session, workshop, 2)
    nothing(session, workshop, 5)
    assert silence(workshop.id, AVAILABLE, session=session) == [
        "Older people: not asked yet about what is available for function 9."]
