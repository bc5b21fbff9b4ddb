"""Rows of a whole workshop, table by table, for carrying it to another computer: any table, any column."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Table, UniqueConstraint, create_engine, delete, event, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from toolkit.errors import BadInput
from toolkit.models import Attachment, AttachmentContent

Values = dict[str, Any]
AT_ONCE = 500  # databases take only so many values in one question


@dataclass(frozen=True)
class Column:
    """What a file must know of a column: its type, its longest text, whether it may be empty, which table it names."""

    name: str
    python: type
    length: int | None
    may_be_empty: bool
    refers: str | None


@lru_cache
def columns_of(model: type[SQLModel]) -> tuple[Column, ...]:
    """The columns of a table, in their order."""
    return tuple(_column(column) for column in _table(model).columns)


def _column(column: Any) -> Column:
    kind = getattr(column.type, "impl_instance", column.type)  # our own types stand on one that the database knows
    refers = next((key.column.table.name for key in column.foreign_keys), None)
    return Column(column.name, kind.python_type, getattr(column.type, "length", None), column.nullable, refers)


@lru_cache
def unique_keys(model: type[SQLModel]) -> tuple[tuple[str, ...], ...]:
    """The sets of columns that no two rows may share, beside the id."""
    found = (rule for rule in _table(model).constraints if isinstance(rule, UniqueConstraint))
    return tuple(sorted(tuple(column.name for column in rule.columns) for rule in found))


def rows_of(model: type[SQLModel], workshop_id: UUID, *, session: Session) -> list[Values]:
    """Every row of a table that belongs to a workshop, withdrawn ones too, by id."""
    wanted = select(*_table(model).columns).where(belongs(_table(model), workshop_id)).order_by(_table(model).c.id)
    return [dict(row) for row in session.connection().execute(wanted).mappings()]


def belongs(table: Table, workshop_id: UUID) -> Any:
    """The condition that a row is one of a workshop's, straight or by way of what it is part of."""
    if table.name == "workshop":
        return table.c.id == workshop_id
    if "workshop_id" in table.c:
        return table.c.workshop_id == workshop_id
    column, owner = next((column, key.column.table) for column in table.columns for key in column.foreign_keys)
    return column.in_(select(owner.c.id).where(belongs(owner, workshop_id)))


def known_ids(model: type[SQLModel], ids: Iterable[UUID], *, session: Session) -> set[UUID]:
    """Which of these ids stand in a table already, whichever workshop they belong to."""
    table, found = _table(model), set()
    for some in some_at_a_time(ids):
        found.update(session.connection().execute(select(table.c.id).where(table.c.id.in_(some))).scalars())
    return found


def insert_rows(model: type[SQLModel], rows: list[Values], *, session: Session) -> None:
    """Add rows; a column that names a row of the same table is filled in once all of them are there."""
    within = [column.name for column in columns_of(model) if column.refers == _table(model).name]
    if rows:
        session.connection().execute(insert(_table(model)), [row | dict.fromkeys(within) for row in rows])
    for row in rows:
        named = {name: row[name] for name in within if row.get(name) is not None}
        if named:
            change_row(model, row["id"], named, session=session)


def change_row(model: type[SQLModel], row_id: UUID, values: Values, *, session: Session) -> None:
    """Write some columns of one row."""
    table = _table(model)
    session.connection().execute(update(table).where(table.c.id == row_id).values(**values))


def delete_rows(model: type[SQLModel], ids: Iterable[UUID], *, session: Session) -> None:
    """Take out rows that are replaced by others of the same parent."""
    table = _table(model)
    for some in some_at_a_time(ids):
        session.connection().execute(delete(table).where(table.c.id.in_(some)))


def contents_here(attachment_ids: Iterable[UUID], *, session: Session) -> set[UUID]:
    """Which of these attachments have their bytes here."""
    table, found = _table(AttachmentContent), set()
    for some in some_at_a_time(attachment_ids):
        found.update(session.connection().execute(select(table.c.attachment_id).where(table.c.attachment_id.in_(some))).scalars())
    return found


def standing_attachments(ids: Iterable[UUID], *, session: Session) -> set[UUID]:
    """Which of these attachments are here and not withdrawn."""
    table, found = _table(Attachment), set()
    for some in some_at_a_time(ids):
        wanted = select(table.c.id).where(table.c.id.in_(some), table.c.withdrawn_at.is_(None))
        found.update(session.connection().execute(wanted).scalars())
    return found


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Raise BadInput with a sentence when rows that are written break a rule of the tables; the transaction is lost then."""
    try:
        yield
    except IntegrityError as error:
        raise BadInput("This file cannot be joined with what is recorded here: two of their rows stand for the same. "
                       "Nothing was imported.", "file") from error


def fit_together(tables: Mapping[type[SQLModel], list[Values]]) -> bool:
    """Whether these rows alone keep every rule of the tables: tried in an empty database in memory."""
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=ON"))
    SQLModel.metadata.create_all(engine)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for model, rows in tables.items():
                if rows:
                    connection.execute(insert(_table(model)), rows)
    except IntegrityError:
        return False
    finally:
        engine.dispose()
    return True


def _table(model: type[SQLModel]) -> Table:
    return model.__table__


def some_at_a_time(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    """The ids in lists that a database takes in one question."""
    listed = list(ids)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start:start + AT_ONCE]
