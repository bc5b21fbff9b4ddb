"""The copy's own server: a process of its own on a free port, ended when the rehearsal is over."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from toolkit import addresses, settings
from toolkit.errors import RecordUnavailable

PATIENCE = 90.0  # seconds until it must answer
HERE = "127.0.0.1"


@contextmanager
def served(hall: bool) -> Iterator[tuple[str, int]]:
    """(host, port) of a server on the record that the settings name. Raises BadInput off the network, RecordUnavailable if it fails."""
    port = addresses.free_port()
    host = (addresses.lan_address() if hall else HERE) or addresses.hall_url(port)  # which says what is wrong
    words = [sys.executable, "-P", "-m", "toolkit", "serve", "--no-browser", "--port", str(port), *(["--hall"] if hall else [])]
    with subprocess.Popen(words, cwd=settings.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(process, host, port)
            yield host, port
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def _wait_for(process: subprocess.Popen, host: str, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), closing(http.client.HTTPConnection(host, port, timeout=5)) as connection:
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise RecordUnavailable("The copy of the app did not start, so nothing could be tried. "
                            "Stop what else runs on this computer and try again.")
