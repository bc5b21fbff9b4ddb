"""The figures of bench/event_day.py: how soon screens follow, how long an entry takes, and what falls short."""

import math
import re
from collections import defaultdict

from bench.hall import Hall
from toolkit.cli.rehearsal.crowd import Tally

LIMITS = {"follow_p95_ms": 1000, "quick_add_p95_ms": 500, "memory_mb": 1024, "log": 0}
WRONG_IN_A_LOG = re.compile(r"error|traceback|exception|warning|critical", re.IGNORECASE)
FOLLOWS = {"desk_entries": "The desk shows an entry", "desk_calls": "The desk shows a call for help",
           "wall_entries": "The big screen shows an entry", "wall_views": "The big screen shows what the desk put there",
           "wall_ballots": "The big screen shows a ballot"}


def figures_of(hall: Hall, tally: Tally, phones: int) -> dict:
    """All that was measured."""
    wrong = [f"{page}: {line}" for page, lines in _wrong_on(hall).items() for line in lines]
    return {"entries": len(hall.entries), "quick_add": _spread([took for _, _, took, _ in hall.entries]),
            **{name: _spread(waits) for name, waits in waits_of(hall, tally).items()},
            "phones": phones, "receipts": len(tally.receipts), "phones_wrong": tally.wrong, "phone_page": _spread(tally.waits),
            "runs": sum(screen.runs for screen in hall.screens), "screens": len(hall.screens), "wrong": wrong[:10],
            "log": [line.strip() for line in hall.app.log if WRONG_IN_A_LOG.search(line)][:10]}


def waits_of(hall: Hall, tally: Tally) -> dict[str, list[float]]:
    """Seconds from each act's answer until the screens showed it."""
    counted: dict[object, int] = defaultdict(int)
    found: dict[str, list[float]] = {name: [] for name in FOLLOWS}
    for one, function, _, answered in sorted(hall.entries, key=lambda entry: entry[3]):
        cell = (function, one.column)
        counted[one.name] += 1
        counted[cell] += 1
        found["desk_entries"].append(hall.desk_seen.wait(one.name, hall.desk_seen.first(one.name) + counted[one.name], answered))
        found["wall_entries"] += [wall.wait(cell, wall.first(cell) + counted[cell], answered) for wall in hall.walls_seen
                                  if wall.stayed("table", answered)]
    found["desk_calls"] = [hall.desk_seen.call_wait(*call) for call in hall.calls]
    found["wall_views"] = [wall.view_wait(*put) for put in hall.put for wall in hall.walls_seen]
    found["wall_ballots"] = [wall.wait("people", number, at) for number, at in enumerate(sorted(tally.shown_at), 1)
                             for wall in hall.walls_seen if wall.stayed("vote", at)]
    return found


def _wrong_on(hall: Hall) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for screen in hall.screens:
        found[screen.name] += screen.wrong
    return found


def _spread(waits: list[float]) -> dict[str, float]:
    """How many, the middle, the 95th percentile and the longest, in milliseconds; infinite for what never came."""
    if not waits:
        return {"of": 0, "p50_ms": math.inf, "p95_ms": math.inf, "most_ms": math.inf}
    found = sorted(waits)
    return {"of": len(found)} | {name: round(found[min(int(len(found) * part), len(found) - 1)] * 1000, 1)
                                 for name, part in (("p50_ms", 0.5), ("p95_ms", 0.95), ("most_ms", 1))}


def show(figures: dict) -> None:
    """The figures in words."""
    for name, what in {**FOLLOWS, "quick_add": "An entry is saved and shown", "phone_page": "A phone's page"}.items():
        one = figures[name]
        print(f"{what:46} p50 {one['p50_ms']:7.1f} ms, p95 {one['p95_ms']:7.1f} ms, slowest {one['most_ms']:7.1f} ms (of {one['of']})")
    print(f"{figures['entries']} entries, {figures['receipts']} of {figures['phones']} phones voted, {figures['runs']} runs of "
          f"{figures['screens']} screens in {figures['seconds']} s")
    print(f"The app: {figures['memory_mb']} MB at most, {figures['cpu_app']:.0%} of a core; this bench {figures['cpu_bench']:.0%}; "
          f"load of the machine {figures['load']}")


def shortfalls(figures: dict) -> list[str]:
    """A line for each figure that falls short."""
    found = [f"{what} after {figures[name]['p95_ms']} ms (p95), more than {LIMITS['follow_p95_ms']}"
             for name, what in FOLLOWS.items() if figures[name]["p95_ms"] > LIMITS["follow_p95_ms"]]
    if figures["quick_add"]["p95_ms"] > LIMITS["quick_add_p95_ms"]:
        found.append(f"An entry takes {figures['quick_add']['p95_ms']} ms (p95), more than {LIMITS['quick_add_p95_ms']}")
    if figures["memory_mb"] >= LIMITS["memory_mb"]:
        found.append(f"The app took {figures['memory_mb']} MB, {LIMITS['memory_mb']} or more")
    if figures["receipts"] != figures["phones"] or figures["phones_wrong"]:
        found.append(f"{figures['receipts']} of {figures['phones']} phones voted: {figures['phones_wrong']}")
    return found + [f"On a screen: {line}" for line in figures["wrong"]] + [f"In the log: {line}" for line in figures["log"]]
