"""Filling an empty database with the rows of a backup: all of them are kept, or none and no table either."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from toolkit import settings
from toolkit.errors import BadInput
from toolkit.storage import migrate
from toolkit.storage.engine import engine, plain_words
from toolkit.storage.plain import as_held, holds_files
from toolkit.storage.snapshot import AT_ONCE, tables_of

Rows = Callable[[str], Iterable[Mapping[str, Any]]]
NOT_OURS = "This backup does not fit together: {}. Nothing was put back. Take another backup."
BELONG_NOWHERE = NOT_OURS.format("some of its rows belong to others that are missing")


def check_empty() -> None:
    """Raise BadInput when the database that the settings name holds tables."""
    file = _file()
    if file is not None and not file.exists():
        return
    with plain_words(), engine().connect() as connection:
        if inspect(connection).get_table_names():
            raise BadInput(migrate.NOT_EMPTY)


def refill(version: str, counts: Mapping[str, int], rows: Rows, kept: Callable[[str], bytes]) -> None:
    """Make the tables of a version, put the rows in, then bring all of it up to date. `rows` gives those of a table, `kept` the bytes
    of a name. Raises BadInput when there is a record already, or the rows are not those of that version.
    """
    check_empty()
    file = _file()
    begun = file is not None and not file.exists()
    try:
        with migrate.made_at(version) as connection:
            _fill(connection, counts, rows, kept)
    except BaseException:
        if begun:
            _leave_nothing(file)
        raise


def _file() -> Path | None:
    if engine().dialect.name != "sqlite":
        return None
    return Path(make_url(settings.database_url()).database or "")


def _leave_nothing(file: Path) -> None:
    engine().dispose()
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _fill(connection: Connection, counts: Mapping[str, int], rows: Rows, kept: Callable[[str], bytes]) -> None:
    tables = tables_of(connection)
    if set(tables) != set(counts):
        raise BadInput(NOT_OURS.format("its tables are not those of its version"))
    with _keys_unwatched(connection):
        for name, table in tables.items():
            connection.execute(table.delete())  # what a migration itself put there
            try:
                _put_in(connection, table, rows(name), kept)
            except (ValueError, TypeError, KeyError, DBAPIError) as error:
                raise BadInput(NOT_OURS.format(f"its table {name} holds what cannot be put back")) from error
            if connection.execute(text(f'select count(*) from "{name}"')).scalar() != counts[name]:
                raise BadInput(NOT_OURS.format(f"its table {name} is not whole"))
    if engine().dialect.name == "postgresql":
        _go_on_counting(connection, tables)
    elif connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BadInput(BELONG_NOWHERE)


def _put_in(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]], kept: Callable[[str], bytes]) -> None:
    waiting, size = iter(rows), 1 if holds_files(table) else AT_ONCE
    while some := list(islice(waiting, size)):
        connection.execute(table.insert(), [{column.name: as_held(column, row[column.name], kept) for column in table.columns}
                                            for row in some])


@contextmanager
def _keys_unwatched(connection: Connection) -> Iterator[None]:
    # Rows name rows of the same table and of later ones. SQLite looks through its foreign keys at the end of any migration;
    # PostgreSQL looks through them when they are made anew.
    keys = []
    if engine().dialect.name == "postgresql":
        keys = list(connection.execute(text(
            "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint "
            "where contype = 'f' and connamespace = current_schema()::regnamespace")))
    for table, name, _ in keys:
        connection.exec_driver_sql(f"alter table {table} drop constraint {name}")
    yield
    try:
        for table, name, rule in keys:
            connection.exec_driver_sql(f"alter table {table} add constraint {name} {rule}")
    except DBAPIError as error:
        raise BadInput(BELONG_NOWHERE) from error


def _go_on_counting(connection: Connection, tables: Mapping[str, Table]) -> None:
    # Numbers that the server gives out go on after the highest that is there.
    for name, table in tables.items():
        for column in table.primary_key.columns:
            if issubclass(column.type.python_type, int):
                connection.execute(text(f'select setval(pg_get_serial_sequence(:table, :column), max("{column.name}")) from "{name}" '
                                        f'having max("{column.name}") is not null'), {"table": name, "column": column.name})
