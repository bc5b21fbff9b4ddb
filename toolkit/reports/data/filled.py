"""Tables of data with what stands in them now. Values are those of JSON: text, numbers, true or false, nothing; days as 2026-11-28."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.clock import today
from toolkit.models import Workshop
from toolkit.reports.about import about_workshop
from toolkit.reports.data.reading import Reading
from toolkit.reports.data.table import DataTable

Value = str | int | float | bool | None


@dataclass(frozen=True)
class Filled:
    """One table and its rows, each with a value for every field."""

    table: DataTable
    rows: tuple[tuple[Value, ...], ...]

    def as_objects(self) -> list[dict[str, Value]]:
        """The rows with the fields' names."""
        return [dict(zip(self.table.names, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Package:
    """Tables that belong together: a title, lines that say what they are about, and as of which day."""

    title: str
    about: tuple[str, ...]
    day: date
    tables: tuple[Filled, ...]

    def table(self, name: str) -> Filled | None:
        """The table of this name; None where there is none."""
        return next((one for one in self.tables if one.table.name == name), None)


def package_of(name: str, tables: tuple[DataTable, ...], workshop_id: UUID, *, session: Session) -> Package:
    """These tables of a workshop as they stand now; `name` is what they are together, such as "record"."""
    workshop, reading = session.get_one(Workshop, workshop_id), Reading(workshop_id, session)
    filled = tuple(Filled(one, tuple(_row(one, row) for row in one.read(reading))) for one in tables)
    return Package(f"Data ({name}): {workshop.title}", about_workshop(workshop, session=session), today(), filled)


def _row(table: DataTable, row: Any) -> tuple[Value, ...]:
    return tuple(_plain(one.of(row)) for one in table.fields)


def _plain(value: Any) -> Value:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else None if value == "" else value
