"""Which places lie outside an area. That is no mistake by itself: people travel, and providers come from elsewhere."""

from collections.abc import Iterable

from toolkit.places.boundary import circle, touches
from toolkit.places.place import Place


def outside(places: Iterable[Place], outline: str) -> tuple[Place, ...]:
    """The places that lie outside an outline (GeoJSON text, WGS84).

    One that means around there counts as inside when any of it does; one that is no spot on the map is never outside.
    """
    return tuple(place for place in places if place.latitude is not None and not touches(outline, _shape(place)))


def _shape(place: Place) -> str:
    if place.radius_km:
        return circle(place.latitude, place.longitude, place.radius_km).geojson
    return f'{{"type":"Point","coordinates":[{place.longitude},{place.latitude}]}}'
