"""The cases that match a filter: counted, and listed a page at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import case as when
from sqlalchemy import func, or_
from sqlmodel import Session, select

from toolkit.models import Case

# Until work began its start is due, then the answer; once that is given, or the case is closed, nothing by the clock.
due_at = when((Case.state == "closed", None), (Case.started_at.is_(None), Case.start_due_at),
           (Case.answered_at.is_(None), Case.answer_due_at), else_=None)
LISTED = (Case.id, Case.reference, Case.state, Case.path, Case.urgency, Case.kind, Case.group, Case.area, Case.received_at,
          Case.started_at, Case.answered_at, due_at.label("due"), Case.example)
SEARCHED = (Case.reference, Case.area, Case.team)  # what is written about the person is encrypted


def _matching(columns: tuple, equal: dict[str, str], late_at: datetime | None, waiting: bool, terms: tuple[str, ...]) -> Any:
    wanted = select(*columns).where(Case.erased_on.is_(None), *(getattr(Case, name) == value for name, value in equal.items() if value))
    if waiting or late_at:
        # Said plainly too, so that an index narrows it down to what is not finished.
        wanted = wanted.where(Case.state != "closed", Case.answered_at.is_(None), due_at.is_not(None))
    if late_at:
        wanted = wanted.where(due_at <= late_at)
    for term in terms:
        wanted = wanted.where(or_(*(column.icontains(term, autoescape=True) for column in SEARCHED)))
    return wanted


def counts(now: datetime, *, session: Session, **which: Any) -> tuple[int, int]:
    """(how many match, how many of these are late)."""
    return tuple(session.exec(_matching((func.count(), func.count().filter(due_at <= now)), **which)).one())


def page(start: int, limit: int, *, session: Session, **which: Any) -> list[tuple]:
    """`LISTED` of so many that match from `start` on: what waits by its due time, else the newest first."""
    order = (due_at, Case.received_at) if which["waiting"] else (Case.received_at.desc(), Case.reference.desc())
    return list(session.exec(_matching(LISTED, **which).order_by(*order, Case.id).offset(start).limit(limit)))
