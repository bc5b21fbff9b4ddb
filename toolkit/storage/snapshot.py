"""The whole record as it is at one moment, table by table, while others go on writing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData, Table, select, text

from toolkit.storage.engine import engine, plain_words
from toolkit.storage.plain import holds_files, plain

AT_ONCE = 500
OF_ALEMBIC = "alembic_version"


@dataclass(frozen=True)
class Snapshot:
    """What is there: the migration it is at, and the tables by name. Ask for rows before the snapshot is let go."""

    connection: Connection
    version: str
    tables: dict[str, Table]

    def rows(self, name: str, keep: Callable[[bytes], str]) -> Iterator[dict[str, Any]]:
        """Every row of a table by its key, as JSON knows it; bytes are handed to `keep`. The same on every database."""
        table = self.tables[name]
        wanted = select(*sorted(table.columns, key=lambda column: column.name)).order_by(*table.primary_key.columns)
        with self.connection.execute(wanted.execution_options(yield_per=1 if holds_files(table) else AT_ONCE)) as found:
            for row in found.mappings():
                yield {column: plain(value, keep) for column, value in row.items()}


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """Raises RecordUnavailable when the record cannot be read."""
    with plain_words(), engine().connect() as connection:
        if engine().dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        # On SQLite the first question takes the snapshot: later writes go into the log, and what is read stays as it was.
        version = connection.execute(text(f"select version_num from {OF_ALEMBIC}")).scalar_one()
        yield Snapshot(connection, version, tables_of(connection))


def tables_of(connection: Connection) -> dict[str, Table]:
    """The tables as the database has them, by name: also those of an earlier version."""
    found = MetaData()
    found.reflect(connection)
    return {name: table for name, table in sorted(found.tables.items()) if name != OF_ALEMBIC}
