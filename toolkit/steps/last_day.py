"""When a workshop's days are over: its own date and those of its sessions. Host links end a day later."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.clock import LONDON, today
from toolkit.models import Workshop
from toolkit.storage.queries import sessions as queries


def last_day(workshop_id: UUID, *, session: Session) -> date | None:
    """The last day on which a workshop is held; None where no date is known."""
    days = [session.get_one(Workshop, workshop_id).held_on, *queries.days_of(workshop_id, session=session)]
    return max(filter(None, days), default=None)


def hosts_end(workshop_id: UUID, *, session: Session) -> datetime:
    """When host links end: at midnight after the day that follows the last one; counted from today where that is past."""
    day = max(filter(None, (last_day(workshop_id, session=session), today())))
    return datetime.combine(day + timedelta(days=2), time.min, LONDON)
