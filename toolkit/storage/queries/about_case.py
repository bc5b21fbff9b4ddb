"""Everything that the record holds about one case, found by following the tables' own keys, so that a new table cannot be forgotten."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, or_, select, update
from sqlmodel import Session, SQLModel

from toolkit.models import AuditRecord, Case

SOME = 500  # ids in one question


@cache
def tables() -> tuple[Table, ...]:
    """The tables that belong to a case, directly or through another; those that others stand on come first.

    What only points to a case's row, and stays when that goes, does not belong to it.
    """
    found: dict[str, Table] = {Case.__table__.name: Case.__table__}
    for table in SQLModel.metadata.sorted_tables:
        if any(key.column.table.name in found and key.ondelete != "SET NULL" for key in table.foreign_keys):
            found[table.name] = table
    return tuple(found.values())


def owners(table: Table) -> dict[str, str]:
    """The columns of a table that name another row about the case, with that row's table."""
    known = {one.name for one in tables()}
    return {key.parent.name: key.column.table.name for key in table.foreign_keys if key.column.table.name in known}


def rows_about(root_id: UUID, root: str = Case.__tablename__, *, session: Session) -> dict[str, list[Any]]:
    """Every row about a case, or about another row that others belong to, by table, the oldest first. Raises KeyMissing."""
    connection, found = session.connection(), {}
    for table in tables():
        ids = {name: [row.id for row in found[of]] for name, of in owners(table).items()}
        if table.name == root:
            wanted = [table.c.id == root_id]
        else:
            wanted = [table.c[name].in_(some[at:at + SOME]) for name, some in ids.items() for at in range(0, len(some), SOME)]
        by_time = select(table).order_by(table.c.created_at, table.c.id)
        found[table.name] = connection.execute(by_time.where(or_(*wanted))).all() if wanted else []
    return found


def add(table: Table, rows: list[dict[str, Any]], *, session: Session) -> None:
    """Put rows in."""
    if rows:
        session.connection().execute(table.insert(), rows)


def delete_rows(ids: dict[str, list[UUID]], *, session: Session) -> None:
    """Delete these rows, those that stand on others first."""
    for table in reversed(tables()):
        for at in range(0, len(ids.get(table.name, ())), SOME):
            session.connection().execute(delete(table).where(table.c.id.in_(ids[table.name][at:at + SOME])))


def forget_salts(ids: list[UUID], *, session: Session) -> None:
    """Without its salt nobody can find out what a record's fingerprint stood for; the chain stays whole."""
    record = AuditRecord.__table__
    for at in range(0, len(ids), SOME):
        some = [str(one) for one in ids[at:at + SOME]]
        session.connection().execute(update(record).where(record.c.noun_id.in_(some)).values(salt=None, changed=None))
