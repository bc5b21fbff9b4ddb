"""Finished charts of contracts and surveys, kept by what is in them: building one costs more than showing it."""

from typing import Any

from pages.ui.cached import KEPT
from pages.ui.words import kept
from toolkit.charts.bars import Bar, bars
from toolkit.charts.coverage import Square, heat
from toolkit.models import AVAILABLE


@kept(KEPT)
def bars_of(shown: tuple[Bar, ...], axis: str, dark: bool) -> dict[str, Any]:
    """Bars side by side."""
    return bars(shown, axis, dark)


@kept(KEPT)
def heat_of(shown: tuple[Square, ...], rows: tuple[str, ...], columns: tuple[str, ...], dark: bool) -> dict[str, Any]:
    """A table of numbers, the darker the more."""
    return heat(shown, rows, columns, AVAILABLE, dark)
