"""How many ballots a second the phone door takes: `python -m bench.ballots [--seconds N] [--phones N]`.

Starts the app with a folder of its own and a vote with enough voting papers, and lets phones in another process send ballots with
every guard on. A ballot counts once its receipt came back. Beside it, in the same run, a door that does nothing and one with the
bare guards (bench/bare.py), served alike. Meanwhile a big screen of the first vote (bench/wall.py) shows how many have voted. Prints
the figures, last one JSON object; exits 1 where they fall short.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import psutil

from bench import driver, wall
from bench.bare import seal as bare_seal
from toolkit.addresses import free_port

LEAST_PER_SECOND, MOST_P99_MS, MOST_WALL_MS = 1500, 150.0, 1000.0
PAPERS_IN_A_VOTE = 6000
IDEAS = 12


def main() -> int:
    asked = parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        var = Path(folder)
        wanted = int(asked.seconds * 5000)
        with driver.running(var) as app:
            requests, votes, workshop = prepare(var, wanted)
            watching = wall.Wall(app.port, driver.come_in(app), workshop)
            figures = {"door": measure(app.process.pid, app.port, requests, asked.phones, asked.seconds)}
            watching.stop()
        waits = watching.waits(figures["door"].pop("receipts")[:PAPERS_IN_A_VOTE])
        figures["wall"] = {"p95_ms": wall.p95_ms(waits), "most_ms": round(max(waits, default=0) * 1000, 1), "ballots": len(waits)}
        figures["kept"] = kept(var, votes)
        figures |= yardsticks(var, asked.phones, min(asked.seconds, 4.0), wanted)
    figures["of_bare"] = round(figures["door"]["per_second"] / figures["bare"]["per_second"], 2)
    figures["of_empty"] = round(figures["door"]["per_second"] / figures["empty"]["per_second"], 2)
    show(figures)
    short = shortfalls(figures)
    print("\n".join(short) or "Every figure is within its limit.")
    print(json.dumps({"bench": "ballots", **figures, "phones": asked.phones,
                      "limits": {"per_second": LEAST_PER_SECOND, "p99_ms": MOST_P99_MS, "wall_p95_ms": MOST_WALL_MS}}))
    return 1 if short else 0


def parser() -> argparse.ArgumentParser:
    """The command's words."""
    made = argparse.ArgumentParser("python -m bench.ballots", description=__doc__.partition("\n")[0])
    made.add_argument("--seconds", type=float, default=8.0, help="how long ballots come in (else 8)")
    made.add_argument("--phones", type=int, default=100, help="how many phones send at a time (else 100)")
    return made


def prepare(var: Path, count: int) -> tuple[Path, list, str]:
    """A file of requests that each cast a ballot with a paper of its own, the ids of the votes, and the first one's workshop."""
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    from toolkit.access.seal import form_seal
    from toolkit.voting import tickets

    file, votes, lines, first = var / "requests.txt", [], [], ""
    while len(lines) < count:
        paper, numbers = _a_vote()
        votes.append(paper.round_id)
        first = first or str(paper.workshop_id)
        for at, number in enumerate(numbers):
            token = tickets.token(paper.code, number)
            form = {"seal": form_seal("vote", token, paper.edition),
                    f"d{at % IDEAS + 1}": 2, f"d{(at + 5) % IDEAS + 1}": 1, f"d{(at + 7) % IDEAS + 1}": 1,
                    "kind": ("expert", "carer", "professional")[at % 3], "group": paper.groups[0].id}
            lines.append(f"/vote/{token}/send {urlencode(form)}")
    file.write_text("\n".join(lines), encoding="ascii")
    return file, votes, first


def _a_vote() -> tuple:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.framework import framework
    from toolkit.models import VoteRound
    from toolkit.steps import prioritising
    from toolkit.steps.setting_up import ChosenArea, Setting, start_workshop
    from toolkit.storage.engine import write_session
    from toolkit.voting import rounds, tickets
    from toolkit.voting.paper import paper_of

    with write_session() as session:
        setting = Setting("A hall that votes at once", framework().formats[0].slug)
        workshop = start_workshop(COMMAND_LINE, setting, ["Older people", "Family carers"], ChosenArea("Oxfordshire", 51.78, -1.29, 39.0),
                                  session=session)
        for number in range(IDEAS):
            prioritising.add_priority(COMMAND_LINE, workshop, f"An idea for the hall, number {number + 1}", "fresh", (), session=session)
        vote = rounds.open_round(COMMAND_LINE, workshop, rounds.RoundRules("What matters most to you?", headcount=5000), session=session)
        numbers = [number for _ in range(PAPERS_IN_A_VOTE // tickets.MOST_AT_ONCE)
                   for number in tickets.print_papers(COMMAND_LINE, vote, tickets.MOST_AT_ONCE, session=session)]
        return paper_of(session.get_one(VoteRound, vote), session=session), numbers


def measure(pid: int, port: int, requests: Path, phones: int, seconds: float) -> dict:
    """What the phones met, and the microseconds of CPU that the server spent on each ballot."""
    before = sum(psutil.Process(pid).cpu_times()[:2])
    file = requests.with_suffix(".json")
    subprocess.run([sys.executable, "-m", "bench.phones", str(port), str(requests), str(phones), str(seconds), str(file)],
                   cwd=driver.ROOT, check=True)
    found = json.loads(file.read_text(encoding="ascii"))
    spent = sum(psutil.Process(pid).cpu_times()[:2]) - before
    return found | {"cpu_us": round(spent / max(found["accepted"], 1) * 1e6)}


def kept(var: Path, votes: list) -> dict:
    """How many ballots, used tickets and receipts the record holds, and whether the audit chain is whole."""
    from toolkit.access.audit import broken_at
    from toolkit.storage.engine import engine, read_session
    from toolkit.storage.queries import tickets as ticket_queries
    from toolkit.storage.queries import votes as queries

    with read_session() as session:
        found = {"ballots": sum(queries.ballots_in(vote, session=session) for vote in votes),
                 "used": sum(ticket_queries.counts(vote, session=session).get(("paper", "used"), 0) for vote in votes),
                 "chain_whole": broken_at(session=session) is None}
    engine().dispose()
    return found


def yardsticks(var: Path, phones: int, seconds: float, count: int) -> dict:
    """The same phones at the empty and at the bare door."""
    port, file = free_port(), var / "bare.txt"
    with subprocess.Popen([sys.executable, "-m", "bench.bare", str(port), str(var / "bare.db")], cwd=driver.ROOT) as process:
        try:
            _wait(port)
            file.write_text("\n".join(f"/bare/{at} {urlencode({'seal': bare_seal(str(at)), 'd1': 2, 'd6': 1, 'd8': 1, 'kind': 'expert'})}"
                                      for at in range(count)), encoding="ascii")
            bare = measure(process.pid, port, file, phones, seconds)
            file.write_text("\n".join(["/empty d1=2&d6=1&d8=1&kind=expert"] * count * 2), encoding="ascii")
            empty = measure(process.pid, port, file, phones, seconds)
            return {name: {key: value for key, value in one.items() if key != "receipts"}
                    for name, one in (("bare", bare), ("empty", empty))}
        finally:
            process.terminate()


def _wait(port: int) -> None:
    until = time.monotonic() + driver.PATIENCE
    while time.monotonic() < until:
        try:
            driver.get(port, "/")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The yardstick did not start.")


def show(figures: dict) -> None:
    """The figures in words."""
    for name, what in (("door", "the ballot door"), ("bare", "bare guards"), ("empty", "an empty door")):
        one = figures[name]
        print(f"{what:16} {one['per_second']:6,}/s | p50 {one['p50_ms']:6.1f} ms, p99 {one['p99_ms']:6.1f} ms | "
              f"{one['cpu_us']} µs of CPU each | {one['accepted']} accepted, {one['refused']} refused, {one['lost']} lost")
    print(f"The ballot door reaches {figures['of_bare']:.0%} of the bare guards and {figures['of_empty']:.0%} of an empty door.")
    print(f"The big screen shows a ballot after {figures['wall']['p95_ms']} ms (p95 of {figures['wall']['ballots']}, "
          f"slowest {figures['wall']['most_ms']} ms)")
    print(f"In the record: {figures['kept']}")


def shortfalls(figures: dict) -> list[str]:
    """A line for each figure that falls short."""
    door, found = figures["door"], []
    if door["per_second"] < LEAST_PER_SECOND:
        found.append(f"{door['per_second']} ballots a second, fewer than {LEAST_PER_SECOND}")
    if door["p99_ms"] >= MOST_P99_MS:
        found.append(f"One in a hundred waits {door['p99_ms']} ms or longer, the limit is {MOST_P99_MS:g}")
    kept_all = {figures["kept"]["ballots"], figures["kept"]["used"]} == {door["accepted"]}
    if door["refused"] or door["lost"] or not figures["kept"]["chain_whole"] or not kept_all:
        found.append(f"Receipts shown: {door['accepted']}, refused: {door['refused']}, phones that lost the server: {door['lost']}; "
                     f"in the record: {figures['kept']}")
    if figures["wall"]["p95_ms"] > MOST_WALL_MS:
        found.append(f"The big screen shows a ballot after {figures['wall']['p95_ms']} ms, more than {MOST_WALL_MS:g}")
    if door["ran_out"]:
        found.append("The voting papers ran out before the time: the figure is not for the whole of it")
    return found


if __name__ == "__main__":
    sys.exit(main())
