"""What the screens of the record cost where it is large: `python -m bench.record`.

Writes 10,000 entries at 5,000 places into one workshop, starts the app and reruns the screens of Steps 1 and 2 and every
part of the whole record over the real websocket. Prints a line per screen and last one JSON object; exits 1 when a rerun takes
more than 40 ms of CPU or a page shows an error.
"""

import json
import sys
import tempfile
from pathlib import Path

import psutil

from bench import driver, screens
from bench.crowd import crowd

ENTRIES, PLACES, MOST_CPU_MS = 10_000, 5_000, 40.0
SCREENS = {"step_map": ("step_map", "function=3"), "step_gaps": ("step_gaps", "function=3"),
           "record, table": ("record", "part=table"), "record, page 100": ("record", "part=table&page=100"),
           "record, filtered": ("record", "part=table&about=3&words=library"),
           **{f"record, {part}": ("record", f"part={part}") for part in ("silent", "twice", "coverage", "changes")}}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop_id = crowd(Path(folder), ENTRIES, PLACES)
        with driver.running(Path(folder)) as app:
            figures = measure(app, str(workshop_id))
    for page, one in figures.items():
        print(f"{page:16} first {one['first_ms']:5.0f} ms | rerun p50 {one['rerun_ms']:5.1f} ms | CPU {one['cpu_ms']:5.1f} ms | "
              f"{one['bytes']} bytes" + (f" | WRONG: {one['wrong']}" if one["wrong"] else ""))
    print(json.dumps({"bench": "record", "entries": ENTRIES, "places": PLACES, "screens": figures, "limit_ms": MOST_CPU_MS}))
    return 1 if any(one["wrong"] or one["cpu_ms"] > MOST_CPU_MS for one in figures.values()) else 0


def measure(app: driver.App, workshop_id: str) -> dict[str, dict]:
    """The figures of each screen; those of the steps for one cell in the middle of the table."""
    cookie = driver.come_in(app)
    process = psutil.Process(app.process.pid)
    return {name: screens.screen(app.port, process, cookie, page, f"workshop={workshop_id}&{where}")
            for name, (page, where) in SCREENS.items()}


if __name__ == "__main__":
    sys.exit(main())
