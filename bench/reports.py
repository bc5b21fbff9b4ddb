"""How long the report of a large record takes: `python -m bench.reports`.

Writes 10,000 entries at 5,000 places into one workshop, then reads and writes the workshop's record as each format in a process
of its own, as the door does. Prints a line for each and last one JSON object; exits 1 when one takes more than 20 s of
processor time. Processor time, because the reader waits for it whatever else the machine does, and other work does not count
as ours.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from bench.pack import processor_time

ENTRIES, PLACES, MOST_S, FORMATS = 10_000, 5_000, 20.0, ("docx", "pdf", "xlsx", "html")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop_id = a_large_record(Path(folder))
        figures = {name: apart(Path(folder), workshop_id, name) for name in FORMATS}
    print(json.dumps({"bench": "reports", "entries": ENTRIES, "places": PLACES, "formats": figures, "limit_cpu_s": MOST_S}))
    return 1 if any(one["cpu_s"] > MOST_S for one in figures.values()) else 0


def a_large_record(var: Path) -> UUID:
    """A workshop with many entries; places are prepared, as they are after a start."""
    from bench.crowd import crowd
    from toolkit.places import tiles

    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    tiles.prepare()
    return crowd(var, ENTRIES, PLACES)


def apart(var: Path, workshop_id: UUID, name: str) -> dict[str, float]:
    """The figures of one format, from a new process: what was made before does not help, and its memory is its own."""
    made = subprocess.run([sys.executable, "-m", "bench.reports", str(workshop_id), name], stdout=subprocess.PIPE, check=True,
                          env=os.environ | {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""})
    one = json.loads(made.stdout)
    print(f"{name:5} reading {one['read_s']:5.2f} s, writing {one['write_s']:5.2f} s | {one['cpu_s']:5.2f} s of processor time | "
          f"{one['megabytes']:5.2f} MB | memory {one['memory_mb']} MB before, {one['most_mb']} MB at most, {one['beside_mb']} MB beside")
    return one


def measure(workshop_id: UUID, name: str) -> dict[str, float]:
    """Seconds by the clock of reading and of writing, and both as processor time; memory of this process and of the one beside it."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.reports import making
    from toolkit.storage.engine import read_session

    asked, before = making.asked_for("record", name, workshop_id), most_memory()
    clock, cpu = time.perf_counter(), processor_time()
    with read_session() as session:
        made = making.read(COMMAND_LINE, asked, session=session)
    between = time.perf_counter()
    size = len(making.written(asked, made))
    return {"read_s": round(between - clock, 2), "write_s": round(time.perf_counter() - between, 2),
            "cpu_s": round(processor_time() - cpu, 2), "megabytes": round(size / 1e6, 2), "memory_mb": before,
            "most_mb": most_memory(), "beside_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000}


def most_memory() -> int:
    """The most megabytes that this process had at once (Linux; its own, not what it inherited from who started it)."""
    said = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(said.partition("VmHWM:")[2].split()[0]) // 1000


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(UUID(sys.argv[1]), sys.argv[2])))
        sys.exit(0)
    sys.exit(main())
