"""Matrix order: items by the room's median impact and effort, quick wins first, with how far people were apart."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MIDDLE = 3.0  # of the scale from 1 to 5
Placing = tuple[float, float]  # one person's or small group's (impact, effort)


@dataclass(frozen=True)
class Spread:
    """The middle value, and the quarter values between which half of the people lie."""

    median: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Placed:
    """One item's place: `corner` is a slug of the framework's matrix; both spreads are None where nobody placed it."""

    id: str
    count: int
    corner: str | None
    impact: Spread | None
    effort: Spread | None


# High impact?, high effort? -> corner; in the order in which they are looked at.
CORNERS = {(True, False): "quick_wins", (True, True): "major_projects", (False, False): "fill_ins", (False, True): "think_again"}


def matrix_order(placings: Mapping[str, Sequence[Placing]]) -> list[Placed]:
    """All items, quick wins first (Toolkit, step 3: high impact, low effort), unplaced ones last.

    Within a corner: more impact, then less effort, then the id. Exactly in the middle counts as high impact and as low
    effort, so that no item is lost between the corners.
    """
    return sorted((_placed(name, values) for name, values in placings.items()), key=_rank)


def _placed(name: str, values: Sequence[Placing]) -> Placed:
    if not values:
        return Placed(name, 0, None, None, None)
    impact, effort = (_spread(list(side)) for side in zip(*values, strict=True))
    corner = CORNERS[impact.median >= MIDDLE, effort.median > MIDDLE]
    return Placed(name, len(values), corner, impact, effort)


def _spread(values: list[float]) -> Spread:
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median, lower, upper)


def _rank(item: Placed) -> tuple:
    if item.impact is None or item.effort is None:
        return len(CORNERS), 0.0, 0.0, item.id
    return list(CORNERS.values()).index(item.corner or ""), -item.impact.median, item.effort.median, item.id
