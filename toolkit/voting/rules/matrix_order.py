"""Matrix order: items by the room's median impact and effort, quick wins first, with how far people were apart."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MIDDLE = 3.0  # of the scale from 1 to 5
Placing = tuple[float | None, float | None]  # one person's or small group's (impact, effort); None: that question was left out
Name = int | str


@dataclass(frozen=True)
class Spread:
    """The middle value, and the quarter values between which half of the people lie."""

    median: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Placed:
    """One item's place: `corner` is a slug of the framework's matrix. A spread is None where nobody answered that question.

    Without both there is no corner. `count` is how many placed it, with one answer or both.
    """

    id: Name
    count: int
    corner: str | None
    impact: Spread | None
    effort: Spread | None


# High impact?, high effort? -> corner; in the order in which they are looked at.
CORNERS = {(True, False): "quick_wins", (True, True): "major_projects", (False, False): "fill_ins", (False, True): "think_again"}


def matrix_order(placings: Mapping[Name, Sequence[Placing]]) -> list[Placed]:
    """All items, quick wins first (Toolkit, step 3: high impact, low effort), those without a corner last.

    Within a corner: more impact, then less effort, then the id. Exactly in the middle counts as high impact and as low
    effort, so that no item is lost between the corners.
    """
    return sorted((_placed(name, values) for name, values in placings.items()), key=_rank)


def _placed(name: Name, values: Sequence[Placing]) -> Placed:
    impact, effort = (_spread([pair[side] for pair in values if pair[side] is not None]) for side in (0, 1))
    corner = CORNERS[impact.median >= MIDDLE, effort.median > MIDDLE] if impact and effort else None
    return Placed(name, len(values), corner, impact, effort)


def _spread(values: list[float]) -> Spread | None:
    if not values:
        return None
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median, lower, upper)


def _rank(item: Placed) -> tuple:
    if item.impact is None or item.effort is None:
        return len(CORNERS), 0.0, 0.0, item.id
    return list(CORNERS.values()).index(item.corner or ""), -item.impact.median, item.effort.median, item.id
