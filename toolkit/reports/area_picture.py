"""The record's places on a map of the area, numbered, with the list of them: a picture for whoever sees it, a table for everybody."""

from collections.abc import Sequence

from toolkit.maps.blank_map import BOTH, CIRCLE, DIAMOND, MOST_NUMBERED, Mark, blank_map
from toolkit.models import AVAILABLE, Area
from toolkit.places.boundary import bounds_of, circle
from toolkit.places.tiles import ATTRIBUTION
from toolkit.reports.blocks import Block, Picture, Table, Text
from toolkit.steps.places import Point
from toolkit.words.speaking import _, many, say_number

WIDE, HIGH, LETTERS = 174.0, 150.0, 2.8   # mm on a report's page
CLOSE = 1     # digits of a degree: places of one name within some kilometres are one place on a map of this size
Spot = tuple[str, float, float]


def area_picture(area: Area | None, points: Sequence[Point]) -> list[Block]:
    """The map with its legend in words, then every place with how much is there and how much is missing. Empty without an area."""
    spots = _spots(points)
    if area is None or not spots:
        return [Text(_("Nothing of this record is on the map yet.") if area else _("No area is chosen for this workshop yet."))]
    outline = area.boundary or circle(area.latitude, area.longitude, area.radius_km).geojson
    marks = [Mark(number, _shape(*counts), spot[1], spot[2]) for number, (spot, counts) in enumerate(spots.items(), start=1)]
    drawn = blank_map(outline, bounds_of(outline), WIDE, HIGH, LETTERS, marks)
    rows = [(number, spot[0], *counts) for number, (spot, counts) in enumerate(spots.items(), start=1)]
    caption = _("Places in {area}. {legend}", area=area.name, legend=_legend(len(marks)))
    return [Picture(drawn.svg, _alt(area.name, spots), caption), Text(_(ATTRIBUTION), quiet=True),
            Table(_("Places on the map"), (_("Number"), _("Place"), _("Available"), _("Gaps")), rows)]


def _spots(points: Sequence[Point]) -> dict[Spot, tuple[int, int]]:
    """How much is available and how many gaps at each place, by the place's name; the first point of a name says where it is."""
    found: dict[tuple, list[Point]] = {}
    for one in points:
        found.setdefault((one.label, round(one.latitude, CLOSE), round(one.longitude, CLOSE)), []).append(one)
    return {(label, own[0].latitude, own[0].longitude): _counts(own) for (label, *_where), own in sorted(found.items())}


def _counts(points: list[Point]) -> tuple[int, int]:
    available = sum(one.kind == AVAILABLE for one in points)
    return available, len(points) - available


def _shape(available: int, gaps: int) -> str:
    return BOTH if available and gaps else CIRCLE if available else DIAMOND


def _legend(marks: int) -> str:
    shapes = _("A circle: something is available. A diamond: something is missing. A square: both.")
    numbered = _("The numbers are those of the list.") if marks <= MOST_NUMBERED else _("There are too many to number; the list names all.")
    return f"{shapes} {numbered}"


def _alt(name: str, spots: dict[Spot, tuple[int, int]]) -> str:
    available, gaps = (sum(counts[at] > 0 for counts in spots.values()) for at in (0, 1))
    return _("Map of {area} with {places}: something is available at {available}, something is missing at {gaps}. The list after it names "
             "each.", area=name, places=many(len(spots), "place"), available=say_number(available), gaps=say_number(gaps))
