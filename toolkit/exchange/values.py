"""Values as a file holds them (JSON) and as the record holds them, by the type of their column."""

import math
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel

from toolkit.errors import BadInput
from toolkit.storage.queries.carry import Column, Values, columns_of
from toolkit.words.speaking import _

NEWER = "This file was made by a newer version of Common Table. Update this computer, then import it again."
MOST_WHOLE = 2**31 - 1  # what a whole number's column can hold on every database
MOST_POUNDS = Decimal(10**10)


def damaged(where: str) -> BadInput:
    """The refusal of a file that is not as it was made; `where` names the part."""
    return BadInput(_("This workshop file is damaged ({where}), so nothing was imported. Copy it again from where it was made.",
                      where=where),
                    "file")


def to_file(row: Values) -> Values:
    """A row as JSON can hold it: ids, dates, moments and money as text."""
    return {name: _out(value) for name, value in row.items()}


def _out(value: Any) -> Any:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def from_file(model: type[SQLModel], found: Any) -> Values:
    """A row of the file, every value of its column's type. Raises BadInput for what the column could not hold."""
    table = model.__tablename__
    if not isinstance(found, dict):
        raise damaged(f"a row of {table}")
    found, columns = _of_now(table, found), columns_of(model)
    if set(found) - {column.name for column in columns}:
        raise BadInput(NEWER, "file")
    return {column.name: _read(model, column, found) for column in columns}


def _of_now(table: str, found: Values) -> Values:
    # Small groups had a position instead of a number, and no version, before they had hosts.
    if table != "small_group" or "position" not in found:
        return found
    row = {name: value for name, value in found.items() if name != "position"}
    return {"number": found["position"], "changed_at": found.get("created_at")} | row


def _read(model: type[SQLModel], column: Column, found: Values) -> Any:
    value = found[column.name] if column.name in found else _absent(model, column)
    if value is None and column.may_be_empty:
        return None
    try:
        return READ[column.python](value, column)
    except (ValueError, TypeError, OverflowError, InvalidOperation):
        raise damaged(f"{column.name} of {model.__tablename__}") from None


def _absent(model: type[SQLModel], column: Column) -> Any:
    # A column that came after the file was made starts as it does for any new row.
    field = model.model_fields[column.name]
    if column.may_be_empty and field.is_required():
        return None
    if field.is_required() or field.default_factory:
        raise damaged(f"{column.name} of {model.__tablename__} is missing")
    return _out(field.default)


def _text(value: Any, column: Column) -> str:
    _check(isinstance(value, str) and len(value) <= (column.length or math.inf) and "\0" not in value)
    value.encode()  # half a character cannot be kept
    return value


def _whole(value: Any, _: Column) -> int:
    _check(type(value) is int and abs(value) <= MOST_WHOLE)
    return value


def _number(value: Any, _: Column) -> float:
    _check(type(value) in (int, float) and math.isfinite(value))
    return float(value)


def _yes_no(value: Any, _: Column) -> bool:
    _check(type(value) is bool)
    return value


def _moment(value: Any, _: Column) -> datetime:
    _check(isinstance(value, str))
    moment = datetime.fromisoformat(value)
    _check(moment.tzinfo is not None)
    return moment.astimezone(UTC)


def _day(value: Any, _: Column) -> date:
    _check(isinstance(value, str))
    return date.fromisoformat(value)


def _money(value: Any, _: Column) -> Decimal:
    _check(isinstance(value, str) and len(value) <= 20)
    money = Decimal(value)
    _check(money.is_finite() and abs(money) < MOST_POUNDS and money == round(money, 2))
    return round(money, 2)


def _id(value: Any, _: Column) -> UUID:
    _check(isinstance(value, str))
    return UUID(value)


def _check(right: bool) -> None:
    if not right:
        raise ValueError


READ = {str: _text, int: _whole, float: _number, bool: _yes_no, datetime: _moment, date: _day, Decimal: _money, UUID: _id}
