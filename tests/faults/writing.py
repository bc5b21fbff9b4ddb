"""Writers in processes of their own, and what the record holds of what they were told."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import select

from tests.conftest import close_engines
from tests.factories import AWorkshop
from toolkit import settings
from toolkit.models import Entry
from toolkit.storage.engine import read_session
from toolkit.upkeep.checking import findings

MANY = 100_000


@contextmanager
def writer(workshop: AWorkshop, name: str, times: int = MANY, **more) -> Iterator[subprocess.Popen]:
    """A process that records one thing after another; killed at the end if it is still there."""
    close_engines()
    words = [sys.executable, "-m", "tests.faults.writer", str(workshop.id), str(workshop.group), name, str(times)]
    with subprocess.Popen(words, cwd=settings.ROOT, env=os.environ | {"PYTHONPATH": str(settings.ROOT)}, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **more) as process:
        try:
            yield process
        finally:
            process.kill()


def lines_until(process: subprocess.Popen, kept: int) -> list[str]:
    """What a writer says until it has kept so much (or has ended)."""
    said: list[str] = []
    for line in process.stdout:
        said.append(line.rstrip("\n"))
        if sum(one.startswith("kept ") for one in said) >= kept:
            break
    return said


def check(workshop: AWorkshop, said: list[str], killed: int = 2) -> None:
    """What was acknowledged is there once; what was not is there once at most, and only as a sentence was it refused."""
    kept = {line.removeprefix("kept ") for line in said if line.startswith("kept ")}
    others = [line for line in said if not line.startswith("kept ")]
    assert all(line.startswith("refused ") and line.endswith(".") for line in others), others
    with read_session() as session:
        there = Counter(session.exec(select(Entry.words).where(Entry.workshop_id == workshop.id)).all())
    assert kept and kept <= set(there) and set(there.values()) == {1}, kept - set(there)
    assert len(there) <= len(kept) + len(others) + killed  # of each writer that was killed, one was perhaps not told
    assert findings() == []
