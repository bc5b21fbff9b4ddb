"""Several computers in one test: each has a record of its own, and a workshop goes from one to the other as a file."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from tests.factories import an_actor
from toolkit.exchange.kinds import CARRIED
from toolkit.exchange.report import Choice, Report
from toolkit.exchange.workshop_in import import_workshop, plan_import, read_file
from toolkit.exchange.workshop_out import export_workshop
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import carry


@dataclass(frozen=True)
class Computer:
    """One computer's record. What is done between `at()` and the next one's is done there."""

    url: str
    point_at: Callable[[str], None]

    def at(self) -> "Computer":
        """Work on this computer from now on."""
        self.point_at(self.url)
        return self

    def export(self, workshop_id: UUID) -> bytes:
        """The workshop as a file."""
        self.at()
        with write_session() as session:
            return export_workshop(an_actor(), workshop_id, session=session)

    def plan(self, data: bytes, choice: Choice = Choice.NEWER) -> Report:
        """The report, with nothing written."""
        self.at()
        with read_session() as session:
            return plan_import(an_actor(), read_file(data), choice, session=session)

    def take(self, data: bytes, choice: Choice = Choice.NEWER) -> Report:
        """Import the file."""
        self.at()
        with write_session() as session:
            return import_workshop(an_actor(), read_file(data), choice, session=session)

    def rows(self, workshop_id: UUID) -> dict[str, list[carry.Values]]:
        """Every row of the workshop, by table."""
        self.at()
        with read_session() as session:
            return {kind.table: carry.rows_of(kind.model, workshop_id, session=session) for kind in CARRIED}


@pytest.fixture
def computer(var: Path, migrated_file: Path, point_at: Callable[[str], None]) -> Callable[[str], Computer]:
    """A function that gives a computer of this name, with an empty record at first."""
    def made(name: str) -> Computer:
        file = var / f"{name}.db"
        if not file.exists():
            shutil.copy(migrated_file, file)
        return Computer(f"sqlite:///{file}", point_at)

    return made


@pytest.fixture
def here(computer) -> Computer:
    """This computer."""
    return computer("here").at()


@pytest.fixture
def there(computer) -> Computer:
    """The other computer."""
    return computer("there")


def count(report: Report, many: str) -> tuple[int, int, int, int]:
    """(new, the same, in conflict, left out) of one kind in a report."""
    found = next(one for one in report.counts if one.many == many)
    return found.new, found.same, found.conflict, found.left_out
