"""Every step from the first released schema to the newest, with a row in each table as it was then, on both databases."""

from datetime import datetime
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import Connection, select

from tests.storage.filled import fill_empty_tables
from toolkit.storage import migrate
from toolkit.storage.engine import engine
from toolkit.storage.snapshot import tables_of

Held = dict[str, list[dict[str, Any]]]

# The step that encrypts, by its file: a number is no name to import by.
ENCRYPTS = import_module("toolkit.storage.migrations.versions.0020_case_texts_encrypted")
# What a step changes in rows that were there, besides adding columns: (version, table, column) and why.
RENEWED = {
    ("0008", "small_group", "position"): "became the group's number, by its order",
} | {("0020", table, column): "is encrypted since" for table, columns in ENCRYPTS.TEXTS.items() for column in columns}


def to(version: str, how=command.upgrade) -> None:
    """Bring the database to a version."""
    with migrate._one_at_a_time() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        how(config, version)


def held(connection: Connection) -> Held:
    """Every row of every table, alike on both databases."""
    return {name: [{column: _alike(value) for column, value in row.items()} for row in connection.execute(
        select(table).order_by(*table.primary_key.columns)).mappings()] for name, table in tables_of(connection).items()}


def _alike(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return bytes(value) if isinstance(value, memoryview) else value.hex if isinstance(value, UUID) else value


def lost(version: str, before: Held, after: Held) -> list[str]:
    """What was there before a step and is not, or not as it was, afterwards."""
    found = []
    for table, rows in before.items():
        if len(after.get(table, [])) != len(rows):
            found.append(f"{version}: {table} had {len(rows)} rows and has {len(after.get(table, []))}")
            continue
        for old, new in zip(rows, after[table], strict=True):
            found += [f"{version}: {table}.{column} was {value!r} and is {new.get(column, 'not there')!r}" for column, value in old.items()
                      if (version, table, column) not in RENEWED and new.get(column) != value]
    return found


@pytest.mark.full
def test_every_step_keeps_every_row_of_every_table(empty_database):
    before: Held = {}
    filled: set[str] = set()
    for version in migrate.versions():
        to(version)
        with engine().begin() as connection:
            assert lost(version, before, held(connection)) == []
            fill_empty_tables(connection)
            before = held(connection)
            filled |= {table for table, rows in before.items() if rows}
        assert all(before.values()), version
    assert migrate.is_current() and filled == set(before)


def test_every_version_that_was_released_comes_up_to_date_at_once(empty_database):
    """Nobody updates step by step: the first released schema, full, goes to the newest in one start of the app."""
    first = migrate.versions()[0]
    to(first)
    with engine().begin() as connection:
        fill_empty_tables(connection)
        before = held(connection)
    migrate.upgrade()
    with engine().connect() as connection:
        after = held(connection)
        assert lost("0008", before, after) == []
    assert migrate.is_current()


def test_the_newest_step_can_be_taken_back_and_made_again(empty_database):
    newest = migrate.newest()
    before_it = migrate.versions()[-2]
    to(newest)
    with engine().begin() as connection:
        fill_empty_tables(connection)
    to(before_it, command.downgrade)
    assert not migrate.is_current()
    with engine().connect() as connection:
        before = held(connection)
    to(newest)
    with engine().connect() as connection:
        assert lost(newest, before, held(connection)) == []
