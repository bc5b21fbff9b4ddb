"""A blank map of the workshop's area (Toolkit, step 1), drawn without internet; an empty frame where no area is chosen yet."""

from functools import lru_cache

from sqlmodel import Session

from toolkit.maps.blank_map import BlankMap, blank_map
from toolkit.models import Area
from toolkit.places.boundary import bounds_of, circle
from toolkit.places.tiles import ATTRIBUTION
from toolkit.reports.pack.sheet import A3, Order
from toolkit.reports.pdf import Sheet
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _

LONG, SHORT = 420, 297      # mm of A3
EDGE, HEAD = 12, {"normal": 46, "large": 62, "easy-read": 62}   # mm kept free around the map, and for the words above and below
LETTERS = {"normal": 3.7, "large": 5.4, "easy-read": 5.4}       # mm of the smallest names: 10 and 15 points
NAMED = 8                   # so many places are told to whoever hears the map read out
KEPT = 8


def area_map(order: Order, size: int, *, session: Session) -> tuple[Sheet, ...]:
    """The map on A3 (`size` 1) or A1 (2), upright or lying, whichever shows the area larger."""
    area = workshops.area_of(order.workshop_id, session=session)
    drawn = _drawn(area, size, order.style) if area else {"svg": "", "alt": "", "lying": True, "wide": 0, "high": 0}
    heading = _("Map of {area}", area=area.name) if area else _("Our map")
    return (order.sheet("map", heading, _("Blank map, A3" if size == A3 else "Blank map, A1"), size=size, credit=_(ATTRIBUTION),
                        how=_how(order, area), there=_("Help is here" if order.easy else "Something is there"),
                        missing=_("Help is missing here" if order.easy else "Something is missing"), **drawn),)


def _drawn(area: Area, size: int, style: str) -> dict[str, str | bool | float]:
    outline = area.boundary or circle(area.latitude, area.longitude, area.radius_km).geojson
    lying = _lies(outline)
    wide, high = (LONG, SHORT) if lying else (SHORT, LONG)
    wide, high = (wide - 2 * EDGE) * size, (high - 2 * EDGE - HEAD[style]) * size
    made = _kept(outline, wide, high, LETTERS[style] * size)
    return {"svg": made.svg, "lying": lying, "wide": wide, "high": high, "alt": _alt(area.name, made)}


def _lies(outline: str) -> bool:
    west, south, east, north = bounds_of(outline)
    return (east - west) * 0.6 > north - south   # in Great Britain a degree eastwards is about 0.6 of one northwards


# Drawing takes a third of a second and more, and the same area is asked for again by the screen and by its door.
@lru_cache(KEPT)
def _kept(outline: str, wide: float, high: float, letters: float) -> BlankMap:
    return blank_map(outline, bounds_of(outline), wide, high, letters)


def _alt(name: str, made: BlankMap) -> str:
    whole = _("Map of {area} with the edge of the area and a scale bar of {scale}.", area=name, scale=made.scale)
    names = ", ".join(made.names[:NAMED])
    more = _("It names {names} and others.", names=names) if len(made.names) > NAMED else _("It names {names}.", names=names)
    return f"{whole} {more}" if names else whole


def _how(order: Order, area: Area | None) -> list[str]:
    first = [] if area else [_("Draw your area: roads, shops, places you go to." if order.easy
                               else "Draw the area first: roads, towns, the places where people go.")]
    if order.easy:
        return [*first, _("Write the number of the help on the map.")]
    edge = [_("The dark line is the edge of the area.")] if area else []
    return [" ".join([*first, _("Write the function’s number where something is, and in a diamond where something is missing."), *edge])]
