"""A place on the map, and the test whether a point lies in Great Britain."""

from dataclasses import dataclass
from typing import Literal

from toolkit.errors import BadInput

# A coarse outline of Great Britain a few kilometres out to sea (longitude, latitude), drawn by hand for this tool.
# It leaves out Northern Ireland, the Isle of Man, the Channel Islands and France, which a plain box would not.
OUTLINE = (
    (-6.60, 49.75), (-4.90, 49.82), (-3.30, 50.00), (-1.20, 50.40), (0.30, 50.60), (1.15, 50.80), (1.50, 51.05),
    (1.60, 51.50), (1.95, 52.40), (1.90, 52.95), (0.60, 53.20), (0.45, 53.70), (-0.30, 54.30), (-1.10, 55.00),
    (-1.40, 55.70), (-1.90, 56.20), (-1.60, 57.30), (-1.60, 57.80), (-2.60, 58.60), (-2.10, 59.20), (-0.50, 60.10),
    (-0.50, 60.95), (-1.20, 60.95), (-2.30, 60.25), (-3.60, 59.45), (-4.70, 59.20), (-6.40, 58.75), (-8.80, 57.98),
    (-8.80, 57.65), (-7.95, 56.60), (-6.95, 56.20), (-6.70, 55.60), (-6.30, 55.50), (-5.90, 55.25), (-5.35, 54.95),
    (-5.25, 54.55), (-4.40, 54.50), (-3.80, 54.45), (-3.80, 53.90), (-4.75, 53.55), (-4.90, 53.20), (-4.95, 52.70),
    (-4.70, 52.40), (-5.50, 51.98), (-5.60, 51.60), (-4.85, 51.45), (-4.85, 51.10), (-5.35, 50.50), (-6.05, 50.18),
    (-6.60, 50.05),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One place people spoke of: a label to show, and degrees north and east (WGS84).

    "around" also has a radius in km. "whole_area" and "online" are no spot on the map and have no degrees.
    """

    label: str
    latitude: float | None
    longitude: float | None
    kind: Literal["postcode", "place_name", "point", "around", "whole_area", "online"]
    radius_km: float | None = None


WHOLE_AREA = Place("The whole area", None, None, "whole_area")
ONLINE = Place("Online or by phone", None, None, "online")
RADII_KM = (1.0, 3.0, 10.0)


def check_place(place: Place) -> None:
    """Raise BadInput unless the place lies in Great Britain, or is one of those that lie nowhere."""
    if place.kind in ("whole_area", "online"):
        return
    check_in_great_britain(place.latitude, place.longitude)
    if place.kind == "around" and place.radius_km not in RADII_KM:
        raise BadInput("Around here means within 1, 3 or 10 km.", field="place")


def is_in_great_britain(latitude: float, longitude: float) -> bool:
    """Whether the point (degrees, WGS84) lies in Great Britain or within a few kilometres of its coast."""
    inside = False
    for (x1, y1), (x2, y2) in zip(OUTLINE, OUTLINE[1:] + OUTLINE[:1], strict=True):
        if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def check_in_great_britain(latitude: float, longitude: float) -> None:
    """Raise BadInput unless the point (degrees, WGS84) lies in Great Britain; not-a-number counts as outside."""
    if not is_in_great_britain(latitude, longitude):
        raise BadInput("That spot is outside Great Britain. Choose a place in England, Scotland or Wales.", field="place")
