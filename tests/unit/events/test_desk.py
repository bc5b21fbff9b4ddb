"""The desk: time left, two desks at once, messages and calls for help, what the big screen shows."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_small_group, a_vote, a_workshop, an_actor, an_entry, the
from toolkit.errors import BadInput, MoveRefused, NotAllowed, NotFound
from toolkit.events import calls, desk, run_sheet, views
from toolkit.events.desk import DeskSeen, desk_of, say_left, seconds_left
from toolkit.events.groups_now import groups_now, say_last
from toolkit.events.hall import hall_of
from toolkit.events.run_sheet import sheet_of
from toolkit.events.small_groups import close
from toolkit.framework import framework
from toolkit.models import Desk, VoteRound
from toolkit.steps.setting_up import remove_small_group
from toolkit.voting import moves, rounds

BEGAN = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the night when the clocks go back


@pytest.fixture
def workshop(session):
    """A workshop with a run sheet, and two small groups."""
    made = a_workshop(session)
    run_sheet.begin(an_actor(), made.id, session=session)
    a_small_group(session, made, "Table 1")
    a_small_group(session, made, "Table 2")
    return made


def items(workshop, session):
    """The ids of the run sheet's items."""
    return [one.id for one in sheet_of(workshop.id, session=session).slots]


@pytest.mark.parametrize(("after", "more", "stopped_after", "stood", "left"), [
    (0, 0, None, 0, 600), (60, 0, None, 0, 540), (600, 0, None, 0, 0), (660, 0, None, 0, -60), (60, 5, None, 0, 840),
    (300, 0, 60, 0, 540), (300, 0, None, 120, 420), (7200, 0, None, 0, -6600), (-30, 0, None, 0, 600)])
def test_the_time_left(after, more, stopped_after, stood, left):
    stopped = BEGAN + timedelta(seconds=stopped_after) if stopped_after is not None else None
    seen = DeskSeen(1, "", None, BEGAN, more, stopped, stood)
    assert seconds_left(seen, 10, BEGAN + timedelta(seconds=after)) == left


@given(st.integers(0, 20_000), st.integers(0, 600))
def test_a_clock_that_stands_still_loses_no_second(asleep, worked):
    stopped = DeskSeen(1, "", None, BEGAN, 0, BEGAN + timedelta(seconds=worked))
    before = seconds_left(stopped, 30, BEGAN + timedelta(seconds=worked + asleep))
    going = DeskSeen(1, "", None, BEGAN, 0, None, asleep)
    assert before == seconds_left(going, 30, BEGAN + timedelta(seconds=worked + asleep)) == 1800 - worked


@pytest.mark.parametrize(("seconds", "words"), [
    (600, "10 minutes left"), (601, "11 minutes left"), (60, "1 minute left"), (1, "1 minute left"), (0, "time is up"),
    (-59, "time is up"), (-60, "over by 1 minute"), (-61, "over by 2 minutes")])
def test_the_time_left_in_words(seconds, words):
    assert say_left(seconds) == words


def test_the_day_goes_from_item_to_item(session, workshop):
    first, second, *_ = items(workshop, session)
    assert desk_of(workshop.id, session=session) == DeskSeen()
    desk.go_to(an_actor(), workshop.id, first, None, session=session)
    desk.add_minutes(an_actor(), workshop.id, first, 0, session=session)
    desk.stop_clock(an_actor(), workshop.id, first, True, session=session)
    desk.go_to(an_actor(), workshop.id, second, first, session=session)
    seen = desk_of(workshop.id, session=session)
    assert (seen.item_id, seen.more_minutes, seen.stopped_at, seen.stopped_seconds) == (second, 0, None, 0)
    desk.end_day(an_actor(), workshop.id, session=session)
    assert desk_of(workshop.id, session=session).ended_at
    desk.go_to(an_actor(), workshop.id, first, second, session=session)
    assert desk_of(workshop.id, session=session).ended_at is None


def test_two_desks_that_press_the_same_do_it_once(session, workshop):
    first, second, third, *_ = items(workshop, session)
    for _ in range(2):
        desk.go_to(an_actor(), workshop.id, first, None, session=session)
        desk.add_minutes(an_actor(), workshop.id, first, 0, session=session)
        desk.stop_clock(an_actor(), workshop.id, first, True, session=session)
    assert desk_of(workshop.id, session=session).more_minutes == 5
    stood = desk_of(workshop.id, session=session).stopped_at
    assert stood == desk_of(workshop.id, session=session).stopped_at
    desk.go_to(an_actor(), workshop.id, second, first, session=session)
    with pytest.raises(MoveRefused, match="Another desk moved on"):
        desk.go_to(an_actor(), workshop.id, third, first, session=session)
    with pytest.raises(MoveRefused, match="Another desk moved on"):
        desk.add_minutes(an_actor(), workshop.id, first, 5, session=session)
    with pytest.raises(MoveRefused, match="Another desk moved on"):
        desk.stop_clock(an_actor(), workshop.id, first, False, session=session)


def test_a_stopped_clock_goes_on_where_it_stood(session, workshop):
    first, *_ = items(workshop, session)
    desk.go_to(an_actor(), workshop.id, first, None, session=session)
    desk.stop_clock(an_actor(), workshop.id, first, True, session=session)
    row = session.get_one(Desk, session.exec(Desk.__table__.select()).one().id)
    row.stopped_at -= timedelta(minutes=7)
    desk.stop_clock(an_actor(), workshop.id, first, False, session=session)
    desk.stop_clock(an_actor(), workshop.id, first, False, session=session)
    assert 420 <= desk_of(workshop.id, session=session).stopped_seconds < 430


def test_what_was_taken_off_cannot_be_begun_and_minutes_have_an_end(session, workshop):
    first, second, *_ = items(workshop, session)
    run_sheet.remove_item(an_actor(), second, session=session)
    with pytest.raises(MoveRefused, match="taken off"):
        desk.go_to(an_actor(), workshop.id, second, None, session=session)
    desk.go_to(an_actor(), workshop.id, first, None, session=session)
    for more in range(0, desk.MOST_ADDED, desk.ADDED_MINUTES):
        desk.add_minutes(an_actor(), workshop.id, first, more, session=session)
    with pytest.raises(MoveRefused, match="Change the run sheet"):
        desk.add_minutes(an_actor(), workshop.id, first, desk.MOST_ADDED, session=session)


@pytest.mark.parametrize("role", ["commissioner", "small-group-host", "broker"])
def test_who_may_not_lead_the_day(session, workshop, role):
    first, *_ = items(workshop, session)
    for act in (lambda actor: desk.open_desk(actor, workshop.id, session=session),
                lambda actor: desk.go_to(actor, workshop.id, first, None, session=session),
                lambda actor: views.show_on_big_screen(actor, workshop.id, "map", session=session),
                lambda actor: views.turn_big_screen(actor, workshop.id, 2, session=session),
                lambda actor: views.set_text_size(actor, workshop.id, 125, session=session),
                lambda actor: calls.send_message(actor, workshop.id, None, "Tea", session=session)):
        with pytest.raises(NotAllowed):
            act(an_actor(role))


def test_every_view_can_be_put_on_the_big_screen(session, workshop):
    story = framework().stories[0].slug
    for view in views.VIEWS:
        views.show_on_big_screen(an_actor(), workshop.id, view.slug, story, session=session)
        assert desk_of(workshop.id, session=session).shows == view.slug
    with pytest.raises(BadInput):
        views.show_on_big_screen(an_actor(), workshop.id, "cinema", session=session)
    with pytest.raises(NotFound, match="Choose another"):
        views.show_on_big_screen(an_actor(), workshop.id, "story", "none-such", session=session)
    with pytest.raises(BadInput):
        views.set_text_size(an_actor(), workshop.id, 99, session=session)


@pytest.mark.parametrize(("shows_what", "total", "page"), [
    ("", 0, (1, 1)), ("1", 4, (1, 1)), ("2", 5, (2, 2)), ("9", 5, (2, 2)), ("0", 5, (1, 2)), ("a-story", 5, (1, 2)), ("²", 5, (1, 2))])
def test_a_page_that_is_gone_is_the_last(shows_what, total, page):
    assert views.page_shown(shows_what, total, 4) == page


def test_two_presses_turn_one_page(session, workshop):
    for _ in range(2):
        views.turn_big_screen(an_actor(), workshop.id, 2, session=session)
    assert desk_of(workshop.id, session=session).shows_what == "2"
    for wrong in (0, -1, views.MOST_PAGES + 1):
        with pytest.raises(BadInput):
            views.turn_big_screen(an_actor(), workshop.id, wrong, session=session)


def test_messages_reach_one_group_or_all_and_can_be_taken_back(session, workshop):
    one, two = (group.id for group in groups_now(workshop.id, session=session))
    calls.send_message(an_actor(), workshop.id, one, "Speak up a little", session=session)
    assert calls.message_for(workshop.id, one, session=session).words == "Speak up a little"
    assert calls.message_for(workshop.id, two, session=session) is None
    to_all = calls.send_message(an_actor(), workshop.id, None, "Tea", session=session)
    assert [calls.message_for(workshop.id, group, session=session).words for group in (one, two)] == ["Tea", "Tea"]
    sent = [(message.to, message.words) for message in calls.messages(workshop.id, session=session)]
    assert sent == [("", "Tea"), ("Table 1", "Speak up a little")]
    calls.take_message_back(an_actor(), to_all, session=session)
    calls.take_message_back(an_actor(), to_all, session=session)
    assert calls.message_for(workshop.id, two, session=session) is None


def test_a_message_that_cannot_be_sent(session, workshop):
    other = a_small_group(session, a_workshop(session))
    gone = groups_now(workshop.id, session=session)[0].id
    remove_small_group(an_actor(), gone, session=session)
    for group, words in ((None, " "), (None, "x" * 501), (other, "Tea"), (gone, "Tea")):
        with pytest.raises(BadInput):
            calls.send_message(an_actor(), workshop.id, group, words, session=session)


def test_a_call_for_help_waits_once_until_somebody_went(session, workshop):
    one, two = (group.id for group in groups_now(workshop.id, session=session))
    host = an_actor("small-group-host")
    call = calls.call_for_help(host, one, "The map", session=session)
    assert calls.call_for_help(host, one, "Still the map", session=session) == call
    assert {group: waits.words for group, waits in calls.calls(workshop.id, session=session).items()} == {one: "The map"}
    calls.answer_call(an_actor(), call, session=session)
    calls.answer_call(host, call, session=session)
    assert calls.calls(workshop.id, session=session) == {}
    assert calls.call_for_help(host, one, session=session) != call
    with pytest.raises(NotAllowed):
        calls.call_for_help(an_actor("commissioner"), two, session=session)
    with pytest.raises(BadInput):
        calls.call_for_help(host, two, "x" * 301, session=session)


def test_a_group_that_has_ended_is_told_that_nobody_looks_out_for_its_call(session, workshop):
    one, _ = (group.id for group in groups_now(workshop.id, session=session))
    host = an_actor("small-group-host")
    close(an_actor(), one, session=session)
    with pytest.raises(MoveRefused, match="has ended"):
        calls.call_for_help(host, one, session=session)
    close(an_actor(), one, False, session=session)
    assert calls.call_for_help(host, one, session=session)


def test_how_far_the_small_groups_are(session, workshop):
    one = groups_now(workshop.id, session=session)[0].id
    an_entry(session, workshop, "A folder", function=1, small_group_id=one)
    an_entry(session, workshop, "Another", function=1, small_group_id=one)
    an_entry(session, workshop, "A gap", function=4, kind="gap", small_group_id=one)
    first, second = groups_now(workshop.id, session=session)
    assert (first.functions, first.available, first.gaps, len(first.silent)) == ((1, 4), 2, 1, 8)
    assert (second.functions, second.last_at, len(second.silent)) == ((), None, 10)


@pytest.mark.parametrize(("minutes", "words"), [
    (None, "nothing recorded yet"), (-1, "just now"), (0.9, "just now"), (1, "1 minute ago"), (59, "59 minutes ago"), (61, "1 hour ago"),
    (150, "2 hours ago")])
def test_when_the_last_entry_was(minutes, words):
    last = None if minutes is None else BEGAN - timedelta(minutes=minutes)
    assert say_last(last, BEGAN) == words


def test_the_hall_leads_to_the_vote_that_is_open(session, workshop):
    code = desk.open_desk(an_actor(), workshop.id, session=session).code
    assert desk.open_desk(an_actor(), workshop.id, session=session).code == code
    assert hall_of("NONE2", session=session) is None
    assert (hall_of(code.lower(), session=session).vote, hall_of(code, session=session).result) == ("", "")
    vote = a_vote(session, workshop, headcount=9)
    assert hall_of(code, session=session).vote == the(session, VoteRound, vote).code
    rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, moves.PAUSED, session=session)
    assert hall_of(code, session=session).vote == ""


def test_the_first_device_that_reaches_the_hall_is_noted_once(session, workshop):
    code = desk.open_desk(an_actor(), workshop.id, session=session).code
    assert not desk.note_reached("NONE2", session=session)
    assert desk.note_reached(code, session=session)
    reached = desk_of(workshop.id, session=session).reached_at
    assert reached and desk.note_reached(code.lower(), session=session)
    assert desk_of(workshop.id, session=session).reached_at == reached
