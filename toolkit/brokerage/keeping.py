"""Saving rows of a case: with the version that was read, one line on the timeline and one audit record."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage.happened import happened
from toolkit.clock import now
from toolkit.models.base import EditedRow
from toolkit.record.edits import check_version


def keep_new(actor: Actor, case_id: UUID, act: str, row: Any, words: str = "", *, session: Session, **what: Any) -> Any:
    """Add a row, the timeline's line and the audit record; gives the row."""
    row.created_by = row.created_by or actor.name
    session.add(row)
    session.flush()
    happened(actor, case_id, act, words, noun_id=row.id, session=session, **what)
    return row


def keep_change(actor: Actor, case_id: UUID, act: str, row: EditedRow, version: int, changes: dict[str, Any], words: str = "", *,
                session: Session, **also: Any) -> None:
    """Write `changes` if nobody saved since `version`; `also` goes into the audit record alone. Raises Changed with both texts."""
    check_version(row, version, changes)
    for name, value in changes.items():
        setattr(row, name, value)
    row.version, row.changed_at = row.version + 1, now()
    session.add(row)
    session.flush()
    happened(actor, case_id, act, words, noun_id=row.id, session=session, **changes, **also)
