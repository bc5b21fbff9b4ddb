"""Each test gets a record of its own: a copy of a migrated SQLite file, or a database made from a migrated template."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import settings
from sqlmodel import Session

from tests import compiled
from tests.postgres import TEMPLATE, Postgres, running
from toolkit.access.roles import COMMAND_LINE
from toolkit.errors import RecordUnavailable
from toolkit.steps.example import load_example
from toolkit.storage.engine import _engine, engine, read_session, write_session
from toolkit.storage.migrate import upgrade
from toolkit.storage.queries.workshops import example_id

# The PostgreSQL server of the tests wants this folder, private to one user, before it is imported.
_RUNTIME = Path(tempfile.gettempdir()) / f"common-table-tests-{getattr(os, 'getuid', int)()}"
if not Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere").is_dir():
    _RUNTIME.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(_RUNTIME)

compiled.share()

# One key for the texts of all cases: records are copied from folder to folder here, and a key file would stay behind.
os.environ["TOOLKIT_KEY"] = "Y29tbW9uIHRhYmxlJ3MgdGVzdHM6IGEga2V5IG9ubHk="

# A slow machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The browser that the tests marked `browser` drive; None where there is none."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--full`: also what takes minutes. CI runs it, and whoever changes how ballots are kept. `--looks`: what takes half an hour."""
    parser.addoption("--full", action="store_true", help="run the long drills too, and those that repeat as often as they should")
    parser.addoption("--looks", action="store_true", help="look at every screen in every look and size (half an hour)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `full` or `looks`, unless it was asked for."""
    unasked = [name for name in ("full", "looks") if not config.getoption(f"--{name}")]
    left_out = [item for item in items if any(map(item.get_closest_marker, unasked))]
    items[:] = [item for item in items if not any(map(item.get_closest_marker, unasked))]
    config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is loaded now stays: looking through it for garbage again and again takes a tenth of the tests' time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the long drills were asked for."""
    return request.config.getoption("--full")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser its tests are skipped on a person's machine, and fail where CI promises one."""
    if item.get_closest_marker("browser") and not find_chromium():
        reason = "no Chromium on PATH (Debian: apt-get install chromium)"
        pytest.fail(reason, pytrace=False) if os.environ.get("CI") else pytest.skip(reason)


def close_engines() -> None:
    """Close the connections to the record that the settings name, and forget every engine."""
    with suppress(RecordUnavailable):
        engine().dispose()
    _engine.cache_clear()


@contextmanager
def kept_at(url: str, var: Path) -> Iterator[None]:
    """Keep the record at `url` and all else in `var`, for session fixtures; closes what was opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        patch.setenv("TOOLKIT_VAR", str(var))
        yield
        close_engines()


@pytest.fixture(scope="session")
def shared_places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of prepared postcodes, place names and tiles for all tests of a run, whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "places"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_places: Path) -> Path:
    """A var folder of the test's own; only prepared places are shared."""
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "places").symlink_to(shared_places, target_is_directory=True)
    monkeypatch.setenv("TOOLKIT_VAR", str(folder))
    return folder


@pytest.fixture
def point_at(var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """A function that keeps the record at another address from now on; closes the connections at the end."""
    def to(url: str) -> None:
        close_engines()
        monkeypatch.setenv("DATABASE_URL", url)

    yield to
    close_engines()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record, up to date, for copying."""
    file = tmp_path_factory.mktemp("migrated") / "record.db"
    with kept_at(f"sqlite:///{file}", file.parent):
        upgrade()
    return file


@pytest.fixture
def record(var: Path, migrated_file: Path, point_at: Callable[[str], None]) -> Path:
    """An empty SQLite record, up to date, that the settings name; gives its file."""
    file = var / "common-table.db"
    shutil.copy(migrated_file, file)
    point_at(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="module")
def record_for_all(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Path]:
    """One record for all examples of a property: each makes a workshop of its own in it."""
    folder = tmp_path_factory.mktemp("for-all")
    shutil.copy(migrated_file, folder / "record.db")
    with kept_at(f"sqlite:///{folder / 'record.db'}", folder):
        yield folder / "record.db"


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """A record that holds the example workshop, for copying."""
    file = tmp_path_factory.mktemp("example") / "record.db"
    shutil.copy(migrated_file, file)
    with kept_at(f"sqlite:///{file}", file.parent), write_session() as session:
        load_example(COMMAND_LINE, session=session)
    return file


@pytest.fixture
def example(record: Path, example_file: Path) -> UUID:
    """Like `record`, with the example workshop in it; gives its id."""
    shutil.copy(example_file, record)
    with read_session() as session:
        return example_id(session=session)


@pytest.fixture
def session(record: Path) -> Iterator[Session]:
    """A write session on `record`: one transaction for the whole test."""
    with write_session() as session:
        yield session


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server, one for each process of the run."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_template(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PostgreSQL database, empty and up to date, for copying."""
    with kept_at(postgres.make(TEMPLATE), tmp_path_factory.mktemp("template")):
        upgrade()
    return TEMPLATE


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, var: Path, point_at: Callable[[str], None]) -> Iterator[str]:
    """A database with no tables at all, on SQLite and on PostgreSQL; gives its address."""
    yield from _database(request, f"sqlite:///{var / 'empty.db'}", "template0", point_at)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, var: Path, point_at: Callable[[str], None]) -> Iterator[str]:
    """An empty record, up to date, on SQLite and on PostgreSQL; gives its address."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), var / "record.db")
        template = ""
    else:
        template = request.getfixturevalue("migrated_template")
    yield from _database(request, f"sqlite:///{var / 'record.db'}", template, point_at)


def _database(request: pytest.FixtureRequest, file_url: str, template: str, point_at: Callable[[str], None]) -> Iterator[str]:
    if request.param == "sqlite":
        point_at(file_url)
        yield file_url
        return
    server: Postgres = request.getfixturevalue("postgres")
    address = server.make(template=template)
    point_at(address)
    yield address
    close_engines()
    server.drop(address)
