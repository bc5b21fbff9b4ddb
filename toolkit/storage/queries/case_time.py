"""Time logged on cases, and the bands they are in."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Case, CaseBand, CaseTime, Service


def band_of(case_id: UUID, *, session: Session) -> CaseBand | None:
    """The band of a case, where it was put into one."""
    return session.exec(select(CaseBand).where(CaseBand.case_id == case_id)).first()


def minutes_by_task(case_id: UUID, *, session: Session) -> dict[str, int]:
    """Minutes that stand, by task."""
    wanted = select(CaseTime.task, func.sum(CaseTime.minutes)).where(CaseTime.case_id == case_id, CaseTime.taken_back_at.is_(None))
    return {task: int(minutes) for task, minutes in session.exec(wanted.group_by(CaseTime.task).order_by(CaseTime.task))}


def times_of(case_id: UUID, limit: int, *, session: Session) -> list[tuple[UUID, date, str, int, str, str]]:
    """(id, day, task, minutes, words, who) of the newest that stand."""
    wanted = select(CaseTime.id, CaseTime.on, CaseTime.task, CaseTime.minutes, CaseTime.words, CaseTime.created_by)
    wanted = wanted.where(CaseTime.case_id == case_id, CaseTime.taken_back_at.is_(None))
    return list(session.exec(wanted.order_by(CaseTime.on.desc(), CaseTime.created_at.desc()).limit(limit)))


def by_band(example: bool, *, session: Session) -> list[tuple[str, str, bool, int, int]]:
    """(band, group, closed, cases, minutes) of the cases that are in a band: real ones, or the example's."""
    spent = (select(CaseTime.case_id, func.sum(CaseTime.minutes).label("minutes")).where(CaseTime.taken_back_at.is_(None))
             .group_by(CaseTime.case_id).subquery())
    closed = Case.closed_at.is_not(None)
    wanted = (select(CaseBand.band, Case.group, closed, func.count(), func.coalesce(func.sum(spent.c.minutes), 0))
              .join(Case, Case.id == CaseBand.case_id).join(spent, spent.c.case_id == Case.id, isouter=True)
              .where(Case.example.is_(example)))
    return [(band, group, bool(done), count, int(minutes))
            for band, group, done, count, minutes in session.exec(wanted.group_by(CaseBand.band, Case.group, closed))]


def done_by_band(days: tuple[date, date], moments: tuple[datetime, datetime], *, session: Session) -> list[tuple[str, str, int, int, int]]:
    """(band, group, cases, of these with time logged, minutes) of real cases whose support first began between two days, both counted.

    Or which were closed between the two moments and never had support.
    """
    spent = (select(CaseTime.case_id, func.sum(CaseTime.minutes).label("minutes")).where(CaseTime.taken_back_at.is_(None))
             .group_by(CaseTime.case_id).subquery())
    began = select(Service.case_id, func.min(Service.started_on).label("on")).group_by(Service.case_id).subquery()
    closed = began.c.on.is_(None) & (Case.closed_at >= moments[0]) & (Case.closed_at < moments[1])
    wanted = (select(CaseBand.band, Case.group, func.count(), func.count(spent.c.minutes), func.coalesce(func.sum(spent.c.minutes), 0))
              .join(Case, Case.id == CaseBand.case_id).join(spent, spent.c.case_id == Case.id, isouter=True)
              .join(began, began.c.case_id == Case.id, isouter=True)
              .where(Case.example.is_(False), began.c.on.between(*days) | closed))
    return [(band, group, count, logged, int(minutes))
            for band, group, count, logged, minutes in session.exec(wanted.group_by(CaseBand.band, Case.group))]


def without_band(example: bool, *, session: Session) -> int:
    """How many cases are in no band: real ones, or the example's."""
    return session.exec(select(func.count()).select_from(Case).join(CaseBand, CaseBand.case_id == Case.id, isouter=True)
                        .where(CaseBand.id.is_(None), Case.example.is_(example))).one()
