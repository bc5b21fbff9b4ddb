"""What workshops found to be available, and which of it they put into the open feed."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from toolkit.models import (
    AVAILABLE,
    Area,
    AuditRecord,
    Entry,
    EntryAgreement,
    EntryApproach,
    EntryPlace,
    FindingsPage,
    GroupOfPeople,
    Workshop,
)
from toolkit.storage.queries.entries import standing

# One line of the screen on which they are agreed.
LISTED = (Entry.id, Entry.words, Entry.wanted, Entry.function, GroupOfPeople.name.label("group"), EntryAgreement.agreed,
          EntryAgreement.fingerprint, EntryAgreement.version.label("agreement_version"))
FOUND = (Entry.id, Entry.workshop_id, Entry.words, Entry.wanted, Entry.function, Entry.changed_at, GroupOfPeople.name.label("group"),
         EntryAgreement.fingerprint, EntryAgreement.changed_at.label("agreed_at"), FindingsPage.published_at,
         Workshop.title, Workshop.held_on, Area.name.label("area"))


def page_of(workshop_id: UUID, *, session: Session) -> FindingsPage | None:
    """Whether a workshop's findings are up, where they ever were."""
    return session.exec(select(FindingsPage).where(FindingsPage.workshop_id == workshop_id)).first()


def state(*, session: Session) -> tuple[tuple[UUID, ...], int]:
    """The workshops whose findings are up, and a number that grows with every act in one of them."""
    ids = tuple(session.exec(select(FindingsPage.workshop_id).where(FindingsPage.published_at.is_not(None)).order_by(FindingsPage.id)))
    if not ids:
        return (), 0
    newest = select(func.max(AuditRecord.number)).where(AuditRecord.workshop_id.in_([str(one) for one in ids]))
    return ids, session.exec(newest).one() or 0


def available(workshop_id: UUID, start: int, limit: int, *, session: Session) -> list[Any]:
    """`LISTED` of what a workshop found to be available, by function, group and time: so many rows from `start` on."""
    wanted = standing(workshop_id, *LISTED, kind=AVAILABLE).join(EntryAgreement, EntryAgreement.entry_id == Entry.id, isouter=True)
    order = (Entry.function, GroupOfPeople.position, Entry.created_at, Entry.id)
    return list(session.exec(wanted.order_by(*order).offset(start).limit(limit)))


def count_available(workshop_id: UUID, *, session: Session) -> int:
    """How many entries say that something is available."""
    return session.exec(standing(workshop_id, func.count(), kind=AVAILABLE)).one()


def agreed(*, session: Session) -> list[Any]:
    """`FOUND` of what stands, was agreed to be read and is up, of no example, oldest first.

    What went along into a later round that is up as well is said once, by the later round.
    """
    later, page, agreement = aliased(Entry), aliased(FindingsPage), aliased(EntryAgreement)
    said_later = (select(later.id).join(page, page.workshop_id == later.workshop_id)
                  .join(agreement, agreement.entry_id == later.id)
                  .where(later.came_from_id == Entry.id, later.withdrawn_at.is_(None), page.published_at.is_not(None),
                         agreement.agreed).correlate(Entry).exists())
    wanted = (select(*FOUND).select_from(Entry).join(FindingsPage, FindingsPage.workshop_id == Entry.workshop_id)
              .join(Workshop, Workshop.id == Entry.workshop_id).join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
              .join(EntryAgreement, EntryAgreement.entry_id == Entry.id).join(Area, Area.workshop_id == Workshop.id, isouter=True)
              .where(Entry.kind == AVAILABLE, Entry.withdrawn_at.is_(None), Entry.merged_into_id.is_(None),
                     GroupOfPeople.removed_at.is_(None), FindingsPage.published_at.is_not(None), EntryAgreement.agreed,
                     Workshop.is_example.is_(False), ~said_later))
    return list(session.exec(wanted.order_by(Entry.created_at, Entry.id)))


def approaches_of(entry_ids: Collection[UUID], *, session: Session) -> list[tuple[UUID, str]]:
    """(entry, approach) of these entries."""
    return list(session.exec(select(EntryApproach.entry_id, EntryApproach.approach).where(EntryApproach.entry_id.in_(list(entry_ids)))))


def places_of(entry_ids: Collection[UUID], *, session: Session) -> list[tuple]:
    """(entry, label, latitude, longitude, kind of place, radius in km) of these entries."""
    place = EntryPlace
    wanted = select(place.entry_id, place.label, place.latitude, place.longitude, place.kind, place.radius_km)
    return list(session.exec(wanted.where(place.entry_id.in_(list(entry_ids))).order_by(place.created_at, place.id)))
