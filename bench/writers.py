"""How many acts a second one PostgreSQL takes: `python -m bench.writers [--seconds N] [--threads N]`.

Entries are recorded as hosts record them, with their audit records, from one process; writers queue at one lock, because numbers are
given in turn and the audit is one chain. So this is what one record takes, however many processes serve it. The disk is waited for.
Prints the figures, last one JSON object.
"""

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench import clicks
from bench.crowd import AREA, GROUPS


def main() -> int:
    asked = parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        os.environ["TOOLKIT_VAR"] = str(Path(folder))
        from tests import postgres

        with postgres.running() as server:
            server.run("alter system set fsync = on", "alter system set synchronous_commit = on", "select pg_reload_conf()")
            os.environ["DATABASE_URL"] = server.make("bench")
            took = written(asked.seconds, asked.threads)
    figures = {"per_second": round(len(took) / asked.seconds), "p50_ms": clicks.at(took, 0.5), "p95_ms": clicks.at(took, 0.95),
               "threads": asked.threads, "load": round(os.getloadavg()[0], 1)}
    print(f"{figures['per_second']} acts a second, p50 {figures['p50_ms']} ms, p95 {figures['p95_ms']} ms; load {figures['load']}")
    print(json.dumps({"bench": "writers", **figures}))
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's words."""
    made = argparse.ArgumentParser("python -m bench.writers", description=__doc__.partition("\n")[0])
    made.add_argument("--seconds", type=float, default=10.0, help="how long they write (else 10)")
    made.add_argument("--threads", type=int, default=8, help="how many write at once (else 8)")
    return made


def written(seconds: float, threads: int) -> list[float]:
    """The seconds that each act took from asking to being kept."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.framework import framework
    from toolkit.steps.recording import Said, record_entry
    from toolkit.steps.setting_up import Setting, start_workshop
    from toolkit.storage.engine import engine, write_session
    from toolkit.storage.migrate import upgrade
    from toolkit.storage.queries.workshops import groups_of

    upgrade()
    with write_session() as session:
        workshop = start_workshop(COMMAND_LINE, Setting("Many writers", framework().formats[0].slug), list(GROUPS), AREA, session=session)
        groups = [group.id for group in groups_of(workshop, session=session)]
    until, took = time.perf_counter() + seconds, []

    def write(at: int) -> None:
        while (begun := time.perf_counter()) < until:
            with write_session() as session:
                record_entry(COMMAND_LINE, workshop, groups[at % len(groups)], at % 10 + 1, "available", Said("A bus"), session=session)
            took.append(time.perf_counter() - begun)

    writing = [threading.Thread(target=write, args=(at,)) for at in range(threads)]
    for one in writing:
        one.start()
    for one in writing:
        one.join()
    engine().dispose()
    return took


if __name__ == "__main__":
    sys.exit(main())
