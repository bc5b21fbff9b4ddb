"""Starts the app and drives its screens as a browser would, over the real websocket; on this machine only."""

import contextlib
import http.client
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from toolkit.addresses import free_port

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PATIENCE = 90  # seconds before anything counts as failed


@dataclass(frozen=True)
class App:
    """A running app: its process, its port, the secret of the link it printed, and all that it printed until now."""

    process: subprocess.Popen
    port: int
    secret: str
    started: float
    log: list[str]


@dataclass(frozen=True)
class Run:
    """One script run: seconds, messages and bytes sent, and what went wrong on the page, if anything."""

    seconds: float
    messages: int
    size: int
    wrong: str | None


def environment(var: Path) -> dict[str, str]:
    """The variables for a process of the app that keeps everything in `var`."""
    return {**os.environ, "TOOLKIT_VAR": str(var), "DATABASE_URL": "", "TOOLKIT_PUBLIC_URL": "", "PYTHONUNBUFFERED": "1"}


@contextlib.contextmanager
def running(var: Path) -> Iterator[App]:
    """The app as `python3 run.py` starts it, ended by its own process id."""
    with _started(["run.py"], environment(var)) as app:
        yield app


@contextlib.contextmanager
def serving(var: Path, database_url: str = "") -> Iterator[App]:
    """The app as a server runs it (`python -m toolkit serve`), on a database of its own or one that it shares with others."""
    with _started(["-m", "toolkit", "serve"], environment(var) | {"DATABASE_URL": database_url}) as app:
        yield app


@contextlib.contextmanager
def _started(words: list[str], variables: dict[str, str]) -> Iterator[App]:
    port, started = free_port(), time.perf_counter()
    process = subprocess.Popen([sys.executable, *words, "--no-browser", "--port", str(port)], cwd=ROOT, text=True,
                               env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log: list[str] = []
    try:
        yield App(process, port, _secret(process, log), started, log)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _secret(process: subprocess.Popen, log: list[str]) -> str:
    # Read to the end from the background, so that a full pipe never holds the app up.
    threading.Thread(target=_keep, args=(process.stdout, log), daemon=True).start()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended = process.poll() is not None
        if found := re.search(r"/join/(\S+)", "".join(log)):
            return found[1]
        if ended:
            break
        time.sleep(0.05)
    raise RuntimeError("The app did not start: " + "".join(log))


def _keep(said: Iterable[str], log: list[str]) -> None:
    for line in said:
        log.append(line)


def command(var: Path, *words: str) -> str:
    """What a command of the toolkit prints."""
    return subprocess.run([sys.executable, "-m", "toolkit", *words], cwd=ROOT, env=environment(var), text=True, check=True,
                          stdout=subprocess.PIPE, timeout=PATIENCE).stdout


def get(port: int, path: str, cookie: str = "") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one request."""
    return _asked(port, "GET", path, None, {"Cookie": cookie})


def post(port: int, path: str, fields: dict[str, str], cookie: str = "") -> tuple[int, dict[str, str], bytes]:
    """The same for a form that is sent."""
    return _asked(port, "POST", path, urlencode(fields), {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})


def _asked(port: int, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def come_in(app: App) -> str:
    """The cookie that the app's own link gives at the door."""
    return come_in_by(app.port, app.secret)


@cache
def come_in_by(port: int, secret: str) -> str:
    """The cookie that a link gives when its button is pressed. A link that opens once is opened once for all that ask here."""
    address = f"/join/{secret}"
    _, headers, body = get(port, address)
    mark, seal = headers["set-cookie"].partition(";")[0], re.search(r'name="seal" value="([^"]+)"', body.decode())[1]
    status, headers, _ = post(port, address, {"seal": seal}, mark)
    if status != 303:
        raise RuntimeError(f"The link was answered with {status}.")
    return headers["set-cookie"].partition(";")[0]


def session(port: int, cookie: str) -> ClientConnection:
    """A browser's connection, signed in by a cookie."""
    return connect(f"ws://{HOST}:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None, ping_interval=None,
                   additional_headers={"Cookie": cookie}, proxy=None)


def rerun(connection: ClientConnection, page: str, query: str = "") -> Run:
    """Run a screen's script once, to its end."""
    message = BackMsg()
    message.rerun_script.page_name, message.rerun_script.query_string = page, query
    start, messages, size, wrong = time.perf_counter(), 0, 0, None
    connection.send(message.SerializeToString())
    while time.perf_counter() - start < PATIENCE:
        raw = connection.recv(timeout=PATIENCE)
        forward = ForwardMsg.FromString(raw)
        messages, size = messages + 1, size + len(raw)
        wrong = wrong or _wrong(forward, page)
        if forward.WhichOneof("type") == "script_finished" and forward.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return Run(time.perf_counter() - start, messages, size, wrong)
    raise RuntimeError(f"The screen {page or 'home'} did not finish.")


def _wrong(forward: ForwardMsg, page: str) -> str | None:
    kind = forward.WhichOneof("type")
    if kind == "page_not_found":
        return "there is no such page"
    if kind == "navigation":
        return _elsewhere(forward.navigation, page)
    if kind == "delta" and forward.delta.WhichOneof("type") == "new_element":
        return trouble(forward.delta.new_element)
    return None


def trouble(element) -> str | None:
    """What an element says went wrong; None for all others."""
    kind = element.WhichOneof("type")
    if kind == "exception":
        return f"{element.exception.type}: {element.exception.message}"
    if kind == "alert" and element.alert.format == Alert.ERROR:
        return element.alert.body
    # What shows instead of a screen when nobody is signed in, or it cannot be shown.
    if kind == "heading" and element.heading.body.startswith(("You need a link", "This cannot be shown")):
        return element.heading.body
    return None


def _elsewhere(navigation, page: str) -> str | None:
    shown = next((one.url_pathname for one in navigation.app_pages if one.page_script_hash == navigation.page_script_hash), "")
    return None if shown == page else f"showed {shown or 'home'} instead"
