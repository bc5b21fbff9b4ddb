"""Which small group, or where there is none which session, said each entry: ids alone, so that a long record costs little."""

from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from toolkit.models import Entry, SmallGroup, WorkshopSession
from toolkit.storage.queries.entries import standing
from toolkit.storage.queries.merges import under

SOURCE = func.coalesce(Entry.small_group_id, Entry.session_id)


def names_of(workshop_id: UUID, *, session: Session) -> list[tuple[UUID, str]]:
    """(id, name) of every small group by number, then of every session, also of those that were removed: they said it."""
    return [row for model in (SmallGroup, WorkshopSession)
            for row in session.exec(select(model.id, model.name).where(model.workshop_id == workshop_id).order_by(model.number))]


def sources(workshop_id: UUID, kind: str | None, function: int | None, *, session: Session) -> list[tuple[UUID, UUID | None]]:
    """(entry id, who said it) of the standing entries, the newest first."""
    wanted = standing(workshop_id, Entry.id, SOURCE, kind=kind, function=function)
    return list(session.exec(wanted.order_by(Entry.created_at.desc(), Entry.id)))


def merged_sources(workshop_id: UUID, *, session: Session) -> list[tuple[UUID, UUID | None]]:
    """(entry that stands for it, who said it) of every entry that was merged into another."""
    below, root = under(workshop_id), aliased(Entry)
    wanted = (select(below.c.root_id, SOURCE).select_from(Entry).join(below, below.c.id == Entry.id)
              .join(root, root.id == below.c.root_id).where(root.merged_into_id.is_(None)))
    return list(session.exec(wanted))
