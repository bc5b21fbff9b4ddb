"""A row for every table of whatever version the database is at, made from what the database says of its columns and rules."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice, product
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, Connection, Table, inspect, select, types
from sqlalchemy.exc import IntegrityError

from toolkit.storage.snapshot import tables_of

AT = datetime(2026, 3, 12, 10, 30, 15, 123456, tzinfo=UTC)
TRIES = 4000


def fill_empty_tables(connection: Connection) -> list[str]:
    """Put one row into each table that has none, parents first; gives the names of these tables."""
    tables, filled = tables_of(connection), []
    for table in _parents_first(tables):
        if connection.execute(select(table).limit(1)).first() is None:
            _add_one(connection, table, tables)
            filled.append(table.name)
    return filled


def _parents_first(tables: dict[str, Table]) -> list[Table]:
    done: list[Table] = []
    while len(done) < len(tables):
        left = [table for table in tables.values() if table not in done]
        # Those that may name a row, and need not, wait for it as long as others can go first.
        ready = [table for table in left if not _waits_for(table, done)] or [table for table in left if not _waits_for(table, done, True)]
        assert ready, "tables that need each other"
        done += ready
    return done


def _waits_for(table: Table, done: list[Table], needed: bool = False) -> bool:
    return any(key.column.table is not table and key.column.table not in done and not (needed and column.nullable)
               for column in table.columns for key in column.foreign_keys)


def _add_one(connection: Connection, table: Table, tables: dict[str, Table]) -> None:
    rules = [rule["sqltext"] for rule in inspect(connection).get_check_constraints(table.name)]
    choices = {column.name: _choices(connection, column, rules) for column in table.columns}
    for values in islice(product(*choices.values()), TRIES):
        try:
            with connection.begin_nested():
                connection.execute(table.insert(), dict(zip(choices, values, strict=True)))
            return
        except IntegrityError as error:
            last = error
    raise AssertionError(f"no row fits {table.name}: {last}")


def _choices(connection: Connection, column: Column, rules: list[str]) -> list[Any]:
    """Values for a column, the fullest first; nothing where it may be empty comes last."""
    about = [rule for rule in rules if re.search(rf"\b{column.name}\b", rule)]
    found = _named(connection, column) if column.foreign_keys else _of_type(column, about)
    if column.nullable and (about or column.foreign_keys):
        found = [*found, None]
    return found


def _named(connection: Connection, column: Column) -> list[Any]:
    key = next(iter(column.foreign_keys)).column
    return list(connection.execute(select(key).limit(1)).scalars())


def _of_type(column: Column, rules: list[str]) -> list[Any]:
    kind = column.type
    if isinstance(kind, types.Boolean):
        return [True, False]
    if isinstance(kind, types.DateTime):
        return [AT if kind.timezone else AT.replace(tzinfo=None)]
    if isinstance(kind, types.Date):
        return [date(2026, 3, 12)]
    if isinstance(kind, types.LargeBinary):
        return [f"bytes of {column.name}\0\x01".encode()]
    if isinstance(kind, types.Integer | types.Float | types.Numeric):
        exact = isinstance(kind, types.Numeric) and not isinstance(kind, types.Float)
        numbers = [1, *(int(one) for rule in rules for one in re.findall(r"(?<![\w.'])\d+", rule))]
        return [Decimal(one) if exact else one for one in dict.fromkeys(numbers)]
    if isinstance(kind, types.Uuid):
        return [uuid4()]
    if isinstance(kind, types.CHAR):  # an id on SQLite
        return [uuid4().hex]
    said = [one for rule in rules for one in re.findall(r"'([^']*)'", rule)]
    return list(dict.fromkeys(said)) or [f"Ümläut 😀 {column.name}"[:kind.length or 60]]
