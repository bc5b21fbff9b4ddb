"""All workshops at a glance: those that match, one page of them, and counts for that page. Columns and counts only."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import case, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from toolkit.models import Area, GroupOfPeople, Plan, Priority, Workshop
from toolkit.storage.queries.due import REVIEW, concerns, deadlines
from toolkit.storage.queries.only import Only, within

STEPS = ("map", "gaps", "priorities", "plans", "evaluation")
ORDERS: dict[str, Callable[[Any, Any], tuple]] = {
    "due": lambda due, _: (due.c.next_on.asc().nulls_last(), Workshop.created_at.desc()),
    "concerns": lambda due, open_ones: (open_ones.c.count.desc().nulls_last(), due.c.next_on.asc().nulls_last()),
    "newest": lambda *_: (Workshop.created_at.desc(),),
    "title": lambda *_: (func.lower(Workshop.title), Workshop.created_at),
    "step": lambda *_: (case({step: number for number, step in enumerate(STEPS)}, value=Workshop.step), func.lower(Workshop.title)),
}


def _matching(*columns: Any, only: Only, area: str | None, group: str | None, step: str | None, terms: Iterable[str]):
    wanted = select(*columns).select_from(Workshop).join(Area, Area.workshop_id == Workshop.id, isouter=True)
    wanted = wanted.where(Workshop.put_away_at.is_(None))
    wanted = wanted.where(within(Workshop.id, only))
    for column, value in ((Area.name, area), (Workshop.step, step)):
        if value is not None:
            wanted = wanted.where(column == value)
    if group is not None:
        wanted = wanted.where(exists().where(GroupOfPeople.workshop_id == Workshop.id, GroupOfPeople.name == group,
                                             GroupOfPeople.removed_at.is_(None)))
    for term in terms:
        wanted = wanted.where(or_(Workshop.title.icontains(term, autoescape=True), Area.name.icontains(term, autoescape=True)))
    return wanted


def how_many(*, session: Session, **which: Any) -> int:
    """How many workshops under way match: only, area, group, step, terms."""
    return session.exec(_matching(func.count(), **which)).one()


def page(today: date, order: str, start: int, limit: int, *, session: Session, **which: Any) -> list[tuple]:
    """So many of the workshops that match, from `start` on, in one of ORDERS.

    (id, title, held_on, step, is_example, area's name, whether another round goes on from it, open deadlines without looking
    again, how many of them are late, the first of them, the day to look again, concerns that nobody answered).
    """
    due, open_ones, following = _due(today), _concerns(), aliased(Workshop)
    wanted = _matching(Workshop.id, Workshop.title, Workshop.held_on, Workshop.step, Workshop.is_example, Area.name.label("area"),
                       exists().where(following.follows_id == Workshop.id), func.coalesce(due.c.open, 0),
                       func.coalesce(due.c.late, 0), due.c.first_on, due.c.review_on,
                       func.coalesce(open_ones.c.count, 0), **which)
    wanted = (wanted.join(due, due.c.workshop_id == Workshop.id, isouter=True)
              .join(open_ones, open_ones.c.workshop_id == Workshop.id, isouter=True))
    return list(session.exec(wanted.order_by(*ORDERS[order](due, open_ones), Workshop.id).offset(start).limit(limit)))


def _due(today: date):
    found = deadlines()
    planned, on = found.c.kind != REVIEW, found.c.due_on
    return (select(found.c.workshop_id, func.min(on).label("next_on"), func.count(case((planned, 1))).label("open"),
                   func.count(case((planned & (on < today), 1))).label("late"), func.min(case((planned, on))).label("first_on"),
                   func.min(case((~planned, on))).label("review_on"))
            .group_by(found.c.workshop_id).subquery("due"))


def _concerns():
    found = concerns()
    return select(found.c.workshop_id, func.count().label("count")).group_by(found.c.workshop_id).subquery("open_concerns")


def priority_counts(workshop_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(workshop id, final priorities, how many of them have a plan) of these workshops."""
    wanted = (select(Priority.workshop_id, func.count(), func.count(Plan.id))
              .join(Plan, (Plan.priority_id == Priority.id) & Plan.withdrawn_at.is_(None), isouter=True)
              .where(Priority.workshop_id.in_(list(workshop_ids)), Priority.final_rank.is_not(None), Priority.withdrawn_at.is_(None)))
    return list(session.exec(wanted.group_by(Priority.workshop_id)))


def open_concerns(only: Only = None, *, session: Session) -> int:
    """How many concerns nobody answered, in all workshops under way."""
    found = concerns()
    wanted = select(func.count()).select_from(found).join(Workshop, Workshop.id == found.c.workshop_id)
    wanted = wanted.where(Workshop.put_away_at.is_(None))
    return session.exec(wanted.where(within(Workshop.id, only))).one()


def area_names(only: Only = None, *, session: Session) -> list[str]:
    """The names of areas that workshops under way consider, each once."""
    wanted = select(Area.name).join(Workshop, Workshop.id == Area.workshop_id).where(Workshop.put_away_at.is_(None))
    wanted = wanted.where(within(Workshop.id, only))
    return list(session.exec(wanted.distinct().order_by(Area.name)))


def names_of_groups(only: Only = None, *, session: Session) -> list[str]:
    """The names of groups of people in workshops under way, each once."""
    wanted = (select(GroupOfPeople.name).join(Workshop, Workshop.id == GroupOfPeople.workshop_id)
              .where(Workshop.put_away_at.is_(None), GroupOfPeople.removed_at.is_(None)))
    wanted = wanted.where(within(Workshop.id, only))
    return list(session.exec(wanted.distinct().order_by(GroupOfPeople.name)))
