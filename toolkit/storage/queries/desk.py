"""The desk: where the day stands, what it said to the hosts, who waits for help, how far each small group is."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Desk, DeskMessage, Entry, HelpCall, SmallGroup


def desk_of(workshop_id: UUID, *, session: Session) -> Desk | None:
    """The desk of a workshop, once the day was begun."""
    return session.exec(select(Desk).where(Desk.workshop_id == workshop_id)).first()


def desk_to_change(workshop_id: UUID, *, session: Session) -> Desk | None:
    """The same, locked until this transaction ends, so that two desks cannot move it at once."""
    return session.exec(select(Desk).where(Desk.workshop_id == workshop_id).with_for_update()).first()


def desk_by_code(code: str, *, session: Session) -> Desk | None:
    """The desk whose hall address has this code."""
    return session.exec(select(Desk).where(Desk.code == code)).first()


def messages_of(workshop_id: UUID, most: int, *, session: Session) -> list[tuple]:
    """(id, small group id or None, small group's name, words, when) of what the desk said, the latest first."""
    wanted = (select(DeskMessage.id, DeskMessage.small_group_id, SmallGroup.name, DeskMessage.words, DeskMessage.created_at)
              .outerjoin(SmallGroup, SmallGroup.id == DeskMessage.small_group_id)
              .where(DeskMessage.workshop_id == workshop_id, DeskMessage.taken_back_at.is_(None)))
    return list(session.exec(wanted.order_by(DeskMessage.created_at.desc()).limit(most)))


def messages_for(workshop_id: UUID, small_group_id: UUID, since: datetime, most: int, *, session: Session) -> list[tuple]:
    """(id, words, when) of what the desk said to one small group or to all, the latest first."""
    wanted = (select(DeskMessage.id, DeskMessage.words, DeskMessage.created_at)
              .where(DeskMessage.workshop_id == workshop_id, DeskMessage.taken_back_at.is_(None), DeskMessage.created_at >= since,
                     (DeskMessage.small_group_id == small_group_id) | DeskMessage.small_group_id.is_(None)))
    return list(session.exec(wanted.order_by(DeskMessage.created_at.desc()).limit(most)))


def waiting_calls(workshop_id: UUID, *, session: Session) -> list[HelpCall]:
    """The calls for help that nobody went to yet, the longest waiting first."""
    wanted = select(HelpCall).where(HelpCall.workshop_id == workshop_id, HelpCall.answered_at.is_(None))
    return list(session.exec(wanted.order_by(HelpCall.created_at)))


def waiting_call_of(small_group_id: UUID, *, session: Session) -> HelpCall | None:
    """The call of one small group that nobody went to yet."""
    wanted = select(HelpCall).where(HelpCall.small_group_id == small_group_id, HelpCall.answered_at.is_(None))
    return session.exec(wanted).first()


def recorded_by(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(small group id, function, kind, how many, when the last) of what each small group recorded and still stands."""
    wanted = (select(Entry.small_group_id, Entry.function, Entry.kind, func.count(), func.max(Entry.created_at))
              .where(Entry.workshop_id == workshop_id, Entry.withdrawn_at.is_(None), Entry.small_group_id.is_not(None)))
    return list(session.exec(wanted.group_by(Entry.small_group_id, Entry.function, Entry.kind)))
