"""What a directory of 60,000 providers costs: `python -m bench.directory`.

Writes 60,000 providers with their places and what they are found by, starts the app and reruns the list (whole, narrowed, searched,
a late page), the map and one provider's form over the real websocket; then fetches the map's places from their door. Prints a line
per screen and last one JSON object; exits 1 when a rerun takes more than 150 ms of CPU or a page shows an error.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psutil
from sqlalchemy import insert

from bench import driver, screens
from toolkit.brokerage.lists import groups, lists
from toolkit.brokerage.named import provider_lists
from toolkit.clock import now
from toolkit.models import Provider, ProviderDetail, ProviderPlace, ProviderTrait
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import upgrade

PROVIDERS, MOST_CPU_MS = 60_000, 150.0
SCREENS = {"list": "part=find", "list, narrowed": "part=find&pkind=charity&pfunction=6&parea=Area+7",
           "list, searched": "part=find&ptext=Ash+77",
           "list, page 2,000": "part=find&page=2000", "map": "part=map", "map, narrowed": "part=map&pfunction=3", "add": "part=new"}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        fill(Path(folder), PROVIDERS)
        with driver.running(Path(folder)) as app:
            cookie, process = driver.come_in(app), psutil.Process(app.process.pid)
            figures = {name: screens.screen(app.port, process, cookie, "providers", where) for name, where in SCREENS.items()}
            door = {name: fetched(app.port, cookie) for name in ("door_first_ms", "door_again_ms")}
    for name, one in figures.items():
        print(f"{name:18} first {one['first_ms']:5.0f} ms | rerun p50 {one['rerun_ms']:5.1f} ms | CPU {one['cpu_ms']:5.1f} ms | "
              f"{one['bytes']} bytes" + (f" | WRONG: {one['wrong']}" if one["wrong"] else ""))
    print(f"The door with all places: {door['door_first_ms']} ms the first time, {door['door_again_ms']} ms after that")
    print(json.dumps({"bench": "directory", "providers": PROVIDERS, "screens": figures, **door, "limit_ms": MOST_CPU_MS}))
    return 1 if any(one["wrong"] or one["cpu_ms"] > MOST_CPU_MS for one in figures.values()) else 0


def fetched(port: int, cookie: str) -> int:
    """Milliseconds until the places of all providers are here."""
    begun = time.perf_counter()
    status, _, _ = driver.get(port, "/providers.geojson?status=active", cookie)
    if status != 200:
        raise RuntimeError(f"The door of the places answered {status}.")
    return round((time.perf_counter() - begun) * 1000)


def fill(var: Path, count: int) -> None:
    """So many providers in a record of its own in `var`, written in bulk; always the same ones."""
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    upgrade()
    chance, rows = random.Random(5), {}
    for number in range(count):
        for model, row in _provider(number, chance):
            rows.setdefault(model, []).append({"id": uuid4(), "created_at": now(), **row})
    with write_session() as session:
        for model, many in rows.items():
            session.connection().execute(insert(model), many)
    engine().dispose()


def _provider(number: int, chance: random.Random) -> Iterator[tuple[type, dict]]:
    provider, kinds = uuid4(), list(provider_lists().kinds)
    name = f"{chance.choice(('Ash', 'Oak', 'Elm', 'Birch', 'Hazel'))} {chance.choice(('Care', 'Support', 'Friends'))} {number}"
    yield Provider, {"id": provider, "name": name, "kind": kinds[number % len(kinds)], "what": f"What they do, as number {number}."}
    yield ProviderDetail, {"provider_id": provider, "authority": f"Area {number % 150}", "rating": "Good", "source": "cqc",
                           "source_id": f"1-{number}", "cqc_location": f"1-{number}"}
    yield ProviderPlace, {"provider_id": provider, "label": f"Town {number % 900}", "latitude": chance.uniform(50.5, 54.9),
                          "longitude": chance.uniform(-3.0, 0.1)}
    found_by = (("function", str(number % 10 + 1)), ("area", f"area {number % 150}"), ("group", list(groups())[number % len(groups())]),
                ("support", list(lists().kind)[number % len(lists().kind)]))
    for kind, value in found_by:
        yield ProviderTrait, {"provider_id": provider, "kind": kind, "value": value, "words": value}


if __name__ == "__main__":
    sys.exit(main())
