"""How soon what was said twice is proposed: `python -m bench.alike`.

Writes 2,000 entries, one in five of which says in other words what another said, into a workshop of its own; once spread over the
ten functions, as rooms speak, and once all about one function. Prints a line for each and last one JSON object; exits 1
when proposing takes more than a second, or hardly any of what was said twice is found.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from bench.crowd import crowd
from toolkit.steps.merging import Proposals, proposals
from toolkit.storage.engine import engine, read_session

ENTRIES, TIMES, MOST_SECONDS, LEAST_FOUND = 2_000, 5, 1.0, 100
TWICE = 5  # one entry in so many was said by somebody before
WHO = ("the library", "a neighbour", "the parish council", "our day centre", "the advice shop", "a peer group", "the surgery",
       "one bank clerk", "the college", "a retired nurse", "the job centre", "the lunch club", "a bus driver", "the chemist")
DOES = ("helps people fill in forms", "keeps a folder of local groups", "explains what a budget can buy", "sits in on meetings",
        "drives people to the clinic", "rings round every week", "lends a room for nothing", "writes letters with you",
        "shows how to pay a helper", "runs a sewing morning", "knows who still has time", "gives out an easy leaflet")
WHERE = ("in the old school", "behind the church", "at the market", "near the station", "on the estate", "by the river", "in town",
         "out in the villages", "next to the surgery", "in the sports hall", "over the phone", "at people's homes")


def main() -> int:
    figures = {"ten functions": measure(lambda number: number // TWICE % 10 + 1), "one function": measure(lambda number: 1)}
    for name, one in figures.items():
        print(f"{ENTRIES:,} entries about {name}: {one['seconds']:.2f} s, {one['found']} groups of entries may say the same")
    print(json.dumps({"bench": "alike", "entries": ENTRIES, "figures": figures, "limit_s": MOST_SECONDS}))
    return 1 if any(one["seconds"] > MOST_SECONDS or one["found"] < LEAST_FOUND for one in figures.values()) else 0


def measure(function: Callable[[int], int]) -> dict[str, float]:
    """Median seconds of proposing, the reading of the record included, and how many groups of entries it found."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop_id = crowd(Path(folder), ENTRIES, 0, said(), function)
        timed = [_timed(workshop_id) for _ in range(TIMES)]
        engine().dispose()
    return {"seconds": round(statistics.median(seconds for seconds, _ in timed), 3), "found": timed[0][1].found}


def _timed(workshop_id: UUID) -> tuple[float, Proposals]:
    start = time.perf_counter()
    with read_session() as session:
        found = proposals(workshop_id, session=session)
    return time.perf_counter() - start, found


def said() -> Callable[[int], str]:
    """What the entry of a number says: the last of every five turns round the words of the one before it."""
    every = [(who, does, where) for who in WHO for does in DOES for where in WHERE]
    random.Random(7).shuffle(every)

    def words(number: int) -> str:
        twice = number % TWICE == TWICE - 1
        who, does, where = every[number - 1 if twice else number]
        return f"{where.capitalize()}: {who} {does}" if twice else f"{who.capitalize()} {does} {where}."
    return words


if __name__ == "__main__":
    sys.exit(main())
