"""Coverage pictures: approaches per function, and how many places lie near each town, so that empty country shows."""

import json
from dataclasses import dataclass
from math import cos, radians
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP
from toolkit.places.boundary import Boundary, circle
from toolkit.places.gazetteer import towns_within
from toolkit.steps.table import FUNCTIONS
from toolkit.storage.queries import coverage as queries
from toolkit.storage.queries import workshops

if TYPE_CHECKING:
    import numpy as np

NEAR_KM = 5.0
KM_A_DEGREE = 111.2
# As many as a room reads; of a larger area the towns with most people.
MOST_TOWNS = 30
NOT_SAID = "not said"


@dataclass(frozen=True)
class TownSeen:
    """A town of the area, how many people live there, and how many entries of each kind have a place within 5 km."""

    name: str
    population: int
    available: int
    gaps: int


@dataclass(frozen=True)
class NearTowns:
    """The towns of the area, those with nothing near first, and the entries that are no spot on the map."""

    towns: tuple[TownSeen, ...]
    whole_area: int
    online: int


def approaches_by_function(workshop_id: UUID, *, session: Session) -> dict[tuple[int, str], int]:
    """How many available entries there are by function and approach (slug, or `NOT_SAID`), zeros included (Toolkit, step 1)."""
    columns = [*(approach.slug for approach in framework().approaches), NOT_SAID]
    found = {(function, column): 0 for function in FUNCTIONS for column in columns}
    for function, approach, count in queries.approach_counts(workshop_id, session=session):
        found[function, approach or NOT_SAID] = count
    return found


def near_towns(workshop_id: UUID, *, session: Session) -> NearTowns | None:
    """What lies near each town of the area; None while no area is chosen.

    An "around here" place counts from the edge of its circle.
    """
    area = workshops.area_of(workshop_id, session=session)
    if area is None:
        return None
    found = _towns_in(_outline(area))
    spots = queries.spots(workshop_id, session=session)
    near = {kind: _near(found, [spot for spot in spots if spot[1] == kind]) for kind in (AVAILABLE, GAP)}
    seen = [TownSeen(town.name, town.population, near[AVAILABLE][at], near[GAP][at]) for at, town in enumerate(found)]
    nowhere = queries.everywhere(workshop_id, session=session)
    seen.sort(key=lambda town: (town.available > 0, town.gaps > 0, -town.population))
    return NearTowns(tuple(seen), nowhere.get("whole_area", 0), nowhere.get("online", 0))


def _outline(area) -> Boundary:
    if not area.boundary:
        return circle(area.latitude, area.longitude, area.radius_km)
    geometry = json.loads(area.boundary)
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    easts, norths = zip(*((point[0], point[1]) for rings in parts for point in rings[0]), strict=True)
    bounds = (min(easts), min(norths), max(easts), max(norths))
    return Boundary(area.name, area.boundary, area.latitude, area.longitude, bounds)


def _towns_in(outline: Boundary) -> list:
    found = []
    for town in towns_within(outline.bounds):
        if outline.contains(town.latitude, town.longitude):
            found.append(town)
        if len(found) == MOST_TOWNS:
            break
    return found


def _near(found: list, spots: list[tuple]) -> list[int]:
    import numpy as np

    if not spots:
        return [0] * len(found)
    entries, latitudes, longitudes, radii = (np.array(column, dtype=float) for column in zip(
        *((number, latitude, longitude, radius or 0) for number, _, latitude, longitude, radius in spots), strict=True))
    return [int(np.unique(entries[_km(town, latitudes, longitudes) - radii <= NEAR_KM]).size) for town in found]


def _km(town, latitudes: "np.ndarray", longitudes: "np.ndarray") -> "np.ndarray":
    # Flat enough over some tens of kilometres.
    import numpy as np

    return KM_A_DEGREE * np.hypot(latitudes - town.latitude, (longitudes - town.longitude) * cos(radians(town.latitude)))
