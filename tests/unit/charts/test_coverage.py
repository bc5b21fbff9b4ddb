"""The coverage pictures: every number and name stands in them, and no name is so long that it lies over another."""

import json
import re

import pytest

from toolkit.charts.coverage import COLUMN_LETTERS, LINE_PX, ROW_LETTERS, ROW_PX, Square, dots, heat
from toolkit.framework import framework

ROWS = [f"{one.number} {one.name}" for one in framework().functions]
COLUMNS = ["Carers", "People with a learning disability", 'Quote " \\ and [x]', "Donaudampfschifffahrt"]
SQUARES = [Square(row, column, number, "not asked" if not number else str(number)) for number, row in enumerate(ROWS)
           for column in COLUMNS]


def axes(chart: dict) -> list[dict]:
    """Its two axes, each with the lines of its labels."""
    encoding = chart["layer"][0]["encoding"]
    return [encoding[side]["axis"] for side in "xy"]


def lines(axis: dict) -> dict[str, list[str]]:
    return json.loads(re.fullmatch(r"(.*)\[datum\.value\]", axis["labelExpr"])[1])


@pytest.mark.parametrize("make", [lambda: heat(SQUARES, ROWS, COLUMNS, "gap"), lambda: dots(SQUARES, ROWS, COLUMNS)], ids=["heat", "dots"])
def test_names_stand_in_short_lines_and_lose_nothing(make):
    above, beside = axes(make())
    for axis, names, letters in (above, COLUMNS, COLUMN_LETTERS), (beside, ROWS, ROW_LETTERS):
        assert {name: " ".join(said) for name, said in lines(axis).items()} == {name: name for name in names}
        assert all(len(line) <= letters or " " not in line for said in lines(axis).values() for line in said)
    assert max(map(len, lines(beside).values())) * LINE_PX <= ROW_PX


@pytest.mark.parametrize("count", [0, 3])
def test_no_layer_is_without_a_square(count):
    kinds = [layer["mark"]["type"] for layer in heat([Square("One", "All", count, "said")], ["One"], ["All"], "gap")["layer"]]
    assert kinds == ["rect", "text"]


def test_a_square_without_a_number_says_why_in_lines_of_one_word():
    values = heat(SQUARES, ROWS, COLUMNS, "available")["data"]["values"]
    assert {value["says"] for value in values if value["empty"]} == {"not\nasked"}
    assert {value["says"] for value in values if not value["empty"]} == {str(number) for number in range(1, 10)}
