"""Rules of a bespoke contract that need no record: totals, the week's clock, the walk-through, borrowed words, versions side by side."""

from decimal import Decimal
from types import SimpleNamespace as Row

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage import bespoke_cover as cover
from toolkit.brokerage.bespoke_cover import DAY, PERSON, PROVIDER, WEEK, Gap
from toolkit.brokerage.bespoke_lists import load_bespoke_lists
from toolkit.brokerage.bespoke_money import NONE_WITH_THEM, tabled
from toolkit.brokerage.bespoke_text import borrowed
from toolkit.brokerage.bespoke_versions import LEFT, OTHER, RIGHT, SAME, Pair, side_by_side
from toolkit.brokerage.bespoke_walk import on_duty, walk
from toolkit.errors import DataFileError

AMOUNTS = st.lists(st.tuples(st.sampled_from(("person", "family", "provider", "gone")),
                             st.none() | st.decimals(0, 50_000, places=2)), max_size=12)
STRETCHES = st.lists(st.builds(Row, day=st.integers(0, 6), starts=st.integers(0, 1439), ends=st.integers(0, 1439),
                               way=st.sampled_from(("there", "call", "alone", "provider")), who=st.just("")), max_size=6)


def stretch(day, starts, ends, way="there", who=""):
    return Row(day=day, starts=starts * 60, ends=ends * 60, way=way, who=who)


def resource(controller, pounds):
    return Row(controller=controller, pounds_week=None if pounds is None else Decimal(pounds))


# Money

def test_totals_go_by_controller_and_what_has_no_amount_is_counted_apart():
    table = tabled([resource("provider", "600.50"), resource("family", 200), resource("provider", "0"), resource("family", None)])
    assert [(one.controller, one.pounds, one.without_amount) for one in table.controllers] == [
        ("provider", Decimal("600.50"), 0), ("family", Decimal(200), 1)]
    assert table.pounds == Decimal("800.50") and round(table.controllers[0].percent, 1) == 75.0 and table.notice == ""


@pytest.mark.parametrize(("rows", "said"), [
    ([("provider", 10)], NONE_WITH_THEM), ([("provider", 10), ("family", None)], NONE_WITH_THEM),
    ([("provider", 10), ("person", 1)], ""), ([("provider", None)], ""), ([], "")])
def test_it_says_when_neither_person_nor_family_controls_money(rows, said):
    assert tabled([resource(*row) for row in rows]).notice == said


@given(AMOUNTS)
def test_no_pound_is_lost_between_controllers(rows):
    table = tabled([resource(*row) for row in rows])
    assert sum((one.pounds for one in table.controllers), Decimal(0)) == table.pounds
    assert sum(one.without_amount for one in table.controllers) == sum(pounds is None for _, pounds in rows)


# The week's clock

def test_a_stretch_past_midnight_covers_the_morning_after():
    assert cover.gaps([stretch(4, 22, 7)], PERSON) == [Gap(5 * DAY + 7 * 60, 4 * DAY + 22 * 60 + WEEK)]
    assert cover.say_gap(Gap(4 * DAY + 22 * 60, 5 * DAY + 7 * 60)) == "Friday 22:00 to Saturday 07:00, 9 hours"


def test_sunday_night_runs_into_monday_and_a_gap_over_it_stands_once():
    assert cover.at([stretch(6, 22, 8)], 0, 7 * 60, PERSON) and not cover.at([stretch(6, 22, 8)], 0, 8 * 60, PERSON)
    everyday = [stretch(day, 8, 22) for day in range(7)]
    found = cover.gaps(everyday, PERSON)
    assert len(found) == 7 and found[-1] == Gap(6 * DAY + 22 * 60, WEEK + 8 * 60)
    assert cover.by_day(found) == [10 * 60] * 7


def test_nothing_is_a_whole_week_without_and_round_the_clock_is_none():
    assert cover.gaps([], PERSON) == [Gap(0, WEEK)] and cover.say_gap(Gap(0, WEEK)) == "The whole week, 168 hours"
    assert cover.gaps([stretch(day, 0, 0) for day in range(7)], PERSON) == []


def test_time_alone_is_no_cover_and_the_provider_has_a_week_of_their_own():
    rows = [stretch(day, 0, 0, "alone") for day in range(7)] + [stretch(day, 9, 17, "provider") for day in range(5)]
    assert cover.gaps(rows, PERSON) == [Gap(0, WEEK)]
    assert sum(gap.minutes for gap in cover.gaps(rows, PROVIDER)) == (168 - 40) * 60


@pytest.mark.parametrize(("gap", "said"), [
    (Gap(4 * DAY + 22 * 60, 4 * DAY + 23 * 60), ["Friday night"]), (Gap(4 * DAY + 21 * 60, 4 * DAY + 22 * 60), []),
    (Gap(5 * DAY + 6 * 60, 5 * DAY + 8 * 60), ["Friday night", "the weekend"]), (Gap(6 * DAY + 23 * 60, WEEK + 60), ["the weekend"]),
    (Gap(6 * DAY + 23 * 60, WEEK + 5 * DAY), ["Friday night", "the weekend"]), (Gap(0, 60), [])])
def test_friday_night_and_the_weekend_are_named(gap, said):
    assert cover.times_of_worry([gap]) == said


def test_each_hour_says_how_it_is_covered():
    states = cover.states([stretch(0, 9, 12), stretch(0, 12, 14, "call"), Row(day=0, starts=14 * 60, ends=14 * 60 + 30, way="there")])
    assert states[0][8:16] == ["none", "there", "there", "there", "call", "call", "part", "none"]


@given(STRETCHES)
def test_gaps_and_cover_make_the_week(rows):
    found, week = cover.gaps(rows, PERSON), cover.covered(rows, PERSON)
    assert sum(gap.minutes for gap in found) + sum(week) == WEEK == sum(cover.by_day(found)) + sum(week)
    assert all(not week[minute % WEEK] for gap in found for minute in (gap.starts, gap.ends - 1))


# The walk-through

def contingency(**changed):
    return Row(**{"what": "Staff fall ill", "sign": "No reply", "first_response": "Ring on-call", "role_id": 1, "resource_id": 2,
                  "route": "On-call rota", "number_kept": "Hall"} | changed)


@pytest.mark.parametrize(("changed", "missing"), [
    ({}, ()), ({"role_id": None}, ("a person, by role",)), ({"role_id": 9}, ("a person, by role",)),
    ({"resource_id": None}, ("a resource",)), ({"number_kept": ""}, ("a number to ring, and where it is kept",)),
    ({"route": ""}, ("a way out of hours",)), ({"first_response": ""}, ("a first response",)), ({"sign": ""}, ())])
def test_a_contingency_ends_at_a_person_a_resource_and_a_number(changed, missing):
    walked = walk([contingency(**changed)], [Row(id=1, role="Team leader")], [Row(id=2, source="ISF")])[0]
    assert walked.missing == missing and walked.holds is (not missing)


def test_who_is_on_duty_at_friday_22():
    rows = [stretch(4, 20, 23, who="Helper"), stretch(4, 22, 6, "call"), stretch(5, 9, 12, who="Other")]
    assert on_duty(rows, 4, 22 * 60) == {"there": ["Helper"], "call": ["a role that is not named yet"], "alone": [], "provider": []}


# Borrowed words

LONG = "The team will support the person to go out every day of the week"


def test_words_in_a_row_are_found_in_other_contracts_and_only_there():
    found = borrowed([f"On Mondays {LONG.lower()}", "She likes the sea"], [[LONG]])
    assert (found.words, found.borrowed, found.lines[0][1]) == (20, 14, 88)
    assert found.percent == 70
    assert borrowed([LONG], []).borrowed == 0 == borrowed([LONG], [["Quite other words, a few of them, that nobody wrote before"]]).borrowed


@pytest.mark.parametrize(("line", "other", "same"), [
    ("Ring the on call", "ring the ON call.", 4), ("Ring the on call", "ring the on call today please", 0), ("Every day", "Every day", 0),
    ("£400 a week for Monday", "£900 a week for Monday", 4)])
def test_short_lines_are_borrowed_as_a_whole(line, other, same):
    assert borrowed([line], [[other]]).borrowed == same


@given(st.lists(st.text(max_size=60), max_size=5), st.lists(st.text(max_size=60), max_size=5))
def test_a_copy_is_all_borrowed_and_never_more_than_all(lines, others):
    assert borrowed(lines, [lines]).borrowed == borrowed(lines, [lines]).words
    assert 0 <= borrowed(lines, [others]).borrowed <= borrowed(lines, [others]).words


# Versions

def test_two_versions_stand_line_by_line():
    pairs = side_by_side("a\nb\nc", "a\nx\nc\nd")
    assert pairs == [Pair(SAME, "a", "a"), Pair(OTHER, "b", "x"), Pair(SAME, "c", "c"), Pair(RIGHT, "", "d")]
    assert side_by_side("a\nb", "b") == [Pair(LEFT, "a", ""), Pair(SAME, "b", "b")]


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_no_line_of_either_version_is_lost(before, after):
    pairs = side_by_side("\n".join(before), "\n".join(after))
    assert [one.before for one in pairs if one.before] == before and [one.after for one in pairs if one.after] == after


# Lists

def test_a_list_without_what_the_rules_go_by_is_refused(tmp_path):
    file = tmp_path / "bespoke.toml"
    file.write_text('[[role]]\nslug = "person"\nname = "The person"\n', "utf-8")
    with pytest.raises(DataFileError, match=r"bespoke\.toml"):
        load_bespoke_lists(file)
