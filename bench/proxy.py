"""nginx on this machine in front of several processes of the app, by the very configuration that we ship (deploy/nginx.conf)."""

import http.client
import json
import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

from bench import driver
from toolkit.addresses import free_port

SHIPPED = driver.ROOT / "deploy" / "nginx.conf"
WAY = "common_table_way"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Proxy:
    """A running proxy: its port, its process, and the lines that it wrote down."""

    port: int
    process: subprocess.Popen
    log: Path

    def told(self) -> list[dict]:
        """What stands in its log."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def way_to(self, port: int) -> str:
        """A cookie by which a browser is led to the process at this port."""
        for _ in range(200):
            mark, door = secrets.token_hex(16), "/way-" + "".join(secrets.choice(ascii_lowercase) for _ in range(12))
            driver.get(self.port, door, f"{WAY}={mark}")
            if self._led_to(door) == f"127.0.0.1:{port}":
                return f"{WAY}={mark}"
        raise RuntimeError(f"nginx leads nobody to the process at {port}.")

    def _led_to(self, door: str) -> str:
        # Each question has a door of its own: a line is written down after the answer, so the newest may be that of the question before.
        for _ in range(100):
            if found := [line["process"] for line in self.told() if line["door"] == door]:
                self.log.write_text("")
                return found[0]
            time.sleep(0.01)
        raise RuntimeError("nginx wrote nothing down.")


def found() -> str | None:
    """The nginx of this machine; None where there is none."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def in_front_of(ports: Sequence[int], folder: Path) -> Iterator[Proxy]:
    """The proxy before the processes at these ports, in a folder of its own; ended by its own process id."""
    port, config, log = free_port(), folder / "nginx.conf", folder / "access.log"
    log.touch()
    config.write_text(fitted(SHIPPED.read_text(encoding="utf-8"), port, ports, folder, log), encoding="utf-8")
    with subprocess.Popen([found(), "-p", folder, "-c", config, "-g", "daemon off;"]) as process:
        try:
            _wait(port, process)
            yield Proxy(port, process, log)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


def fitted(shipped: str, port: int, ports: Sequence[int], folder: Path, log: Path) -> str:
    """The shipped configuration with other ports, and with all its files in this folder."""
    servers = "".join(f"        server 127.0.0.1:{one} max_fails=1 fail_timeout=5s;\n" for one in ports)
    temporary = "".join(f"    {name}_temp_path {folder}/{name};\n" for name in TEMPORARY)
    whole = shipped
    for old, new in ((r"listen 80;", f"listen 127.0.0.1:{port};"), (r"pid \S+;", f"pid {folder}/nginx.pid;"),
                     (r"worker_processes auto;", "worker_processes 1;" + (" user root;" if os.name != "nt" and os.getuid() == 0 else "")),
                     (r"(        server 127\.0\.0\.1:\d+ .*;\n)+", servers), (r"/var/log/nginx/\S+", str(log)),
                     (r"http \{\n", "http {\n" + temporary)):
        whole, count = re.subn(old, new, whole)
        if count != 1:
            raise RuntimeError(f"{old} stands {count} times in {SHIPPED}.")
    return whole


def _wait(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + driver.PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            if driver.get(port, "/health")[0] == 200:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start.")
