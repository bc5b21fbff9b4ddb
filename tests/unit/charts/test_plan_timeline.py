"""The timeline of plans: every plan with a date is drawn, what it means stands in words, and it can be read aloud."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.charts.plan_timeline import Bar, Point, in_words, timeline, when

MAY, JUNE, TODAY = date(2026, 5, 1), date(2026, 6, 30), date(2026, 5, 20)
QUICK = Bar(1, "Guides", MAY, JUNE, quick_win=True, points=(Point(JUNE, "Two towns", False), Point(MAY, "One town", True)))
LATER = Bar(2, "Buses", MAY, date(2031, 1, 1), later=True)
DATES = st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))


def values(chart: dict) -> list[dict]:
    """All that is drawn, layer by layer."""
    return [value for layer in chart["layer"] for value in layer.get("data", {}).get("values", [])]


def test_bars_points_and_today_stand_on_one_line_of_time():
    drawn = values(timeline([QUICK, LATER], TODAY))
    assert {"at": "2026-05-20", "says": "today"} in drawn
    assert {(one["start"], one["end"], one["says"]) for one in drawn if "start" in one} == {
        ("2026-05-01", "2026-06-30", "★ quick win"), ("2026-05-01", "2031-01-01", "longer than the medium term ▸")}
    assert {(one["at"], one["sign"], one["what"]) for one in drawn if "sign" in one} == {
        ("2026-06-30", "", "Two towns, by 30 June 2026"), ("2026-05-01", "✓", "One town, by 1 May 2026: reached")}


@pytest.mark.parametrize(("bar", "start", "end", "says"), [
    (Bar(1, "Guides", MAY, None), "2026-05-01", "2026-05-01", "no end said ▸"),
    (Bar(1, "Guides", None, JUNE), "2026-06-30", "2026-06-30", "◂ no start said")])
def test_a_plan_with_one_date_is_drawn_and_says_what_is_missing(bar, start, end, says):
    assert {(one["start"], one["end"], one["says"]) for one in values(timeline([bar], TODAY)) if "start" in one} == {(start, end, says)}


def test_a_plan_without_dates_is_not_drawn_and_still_read_aloud():
    bar = Bar(3, "Trains", None, None)
    assert not [one for one in values(timeline([bar], TODAY)) if "plan" in one]
    assert in_words([bar]) == "3 Trains: no dates yet."


def test_the_picture_can_be_read_aloud():
    assert in_words([QUICK, LATER]) == (
        "1 Guides: 1 May 2026 to 30 June 2026, a quick win. Milestones: Two towns by 30 June 2026; One town by 1 May 2026 (reached). "
        "2 Buses: 1 May 2026 to 1 January 2031, longer than the medium term.")
    assert in_words([]) == "No plan has a date yet."


@pytest.mark.parametrize(("dates", "said"), [((MAY, JUNE), "1 May 2026 to 30 June 2026"), ((MAY, None), "from 1 May 2026"),
                                             ((None, JUNE), "until 30 June 2026"), ((None, None), "")])
def test_when_in_words(dates, said):
    assert when(*dates) == said


def test_two_plans_of_one_name_have_rows_of_their_own():
    same = "A very long name that does not fit beside the picture at all"
    assert len({bar.name for bar in (Bar(1, same, MAY, JUNE), Bar(2, same, MAY, JUNE))}) == 2


def test_colours_follow_the_screen():
    assert timeline([QUICK], TODAY, dark=True) != timeline([QUICK], TODAY)


@given(st.lists(st.builds(Bar, st.integers(1, 99), st.text(max_size=60), DATES, DATES, st.booleans(), st.booleans()), max_size=6,
                unique_by=lambda bar: bar.rank))
def test_every_plan_with_a_date_has_its_row(bars):
    drawn = {one["plan"] for one in values(timeline(bars, TODAY)) if "plan" in one}
    assert drawn == {bar.name for bar in bars if bar.starts_on or bar.ends_on}
