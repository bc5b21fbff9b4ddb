"""Bars side by side: every number stands in words at its bar, and the same is said as sentences."""

from toolkit.charts.bars import ROOM_FOR_WORDS, Bar, bars, in_words
from toolkit.look import colours

SHOWN = (Bar("Band A", "expected", 80, "expected 80%"), Bar("Band A", "actual", 91, "actual 91%"), Bar("Band B", "actual", 7, "actual 7%"))


def test_every_bar_has_its_words_and_room_for_them():
    chart = bars(SHOWN, "Cases in 100")
    assert [value["says"] for value in chart["data"]["values"]] == ["expected 80%", "actual 91%", "actual 7%"]
    axis = next(layer for layer in chart["layer"] if layer["mark"]["type"] == "bar")["encoding"]["x"]
    assert axis["scale"]["domain"] == [0, 91 * ROOM_FOR_WORDS]


def test_series_keep_their_colours_on_light_and_dark():
    for dark in (False, True):
        drawn = next(layer for layer in bars(SHOWN, "Cases", dark)["layer"] if layer["mark"]["type"] == "bar")
        assert drawn["encoding"]["color"]["scale"] == {"domain": ["expected", "actual"],
                                                       "range": [colours(dark).quiet, colours(dark).available]}


def test_the_same_in_words():
    assert in_words(SHOWN, "Shares") == "Shares. Band A: expected 80%, actual 91%. Band B: actual 7%."
