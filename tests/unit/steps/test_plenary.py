"""Small groups place and name ideas by themselves; the plenary sees all of it, merged ideas counted to the one that stands."""

import pytest

from tests.factories import a_priority, a_small_group, a_workshop, an_actor, the
from toolkit.errors import BadInput, Changed, NotAllowed, NotFound
from toolkit.models import Priority
from toolkit.steps.merging_ideas import merge_ideas
from toolkit.steps.plenary import Place, group_views, name_top, place_for_group, plenary
from toolkit.steps.prioritising import withdraw_priority
from toolkit.steps.setting_up import remove_small_group

NONE = (0, 0, 0)


@pytest.fixture
def hall(session):
    """A workshop with three ideas and two tables."""
    workshop = a_workshop(session)
    ideas = [a_priority(session, workshop, title) for title in ("Buses every day", "A guide", "A day service")]
    return workshop, ideas, [a_small_group(session, workshop, name) for name in ("Table 1", "Table 2")]


def place(session, group, idea, impact, effort, version=0):
    place_for_group(an_actor(), group, idea, version, impact, effort, session=session)


def test_each_group_has_places_of_its_own(session, hall):
    workshop, (buses, guide, _), (one, two) = hall
    place(session, one, buses, 5, 4)
    place(session, two, buses, 3, 2)
    place(session, two, guide, 4, 1)
    first, second = group_views(workshop.id, session=session)
    assert first.places == {buses: Place(5, 4, 1)}
    assert second.places == {buses: Place(3, 2, 1), guide: Place(4, 1, 1)}


def test_the_plenary_shows_the_middle_how_far_apart_and_who_named_it(session, hall):
    workshop, (buses, guide, service), (one, two) = hall
    three = a_small_group(session, workshop, "Table 3")
    for group, at in ((one, (5, 4)), (two, (3, 4)), (three, (4, 5))):
        place(session, group, buses, *at)
    place(session, one, guide, 4, 1)
    name_top(an_actor(), one, NONE, [guide, buses, None], session=session)
    name_top(an_actor(), two, NONE, [buses, None, None], session=session)
    rows = {row.id: row for row in plenary(workshop.id, session=session)}
    assert [row.number for row in plenary(workshop.id, session=session)] == [2, 1, 3]  # quick wins first, unplaced last
    assert (rows[buses].placed.impact.median, rows[buses].placed.effort.median) == (4, 4)
    assert (rows[buses].placed.impact.lower, rows[buses].placed.impact.upper) == (3.5, 4.5)
    assert rows[buses].named_by == (("Table 2", 1), ("Table 1", 2))
    assert [name for name, _ in rows[buses].places] == ["Table 1", "Table 2", "Table 3"]
    assert rows[service].placed.impact is None and rows[service].named_by == ()


@pytest.mark.parametrize(("own", "through", "expected"), [
    # what a group said of the idea that stands, of those merged into it -> its one place for the idea that stands
    (None, [], None), ((4, 2), [], (4, 2)), (None, [(5, 1)], (5, 1)), ((4, 2), [(5, 1)], (4, 2)),
    (None, [(5, 1), (2, 4)], (3.5, 2.5)), ((1, 1), [(5, 1), (2, 4)], (1, 1))])
def test_what_was_merged_counts_through(session, own, through, expected):
    workshop = a_workshop(session)
    stands, *others = (a_priority(session, workshop, f"Idea {number}") for number in range(3))
    group = a_small_group(session, workshop)
    if own:
        place(session, group, stands, *own)
    for idea, at in zip(others, through, strict=False):
        place(session, group, idea, *at)
    merge_ideas(an_actor(), stands, dict.fromkeys(others, 1), session=session)
    found = group_views(workshop.id, session=session)[0].places.get(stands)
    assert (found and (found.impact, found.effort)) == expected


def test_a_merged_idea_that_two_ranks_name_counts_once_where_it_came_first(session, hall):
    workshop, (buses, guide, service), (one, _) = hall
    name_top(an_actor(), one, NONE, [service, guide, buses], session=session)
    merge_ideas(an_actor(), guide, {buses: 1}, session=session)
    view = group_views(workshop.id, session=session)[0]
    assert view.top == (service, guide, None)
    merge_ideas(an_actor(), guide, {service: 1}, session=session)
    assert group_views(workshop.id, session=session)[0].top == (guide, None, None)
    assert plenary(workshop.id, session=session)[0].named_by == (("Table 1", 1),)


def test_merged_by_way_of_another_counts_to_the_last(session, hall):
    workshop, (buses, guide, service), (one, _) = hall
    place(session, one, buses, 5, 5)
    merge_ideas(an_actor(), guide, {buses: 1}, session=session)
    merge_ideas(an_actor(), service, {guide: 1}, session=session)
    assert group_views(workshop.id, session=session)[0].places[service] == Place(5, 5)
    assert [number for _, number, _ in plenary(workshop.id, session=session)[0].stands_for] == [1, 2]


def test_a_place_is_changed_and_a_newer_one_is_not_overwritten(session, hall):
    workshop, (buses, *_), (one, _) = hall
    place(session, one, buses, 5, 4)
    place(session, one, buses, 4, 4, version=1)
    for old in (0, 1):
        with pytest.raises(Changed) as caught:
            place(session, one, buses, 1, 1, version=old)
        assert (caught.value.theirs["place"], caught.value.mine["place"]) == ("difference 4, effort 4", "difference 1, effort 1")
    assert group_views(workshop.id, session=session)[0].places == {buses: Place(4, 4, 2)}


def test_the_first_three_are_changed_emptied_and_not_overwritten(session, hall):
    workshop, (buses, guide, service), (one, _) = hall
    name_top(an_actor(), one, NONE, [buses, None, guide], session=session)
    view = group_views(workshop.id, session=session)[0]
    assert (view.top, view.versions) == ((buses, None, guide), (1, 0, 1))
    name_top(an_actor(), one, view.versions, [buses, service, None], session=session)
    view = group_views(workshop.id, session=session)[0]
    assert (view.top, view.versions) == ((buses, service, None), (1, 1, 2))
    with pytest.raises(Changed) as caught:
        name_top(an_actor(), one, (1, 0, 1), [guide, None, None], session=session)
    assert caught.value.theirs["top"] == "1 Buses every day\n3 A day service" and caught.value.mine["top"] == "2 A guide"


@pytest.mark.parametrize(("impact", "effort"), [(0, 3), (3, 6), (None, 3), (2.5, 3), (3, -1)])
def test_a_place_needs_both_answers_from_1_to_5(session, hall, impact, effort):
    _, (buses, *_), (one, _) = hall
    with pytest.raises(BadInput, match="both questions"):
        place(session, one, buses, impact, effort)


def test_the_same_idea_is_not_named_twice(session, hall):
    _, (buses, guide, _), (one, _) = hall
    for wrong in ([buses, guide, buses], [buses], [buses, guide, None, None]):
        with pytest.raises(BadInput) as caught:
            name_top(an_actor(), one, NONE, wrong, session=session)
        assert caught.value.field == "top"


def test_what_is_not_there_is_neither_placed_nor_named(session, hall):
    workshop, (buses, guide, service), (one, two) = hall
    elsewhere = a_priority(session, a_workshop(session), "Elsewhere")
    withdraw_priority(an_actor(), service, session=session)
    merge_ideas(an_actor(), guide, {buses: 1}, session=session)
    for wrong, said in ((elsewhere, "another workshop"), (service, "withdrawn"), (buses, "merged into another")):
        with pytest.raises(NotFound, match=said):
            place(session, one, wrong, 3, 3)
        with pytest.raises(NotFound, match=said):
            name_top(an_actor(), one, NONE, [wrong, None, None], session=session)
    remove_small_group(an_actor(), two, session=session)
    with pytest.raises(NotFound, match="taken off the list"):
        place(session, two, guide, 3, 3)
    assert [group.name for group in group_views(workshop.id, session=session)] == ["Table 1"]


def test_what_a_withdrawn_idea_or_a_removed_group_said_is_not_counted(session, hall):
    workshop, (buses, guide, _), (one, two) = hall
    for group in (one, two):
        place(session, group, buses, 5, 5)
        name_top(an_actor(), group, NONE, [guide, buses, None], session=session)
    withdraw_priority(an_actor(), guide, session=session)
    remove_small_group(an_actor(), two, session=session)
    rows = plenary(workshop.id, session=session)
    assert rows[0].placed.count == 1 and rows[0].named_by == (("Table 1", 2),)
    assert group_views(workshop.id, session=session)[0].top == (None, buses, None)


def test_who_may_record_for_a_small_group(session, hall):
    workshop, (buses, *_), (one, _) = hall
    host = an_actor("small-group-host", workshop.id)
    place_for_group(host, one, buses, 0, 3, 3, session=session)
    name_top(host, one, NONE, [buses, None, None], session=session)
    for who in (an_actor("commissioner"), an_actor("broker"), an_actor("small-group-host", a_workshop(session).id)):
        with pytest.raises(NotAllowed):
            place_for_group(who, one, buses, 1, 3, 3, session=session)
        with pytest.raises(NotAllowed):
            name_top(who, one, (1, 0, 0), [None, None, None], session=session)
    assert the(session, Priority, buses).impact is None  # the room's own matrix is not touched
