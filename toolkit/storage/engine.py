"""Engine and sessions. Reads begin deferred, writes begin immediate, so that two writers never overwrite each other."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError, StatementError
from sqlmodel import Session, create_engine

from toolkit import settings
from toolkit.errors import BadInput, RecordUnavailable, ToolkitError
from toolkit.storage.once import ANSWERS
from toolkit.turns import Turns
from toolkit.words import SOURCE
from toolkit.words.speaking import spoken

BUSY_SECONDS = 5
# Any fixed number: it names the writers' lock among those of a PostgreSQL server.
WRITERS_LOCK = 7_215_002
# After 10 seconds of silence both ends ask three times whether the other is still there: within 25 seconds a loss is noticed.
LOST = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
ASIDE = "aside"
FORGET = "forget what was deleted"
# What a write raises when a row breaks a rule of the tables, such as a second ballot for one ticket.
RuleBroken = IntegrityError


def engine() -> Engine:
    """The engine for the database that the settings name now."""
    return _engine(settings.database_url())


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    # Parameters stay out of errors and so out of logs: they hold receipts, tickets and people's words.
    if make_url(url).get_backend_name() != "sqlite":
        made = create_engine(url, pool_size=20, max_overflow=20, pool_pre_ping=True, hide_parameters=True, connect_args=LOST)
        event.listen(made, "connect", _notice_what_is_lost)
        event.listen(made, "begin", _begin_postgresql)
        return made
    _make_folder(url)
    # The connection that was used last is used next: the others stay as small as they are.
    made = create_engine(url, pool_size=20, max_overflow=20, pool_use_lifo=True, connect_args={"timeout": BUSY_SECONDS},
                         hide_parameters=True)
    # Many rows go in as one statement. Row by row, the driver would let other threads run after each, and under load every
    # row would wait for its turn again.
    made.dialect.use_insertmanyvalues_wo_returning = True
    event.listen(made, "connect", _tune_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _make_folder(url: str) -> None:
    file = make_url(url).database or ""
    if file.startswith("file:"):  # SQLite's own way to write an address: whoever uses it has made the folder
        return
    folder = Path(file).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordUnavailable(f"The folder {folder} for the record cannot be made. Check who may write there.") from error


def _tune_sqlite(connection, _record) -> None:
    # The driver's own BEGIN is switched off: ours below decides between deferred and immediate.
    connection.isolation_level = None
    # 2 MB of pages kept: each connection keeps its own, and while a hall records, each write makes the others' out of date.
    # The log is carried over to the file after 16 MB: a hall that votes at once writes that in seconds.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "cache_size=-2000",
                   "wal_autocheckpoint=4000"):
        connection.execute(f"PRAGMA {pragma}")


def _notice_what_is_lost(connection, _record) -> None:
    # A machine that loses its power says no goodbye. Left alone, the server would keep its lock on writing for two hours.
    with connection.cursor() as asked:
        for name in ("idle", "interval", "count"):
            asked.execute(f"SET tcp_keepalives_{name} = {LOST[f'keepalives_{name}']}")
    connection.commit()


def _begin_sqlite(connection) -> None:
    immediate = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _begin_postgresql(connection) -> None:
    # One writer at a time, as on SQLite: numbers and ranks are read before they are given, and the audit is one chain.
    if connection.get_execution_options().get("writes") == ASIDE:
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
    elif connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")


@contextmanager
def read_session() -> Iterator[Session]:
    """A session for reading. Raises RecordUnavailable with a sentence when the database cannot be read."""
    with plain_words(), Session(engine(), info={ANSWERS: {}}) as session:
        yield session


@contextmanager
def write_session() -> Iterator[Session]:
    """A session whose whole block is one transaction: all of it is kept, or nothing.

    Raises RecordUnavailable with a sentence when the database is locked, read-only or away.
    """
    # What is written down is English, whoever writes it.
    with (spoken(SOURCE), plain_words(), _in_turn(), engine().connect().execution_options(writes=True) as connection,
          Session(connection, expire_on_commit=False) as session):
        yield session
        session.commit()
    if session.info.get(FORGET):
        clear_away(session.info[FORGET])


@contextmanager
def aside_session() -> Iterator[Session]:
    """A session for what is no act, such as where somebody left off: it is part of no chain, so on PostgreSQL it queues behind nobody.

    The last half second of it may be lost with the power. Raises RecordUnavailable as `write_session` does, and RuleBroken when
    another wrote the same new row at this moment. On SQLite there is one way to write.
    """
    if engine().dialect.name == "sqlite":
        with write_session() as session:
            yield session
        return
    with (plain_words(), engine().connect().execution_options(writes=ASIDE) as connection,
          Session(connection, expire_on_commit=False) as session):
        yield session
        session.commit()


@contextmanager
def _in_turn() -> Iterator[None]:
    # PostgreSQL queues its writers itself; those of other processes SQLite keeps apart.
    if engine().dialect.name != "sqlite":
        yield
        return
    turns = _turns(settings.database_url())
    if not turns.take(BUSY_SECONDS):
        raise RecordUnavailable(_BUSY)
    try:
        yield
    finally:
        turns.give_back()


@lru_cache(maxsize=4)
def _turns(url: str) -> Turns:
    return Turns()


def forget_deleted(*tables: str, session: Session) -> None:
    """Once this session is committed, leave nothing of what it deleted from these tables in the database's files."""
    session.info[FORGET] = session.info.get(FORGET, frozenset()) | {*tables}


def clear_away(tables: frozenset[str] = frozenset()) -> None:
    """Leave nothing of what was deleted or overwritten in the files of these tables, or of all."""
    # SQLite overwrites what is deleted (secure_delete) and empties its log here; PostgreSQL gives the old rows up. Readers
    # may stand in the way for the moment: then the next checkpoint does it.
    with suppress(DBAPIError), engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine().dialect.name == "sqlite":
            connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            connection.exec_driver_sql(f"VACUUM {', '.join(sorted(tables))}".strip())


@contextmanager
def plain_words() -> Iterator[None]:
    """Raise RecordUnavailable with a sentence for what a database says when it cannot be read or written.

    Raises BadInput for what no column holds: a NUL among letters, or a number out of bounds, on PostgreSQL.
    """
    try:
        yield
    except DataError as error:
        raise BadInput(_UNFIT) from error
    except (OperationalError, DBAPIError) as error:
        sentence = _sentence(str(error.orig).lower())
        if sentence is None:
            raise
        raise RecordUnavailable(sentence) from error
    except StatementError as error:  # what was to be written could not be made ready, for want of its key
        if isinstance(error.orig, ToolkitError):
            raise error.orig from error
        raise


def _sentence(said: str) -> str | None:
    for sign, sentence in SENTENCES.items():
        if sign in said:
            return sentence
    return None


_UNFIT = ("Something here cannot be kept or looked up as it stands, such as a sign that has no shape or a number that is far too large. "
          "Look through what you typed, then try again.")
_BUSY = "The record is busy: another program is writing to it. Nothing was lost; please try again in a moment."
_OLD = "The record is not up to date with this version. Start Common Table with run.py, which brings it up to date."
_STOPPED = "The database server was stopped. Check that it is running, then try again."

# What databases say, in small letters; the first sign that is found decides.
SENTENCES = {
    "locked": _BUSY,
    "lock timeout": _BUSY,
    "readonly": "The record can only be read: the database file or its folder is write-protected. "
                "Ask whoever looks after this computer to allow writing, then try again.",
    "unable to open": "The record cannot be opened. Check that the database file and its folder are there and may be read.",
    "disk is full": "The disk is full, so nothing more can be saved. Free some space, then try again.",
    "disk i/o": "The disk did not answer while saving. Nothing was half-saved; please try again.",
    "not a database": "The database file is damaged or is not a database. Put the last backup in its place.",
    "malformed": "The database file is damaged. Put the last backup in its place.",
    "fatal:  database": "The database server has no database of this name. Check DATABASE_URL, or have the database made, "
                        "then try again.",
    "terminating": _STOPPED,
    "server closed": _STOPPED,
    "connect": "The database server does not answer, or does not let us in. Check that it is running and that "
               "DATABASE_URL is right, then try again.",
    "no such table": _OLD,
    "no such column": _OLD,
    "has no column": _OLD,
    "does not exist": _OLD,
}
