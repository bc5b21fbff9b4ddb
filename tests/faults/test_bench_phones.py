"""The phones of the benches: what they found is told whole, however many of them failed."""

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from toolkit import settings
from toolkit.addresses import free_port

REQUESTS, PHONES = 9_000, 40


class Door(BaseHTTPRequestHandler):
    """Gives a receipt, refuses, or hangs up without a word, as the path says."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/hangs-up":
            self.close_connection = True
            return
        self.send_response(200 if self.path == "/fine" else 429)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def door():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def phones(port, lines, folder):
    asked, found = folder / "requests.txt", folder / "found.json"
    asked.write_text("\n".join(f"{path} a=1" for path in lines), encoding="ascii")
    ran = subprocess.run([sys.executable, "-m", "bench.phones", str(port), str(asked), str(PHONES), "60", str(found)], cwd=settings.ROOT,
                         check=True, text=True, capture_output=True)
    return ran.stdout, json.loads(found.read_text(encoding="ascii"))


def test_all_receipts_are_told_beside_phones_that_failed(door, tmp_path):
    lines = ["/fine"] * REQUESTS + ["/busy"] * 50 + ["/hangs-up"] * 10
    said, found = phones(door, lines, tmp_path)
    assert said == "" and len((tmp_path / "found.json").read_text()) > 131_072
    assert (found["accepted"], found["refused"], found["lost"]) == (REQUESTS, 50, 10) and len(found["receipts"]) == REQUESTS


def test_a_server_that_is_not_there_is_told_and_no_traceback(tmp_path):
    _, found = phones(free_port(), ["/fine"], tmp_path)
    assert (found["accepted"], found["lost"]) == (0, PHONES)
