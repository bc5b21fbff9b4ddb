"""Areas of cases on the map: a town, or the first half of a postcode, and whether that lies inside a workshop's area."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from toolkit.errors import BadInput
from toolkit.places import gazetteer, postcodes
from toolkit.places.boundary import circle
from toolkit.places.outside import outside
from toolkit.places.place import Place

SURE = ("exact", "other_name")


class Outlined(Protocol):
    """An area: a boundary (GeoJSON, WGS84), or a circle in km where there is none."""

    latitude: float
    longitude: float
    radius_km: float
    boundary: str | None


def inside(labels: Iterable[str], area: Outlined) -> set[str]:
    """Those areas of cases that lie inside; what is no place that is known lies nowhere.

    The middle of a postcode's district counts. Of several towns of one name one inside is enough: it is the one that is meant here.
    """
    outline = area.boundary or circle(area.latitude, area.longitude, area.radius_km).geojson
    spots = {label: spots_of(label, (area.latitude, area.longitude)) for label in labels}
    return {label for label, places in spots.items() if len(outside(places, outline)) < len(places)}


@lru_cache(1_024)
def spots_of(label: str, near: tuple[float, float]) -> tuple[Place, ...]:
    """The places that a case's area can be, the nearest to `near` first: none where it is no place, or only the beginning of a name."""
    try:
        if postcodes.looks_like_postcode(label):
            return (postcodes.find(label),)
        found = gazetteer.match(label, near)
    except BadInput:
        return ()
    return found.places if found.how in SURE else ()
