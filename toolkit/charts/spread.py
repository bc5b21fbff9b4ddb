"""A matrix vote's picture: where the middle answer of the room lies for each item, and how far the middle half reaches."""

from collections.abc import Iterable
from typing import Any

from toolkit.charts.matrix import Apart, Spot, matrix
from toolkit.framework import Framework
from toolkit.words.speaking import _


def spread(results: Iterable, framework: Framework, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite specification: a numbered point for each item, and a cross as wide and high as the middle half.

    Results need number, title, impact and effort, each with a median, lower and upper from 1 to 5.
    """
    return matrix([Spot(row.number, row.title, row.impact.median, row.effort.median, apart=_apart(row)) for row in placed(results)],
                  framework, dark)


def _apart(row: Any) -> Apart:
    return Apart((row.impact.lower, row.impact.upper), (row.effort.lower, row.effort.upper))


def placed(results: Iterable) -> list:
    """Those items for which both questions were answered by somebody."""
    return [row for row in results if row.impact is not None and row.effort is not None]


def in_words(results: Iterable, framework: Framework) -> str:
    """The picture as sentences, for people who do not see it."""
    said = [_("{number}: impact {impact}, effort {effort}, {corner}.", number=row.number, impact=f"{row.impact.median:g}",
              effort=f"{row.effort.median:g}", corner=framework.corner(row.corner).name) for row in placed(results)]
    return " ".join([_("Effort upwards, impact to the right."), *said]) if said else _("No item was answered on both questions yet.")
