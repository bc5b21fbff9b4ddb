"""Workshops, their areas, their groups of people and their moves."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Area, Entry, GroupOfPeople, SmallGroup, StepMove, Workshop
from toolkit.storage.queries.only import Only, within


def workshop_rows(only: Only = None, *, session: Session) -> list[tuple]:
    """(id, title, held_on, format, step, put_away_at, is_example, area name) a workshop, the newest first."""
    wanted = (select(Workshop.id, Workshop.title, Workshop.held_on, Workshop.format, Workshop.step,
                     Workshop.put_away_at, Workshop.is_example, Area.name.label("area"))
              .join(Area, Area.workshop_id == Workshop.id, isouter=True)
              .order_by(Workshop.created_at.desc()))
    return list(session.exec(wanted.where(within(Workshop.id, only))))


def entries_in(workshop_ids: Iterable[UUID], *, session: Session) -> dict[UUID, int]:
    """How many entries stand in each of these workshops; those without any are left out."""
    wanted = (select(Entry.workshop_id, func.count()).join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
              .where(Entry.workshop_id.in_(list(workshop_ids)), Entry.withdrawn_at.is_(None), GroupOfPeople.removed_at.is_(None)))
    return dict(session.exec(wanted.group_by(Entry.workshop_id)).all())


def step_of(workshop_id: UUID, *, session: Session) -> str | None:
    """The step that a workshop stands at."""
    return session.exec(select(Workshop.step).where(Workshop.id == workshop_id)).first()


def area_of(workshop_id: UUID, *, session: Session) -> Area | None:
    """The area a workshop considers; None until one is chosen."""
    return session.exec(select(Area).where(Area.workshop_id == workshop_id)).first()


def groups_of(workshop_id: UUID, *, session: Session, with_removed: bool = False) -> list[GroupOfPeople]:
    """The groups of people of a workshop, in the order of the table's columns."""
    wanted = select(GroupOfPeople).where(GroupOfPeople.workshop_id == workshop_id).order_by(GroupOfPeople.position)
    return list(session.exec(wanted if with_removed else wanted.where(GroupOfPeople.removed_at.is_(None))))


def small_groups_of(workshop_id: UUID, *, session: Session, with_removed: bool = False) -> list[SmallGroup]:
    """The small groups of a workshop, in their order."""
    wanted = select(SmallGroup).where(SmallGroup.workshop_id == workshop_id).order_by(SmallGroup.number)
    return list(session.exec(wanted if with_removed else wanted.where(SmallGroup.removed_at.is_(None))))


def moves_of(workshop_id: UUID, *, session: Session) -> list[StepMove]:
    """Every move between steps, the newest first."""
    wanted = select(StepMove).where(StepMove.workshop_id == workshop_id).order_by(StepMove.created_at.desc())
    return list(session.exec(wanted))


def example_id(*, session: Session) -> UUID | None:
    """The example workshop, when it was loaded; not a new round that somebody started from it."""
    wanted = select(Workshop.id).where(Workshop.is_example, Workshop.follows_id.is_(None))
    return session.exec(wanted.order_by(Workshop.created_at.desc())).first()
