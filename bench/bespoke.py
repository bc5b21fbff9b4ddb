"""What bespoke contracts cost: `python -m bench.bespoke`.

Writes 30 contracts made as the example's is, each with its own words and each part filled twice over, starts the app and reruns
every part over the real websocket, then makes one contract as Word, PDF, large print and Easy Read at the door. Prints a line for each
and last one JSON object; exits 1 when a rerun takes more than 60 ms of CPU, a document more than 2 s, or a page shows an error.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID, uuid4

import psutil
from sqlalchemy import insert

from bench import driver, screens
from toolkit.access.roles import COMMAND_LINE
from toolkit.brokerage.example_bespoke import load_bespoke_example
from toolkit.clock import now
from toolkit.models import (
    BespokeContingency,
    BespokeContract,
    BespokeCover,
    BespokeDuty,
    BespokeItem,
    BespokeNote,
    BespokeResource,
    BespokeReview,
    BespokeRole,
)
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import upgrade
from toolkit.storage.queries import bespoke as queries

CONTRACTS, TIMES, MAKINGS = 30, 2, 5
MOST_CPU_MS, MOST_DOCUMENT_S = 60.0, 2.0
PARTS = ("team", "assessments", "duties", "money", "home", "clock", "staff", "reviews", "own", "versions", "learned", "new")
PAPERS = (".docx", ".pdf", ".pdf?style=large", ".pdf?style=easy")
LINES = (BespokeRole, BespokeResource, BespokeDuty, BespokeContingency, BespokeCover, BespokeNote, BespokeReview)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        contract = fill(Path(folder))
        with driver.running(Path(folder)) as app:
            cookie, process = driver.come_in(app), psutil.Process(app.process.pid)
            figures = {part: screens.screen(app.port, process, cookie, "bespoke", f"bespoke={contract}&part={part}") for part in PARTS}
            figures["for strategy"] = screens.screen(app.port, process, cookie, "contracts", "part=learned")
            papers = {end: document(app.port, cookie, f"/bespoke/{contract}{end}") for end in PAPERS}
    for name, one in figures.items():
        print(f"{name:14} first {one['first_ms']:5.0f} ms | rerun p50 {one['rerun_ms']:5.1f} ms | CPU {one['cpu_ms']:5.1f} ms | "
              f"{one['bytes']} bytes" + (f" | WRONG: {one['wrong']}" if one["wrong"] else ""))
    for end, one in papers.items():
        print(f"{end:18} first {one['first_s']:.2f} s, slowest after that {one['most_s']:.2f} s, {one['bytes']:,} bytes")
    print(json.dumps({"bench": "bespoke", "contracts": CONTRACTS, "screens": figures, "papers": papers,
                      "limits": {"cpu_ms": MOST_CPU_MS, "document_s": MOST_DOCUMENT_S}}))
    late = any(max(one["first_s"], one["most_s"]) > MOST_DOCUMENT_S for one in papers.values())
    return 1 if late or any(one["wrong"] or one["cpu_ms"] > MOST_CPU_MS for one in figures.values()) else 0


def document(port: int, cookie: str, path: str) -> dict:
    """Seconds that the first making took, the slowest of the following ones, and the size."""
    took, size = [], 0
    for _ in range(MAKINGS):
        begun = time.perf_counter()
        status, _, body = driver.get(port, path, cookie)
        if status != 200:
            raise RuntimeError(f"{path} was answered with {status}.")
        took.append(time.perf_counter() - begun)
        size = len(body)
    return {"first_s": round(took[0], 2), "most_s": round(max(took[1:]), 2), "bytes": size}


def fill(var: Path) -> UUID:
    """The contracts in a record of its own in `var`; gives the last."""
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    upgrade()
    with write_session() as session:
        example, _ = load_bespoke_example(COMMAND_LINE, session=session)
        head = session.get_one(BespokeContract, example).model_dump()
        lines = {kind: [row.model_dump() for row in queries.lines_of(kind, example, session=session)] for kind in LINES}
        lines[BespokeItem] = [row.model_dump() for row in queries.items_of(example, session=session).values()]
        for number in range(CONTRACTS):
            made = _copy(head, lines, number, session)
    engine().dispose()
    return made


def _copy(head: dict, lines: dict, number: int, session) -> UUID:
    made, ids = uuid4(), {}
    own = {"id": made, "reference": f"R-{number:02}", "example": False, "created_at": now(), "matters": _own(head["matters"], number)}
    session.connection().execute(insert(BespokeContract), [head | own])
    for kind, rows in lines.items():
        for again in range(1 if kind is BespokeItem else TIMES):
            new = [_line(row, made, ids, f"{number}.{again}") for row in rows]
            session.connection().execute(insert(kind), new)
    return made


def _line(row: dict, made: UUID, ids: dict, mark: str) -> dict:
    new = ids[row["id"]] = uuid4()
    tied = {name: ids.get(row[name]) for name in ("role_id", "resource_id") if name in row}
    own = {name: _own(row[name], mark) for name in ("words", "what", "circumstances", "first_response") if row.get(name)}
    return row | tied | own | {"id": new, "contract_id": made}


def _own(words: str, mark: object) -> str:
    return " ".join(f"{word}{mark}" if at % 5 == 0 else word for at, word in enumerate(words.split()))[:1000]


if __name__ == "__main__":
    sys.exit(main())
