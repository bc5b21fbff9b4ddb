"""What the dashboard costs where there are many workshops: `python -m bench.dashboard`.

Writes 1,000 workshops with their entries, priorities, plans, actions, milestones and evaluations, starts the app and reruns the
dashboard over the real websocket: whole, by each order, narrowed, searched, and its last page; and the first page with what is
due. Prints a line per screen and last one JSON object; exits 1 when a rerun takes more than 100 ms of CPU or a page shows an
error.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psutil
from sqlalchemy import insert

from bench import driver, screens
from bench.crowd import GROUPS
from toolkit.clock import now, today
from toolkit.framework import framework
from toolkit.models import (
    AVAILABLE,
    GAP,
    Area,
    ConcernAnswer,
    Entry,
    Evaluation,
    EvaluationAnswer,
    GroupOfPeople,
    Plan,
    PlanAction,
    PlanMilestone,
    Priority,
    Workshop,
)
from toolkit.steps.moves import ORDER
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import upgrade

WORKSHOPS, MOST_CPU_MS = 1_000, 100.0
AREAS, ENTRIES, FINAL, ACTIONS = 60, 30, 4, 3
SCREENS = {"dashboard": ("dashboard", ""),
           **{f"dashboard, {order}": ("dashboard", f"sort={order}") for order in ("concerns", "newest", "title", "step")},
           "dashboard, narrowed": ("dashboard", "area=Area+7&people=Older+people&step=plans"),
           "dashboard, searched": ("dashboard", "words=workshop+1"), "dashboard, last page": ("dashboard", "page=40"),
           "home": ("", "")}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        fill(Path(folder), WORKSHOPS)
        with driver.running(Path(folder)) as app:
            cookie, process = driver.come_in(app), psutil.Process(app.process.pid)
            figures = {name: screens.screen(app.port, process, cookie, page, where) for name, (page, where) in SCREENS.items()}
    for name, one in figures.items():
        print(f"{name:22} first {one['first_ms']:5.0f} ms | rerun p50 {one['rerun_ms']:5.1f} ms | CPU {one['cpu_ms']:5.1f} ms | "
              f"{one['bytes']} bytes" + (f" | WRONG: {one['wrong']}" if one["wrong"] else ""))
    print(json.dumps({"bench": "dashboard", "workshops": WORKSHOPS, "screens": figures, "limit_ms": MOST_CPU_MS}))
    return 1 if any(one["wrong"] or one["cpu_ms"] > MOST_CPU_MS for one in figures.values()) else 0


def fill(var: Path, count: int) -> None:
    """So many workshops in a record of its own in `var`, written in bulk; always the same ones."""
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    upgrade()
    chance, rows = random.Random(5), {}
    for number in range(count):
        for model, row in _workshop(number, chance):
            rows.setdefault(model, []).append({"id": uuid4(), "created_at": now(), **row})
    with write_session() as session:
        for model, many in rows.items():
            session.connection().execute(insert(model), many)
    engine().dispose()


def _workshop(number: int, chance: random.Random) -> Iterator[tuple[type, dict]]:
    workshop, step = uuid4(), ORDER[number % len(ORDER)]
    reached = ORDER.index(step)
    yield Workshop, {"id": workshop, "title": f"Workshop {number}", "format": framework().formats[0].slug, "step": step,
                     "held_on": _day(chance, -900, 0), "look_again_on": _day(chance, -90, 400) if reached >= 3 else None}
    yield Area, {"workshop_id": workshop, "name": f"Area {number % AREAS}", "latitude": 51.8, "longitude": -1.3}
    groups = [uuid4() for _ in range(3)]
    for position, group in enumerate(groups):
        yield GroupOfPeople, {"id": group, "workshop_id": workshop, "name": GROUPS[(number + position) % len(GROUPS)],
                              "position": position}
    for entry in range(ENTRIES):
        yield Entry, {"workshop_id": workshop, "group_id": groups[entry % 3], "function": entry % 10 + 1,
                      "kind": GAP if entry % 3 == 0 else AVAILABLE, "words": f"Said in workshop {number}, as number {entry}."}
    if reached >= 2:
        yield from _plans(workshop, reached >= 3, chance)
    if reached == 4:
        yield from _evaluation(workshop, chance)


def _plans(workshop: UUID, planned: bool, chance: random.Random) -> Iterator[tuple[type, dict]]:
    for rank in range(1, FINAL + 1):
        priority, plan = uuid4(), uuid4()
        yield Priority, {"id": priority, "workshop_id": workshop, "number": rank, "title": f"Priority {rank}", "kind": "fresh",
                         "final_rank": rank}
        if not planned:
            continue
        yield Plan, {"id": plan, "workshop_id": workshop, "priority_id": priority, "action": f"What is done about {rank}",
                     "lead": "Commissioner", "ends_on": _day(chance, -60, 500)}
        for position in range(ACTIONS):
            yield PlanAction, {"plan_id": plan, "position": position, "words": f"Action {position}", "owner": "Commissioner",
                               "due_on": _day(chance, -200, 300), "done_on": _day(chance, -100, 0) if chance.random() < 0.6 else None}
        yield PlanMilestone, {"plan_id": plan, "words": "Half-way", "due_on": _day(chance, -100, 300),
                              "reached_on": _day(chance, -90, 0) if chance.random() < 0.4 else None}


def _evaluation(workshop: UUID, chance: random.Random) -> Iterator[tuple[type, dict]]:
    evaluation = uuid4()
    yield Evaluation, {"id": evaluation, "workshop_id": workshop, "number": 1, "held_on": _day(chance, -300, 0)}
    for question in framework().questions:
        answer = uuid4()
        yield EvaluationAnswer, {"id": answer, "evaluation_id": evaluation, "question": question.slug, "words": "As it was said."}
        if question.slug == "concerned" and chance.random() < 0.5:
            yield ConcernAnswer, {"workshop_id": workshop, "answer_id": answer, "words": "What was done about it."}


def _day(chance: random.Random, earliest: int, latest: int) -> date:
    return today() + timedelta(days=chance.randint(earliest, latest))


if __name__ == "__main__":
    sys.exit(main())
