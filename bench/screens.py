"""What each screen costs the server: `python -m bench.screens`.

Starts the app with a folder of its own, loads the example workshop, and drives every screen over the real websocket.
Prints a line per screen and last one JSON object; exits 1 when a figure is over its limit or a page shows an error.
"""

import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bench import driver

MOST_CPU_MS, MOST_FIRST_PAGE_S, MOST_MEMORY_MB = 40.0, 5.0, 400.0
WARM_UP, RERUNS = 5, 30
SCREENS = [("home", "", None), ("setup", "setup", None), ("step_map", "step_map", None), ("step_gaps", "step_gaps", None),
           *((f"step_priorities {part}", "step_priorities", part)
             for part in ("ideas", "small", "plenary", "plenary&look=alike", "plenary&look=limits", "matrix", "vote", "if", "final")),
           *((f"step_priorities vote {stage}", "step_priorities", f"vote&stage={stage}") for stage in (
               "ready", "run", "papers", "totals", "turns")), ("big_screen", "big_screen", None),
           ("step_plans", "step_plans", None),
           *((f"step_plans {about}", "step_plans", f"one&about={about}") for about in (
               "change", "actions", "milestones", "money", "tools", "measure", "market")),
           *((f"step_plans all {picture}", "step_plans", f"all&picture={picture}") for picture in ("time", "where", "money", "owners")),
           *((f"step_plans again {stage}", "step_plans", f"again&asking={stage}") for stage in (
               "ready", "run", "sheets", "themes", "adopt")),
           *((f"step_plans said {part}", "step_plans", f"said&telling={part}") for part in ("read", "done", "publish")),
           *((f"step_evaluation {part}", "step_evaluation", part) for part in (
               "then", "then&look=different", "fared", "questions", "became", "worries", "next")),
           ("history", "history", None), ("dashboard", "dashboard", None)]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        var = Path(folder)
        with driver.running(var):
            print("Started once, so that the map of Great Britain is prepared.")
        workshop = re.search(r"[0-9a-f-]{36}", driver.command(var, "example"))[0]
        with driver.running(var) as app:
            figures = measure(app, workshop)
    short = shortfalls(figures)
    print("\n".join(short) or "Every figure is within its limit.")
    print(json.dumps({"bench": "screens", **figures, "limits": {
        "cpu_ms": MOST_CPU_MS, "first_page_s": MOST_FIRST_PAGE_S, "memory_mb": MOST_MEMORY_MB}}))
    return 1 if short else 0


def measure(app: driver.App, workshop: str) -> dict:
    """All figures of one start."""
    cookie, first = first_page(app)
    process = psutil.Process(app.process.pid)
    screens = {}
    for name, page, part in SCREENS:
        query = "" if page == "" else f"workshop={workshop}" + (f"&part={part}" if part else "")
        screens[name] = figures = screen(app.port, process, cookie, page, query)
        print(f"{name:28} first {figures['first_ms']:5.0f} ms | rerun p50 {figures['rerun_ms']:5.1f} ms | "
              f"CPU {figures['cpu_ms']:5.1f} ms | {figures['messages']} messages, {figures['bytes']} bytes"
              + (f" | WRONG: {figures['wrong']}" if figures["wrong"] else ""))
    fetch_maps(app.port, cookie, workshop)
    memory = round(process.memory_info().rss / 1e6)
    print(f"Memory after all screens and their maps: {memory} MB")
    return {**first, "memory_mb": memory, "screens": screens}


def first_page(app: driver.App) -> tuple[str, dict[str, float]]:
    """The cookie, and how many seconds after the start the first page was served and its script had run."""
    while driver.get(app.port, "/")[0] != 200:
        time.sleep(0.02)
    served = time.perf_counter() - app.started
    cookie = driver.come_in(app)
    with driver.session(app.port, cookie) as connection:
        driver.rerun(connection, "")
    run = time.perf_counter() - app.started
    print(f"Second start: first page served after {served:.1f} s, its script run after {run:.1f} s")
    return cookie, {"first_served_s": round(served, 2), "first_page_s": round(run, 2)}


def screen(port: int, process: psutil.Process, cookie: str, page: str, query: str) -> dict:
    """First run, rerun (milliseconds) and the server's CPU milliseconds for a rerun of one screen."""
    with driver.session(port, cookie) as connection:
        runs = [driver.rerun(connection, page, query) for _ in range(WARM_UP)]
        before = sum(process.cpu_times()[:2])
        later = [driver.rerun(connection, page, query) for _ in range(RERUNS)]
        spent = sum(process.cpu_times()[:2]) - before
    wrong = next((run.wrong for run in runs + later if run.wrong), None)
    return {"first_ms": round(runs[0].seconds * 1000, 1), "cpu_ms": round(spent * 1000 / RERUNS, 1), "wrong": wrong,
            "rerun_ms": round(statistics.median(run.seconds for run in later) * 1000, 1),
            "messages": later[-1].messages, "bytes": later[-1].size}


def fetch_maps(port: int, cookie: str, workshop: str) -> None:
    """What a browser fetches for the maps: the places, and tiles of the county in both looks, which the server draws."""
    paths = [f"/places/{workshop}.geojson"]
    paths += [f"/tiles/{look}/{zoom}/{(127 << zoom - 8) + across}/{(84 << zoom - 8) + down}.png"
              for look in ("light", "dark") for zoom in (8, 9, 10, 11) for across in (0, 1) for down in (0, 1)]
    for path in paths:
        if (status := driver.get(port, path, cookie)[0]) != 200:
            raise RuntimeError(f"{path} was answered with {status}.")


def shortfalls(figures: dict) -> list[str]:
    """A line for each figure over its limit and each page that showed an error."""
    found = [f"{name} takes {one['cpu_ms']} ms of CPU, more than {MOST_CPU_MS:g}"
             for name, one in figures["screens"].items() if one["cpu_ms"] > MOST_CPU_MS]
    found += [f"{name} showed: {one['wrong']}" for name, one in figures["screens"].items() if one["wrong"]]
    if figures["first_page_s"] > MOST_FIRST_PAGE_S:
        found.append(f"The first page took {figures['first_page_s']} s, more than {MOST_FIRST_PAGE_S:g}")
    if figures["memory_mb"] > MOST_MEMORY_MB:
        found.append(f"The app took {figures['memory_mb']} MB, more than {MOST_MEMORY_MB:g}")
    return found


if __name__ == "__main__":
    sys.exit(main())
