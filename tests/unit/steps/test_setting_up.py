"""Starting a workshop: its setting, its groups of people, its area."""

import pytest

from tests.factories import HELD_ON, OXFORDSHIRE, a_workshop, an_actor, the
from toolkit.errors import BadInput, NotAllowed, NotFound
from toolkit.models import GroupOfPeople, Workshop
from toolkit.steps.setting_up import (
    MOST_GROUPS,
    ChosenArea,
    Setting,
    add_group,
    change_setting,
    choose_area,
    put_away,
    remove_group,
    start_workshop,
)
from toolkit.storage.queries import workshops


def test_a_workshop_starts_at_step_1_with_its_groups_in_order(session):
    workshop = a_workshop(session, groups=("Older people", "Carers", "Young people"))
    row = the(session, Workshop, workshop.id)
    assert (row.step, row.held_on, row.version, row.is_example, row.created_by) == ("map", HELD_ON, 1, False, "A facilitator")
    assert [group.name for group in workshops.groups_of(workshop.id, session=session)] == ["Older people", "Carers", "Young people"]
    assert workshops.area_of(workshop.id, session=session).radius_km == 39
    assert workshops.workshop_rows(session=session)[0][1] == "Oxfordshire, spring"


@pytest.mark.parametrize(("setting", "field"), [
    (Setting("", "large_event"), "title"), (Setting("x" * 201, "large_event"), "title"), (Setting("A day", "party"), "format"),
    (Setting("A day", "large_event", purpose="x" * 10_000), "purpose")])
def test_a_setting_that_cannot_be_taken(session, setting, field):
    workshop = a_workshop(session)
    for act in (lambda: start_workshop(an_actor(), setting, [], None, session=session),
                lambda: change_setting(an_actor(), workshop.id, 1, setting, session=session)):
        with pytest.raises(BadInput) as caught:
            act()
        assert caught.value.field == field


@pytest.mark.parametrize(("area", "field"), [
    (ChosenArea("", 51.78, -1.29), "name"), (ChosenArea("Paris", 48.86, 2.35), "place"),
    (ChosenArea("Far", 51.78, -1.29, 0), "radius_km"),
    (ChosenArea("Far", 51.78, -1.29, 201), "radius_km"), (ChosenArea("Odd", 51.78, -1.29, float("nan")), "radius_km"),
    (ChosenArea("Odd", float("nan"), -1.29), "place")])
def test_an_area_that_cannot_be_taken(session, area, field):
    with pytest.raises(BadInput) as caught:
        choose_area(an_actor(), a_workshop(session, area=False).id, area, session=session)
    assert caught.value.field == field


def test_choosing_again_replaces_the_area(session):
    workshop = a_workshop(session)
    choose_area(an_actor(), workshop.id, ChosenArea("Banbury", 52.06, -1.34, 8.0), session=session)
    area = workshops.area_of(workshop.id, session=session)
    assert (area.name, area.radius_km, area.version) == ("Banbury", 8.0, 2)


def test_a_group_stands_once_whatever_its_capitals(session):
    workshop = a_workshop(session)
    with pytest.raises(BadInput, match="already one of the groups"):
        add_group(an_actor(), workshop.id, " older PEOPLE ", session=session)


def test_a_group_removed_and_brought_back_keeps_its_column_and_who_named_it(session):
    workshop = a_workshop(session, groups=("Older people", "Carers"))
    remove_group(an_actor(name="Ana"), workshop.group, session=session)
    assert [group.name for group in workshops.groups_of(workshop.id, session=session)] == ["Carers"]
    add_group(an_actor(name="Ben"), workshop.id, "Older people", session=session)
    assert [group.name for group in workshops.groups_of(workshop.id, session=session)] == ["Older people", "Carers"]
    assert the(session, GroupOfPeople, workshop.group).created_by == "A facilitator"


def test_a_table_has_an_end(session):
    workshop = a_workshop(session, groups=tuple(f"Group {number}" for number in range(MOST_GROUPS)))
    with pytest.raises(BadInput, match="20 groups"):
        add_group(an_actor(), workshop.id, "One more", session=session)
    with pytest.raises(NotFound):
        remove_group(an_actor(), workshop.id, session=session)


def test_a_workshop_is_put_away_and_taken_up(session):
    workshop = a_workshop(session)
    put_away(an_actor(), workshop.id, session=session)
    assert the(session, Workshop, workshop.id).put_away_at
    put_away(an_actor(), workshop.id, False, session=session)
    assert the(session, Workshop, workshop.id).put_away_at is None


def test_a_link_for_one_workshop_starts_no_other(session):
    workshop = a_workshop(session)
    with pytest.raises(BadInput, match="one workshop only"):
        start_workshop(an_actor(workshop_id=workshop.id), Setting("Mine", "large_event"), [], OXFORDSHIRE, session=session)
    for role in ("small-group-host", "commissioner", "broker"):
        with pytest.raises(NotAllowed):
            start_workshop(an_actor(role), Setting("Mine", "large_event"), [], None, session=session)


def test_a_link_for_one_workshop_lists_that_one(session):
    one, _ = a_workshop(session), a_workshop(session)
    assert [row[0] for row in workshops.workshop_rows(one.id, session=session)] == [one.id]
    assert len(workshops.workshop_rows(session=session)) == 2
