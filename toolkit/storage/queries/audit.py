"""The chain of audit records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, or_
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


@dataclass(frozen=True)
class Wanted:
    """Which acts: between two moments, by part of a name or of an act, or about one row, case or workshop."""

    since: datetime | None = None
    until: datetime | None = None
    who: str = ""
    act: str = ""
    about: str = ""


def acts(wanted: Wanted, start: int, limit: int, *, session: Session) -> list[Any]:
    """(number, at, who, role, act, noun_id, workshop_id, changed) of so many acts, the newest first."""
    columns = (AuditRecord.number, AuditRecord.at, AuditRecord.who, AuditRecord.role, AuditRecord.act, AuditRecord.noun_id,
               AuditRecord.workshop_id, AuditRecord.changed)
    found = _narrowed(select(*columns), wanted).order_by(AuditRecord.number.desc()).offset(start).limit(limit)
    return list(session.exec(found))


def acts_in(wanted: Wanted, *, session: Session) -> int:
    """How many acts there are of those that are looked for."""
    return session.exec(_narrowed(select(func.count()).select_from(AuditRecord), wanted)).one()


def did(who: str, act: str, since: datetime, until: datetime, *, session: Session) -> bool:
    """Whether somebody did an act between two moments."""
    wanted = select(AuditRecord.number).where(AuditRecord.act == act, AuditRecord.who == who, AuditRecord.at.between(since, until))
    return session.exec(wanted.limit(1)).first() is not None


def _narrowed(found: Select, wanted: Wanted) -> Select:
    if wanted.since:
        found = found.where(AuditRecord.at >= wanted.since)
    if wanted.until:
        found = found.where(AuditRecord.at < wanted.until)
    for column, part in ((AuditRecord.who, wanted.who), (AuditRecord.act, wanted.act)):
        if part:
            found = found.where(column.icontains(part, autoescape=True))
    if wanted.about:
        found = found.where(or_(AuditRecord.noun_id == wanted.about, AuditRecord.workshop_id == wanted.about,
                                AuditRecord.changed.contains(f'"{wanted.about}"')))
    return found
