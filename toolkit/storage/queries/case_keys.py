"""With which keys what is written about cases is encrypted, told from the first letters of each text; and writing it anew, in batches."""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from toolkit import cipher
from toolkit.keys import Key
from toolkit.models import RecordKey
from toolkit.models.base import CaseText

BATCH = 200  # rows; other writers wait for no more than these


def newest_key(*, session: Session) -> str | None:
    """The id of the key that writes."""
    return session.exec(select(RecordKey.key_id).order_by(RecordKey.created_at.desc()).limit(1)).first()


def add_key(key_id: str, *, session: Session) -> None:
    """From now on the key with this id writes. One that wrote before is the newest again."""
    session.connection().execute(sa.delete(RecordKey.__table__).where(RecordKey.__table__.c.key_id == key_id))
    session.add(RecordKey(key_id=key_id))
    session.flush()


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """The encrypted columns by table, read from the models."""
    found = {table.name: tuple(column.name for column in table.c if isinstance(column.type, CaseText))
             for table in SQLModel.metadata.sorted_tables}
    return {table: columns for table, columns in found.items() if columns}


def counts(*, session: Session) -> dict[str, int]:
    """How many texts there are by the id of their key; "" for those in clear."""
    found: dict[str, int] = {}
    for name, columns in texts().items():
        table = _stored(name)
        for column in columns:
            # The mark, the id and the dot between them.
            begins = sa.func.substr(table.c[column], 1, len(cipher.begins("0" * 8)))
            for start, number in session.connection().execute(
                    sa.select(begins, sa.func.count()).where(table.c[column] != "").group_by(begins)):
                key = start.removeprefix(cipher.MARK).rstrip(".") if start.startswith(cipher.MARK) else ""
                found[key] = found.get(key, 0) + number
    return found


def write_anew(key: Key, *, session: Session) -> int:
    """Encrypt the next rows that this key did not write; gives how many, 0 when none is left. Raises KeyMissing."""
    for name, columns in texts().items():
        table = _stored(name)
        others = sa.or_(*(sa.and_(table.c[one] != "", sa.not_(table.c[one].startswith(cipher.begins(key.id)))) for one in columns))
        rows = session.connection().execute(sa.select(table).where(others).limit(BATCH)).all()
        if rows:
            session.connection().execute(
                sa.update(table).where(table.c.id == sa.bindparam("of")).values({one: sa.bindparam(f"new_{one}") for one in columns}),
                [{"of": row.id} | {f"new_{one}": _anew(key, getattr(row, one)) for one in columns} for row in rows])
            return len(rows)
    return 0


def _anew(key: Key, stored: str) -> str:
    return cipher.seal_with(key, cipher.unseal(stored))


@cache
def _stored(name: str) -> Any:
    # The same table as it stands in the database, without decrypting.
    columns = (sa.column(one, sa.Text()) for one in texts()[name])
    return sa.table(name, sa.column("id", SQLModel.metadata.tables[name].c.id.type), *columns)
