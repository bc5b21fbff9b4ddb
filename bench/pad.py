"""Two hundred voting papers keyed by one person: `python -m bench.pad`. Needs Chromium.

Opens the paper pad in a headless Chromium and keys every paper by keyboard alone: the paper's number, its dots, how the person
takes part, their groups, Enter; and goes on at once, faster than anybody types, without waiting for an answer. Measured in the page, for
each paper from Enter: until the line is empty again and has the focus, and until the count on the screen says that the paper is
in. Then the record is asked whether every paper is there as it was keyed.

What a person needs is reckoned, not measured: so many keys a second, and a moment to turn to the next paper. Prints its
figures, last one JSON object; exits 1 when the machine's part and the person's together take more than 20 minutes, or a paper or a
key was lost.
"""

import json
import os
import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from bench import driver
from bench.places import CHROMIUMS, FLAGS

PAPERS, IDEAS, DOTS, MOST_ON_ONE = 200, 12, 5, 3
MOST_MINUTES = 20
KEYS_A_SECOND, TURN_SECONDS = 5, 1.0        # a person who types numbers with one hand, and takes the next paper with the other
DELAY_MS = 30                               # between two keys of this bench: six times as fast
LINE = "Number on the paper, then what is marked, then Enter"
# Kept in the page, so that nothing but the page itself is timed: when Enter was pressed, when the line was ready, what the count said.
WATCH = """() => {
    const line = document.querySelector('input[aria-label^="Number on the paper"]')
    const said = () => [...document.querySelectorAll('strong')].map(one => one.innerText.match(/^([\\d,]+) of [\\d,]+ paper/))
        .find(Boolean)
    const seen = window.seen = {entered: [], ready: [], kept: []}
    document.addEventListener('keydown', key => key.key === 'Enter' && seen.entered.push(performance.now()), true)
    const look = () => {
        const now = performance.now()
        if (seen.ready.length < seen.entered.length && line.value.length < 3 && document.activeElement === line) seen.ready.push(now)
        const count = Number((said() || [0, '0'])[1].replace(',', ''))
        while (seen.kept.length < count) seen.kept.push(now)
        requestAnimationFrame(look)
    }
    look()
}"""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        var = Path(folder)
        workshop, vote, lines = prepare(var)
        with driver.running(var) as app:
            seen = key_all(app, workshop, lines)
        lost = missing(vote, lines)
    figures = reckon(seen, lines) | {"lost": lost}
    show(figures)
    print(json.dumps({"bench": "pad", **figures, "limit_minutes": MOST_MINUTES}))
    return 1 if lost or figures["minutes"] > MOST_MINUTES else 0


def prepare(var: Path) -> tuple[str, object, list[str]]:
    """A vote with a paper for each person, and the line that each paper asks for: (workshop, round id, lines)."""
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.framework import framework
    from toolkit.steps import prioritising
    from toolkit.steps.setting_up import ChosenArea, Setting, start_workshop
    from toolkit.storage.engine import write_session
    from toolkit.storage.migrate import upgrade
    from toolkit.voting import rounds, tickets

    upgrade()
    with write_session() as session:
        workshop = start_workshop(COMMAND_LINE, Setting("A pile of papers", framework().formats[0].slug),
                                  ["Older people", "Family carers", "Young people"], ChosenArea("Oxfordshire", 51.78, -1.29, 39.0),
                                  session=session)
        for number in range(IDEAS):
            prioritising.add_priority(COMMAND_LINE, workshop, f"An idea for the hall, number {number + 1}", "fresh", (), session=session)
        rules = rounds.RoundRules("What matters most to you?", DOTS, MOST_ON_ONE, headcount=PAPERS)
        vote = rounds.open_round(COMMAND_LINE, workshop, rules, session=session)
        numbers = tickets.print_papers(COMMAND_LINE, vote, PAPERS, session=session)
    return str(workshop), vote, [a_line(number, random.Random(number)) for number in numbers]


def a_line(number: str, chance: random.Random) -> str:
    """All dots on two to five ideas, often how the person takes part, sometimes groups, seldom help."""
    marks = dict.fromkeys(chance.sample(range(1, IDEAS + 1), chance.randint(2, DOTS)), 1)
    for _ in range(DOTS - len(marks)):
        marks[chance.choice([item for item, dots in marks.items() if dots < MOST_ON_ONE])] += 1
    said = [f"{item}x{dots}" if dots > 1 else str(item) for item, dots in sorted(marks.items())]
    said += [chance.choice("ecp")] * (chance.random() < 0.8) + [f"g{chance.randint(1, 3)}"] * (chance.random() < 0.6)
    return " ".join([number.lower(), *said, *["h"] * (chance.random() < 0.1)])


def key_all(app: driver.App, workshop: str, lines: list[str]) -> dict[str, list[float]]:
    """Key every line one after the other without waiting; what the page saw."""
    executable = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://{driver.HOST}:{app.port}/join/{app.secret}")
        page.get_by_role("button", name="Come in").click()
        page.locator("h1").first.wait_for()
        page.goto(f"http://{driver.HOST}:{app.port}/step_priorities?workshop={workshop}&part=vote&stage=papers&papers=key")
        page.get_by_label(LINE).focus()
        page.evaluate(WATCH)
        for line in lines:
            page.keyboard.type(line, delay=DELAY_MS)
            page.keyboard.press("Enter")
        expect(page.get_by_text(f"{PAPERS} of {PAPERS} papers")).to_be_visible(timeout=20_000)
        seen = page.evaluate("window.seen")
        browser.close()
    return seen


def missing(vote: object, lines: list[str]) -> list[str]:
    """The lines whose paper is not in the record, or otherwise than it was keyed."""
    from toolkit.models import VoteRound
    from toolkit.storage.engine import engine, read_session
    from toolkit.voting.holding import held, marks_now
    from toolkit.voting.keying import read_line
    from toolkit.voting.paper import paper_of

    with read_session() as session:
        paper = paper_of(session.get_one(VoteRound, vote), session=session)
        keyed = [(line, read_line(paper, line)) for line in lines]
        lost = [line for line, one in keyed if marks_now(held(paper.code, one.number, session=session), session=session) != one.marks]
    engine().dispose()
    return lost


def reckon(seen: dict[str, list[float]], lines: list[str]) -> dict[str, object]:
    """Milliseconds and seconds of machine and person. The machine's part is until the paper is in, as if a person waited for it."""
    ready, kept = ([end - start for start, end in zip(seen["entered"], seen[name], strict=True)] for name in ("ready", "kept"))
    keys = statistics.mean(len(line) + 1 for line in lines)
    machine, person = sum(kept) / 1000, PAPERS * (keys / KEYS_A_SECOND + TURN_SECONDS)
    return {"papers": PAPERS, "ready_ms": p50_p95(ready), "kept_ms": p50_p95(kept), "machine_s": round(machine, 1),
            "keys": round(keys, 1), "person_s": round(person), "minutes": round((machine + person) / 60, 1),
            "left_for_a_person_s": round((MOST_MINUTES * 60 - machine) / PAPERS, 2)}


def p50_p95(waits: list[float]) -> list[float]:
    """The middle and the 95th percentile."""
    return [round(statistics.median(waits), 1), round(statistics.quantiles(waits, n=20)[-1], 1)]


def show(figures: dict) -> None:
    """The figures in sentences."""
    print(f"{figures['papers']} papers of {figures['keys']} keys each, {1000 // DELAY_MS} keys a second, without waiting once")
    print("From Enter until the line is empty and has the focus: p50 {} ms, p95 {} ms".format(*figures["ready_ms"]))
    print("From Enter until the screen says the paper is in:     p50 {} ms, p95 {} ms; {} s in all".format(
        *figures["kept_ms"], figures["machine_s"]))
    print(f"{MOST_MINUTES} minutes leave a person {figures['left_for_a_person_s']} s for each paper.")
    print(f"At {KEYS_A_SECOND} keys a second and {TURN_SECONDS:g} s to turn to the next paper, the pile takes {figures['minutes']} "
          "minutes.")
    print("\n".join(f"LOST: {line}" for line in figures["lost"]) or "Every paper is in the record as it was keyed.")


if __name__ == "__main__":
    sys.exit(main())
