"""Thirty scribes at once: `python -m bench.quick_add [--seconds N]`.

Each scribe has Step 1 open over a real websocket and adds an entry with the quick-add line every few seconds, as a browser
would. Measured is the time from pressing Enter until the entry is saved and shown. Prints its figures, last one JSON object;
exits 1 when the 95th percentile is over its limit, an entry is missing, or a page shows an error.
"""

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import driver

SCRIBES, EVERY_SECONDS, MOST_P95_MS = 30, 6.0, 300.0


@dataclass
class Scribe:
    """One scribe's open screen: its connection and the ids of the line, its button and its fragment."""

    connection: object
    query: str
    line: str = ""
    button: str = ""
    fragment: str = ""
    script: str = ""
    waits: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def open(self) -> None:
        """Run the screen once and remember where the quick-add line is."""
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = "step_map", self.query
        self.connection.send(message.SerializeToString())
        for forward in self._until_finished():
            self._remember(forward)
        if not (self.line and self.button and self.fragment):
            raise RuntimeError("The quick-add line was not found on the screen.")

    def add(self, words: str) -> None:
        """Type words and press Enter; wait until they are shown."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash, run.fragment_id = self.query, self.script, self.fragment
        run.widget_states.widgets.add(id=self.line, string_value=words)
        run.widget_states.widgets.add(id=self.button, trigger_value=True)
        start = time.perf_counter()
        self.connection.send(message.SerializeToString())
        shown = any([words in str(forward) for forward in self._until_finished()])  # noqa: C419  (all must be received)
        self.waits.append((time.perf_counter() - start) * 1000)
        if not shown:
            self.wrong.append(f"{words} was not shown")

    def _until_finished(self):
        while True:
            forward = ForwardMsg.FromString(self.connection.recv(timeout=driver.PATIENCE))
            yield forward
            if forward.WhichOneof("type") == "script_finished":
                return

    def _remember(self, forward: ForwardMsg) -> None:
        if forward.WhichOneof("type") == "new_session":
            self.script = forward.new_session.page_script_hash
        if forward.WhichOneof("type") != "delta" or forward.delta.WhichOneof("type") != "new_element":
            return
        element = forward.delta.new_element
        if element.WhichOneof("type") == "text_input" and element.text_input.label.startswith("What is available now?"):
            self.line, self.fragment = element.text_input.id, forward.delta.fragment_id
        if element.WhichOneof("type") == "button" and element.button.is_form_submitter and element.button.label == "Save":
            self.button = element.button.id


def main() -> int:
    seconds = _seconds()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        var = Path(folder)
        driver.command(var, "prepare")
        with driver.running(var) as app:
            workshop = re.search(r"[0-9a-f-]{36}", driver.command(var, "example"))[0]
            scribes = record(app, workshop, seconds)
    waits = sorted(wait for scribe in scribes for wait in scribe.waits)
    wrong = [line for scribe in scribes for line in scribe.wrong]
    figures = {"bench": "quick_add", "scribes": SCRIBES, "entries": len(waits), "p50_ms": round(statistics.median(waits), 1),
               "p95_ms": round(waits[int(len(waits) * 0.95)], 1), "most_ms": round(waits[-1], 1), "wrong": wrong[:5],
               "limits": {"p95_ms": MOST_P95_MS}}
    print(f"{len(waits)} entries by {SCRIBES} scribes in {seconds} s: p50 {figures['p50_ms']} ms, p95 {figures['p95_ms']} ms, "
          f"slowest {figures['most_ms']} ms; {len(wrong)} went wrong")
    print(json.dumps(figures))
    return int(bool(wrong) or figures["p95_ms"] > MOST_P95_MS)


def record(app: driver.App, workshop: str, seconds: float) -> list[Scribe]:
    """Let all scribes record for a while, each at its own moments and functions."""
    cookie = driver.come_in(app)
    with ExitStack() as stack:
        scribes = [Scribe(stack.enter_context(driver.session(app.port, cookie)), f"workshop={workshop}&function={at % 10 + 1}")
                   for at in range(SCRIBES)]
        for scribe in scribes:
            scribe.open()
        threads = [threading.Thread(target=_work, args=(scribe, at, seconds)) for at, scribe in enumerate(scribes)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return scribes


def _work(scribe: Scribe, at: int, seconds: float) -> None:
    chance = random.Random(at)
    until, number = time.monotonic() + seconds, 0
    time.sleep(chance.uniform(0, EVERY_SECONDS))
    while time.monotonic() < until:
        number += 1
        scribe.add(f"Scribe {at} heard thing {number}.")
        time.sleep(chance.uniform(0.5, 1.5) * EVERY_SECONDS)


def _seconds() -> float:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    return parser.parse_args().seconds


if __name__ == "__main__":
    sys.exit(main())
