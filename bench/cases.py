"""What cases cost where there are many: `python -m bench.cases`.

Writes 10,000 cases with their permissions, timelines, openings and hours, and 2,000 providers, starts the app and reruns over the real
websocket: the queue, the list (whole, narrowed, searched, late only, its last page), the hours of all, and every part of one case.
Prints a line per screen and last one JSON object; exits 1 when a rerun takes more CPU than its limit (100 ms for queue and list, 60 ms
for a case) or a page shows an error. The one case is an example's that went all the way to a review, beside the ten thousand.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psutil
from sqlalchemy import insert

from bench import driver, screens
from toolkit.access.roles import COMMAND_LINE
from toolkit.brokerage.bands import bands
from toolkit.brokerage.clock import Urgency, due
from toolkit.brokerage.example import load_cases
from toolkit.brokerage.lists import groups, lists
from toolkit.brokerage.moves import STATES
from toolkit.clock import now
from toolkit.models import Case, CaseBand, CaseEvent, CaseOpening, CasePermission, CaseTime, Provider, ProviderTrait
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import upgrade
from toolkit.storage.queries.cases import case_of_reference

CASES, PROVIDERS = 10_000, 2_000
MOST_LIST_MS, MOST_CASE_MS = 100.0, 60.0
EVENTS, TIMES, OPENINGS = 6, 3, 8
LISTS = {"queue": "", "list": "part=all", "list, narrowed": "part=all&kind=home_care&path=quick&of=older_people",
         "list, searched": "part=all&words=ct-+town+7", "list, late": "part=all&late=yes", "list, last page": "part=all&page=400",
         "new referral": "part=new", "hours": "part=hours", "choices": "part=choices"}
OF_A_CASE = ("now", "referral", "permission", "needs", "statement", "enquiry", "calls", "offers", "choice", "plan", "award", "service",
             "hours", "looked")
WHOLE = "EX-039"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        case = fill(Path(folder))
        with driver.running(Path(folder)) as app:
            cookie, process = driver.come_in(app), psutil.Process(app.process.pid)
            figures = {name: screens.screen(app.port, process, cookie, "cases", where) for name, where in LISTS.items()}
            figures |= {f"case, {part}": screens.screen(app.port, process, cookie, "case", f"case={case}&part={part}")
                        for part in OF_A_CASE}
    for name, one in figures.items():
        print(f"{name:22} first {one['first_ms']:5.0f} ms | rerun p50 {one['rerun_ms']:5.1f} ms | CPU {one['cpu_ms']:5.1f} ms | "
              f"{one['bytes']} bytes" + (f" | WRONG: {one['wrong']}" if one["wrong"] else ""))
    print(json.dumps({"bench": "cases", "cases": CASES, "providers": PROVIDERS, "screens": figures,
                      "limits_ms": {"list": MOST_LIST_MS, "case": MOST_CASE_MS}}))
    return 1 if any(one["wrong"] or one["cpu_ms"] > _limit(name) for name, one in figures.items()) else 0


def _limit(name: str) -> float:
    return MOST_CASE_MS if name.startswith("case, ") else MOST_LIST_MS


def fill(var: Path) -> UUID:
    """The cases and providers in a record of its own in `var`, written in bulk, always the same; gives the example's whole case."""
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    upgrade()
    chance, rows = random.Random(7), {}
    for made in (*(_case(number, chance) for number in range(CASES)), *(_provider(number) for number in range(PROVIDERS))):
        for model, row in made:
            rows.setdefault(model, []).append({"id": uuid4(), "created_at": now(), "created_by": "A broker", **row})
    with write_session() as session:
        for model, many in rows.items():
            session.connection().execute(insert(model), many)
        load_cases(COMMAND_LINE, session=session)
        case = case_of_reference(WHOLE, session=session)
    engine().dispose()
    return case


def _case(number: int, chance: random.Random) -> Iterator[tuple[type, dict]]:
    case, known = uuid4(), lists()
    # Most cases of a team are finished; some tens wait.
    state = "working" if number >= CASES - 200 else chance.choice((*list(STATES)[1:], *["closed"] * 12))
    received = now() - timedelta(hours=5 + (CASES - number) * 3)
    urgency, kind = chance.choice(list(Urgency)), chance.choice(list(known.kind))
    when = due(received, urgency, kind)
    answered = None if number >= CASES - 100 else received + timedelta(hours=4)
    yield Case, {"id": case, "reference": f"CT-{number}", "state": state, "path": chance.choice(list(known.path)), "urgency": urgency,
                 "received_at": received, "start_due_at": when.start, "answer_due_at": when.answer, "started_at": received,
                 "answered_at": answered, "group_slug": chance.choice(list(groups())), "kind": kind, "area": f"Town {number % 90}",
                 "words": "Cannot manage the stairs alone, and would like to go out.", "closed_at": received if state == "closed" else None}
    yield from _of_case(case, received, chance)


def _of_case(case: UUID, received: datetime, chance: random.Random) -> Iterator[tuple[type, dict]]:
    yield CasePermission, {"case_id": case, "may_share": True, "may_broker": True, "given_on": received.date()}
    yield CaseBand, {"case_id": case, "band": chance.choice(bands().names)}
    for place in range(EVENTS):
        yield CaseEvent, {"case_id": case, "act": "change a referral", "words": f"As number {place}.",
                          "created_at": received + timedelta(hours=place)}
    for _ in range(TIMES):
        yield CaseTime, {"case_id": case, "on_day": received.date(), "task": chance.choice(list(bands().tasks)),
                         "minutes": chance.randint(5, 400)}
    for place in range(OPENINGS):
        yield CaseOpening, {"case_id": case, "role": "broker", "created_at": received + timedelta(hours=place)}


def _provider(number: int) -> Iterator[tuple[type, dict]]:
    provider = uuid4()
    yield Provider, {"id": provider, "name": f"Provider {number}", "kind": "agency"}
    for kind, value in (("area", f"Town {number % 90}"), ("support", "home_care"), ("group", "older_people")):
        yield ProviderTrait, {"provider_id": provider, "kind": kind, "value": value.lower(), "words": value}


if __name__ == "__main__":
    sys.exit(main())
