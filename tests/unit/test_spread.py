"""The matrix vote's picture: a point for each item that was answered, a cross as wide as the middle half."""

from uuid import uuid4

from toolkit.charts.spread import in_words, placed, spread
from toolkit.framework import framework
from toolkit.voting.results import MatrixResult
from toolkit.voting.rules.matrix_order import CORNERS, Spread


def a_result(number, impact, effort):
    def reach(value):
        return None if value is None else Spread(value, value - 0.5, value + 0.5)
    corner = CORNERS[impact >= 3, effort > 3] if impact and effort else None
    return MatrixResult(uuid4(), number, f"Idea {number}", reach(impact), reach(effort), corner, 7)


def points(results):
    found = spread(results, framework())
    return next(data for data in found["datasets"].values() if data and "what" in data[0]) if "datasets" in found else next(
        layer["data"]["values"] for layer in found["layer"] if "what" in layer.get("data", {}).get("values", [{}])[0])


def test_a_point_and_its_cross_for_each_item():
    [point] = points([a_result(4, 4.0, 2.0)])
    assert (point["number"], point["left"], point["right"], point["low"], point["high"]) == (4, 3.5, 4.5, 1.5, 2.5)


def test_items_without_an_answer_to_both_are_left_out():
    assert [row.number for row in placed([a_result(1, None, 2.0), a_result(2, 3.0, None), a_result(3, 5.0, 1.0)])] == [3]


def test_items_on_one_spot_stand_beside_each_other():
    first, second = points([a_result(1, 3.0, 3.0), a_result(2, 3.0, 3.0)])
    assert first["impact"] < second["impact"] and first["effort"] == second["effort"]


def test_the_picture_in_words():
    assert "4: impact 4, effort 2, Quick wins." in in_words([a_result(4, 4.0, 2.0)], framework())
    assert in_words([a_result(1, None, None)], framework()) == "No item was answered on both questions yet."
