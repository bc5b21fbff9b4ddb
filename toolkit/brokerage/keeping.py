"""Saving rows of a case: with its audit record, and with one line on the timeline."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage.happened import on_timeline
from toolkit.models.base import EditedRow
from toolkit.record.edits import add_row, save_edit


def keep_new(actor: Actor, case_id: UUID, act: str, row: Any, words: str = "", /, *, session: Session, **what: Any) -> Any:
    """Add a row; gives it. `words` are the timeline's."""
    add_row(actor, act, row, workshop_id=None, session=session, case=case_id, **what)
    on_timeline(actor, case_id, act, words, session=session)
    return row


def keep_change(actor: Actor, case_id: UUID, act: str, row: EditedRow, version: int, changes: dict[str, Any], words: str = "", /, *,
                session: Session, **also: Any) -> None:
    """Write `changes` if nobody saved since `version`; `also` goes into the audit record alone. Raises Changed with both texts."""
    save_edit(actor, act, row, version, changes, workshop_id=None, session=session, case=case_id, **also)
    on_timeline(actor, case_id, act, words, session=session)
