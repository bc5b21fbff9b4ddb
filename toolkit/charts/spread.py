"""A matrix vote's picture: where the middle answer of the room lies for each item, and how far the middle half reaches."""

from collections.abc import Iterable
from typing import Any

from toolkit.charts.matrix import Apart, Spot, corner_of, matrix
from toolkit.framework import Framework


def spread(results: Iterable, framework: Framework, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite specification: a numbered point for each item, and a cross as wide and high as the middle half.

    Results need number, title, impact, effort, impact_spread and effort_spread, each from 1 to 5.
    """
    return matrix([Spot(row.number, row.title, row.impact, row.effort, apart=Apart(row.impact_spread, row.effort_spread))
                   for row in placed(results)], framework, dark)


def placed(results: Iterable) -> list:
    """Those items for which both questions were answered by somebody."""
    return [row for row in results if row.impact is not None and row.effort is not None]


def in_words(results: Iterable, framework: Framework) -> str:
    """The picture as sentences, for people who do not see it."""
    said = [f"{row.number}: impact {row.impact:g}, effort {row.effort:g}, {corner_of(row.impact, row.effort, framework).name}."
            for row in placed(results)]
    return "Effort upwards, impact to the right. " + " ".join(said) if said else "No item was answered on both questions yet."
