"""The measures of wrong numbers, one for each room."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session

from toolkit.models import GuessMeasure


def measure_of(room: str, *, session: Session) -> tuple[float, datetime, datetime] | None:
    """(level, at, next turn) of one room; None where nothing was wrong lately."""
    found = session.get(GuessMeasure, room)
    return (found.level, found.at, found.next_turn) if found else None


def keep_measure(room: str, level: float, at: datetime, next_turn: datetime, *, session: Session) -> None:
    """Keep how full a room's measure is now."""
    row = session.get(GuessMeasure, room) or GuessMeasure(room=room)
    row.level, row.at, row.next_turn = level, at, next_turn
    session.add(row)


def forget_measures(before: datetime, *, session: Session) -> None:
    """Take away the measures that nothing was added to since then: they are long empty."""
    session.exec(delete(GuessMeasure).where(GuessMeasure.at < before))
