"""A case's timeline: each act one line, written with its audit record in the act's own transaction."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor
from toolkit.models import CaseEvent


def happened(actor: Actor, case_id: UUID, act: str, words: str = "", *, noun_id: UUID | None = None, session: Session, **what: Any) -> None:
    """Put an act on the case's timeline and into the audit record. `words` say what a reader of the timeline wants to know."""
    on_timeline(actor, case_id, act, words, session=session)
    write_down(actor, act, noun_id or case_id, session=session, case=str(case_id), words=words, **what)


def on_timeline(actor: Actor, case_id: UUID, act: str, words: str = "", *, session: Session) -> None:
    """Only the line, for an act whose audit record was written by saving its row (`save_edit`, `add_row`)."""
    session.add(CaseEvent(case_id=case_id, act=act, words=words, created_by=actor.name))
    session.flush()
