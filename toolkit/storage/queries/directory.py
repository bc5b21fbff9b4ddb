"""What the directory says of providers, where they are, and which two are one: columns and counts."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func
from sqlmodel import Session, select

from toolkit.models import Provider, ProviderDetail, ProviderMerge, ProviderNotTheSame, ProviderPlace, ProviderTrait
from toolkit.storage.queries import audit, providers

NO_WORKSHOP = ""


def state(*, session: Session) -> int:
    """A number that grows with every act outside workshops, so with every change of the directory."""
    return session.connection().execute(audit.STATE, {"workshop": NO_WORKSHOP}).scalar() or 0


def detail_row(provider_id: UUID, *, session: Session, locked: bool = False) -> ProviderDetail | None:
    """What is known of one provider, to save it anew."""
    wanted = select(ProviderDetail).where(ProviderDetail.provider_id == provider_id)
    return session.exec(wanted.with_for_update() if locked else wanted).first()


def details_of(provider_ids: Collection[UUID], *, session: Session) -> dict[UUID, Any]:
    """The columns of what is known of these providers, by provider."""
    columns = ProviderDetail.__table__.c
    found = session.connection().execute(select(*columns).where(columns.provider_id.in_(list(provider_ids))))
    return {row.provider_id: row for row in found}


def places_of(provider_ids: Collection[UUID], *, session: Session) -> list[tuple[UUID, str, float, float]]:
    """(provider, label, latitude, longitude) of these providers."""
    place = ProviderPlace
    wanted = select(place.provider_id, place.label, place.latitude, place.longitude)
    return list(session.exec(wanted.where(place.provider_id.in_(list(provider_ids))).order_by(place.created_at, place.label)))


def replace_places(provider_id: UUID, places: Collection[ProviderPlace], *, session: Session) -> None:
    """Make these the places of a provider. One that stays keeps its row: the open feed names it by that id."""
    wanted = {(one.label, one.latitude, one.longitude): one for one in places}
    for row in session.exec(select(ProviderPlace).where(ProviderPlace.provider_id == provider_id)):
        if wanted.pop((row.label, row.latitude, row.longitude), None) is None:
            session.delete(row)
    session.add_all(wanted.values())
    session.flush()


def points(*, session: Session, **which: Any) -> list[tuple[UUID, str, bool, str, str, float, float]]:
    """(provider, name, whether invented, kind, label, latitude, longitude) of every place of the providers that match."""
    columns = (Provider.id, Provider.name, Provider.example, Provider.kind, ProviderPlace.label, ProviderPlace.latitude,
               ProviderPlace.longitude)
    wanted = providers.matching(which, *columns).where(ProviderPlace.provider_id == Provider.id)
    return list(session.exec(wanted))


def spread(*, session: Session, **which: Any) -> tuple[int, float | None, float | None, float | None, float | None]:
    """How many places the providers that match have, and between which degrees: west, south, east, north."""
    place = ProviderPlace
    least, most = ((end(place.longitude), end(place.latitude)) for end in (func.min, func.max))
    columns = (func.count(place.id), *least, *most)
    return tuple(session.exec(providers.matching(which, *columns).where(place.provider_id == Provider.id)).one())


def fallen(limit: int, *, session: Session) -> list[tuple[UUID, str, str, str, Any]]:
    """(provider, name, rating before, rating now, published on) of those whose rating fell and that nobody looked at yet."""
    detail = ProviderDetail
    wanted = select(Provider.id, Provider.name, detail.rating_before, detail.rating, detail.rated_on).where(
        detail.provider_id == Provider.id, detail.rating_before != "", Provider.status == "active")
    return list(session.exec(wanted.order_by(Provider.name).limit(limit)))


def to_compare(*, session: Session) -> list[Any]:
    """(id, name, source, source_list, source_id, cqc_location, latitude, longitude) of every active provider; None: nothing is known."""
    detail, place = ProviderDetail, ProviderPlace
    where = select(place.provider_id, func.min(place.latitude).label("latitude"), func.min(place.longitude).label("longitude")).group_by(
        place.provider_id).subquery()
    wanted = select(Provider.id, Provider.name, detail.source, detail.source_list, detail.source_id, detail.cqc_location,
                    where.c.latitude, where.c.longitude)
    joined = wanted.join(detail, detail.provider_id == Provider.id, isouter=True).join(
        where, where.c.provider_id == Provider.id, isouter=True)
    return list(session.exec(joined.where(Provider.status == "active")))


def not_the_same(*, session: Session) -> set[frozenset[UUID]]:
    """Pairs that somebody said are two."""
    return {frozenset(pair) for pair in session.exec(select(ProviderNotTheSame.one_id, ProviderNotTheSame.other_id))}


def merges(limit: int, *, session: Session) -> list[tuple[UUID, str, UUID, Any, str]]:
    """(merge, name of the one that stays, the merged one, when, who) of merges that stand, newest first."""
    merge = ProviderMerge
    wanted = select(merge.id, Provider.name, merge.merged_id, merge.created_at, merge.created_by).where(
        Provider.id == merge.kept_id, merge.undone_at.is_(None))
    return list(session.exec(wanted.order_by(merge.created_at.desc()).limit(limit)))


def merged_into(provider_id: UUID, *, session: Session) -> UUID | None:
    """The provider that this one was merged into; None while it stands by itself."""
    wanted = select(ProviderMerge.kept_id).where(ProviderMerge.merged_id == provider_id, ProviderMerge.undone_at.is_(None))
    return session.exec(wanted).first()


def merges_standing(*, session: Session) -> dict[UUID, UUID]:
    """The provider that stays, by the one that was merged into it, of every merge that stands."""
    wanted = select(ProviderMerge.merged_id, ProviderMerge.kept_id).where(ProviderMerge.undone_at.is_(None))
    return dict(tuple(row) for row in session.exec(wanted))


def remove_added(traits: Sequence[UUID], places: Sequence[UUID], *, session: Session) -> None:
    """Take away what a merge added, where it still stands."""
    for table, ids in ((ProviderTrait.__table__, traits), (ProviderPlace.__table__, places)):
        session.connection().execute(delete(table).where(table.c.id.in_(list(ids))))
