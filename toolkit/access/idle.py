"""Cases close on a device that nobody used for a while, so that no record lies open on an empty desk. Workshops stay open.

Looking again by itself is no use of a screen: what counts is a click, a key or a touch (docs/decisions/0037).
"""

from datetime import datetime, timedelta
from typing import Any

from toolkit import settings
from toolkit.access.links import hash_of
from toolkit.clock import now
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import sign_ins as queries

NOTED_EVERY_SECONDS = 60    # a device notes no more often that it is in use


def away_since() -> datetime | None:
    """Whoever did nothing since before this moment is away; None where cases never close by themselves."""
    minutes = settings.idle_minutes()
    return now() - timedelta(minutes=minutes) if minutes else None


def warn_seconds() -> int:
    """So long before cases close it is said: five minutes, or a third of the time where that is shorter."""
    return min(300, settings.idle_minutes() * 20)


def is_away(row: Any) -> bool:
    """Whether cases are closed on the device of this sign-in."""
    since = away_since()
    return since is not None and (row.cases_closed_at is not None or (row.acted_at or row.created_at) < since)


def acted(secret: str) -> None:
    """Note that a person does something on this device now. Whoever comes back too late finds cases closed until they sign in."""
    with write_session() as session:
        queries.note_acted(hash_of(secret), now(), away_since(), session=session)


def seconds_left(secret: str) -> int | None:
    """How long until cases close on this device if nobody does anything; None where they never do. 0: they are closed."""
    since = away_since()
    with read_session() as session:
        row = queries.holder(hash_of(secret), session=session)
    if since is None:
        return None
    return 0 if row is None or is_away(row) else int(((row.acted_at or row.created_at) - since).total_seconds()) + 1
