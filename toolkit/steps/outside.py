"""Saying that a place lies outside the workshop's area: perhaps meant so, perhaps a wrong place of the same name."""

from uuid import UUID

from sqlmodel import Session

from toolkit.places.boundary import circle
from toolkit.places.outside import outside
from toolkit.places.place import Place
from toolkit.storage.queries.workshops import area_of
from toolkit.words.speaking import _


def say_outside(workshop_id: UUID, places: tuple[Place, ...], *, session: Session) -> str:
    """A sentence that names the places outside the area (Toolkit, step 1: one named area); empty when there is none."""
    area = area_of(workshop_id, session=session) if any(place.latitude is not None for place in places) else None
    if area is None:
        return ""
    outline = area.boundary or circle(area.latitude, area.longitude, area.radius_km).geojson
    found = [place.label for place in outside(places, outline)]
    if not found:
        return ""
    names = " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))
    return (_("Saved, and outside the area: {names}. The workshop's area is {name}. If another place was meant, change the "
              "entry.", names=names, name=area.name))
