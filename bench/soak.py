"""Whether memory grows while an event goes on: `python -m bench.soak [--minutes N]`, two hours unless it is told otherwise.

Small groups record on their own screens, the desk leads, ten other screens are open and look again by themselves, phones vote,
and now and then people come to read other doors and close their windows again, as at an event. The app's memory is measured
each minute (or each twelfth of a shorter run). Prints each measure and last one JSON object; exits 1 when memory at the end is more
than 1.2 times what it was after the first ten minutes (or the first twelfth), or anything went wrong on the way.
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

from bench import driver
from bench.hall import Hall
from bench.hall_day import Day, prepare
from bench.live import Screen
from bench.reckoned import WRONG_IN_A_LOG
from toolkit.cli.rehearsal import crowd

MINUTES, MOST_MINUTES = 120.0, 1_440.0
SETTLED_MINUTES, SETTLED_PART = 10.0, 12
MOST_GROWTH = 1.2
SMALL_GROUPS, PHONES_A_MINUTE, MOST_VOTERS = 20, 20, 4_500     # a vote holds 5,000 people
COME_AND_GO_SECONDS, READ_SECONDS = 5.0, 4.0
# Doors that anybody reads, and screens that somebody opens for a while.
DOORS = ("/health", "/room", "/room/{vote}", "/results/{vote}", "/host", "/consult", "/survey", "/market-position", "/oruk/services",
         "/assets/doors.css", "/places/{workshop}.geojson", "/export/csv/{workshop}", "/no-such-door")
PASSING = (("", ""), ("step_map", "function=6"), ("step_gaps", "function=6"), ("record", "part=table"), ("step_priorities", "part=matrix"),
           ("step_plans", ""), ("dashboard", ""), ("history", ""))


class Memory:
    """The app's memory in MB at moments from the start."""

    def __init__(self, process: psutil.Process):
        self.process, self.start = process, time.perf_counter()
        self.measured: list[tuple[float, float]] = []           # (minutes, MB)

    def measure(self) -> None:
        """Note what the app takes now, all of its processes, and say it."""
        used = sum(one.memory_info().rss for one in (self.process, *self.process.children(recursive=True))) / 2**20
        minutes = (time.perf_counter() - self.start) / 60
        self.measured.append((round(minutes, 2), round(used, 1)))
        print(f"{minutes:7.2f} min {used:8.1f} MB, load {os.getloadavg()[0]:.1f}", flush=True)

    async def each(self, minutes: float, until: float) -> None:
        """Measure at the end of each so many minutes."""
        number = 1
        while (due := self.start + number * minutes * 60) <= until + 0.001:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self.measure()
            number += 1


def main() -> int:
    minutes = _minutes()
    voters = min(round(PHONES_A_MINUTE * minutes) or 1, MOST_VOTERS)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        var = Path(folder)
        driver.command(var, "prepare")
        day = prepare(var, SMALL_GROUPS, voters)
        with driver.running(var) as app:
            figures = asyncio.run(soak(Hall(app, day), minutes, voters))
    short = shortfalls(figures)
    print("\n".join(short) or "Memory stayed within its limit, and nothing went wrong.")
    print(json.dumps({"bench": "soak", **figures, "limits": {"growth": MOST_GROWTH}}))
    return 1 if short else 0


def _minutes() -> float:
    parser = argparse.ArgumentParser("python -m bench.soak", description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"how long it goes on (else {MINUTES:g})")
    asked = parser.parse_args().minutes
    if not 0.5 <= asked <= MOST_MINUTES:
        parser.error(f"Give half a minute to {MOST_MINUTES:g} minutes.")
    return asked


async def soak(hall: Hall, minutes: float, voters: int) -> dict:
    """Let everybody come in, work for so long, and leave; the figures."""
    await hall.come_in()
    memory, passing = Memory(psutil.Process(hall.app.process.pid)), Passing(hall.app, hall.day)
    begun, until = len(hall.app.log), memory.start + minutes * 60
    tally, *_ = await asyncio.gather(
        crowd.vote(driver.HOST, hall.app.port, hall.day.vote, hall.day.items, voters, minutes * 60),
        hall.work(until), passing.come_and_go(until), memory.each(min(1.0, minutes / SETTLED_PART), until))
    await hall.leave()
    return {"minutes": minutes, **grown(memory.measured, minutes), "entries": len(hall.entries), "doors": passing.doors,
            "windows": passing.windows, "voters": voters, "receipts": len(tally.receipts), "runs": sum(one.runs for one in hall.screens),
            "wrong": [*passing.wrong, *(f"{one.name}: {said}" for one in hall.screens for said in one.wrong),
                      *(f"{count} phones: {what}" for what, count in tally.wrong.items())][:20],
            "log": _complaints(hall.app.log[begun:]), "measured": memory.measured}


def _complaints(log: list[str]) -> list[str]:
    # Of a traceback what happened, not the way to it: that is indented.
    return [line.strip() for line in log if WRONG_IN_A_LOG.search(line) and not line.startswith((" ", "\t"))][:20]


class Passing:
    """People who read one door, and windows that are opened on a screen, looked at, and closed."""

    def __init__(self, app: driver.App, day: Day):
        self.app, self.day, self.cookie = app, day, driver.come_in(app)
        self.doors, self.windows, self.wrong = 0, 0, list[str]()

    async def come_and_go(self, until: float) -> None:
        """One after the other until then."""
        number = 0
        while time.perf_counter() + COME_AND_GO_SECONDS < until:
            await self._read(DOORS[number % len(DOORS)])
            await self._look(*PASSING[number % len(PASSING)])
            number += 1
            await asyncio.sleep(COME_AND_GO_SECONDS - READ_SECONDS)

    async def _read(self, door: str) -> None:
        path = door.format(vote=self.day.vote, workshop=self.day.workshop)
        status, *_ = await asyncio.to_thread(driver.get, self.app.port, path, self.cookie)
        self.doors += 1
        if status >= 500:
            self.wrong.append(f"{path} was answered with {status}")

    async def _look(self, page: str, query: str) -> None:
        screen = Screen(self.app.port, self.cookie, page, f"workshop={self.day.workshop}&{query}")
        try:
            await screen.open()
            await asyncio.sleep(READ_SECONDS)
        except TimeoutError:
            # One window that comes too late is said at the end; the other hour and a half is still worth knowing.
            screen.wrong.append("it was not there in time")
        await screen.close()
        self.windows += 1
        self.wrong += [f"{screen.name}: {said}" for said in screen.wrong]


def grown(measured: list[tuple[float, float]], minutes: float) -> dict[str, float]:
    """Memory once the first ten minutes (of less than two hours the first twelfth) were over, at the end, and how much that grew."""
    settled = min(SETTLED_MINUTES, minutes / SETTLED_PART)
    first = next(used for at, used in measured if at >= settled - 0.01)
    last = measured[-1][1]
    return {"settled_after_minutes": round(settled, 2), "settled_mb": first, "end_mb": last, "most_mb": max(used for _, used in measured),
            "growth": round(last / first, 3)}


def shortfalls(figures: dict) -> list[str]:
    """A line for each thing that falls short."""
    found = [] if figures["growth"] <= MOST_GROWTH else [
        f"Memory grew to {figures['growth']} times what it was after {figures['settled_after_minutes']} minutes, more than {MOST_GROWTH}"]
    if figures["receipts"] != figures["voters"]:
        found.append(f"{figures['receipts']} of {figures['voters']} phones voted")
    return found + figures["wrong"] + [f"In the log: {line}" for line in figures["log"]]


if __name__ == "__main__":
    sys.exit(main())
