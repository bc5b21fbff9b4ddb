"""What two processes carry and what one does: `python -m bench.two_processes [--seconds N] [--share N] [--screens N]`.

Two processes of the app on one PostgreSQL, nginx before them as we ship it. Screens of Step 2 with the example workshop click as soon
as they were answered, first all at one process, then spread over both: how many clicks a second are answered tells how many screens
they carry. Each process is held to the same share of a core (bench/quota.py), because on two cores there is no room for two full
ones beside database, proxy and the driver of the screens. Those three are not held. Prints the figures, last one JSON object;
exits 1 where two carry less than 1.6 times as much.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bench import clicks, driver, proxy, quota

LEAST_RATIO, EVERY_SECONDS = 1.6, 5.0
WARM_UP_SECONDS = 5.0
PAGE = "step_gaps"


def main() -> int:
    asked = parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        var = Path(folder) / "var"
        from tests import postgres

        with postgres.running() as server:
            url = server.make("bench")
            workshop = prepare(var, url)
            with driver.serving(var, url) as one, driver.serving(var, url) as other:
                figures = compared(Path(folder), one, other, workshop, asked)
    short = shortfalls(figures)
    print("\n".join(short) or "Every figure is within its limit.")
    print(json.dumps({"bench": "two_processes", "share": asked.share, "screens": asked.screens, **figures,
                      "limits": {"ratio": LEAST_RATIO}}))
    return 1 if short else 0


def parser() -> argparse.ArgumentParser:
    """The command's words."""
    made = argparse.ArgumentParser("python -m bench.two_processes", description=__doc__.partition("\n")[0])
    made.add_argument("--seconds", type=float, default=30.0, help="how long each is clicked at (else 30)")
    made.add_argument("--share", type=float, default=0.4, help="the share of a core that each process has (else 0.4)")
    made.add_argument("--screens", type=int, default=12, help="how many screens click (else 12)")
    return made


def prepare(var: Path, url: str) -> str:
    """The example workshop in that database, the map in `var`; the workshop's id."""
    driver.command(var, "prepare")
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": url}
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.steps.example import load_example
    from toolkit.storage.engine import engine, write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with write_session() as session:
        workshop = load_example(COMMAND_LINE, session=session)[0]
    engine().dispose()
    return str(workshop)


def compared(folder: Path, one: driver.App, other: driver.App, workshop: str, asked: argparse.Namespace) -> dict:
    """What one process carries, what both do, and how many times as much that is."""
    cookie, apps, figures = driver.come_in(one), (one, other), {}
    for name, taking in (("one", apps[:1]), ("two", apps)):
        own = folder / name
        own.mkdir()
        with proxy.in_front_of([app.port for app in taking], own) as front:
            ways = [front.way_to(app.port) for app in taking]
            screens = [clicks.Clicked(front.port, f"{cookie}; {ways[at % len(ways)]}", PAGE, workshop) for at in range(asked.screens)]
            figures[name] = asyncio.run(carried(screens, [app.process.pid for app in taking], asked))
    return figures | {"ratio": round(figures["two"]["per_second"] / figures["one"]["per_second"], 2)}


async def carried(screens: list[clicks.Clicked], pids: list[int], asked: argparse.Namespace) -> dict:
    """Clicks a second that were answered, and what the processes used of the machine meanwhile."""
    await clicks.open_all(screens)
    await clicks.click_on(screens, WARM_UP_SECONDS, at_once)
    apps = [psutil.Process(pid) for pid in pids]
    with quota.share_of_a_core(pids, asked.share):
        begun, before = time.perf_counter(), [quota.cpu_seconds(app) for app in apps]
        answered = await clicks.click_on(screens, asked.seconds, at_once)
        took = time.perf_counter() - begun
        used = [quota.cpu_seconds(app) - was for app, was in zip(apps, before, strict=True)]
    for screen in screens:
        await screen.close()
    rate = len(answered) / took
    return {"per_second": round(rate, 2), "screens_carried": round(rate * EVERY_SECONDS),
            "p50_ms": clicks.at([one for _, one in answered], 0.5),
            "cores": [round(one / took, 2) for one in used], "cpu_ms": round(sum(used) / max(len(answered), 1) * 1000, 1),
            "load": round(os.getloadavg()[0], 1), "wrong": clicks.wrong_in(screens)}


def at_once(_) -> float:
    """No pause between two clicks."""
    return 0.0


def shortfalls(figures: dict) -> list[str]:
    """A line for what falls short."""
    for name in ("one", "two"):
        found = figures[name]
        print(f"{name}: {found['per_second']} clicks a second, {found['screens_carried']} screens that click every {EVERY_SECONDS:g} s; "
              f"cores used {found['cores']}, {found['cpu_ms']} ms of CPU a click; load {found['load']}")
    print(f"Two carry {figures['ratio']} times the screens of one.")
    found = [] if figures["ratio"] >= LEAST_RATIO else [f"Two carry {figures['ratio']} times as much, less than {LEAST_RATIO}"]
    return found + [f"A screen showed: {one}" for name in ("one", "two") for one in figures[name]["wrong"]]


if __name__ == "__main__":
    sys.exit(main())
