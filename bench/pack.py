"""How long the whole print pack of a large event takes: `python -m bench.pack`.

20 groups of people, 40 small groups with their host links, 200 voting papers and a baseline of 400 entries, in each style and
in one process after the other sheets. Prints a line for each sheet and last one JSON object; exits 1 when a style takes more
than 10 s of processor time. Processor time, because the printer waits for it whatever else the machine does, and other work
does not count as ours.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

import psutil

MOST_S, GROUPS, SMALL_GROUPS, PAPERS, ENTRIES = 10.0, 20, 40, 200, 400
HALL = "http://192.168.1.20:8501"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"TOOLKIT_VAR": folder, "DATABASE_URL": ""}
        workshop_id = a_large_event(Path(folder))
        figures = {style: measure(workshop_id, style) for style in ("normal", "large", "easy-read")}
    memory = round(psutil.Process().memory_info().rss / 1e6)
    print(f"Memory of the process at the end: {memory} MB")
    print(json.dumps({"bench": "pack", "groups": GROUPS, "small_groups": SMALL_GROUPS, "papers": PAPERS, "entries": ENTRIES,
                      "styles": figures, "memory_mb": memory, "limit_cpu_s": MOST_S}))
    return 1 if any(one["cpu_s"] > MOST_S for one in figures.values()) else 0


def a_large_event(var: Path) -> UUID:
    """A workshop for which every sheet can be printed; places are prepared, as they are after a start."""
    from bench.crowd import crowd
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.events import run_sheet
    from toolkit.events.host_cards import host_cards
    from toolkit.events.small_groups import add_several
    from toolkit.places import tiles
    from toolkit.steps import baseline, prioritising
    from toolkit.steps.setting_up import add_group
    from toolkit.storage.engine import write_session
    from toolkit.voting import rounds, tickets

    tiles.prepare()
    workshop_id = crowd(var, ENTRIES, 0)
    with write_session() as session:
        for number in range(9, GROUPS + 1):
            add_group(COMMAND_LINE, workshop_id, f"Group of people {number}", session=session)
        baseline.freeze(COMMAND_LINE, workshop_id, "Then", session=session)
        run_sheet.begin(COMMAND_LINE, workshop_id, session=session)
        add_several(COMMAND_LINE, workshop_id, SMALL_GROUPS, session=session)
        host_cards(COMMAND_LINE, workshop_id, session=session)
        for number in range(1, 9):
            idea = f"An idea that takes a line to say, number {number}"
            prioritising.add_priority(COMMAND_LINE, workshop_id, idea, "fresh", session=session)
        vote = rounds.open_round(COMMAND_LINE, workshop_id, rounds.RoundRules("What matters most?", headcount=PAPERS), session=session)
        tickets.print_papers(COMMAND_LINE, vote, PAPERS, session=session)
    return workshop_id


def measure(workshop_id: UUID, style: str) -> dict[str, float]:
    """Seconds of the whole pack in one style, by the clock and of processor time; its pages and size."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.reports.pack import PACK, making
    from toolkit.reports.pdf import typeset
    from toolkit.storage.engine import read_session

    total = {"clock_s": 0.0, "cpu_s": 0.0, "megabytes": 0.0}
    for sheet in PACK:
        clock, cpu = time.perf_counter(), processor_time()
        with read_session() as session:
            files = making.files_of(making.order_for(COMMAND_LINE, workshop_id, style, HALL, session=session), sheet, session=session)
        size = sum(len(typeset(one)) for _, one in files) / 1e6
        clock, cpu = time.perf_counter() - clock, processor_time() - cpu
        print(f"{style:10} {sheet.slug:14} {clock:5.2f} s, {cpu:5.2f} s of processor time, {size:5.2f} MB")
        for name, value in zip(total, (clock, cpu, size), strict=True):
            total[name] = round(total[name] + value, 2)
    print(f"{style:10} whole pack     {total['clock_s']:5.2f} s, {total['cpu_s']:5.2f} s of processor time")
    return total


def processor_time() -> float:
    """Seconds of this process and of those it started, which set the large sheets (not counted on Windows)."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    sys.exit(main())
