"""The chain of audit records."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func
from sqlmodel import Session, select

from toolkit.models import AuditRecord

AT_ONCE = 1000
STATE = select(func.max(AuditRecord.number)).where(AuditRecord.workshop_id == bindparam("workshop"))  # built once, asked often


def last_record_hash(*, session: Session) -> str | None:
    """The hash at the end of the chain. Within a write session nobody else may append until it ends."""
    return session.exec(select(AuditRecord.hash).order_by(AuditRecord.number.desc()).limit(1)).first()


def state_number(workshop_id: UUID, *, session: Session) -> int:
    """A number that grows with every act in a workshop: what was worked out for one state holds until it changes."""
    return session.connection().execute(STATE, {"workshop": str(workshop_id)}).scalar() or 0


def records(*, session: Session) -> Iterator[AuditRecord]:
    """Every record, oldest first."""
    yield from session.exec(select(AuditRecord).order_by(AuditRecord.number))


def chain(*, session: Session) -> Iterator[Mapping[str, Any]]:
    """Every record as columns, oldest first, a few at a time: there may be a million."""
    wanted = select(*AuditRecord.__table__.columns).order_by(AuditRecord.number)
    with session.connection().execute(wanted.execution_options(yield_per=AT_ONCE)) as found:
        yield from found.mappings()
