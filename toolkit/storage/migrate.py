"""Bring the database up to date, one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from toolkit import keys, settings
from toolkit.errors import BadInput, RecordUnavailable
from toolkit.storage.engine import clear_away, engine, plain_words, read_session
from toolkit.storage.queries.case_keys import newest_key

FOLDER = Path(__file__).parent / "migrations"
# Any fixed number: it names the lock among those of a PostgreSQL server.
LOCK_NUMBER = 7_215_001
NOT_EMPTY = ("There is a record here already, and a backup is put back into an empty place only, so that nothing is overwritten. "
             "Name another folder in TOOLKIT_VAR (or another database in DATABASE_URL), or move the record away first.")


def upgrade() -> None:
    """Run the missing migrations under a lock. Raises RecordUnavailable with a sentence when that cannot be done."""
    from alembic import command
    from alembic.migration import MigrationContext

    with _one_at_a_time() as connection:
        config = _config()
        config.attributes["connection"] = connection
        before = MigrationContext.configure(connection).get_current_revision()
        command.upgrade(config, "head")
    if before != newest():
        clear_away()  # what stood in clear before it was encrypted
    note_key()


def note_key() -> None:
    """Tell the keys which of them the record was last written with. A record that was never brought up to date says nothing."""
    with read_session() as session:
        if newest_one := newest_key(session=session):
            keys.record_says(newest_one)


@contextmanager
def made_at(version: str) -> Iterator[Connection]:
    """An empty database brought to one version, and up to date afterwards. What is done with it in between is kept with all of
    that, or nothing is. Raises BadInput when there is a record already.
    """
    from alembic import command

    with _one_at_a_time() as connection:
        if inspect(connection).get_table_names():
            raise BadInput(NOT_EMPTY)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        yield connection
        command.upgrade(config, "head")


def versions() -> list[str]:
    """The migrations this version knows, the first first."""
    from alembic.script import ScriptDirectory

    return [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def is_current() -> bool:
    """Whether the database answers and is at the newest migration. Raises RecordUnavailable when it does not answer."""
    return standing() == newest()


def standing() -> str | None:
    """The migration that the database is at. Raises RecordUnavailable when it does not answer or was never brought up to date."""
    with read_session() as session:
        return session.connection().execute(text("select version_num from alembic_version")).scalar()


def kind() -> str:
    """Which database the settings name: sqlite or postgresql."""
    return engine().dialect.name


@lru_cache(maxsize=1)
def newest() -> str | None:
    """The newest migration this version knows."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config()).get_current_head()


def _config():
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", FOLDER.as_posix().replace("%", "%%"))
    return config


@contextmanager
def _one_at_a_time() -> Iterator[Connection]:
    with plain_words():
        on_server = engine().dialect.name == "postgresql"
        with (nullcontext() if on_server else _file_lock(), engine().connect() as connection,
              connection.begin() if on_server else _tables_may_be_rebuilt(connection)):
            if on_server:
                connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": LOCK_NUMBER})
            yield connection


@contextmanager
def _tables_may_be_rebuilt(connection: Connection) -> Iterator[None]:
    # SQLite changes a table by building another in its place. With foreign keys watched, taking away the old one would
    # take its children along; the switch works only outside a transaction. What is built is looked through at the end.
    driver = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            yield
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RecordUnavailable("The record could not be brought up to date, because some of its rows belong to others "
                                        "that are missing. Nothing was changed. Put the last backup in its place.")
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


@contextmanager
def _file_lock() -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        settings.var_folder().mkdir(parents=True, exist_ok=True)
        lock = FileLock(settings.var_folder() / "migrate.lock", timeout=60)
        lock.acquire()
    except Timeout:
        raise RecordUnavailable("Another start of Common Table is bringing the record up to date. "
                                "Wait a minute, then start again.") from None
    except OSError as error:
        raise RecordUnavailable(f"The folder {settings.var_folder()} cannot be written. "
                                "Allow writing there, or name another folder in TOOLKIT_VAR.") from error
    try:
        yield
    finally:
        lock.release()
