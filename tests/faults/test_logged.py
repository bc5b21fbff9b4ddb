"""A whole start with `TOOLKIT_LOG=json` and `TOOLKIT_METRICS=1`: only lines of JSON, and no key and no name in any of them."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from types import SimpleNamespace

from bench import driver
from tests.conftest import close_engines
from tests.doors.hall import a_hall
from tests.faults.hall_app import form
from tests.loops import run_apart
from toolkit import settings
from toolkit.access.links import issue_link
from toolkit.addresses import free_port
from toolkit.cli.rehearsal.phone import Phone

WHO = "Somebody by name"


@contextmanager
def served_quietly(log):
    port = free_port()
    words = [sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(port)]
    environment = os.environ | {"TOOLKIT_LOG": "json", "TOOLKIT_METRICS": "1"}
    with log.open("w") as said, subprocess.Popen(words, cwd=settings.ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT) as app:
        try:
            _wait(port)
            yield port
        finally:
            app.send_signal(signal.SIGTERM)
            app.wait(20)


def _wait(port):
    until = time.monotonic() + driver.PATIENCE
    while time.monotonic() < until:
        with suppress(OSError):
            if driver.get(port, "/health")[0] == 200:
                return
        time.sleep(0.2)
    raise AssertionError("it did not start")


async def votes(port, hall):
    async with Phone("localhost", port) as phone:
        return (await phone.ask(f"/vote/{hall.token()}/send", form(hall, 0))).status


def test_every_line_is_json_and_holds_no_key_and_no_name(record, var):
    hall, log = a_hall(question="What does Mary need?"), var / "app.log"
    secret = issue_link("facilitator", WHO)
    close_engines()
    with served_quietly(log) as port:
        cookie = driver.come_in(SimpleNamespace(port=port, secret=secret))
        driver.get(port, "/join/a-wrong-secret")
        driver.get(port, f"/{hall.code}/of-nothing?secret={secret}")
        assert run_apart(votes(port, hall)) == 200
        with driver.session(port, cookie) as screen:
            assert driver.rerun(screen, "").wrong is None
            figures = driver.get(port, "/metrics")[2].decode()
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {"Starting Common Table", "request"} <= {line["says"] for line in lines}
    assert any("stopped" in line["says"] for line in lines)
    assert {"join", "vote/send", "health"} <= {line.get("door") for line in lines}
    assert "common_table_ballots_total 1.0" in figures and "common_table_sessions 1.0" in figures
    for known in (secret, "a-wrong-secret", hall.code, hall.numbers[0], cookie.partition("=")[2], WHO, "Mary"):
        assert known not in log.read_text() and known not in figures
