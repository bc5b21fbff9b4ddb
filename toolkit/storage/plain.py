"""Values of any table as JSON knows them, the same on every database, and back again."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, types


def plain(value: Any, keep: Callable[[bytes], str]) -> Any:
    """A value for JSON. Ids are 32 letters, moments are in UTC; bytes are handed to `keep`, which says under which name."""
    if isinstance(value, bytes | memoryview):
        return keep(bytes(value))
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def as_held(column: Column, value: Any, kept: Callable[[str], bytes]) -> Any:
    """A value as this database holds it in a column, from what `plain` made of it. Raises ValueError when it is none."""
    kind = column.type
    if value is None:
        return None
    if isinstance(kind, types.LargeBinary):
        return kept(value)
    if isinstance(kind, types.Uuid):
        return UUID(value)
    if isinstance(kind, types.DateTime):
        moment = datetime.fromisoformat(value)
        return moment if kind.timezone else moment.replace(tzinfo=None)  # SQLite keeps UTC without saying so
    if isinstance(kind, types.Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(kind, types.Numeric) and kind.asdecimal else value


def holds_files(table: Table) -> bool:
    """Whether rows of a table hold bytes, and so may be large."""
    return any(isinstance(column.type, types.LargeBinary) for column in table.columns)
