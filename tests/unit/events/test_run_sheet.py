"""The run sheet: it begins with what is usual, its times add up, and nothing taken off is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bracketed import bracketed, without_brackets
from tests.factories import a_workshop, an_actor, the
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed
from toolkit.events import run_sheet
from toolkit.events.day_length import adds_up, not_given_time, say_length, too_long
from toolkit.events.run_sheet import Part, Slot, sheet_of
from toolkit.framework import framework
from toolkit.models import RunSheetItem
from toolkit.words.speaking import spoken


@pytest.fixture
def workshop(session):
    """A workshop whose run sheet was begun."""
    made = a_workshop(session)
    run_sheet.begin(an_actor(), made.id, session=session)
    return made


def names(workshop, session):
    """The items in order."""
    return [slot.name for slot in sheet_of(workshop.id, session=session).slots]


def slots(*minutes, access=0, kinds=()):
    """Slots one after another from 10:00."""
    found, at = [], 600
    for place, length in enumerate(minutes):
        kind = kinds[place] if place < len(kinds) else "item"
        found.append(Slot(None, 1, f"Part {place}", "", kind, length, access, at, at + length))
        at += length
    return found


@pytest.mark.parametrize("format_slug", [one.slug for one in framework().formats])
def test_every_format_begins_with_a_day_that_people_can_sit_through(session, format_slug):
    made = a_workshop(session, format=format_slug)
    count = run_sheet.begin(an_actor(), made.id, session=session)
    sheet = sheet_of(made.id, session=session)
    assert count == len(sheet.slots) > 4
    assert adds_up(sheet.slots, format_slug)[-1].startswith("That fits ")
    assert too_long(sheet.slots) == []
    assert any(one.kind == "break" for one in sheet.slots)


def test_a_run_sheet_is_begun_once(session, workshop):
    with pytest.raises(MoveRefused, match="has a run sheet already"):
        run_sheet.begin(an_actor(), workshop.id, session=session)


def test_times_follow_from_the_beginning(session, workshop):
    assert sheet_of(workshop.id, session=session).starts_at == "10:00"
    run_sheet.set_start(an_actor(), workshop.id, 0, " 09:15 ", session=session)
    sheet = sheet_of(workshop.id, session=session)
    assert run_sheet.say_time(sheet.slots[0].begins) == sheet.starts_at == "09:15"
    assert all(one.ends == other.begins for one, other in zip(sheet.slots, sheet.slots[1:], strict=False))


@pytest.mark.parametrize("typed", ["", "ten", "25:00", "10:60", "-1"])
def test_a_time_that_is_none_is_refused(session, workshop, typed):
    with pytest.raises(BadInput, match="like 10:00"):
        run_sheet.set_start(an_actor(), workshop.id, 0, typed, session=session)


def test_a_time_set_by_somebody_else_is_not_overwritten(session, workshop):
    run_sheet.set_start(an_actor(), workshop.id, 0, "09:00", session=session)
    for old in (0, 7):
        with pytest.raises(Changed) as caught:
            run_sheet.set_start(an_actor(), workshop.id, old, "11:00", session=session)
        assert caught.value.theirs["starts_at"] == "09:00" and caught.value.mine["starts_at"] == "11:00"
    run_sheet.set_start(an_actor(), workshop.id, 1, "11:00", session=session)
    assert sheet_of(workshop.id, session=session).starts_at == "11:00"


def test_an_item_is_added_changed_moved_taken_off_and_put_back(session, workshop):
    new = run_sheet.add_item(an_actor(), workshop.id, Part("Music", 10, 5, notes="Softly"), session=session)
    before = names(workshop, session)
    assert before[-1] == "Music"
    run_sheet.move_item(an_actor(), new, -1, session=session)
    assert names(workshop, session) == [*before[:-2], "Music", before[-2]]
    item = the(session, RunSheetItem, new)
    run_sheet.change_item(an_actor(), new, item.version, Part("A song", 12), session=session)
    run_sheet.remove_item(an_actor(), new, session=session)
    assert "A song" not in names(workshop, session)
    assert sheet_of(workshop.id, session=session).removed == ((new, "A song"),)
    with pytest.raises(MoveRefused):
        run_sheet.move_item(an_actor(), new, 1, session=session)
    run_sheet.remove_item(an_actor(), new, False, session=session)
    assert names(workshop, session) == [*before[:-2], "A song", before[-2]]


def test_the_first_cannot_go_earlier_nor_the_last_later(session, workshop):
    before, sheet = names(workshop, session), sheet_of(workshop.id, session=session)
    run_sheet.move_item(an_actor(), sheet.slots[0].id, -1, session=session)
    run_sheet.move_item(an_actor(), sheet.slots[-1].id, 1, session=session)
    assert names(workshop, session) == before


@pytest.mark.parametrize(("part", "field"), [
    (Part("", 10), "name"), (Part("x" * 201, 10), "name"), (Part("Tea", 0), "minutes"), (Part("Tea", None), "minutes"),
    (Part("Tea", 601), "minutes"), (Part("Tea", 10, 11), "access_minutes"), (Part("Tea", 10, -1), "access_minutes"),
    (Part("Tea", 10, kind="nap"), "kind"), (Part("Tea", 10, notes="x" * 1001), "notes")])
def test_an_item_that_cannot_be(session, workshop, part, field):
    with pytest.raises(BadInput) as caught:
        run_sheet.add_item(an_actor(), workshop.id, part, session=session)
    assert caught.value.field == field


def test_a_run_sheet_has_an_end(session, workshop):
    for number in range(run_sheet.MOST_ITEMS - len(names(workshop, session))):
        run_sheet.add_item(an_actor(), workshop.id, Part(f"More {number}", 5), session=session)
    with pytest.raises(BadInput, match="Take one off first"):
        run_sheet.add_item(an_actor(), workshop.id, Part("One too many", 5), session=session)


@pytest.mark.parametrize("role", ["small-group-host", "commissioner", "broker"])
def test_who_may_not_prepare_the_day(session, workshop, role):
    for act in (lambda actor: run_sheet.begin(actor, workshop.id, session=session),
                lambda actor: run_sheet.set_start(actor, workshop.id, 0, "09:00", session=session),
                lambda actor: run_sheet.add_item(actor, workshop.id, Part("Tea", 5), session=session)):
        with pytest.raises(NotAllowed):
            act(an_actor(role))


@given(st.lists(st.integers(1, 200), min_size=1, max_size=12))
def test_the_whole_is_the_sum_of_its_parts(minutes):
    assert adds_up(slots(*minutes), "large_event")[0].startswith(
        f"From 10:00 to {run_sheet.say_time(600 + sum(minutes))}: {say_length(sum(minutes))}.")


@pytest.mark.parametrize(("minutes", "kinds", "stretches"), [
    ((90,), (), 0), ((91,), (), 1), ((60, 31), (), 1), ((60, 10, 60), ("item", "break", "item"), 0),
    ((100, 10, 100), ("item", "break", "item"), 2), ((10, 200), ("item", "break"), 0)])
def test_a_stretch_without_a_break_is_told(minutes, kinds, stretches):
    assert len(too_long(slots(*minutes, kinds=kinds))) == stretches


def test_a_day_that_is_too_long_is_told_and_allowed():
    assert adds_up(slots(300, 125), "large_event")[-1].startswith("That is 5 minutes longer than a day (7 hours).")
    assert adds_up([], "large_event") == []


def test_the_days_sums_are_said_in_the_readers_language(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_DATA", str(bracketed(tmp_path)))
    with spoken("cy"):
        said = [*adds_up(slots(300, 125), "large_event"), *adds_up(slots(60), "large_event"), *too_long(slots(100)),
                *not_given_time(slots(60), "yes")]
    assert len(said) == 6 and not any(without_brackets(one) for one in said)


@pytest.mark.parametrize(("access", "booked", "told"), [
    (0, "yes", True), (0, "partly", True), (0, "no", False), (0, None, False), (5, "yes", False)])
def test_interpreters_need_time(access, booked, told):
    assert bool(not_given_time(slots(60, access=access), booked)) is told
    assert not_given_time([], booked) == []
