"""The week's clock as a picture: every hour there once, those without cover marked by more than colour, and the same in words."""

import pytest

from toolkit.charts.week import SIGNS, in_words, week

DAYS = ("Mon", "Tue")
STATES = (("there",) * 23 + ("none",), ("call",) * 12 + ("part",) * 12)


@pytest.mark.parametrize("dark", [False, True])
def test_every_hour_stands_once_with_its_sign(dark):
    made = week(STATES, DAYS, dark)
    values = made["data"]["values"]
    assert [(one["day"], one["hour"]) for one in values] == [(day, hour) for day in DAYS for hour in range(24)]
    assert [one["sign"] for one in values] == [SIGNS[state] for row in STATES for state in row]
    bare = [layer for layer in made["layer"] if layer["mark"].get("strokeDash")]
    assert len(bare) == 1 and sum(one["bare"] for one in values) == 1


def test_it_is_said_in_words():
    assert in_words(STATES, DAYS) == ("Mon: 23 hours somebody is there, 1 hour without cover. "
                                      "Tue: 12 hours on call, 12 hours covered for part of the hour.")
