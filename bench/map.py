"""How long the map of 300 places takes: `python -m bench.map`.

Records 300 entries with a place each in a database of its own, then measures building the map, and the answer of the
door from which the map fetches the places. Prints both and last one JSON object; exits 1 when together they take more than 30 ms.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from uuid import UUID

from starlette.requests import Request

from toolkit.access.links import COOKIE, start_link
from toolkit.access.roles import COMMAND_LINE
from toolkit.access.signed_in import come_in_with
from toolkit.framework import framework
from toolkit.maps.base_map import BUILT_IN, base_map
from toolkit.maps.record_map import MapView, record_map
from toolkit.models import AVAILABLE, GAP
from toolkit.places.boundary import circle
from toolkit.places.place import Place
from toolkit.steps.recording import Said, record_entry
from toolkit.steps.setting_up import ChosenArea, Setting, start_workshop
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import upgrade
from toolkit.storage.queries.workshops import groups_of
from toolkit.web import record_points

MOST_MS, PLACES, TIMES = 30.0, 300, 50
MIDDLE, RADIUS_KM = (51.75, -1.25), 30.0


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"TOOLKIT_VAR": folder, "DATABASE_URL": ""}
        workshop_id, secret = record()
        seen = view(workshop_id)
        building = median_ms(lambda: record_map(seen).get_root().render())
        start = time.perf_counter()
        found = len(json.loads(answer(workshop_id, secret))["features"])
        first = (time.perf_counter() - start) * 1000
        answering = median_ms(lambda: answer(workshop_id, secret))
        engine().dispose()
    print(f"Building and rendering the map: {building:.1f} ms (median of {TIMES})")
    print(f"The door's first answer with {found} places: {first:.1f} ms; for further screens: {answering:.1f} ms")
    total = round(building + first, 2)
    print(json.dumps({"bench": "map", "places": found, "map_ms": round(building, 2), "door_first_ms": round(first, 2),
                      "door_ms": round(answering, 2), "total_ms": total, "limit_ms": MOST_MS}))
    return 0 if total <= MOST_MS and found == PLACES else 1


def record() -> tuple[UUID, str]:
    """A workshop with its places, and the cookie of somebody who may see it."""
    upgrade()
    with write_session() as session:
        setting = Setting("Three hundred places", framework().formats[0].slug)
        workshop_id = start_workshop(COMMAND_LINE, setting, ["Older people", "Family carers"],
                                     ChosenArea("Oxford and around", *MIDDLE, RADIUS_KM), session=session)
        groups = groups_of(workshop_id, session=session)
        for number in range(PLACES):
            place = Place(f"Place {number}", MIDDLE[0] + (number % 20 - 10) / 50, MIDDLE[1] + (number // 20 - 7) / 30, "point")
            record_entry(COMMAND_LINE, workshop_id, groups[number % 2].id, number % 10 + 1, GAP if number % 4 == 0 else AVAILABLE,
                         Said(f"What was said about place {number}, in a sentence of the usual length.", places=(place,)),
                         session=session)
    return workshop_id, come_in_with(start_link())[1]


def view(workshop_id: UUID) -> MapView:
    """What the step screens show of this workshop."""
    outline = circle(*MIDDLE, RADIUS_KM).geojson
    easts, norths = zip(*json.loads(outline)["coordinates"][0], strict=True)
    names = tuple((function.number, function.name) for function in framework().functions)
    return MapView("Oxford and around", outline, (min(easts), min(norths), max(easts), max(norths)), base_map(BUILT_IN),
                   f"/places/{workshop_id}.geojson", names, opens=str(workshop_id))


def answer(workshop_id: UUID, secret: str) -> bytes:
    """The door's whole work for one request: cookie, right to see, reading, GeoJSON."""
    request = Request({"type": "http", "method": "GET", "path": f"/places/{workshop_id}.geojson", "query_string": b"",
                       "path_params": {"workshop_id": workshop_id}, "headers": [(b"cookie", f"{COOKIE}={secret}".encode())]})
    return record_points.points(request).body


def median_ms(work: Callable[[], object]) -> float:
    """The middle of many goes, in milliseconds, after one to warm up."""
    work()
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
