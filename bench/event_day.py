"""A large event on two cores: `python -m bench.event_day [--seconds N]`.

Forty small groups record on their own screens, one entry every twenty seconds each, and now and then take up the next question.
Ten other screens are open and look again by themselves as in a browser: desk, two big screens, steps, plenary, vote, record,
dashboard. Three hundred phones vote every thirty seconds. The desk changes what the big screen shows every five seconds and sends
messages; small groups call for help. Prints how soon desk and big screen follow, how long an entry takes, the app's memory
and what it wrote to its log, last one JSON object; exits 1 where a figure falls short.
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
from bench.hall_day import prepare
from bench.reckoned import LIMITS, figures_of, shortfalls, show
from toolkit.cli.rehearsal import crowd

SMALL_GROUPS, PHONES, WITHIN_SECONDS = 40, 300, 30.0
LEAST_SECONDS, MOST_SECONDS = 30, 480  # a vote holds 5,000 people
WARM_UP_SECONDS, LAST_LOOK_SECONDS = 3.0, 3.0


def main() -> int:
    seconds = _seconds()
    phones = round(PHONES * seconds / WITHIN_SECONDS)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        var = Path(folder)
        driver.command(var, "prepare")
        day = prepare(var, SMALL_GROUPS, phones)
        with driver.running(var) as app:
            hall = Hall(app, day)
            figures = asyncio.run(hold(hall, seconds, phones))
    show(figures)
    short = shortfalls(figures)
    print("\n".join(short) or "Every figure is within its limit.")
    # What never came is infinite, which JSON has no word for.
    whole = json.dumps({"bench": "event_day", **figures, "limits": LIMITS})
    print(json.dumps(json.loads(whole, parse_constant=lambda _: None)))
    return 1 if short else 0


def _seconds() -> int:
    parser = argparse.ArgumentParser("python -m bench.event_day", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=60, help=f"how long the hall works, {LEAST_SECONDS} to {MOST_SECONDS} (else 60)")
    return min(max(parser.parse_args().seconds, LEAST_SECONDS), MOST_SECONDS)


async def hold(hall: Hall, seconds: int, phones: int) -> dict:
    """Let everybody come in, work for so long, look once more and leave; the figures."""
    memory: list[float] = []
    process, here = psutil.Process(hall.app.process.pid), psutil.Process()
    watching = asyncio.create_task(_watch(process, memory))
    await hall.come_in()
    await asyncio.sleep(WARM_UP_SECONDS)
    hall.begun = len(hall.app.log)
    start, before = time.perf_counter(), [sum(one.cpu_times()[:2]) for one in (process, here)]
    tally, _ = await asyncio.gather(crowd.vote(driver.HOST, hall.app.port, hall.day.vote, hall.day.items, phones, seconds),
                                    hall.work(start + seconds))
    took = time.perf_counter() - start
    used = [(sum(one.cpu_times()[:2]) - was) / took for one, was in zip((process, here), before, strict=True)]
    await asyncio.sleep(LAST_LOOK_SECONDS)
    watching.cancel()
    figures = figures_of(hall, tally, phones)
    await hall.leave()
    return figures | {"seconds": seconds, "memory_mb": round(max(memory)), "cpu_app": round(used[0], 2), "cpu_bench": round(used[1], 2),
                      "load": round(os.getloadavg()[0], 1)}


async def _watch(process: psutil.Process, memory: list[float]) -> None:
    while True:
        memory.append(process.memory_info().rss / 2**20)
        await asyncio.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
