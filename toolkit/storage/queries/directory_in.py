"""Providers that came from outside, written many at a time: what is here of one source, what is added, changed and closed."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, update
from sqlmodel import Session, select

from toolkit.models import Provider, ProviderDetail, ProviderMerge, ProviderPlace, ProviderTrait

AT_ONCE = 5_000


def here_of(source: str, lists: Collection[str], *, session: Session) -> list[Any]:
    """(source_id, source_list, provider_id, arrived, rating, authority, status, name) of every provider of these lists of a source."""
    detail = ProviderDetail.__table__.c
    own = Provider.__table__.c
    wanted = select(detail.source_id, detail.source_list, detail.provider_id, detail.arrived, detail.rating, detail.authority, own.status,
                    own.name)
    return list(session.connection().execute(wanted.where(detail.source == source, detail.source_list.in_(lists),
                                                          detail.source_id.is_not(None), own.id == detail.provider_id)))


def lists_of(source: str, *, session: Session) -> list[str]:
    """The names of the lists that providers came from."""
    detail = ProviderDetail
    wanted = select(detail.source_list).where(detail.source == source, detail.source_list != "").distinct()
    return list(session.exec(wanted.order_by(detail.source_list)))


def closed_by_lists(provider_ids: Collection[UUID], *, session: Session) -> list[UUID]:
    """Which of these an import closed and nobody took up again since."""
    found: list[UUID] = []
    for some in _some(provider_ids):
        wanted = select(Provider.id).join(ProviderDetail, ProviderDetail.provider_id == Provider.id)
        found += session.exec(wanted.where(Provider.id.in_(some), Provider.status == "closed", ProviderDetail.arrived == "",
                                           ProviderDetail.source_id.is_not(None)))
    return found


def typed_with_id(*, session: Session) -> dict[str, UUID]:
    """Providers that were typed here with an id of the regulator's, by that id."""
    detail = ProviderDetail
    wanted = select(detail.cqc_location, detail.provider_id).where(detail.source_id.is_(None), detail.cqc_location != "")
    return dict(session.exec(wanted).all())


def merged_away(*, session: Session) -> set[UUID]:
    """Providers that were merged into others: an import leaves their state alone."""
    return set(session.exec(select(ProviderMerge.merged_id).where(ProviderMerge.undone_at.is_(None))))


def add(models: dict[type, list[dict[str, Any]]], *, session: Session) -> None:
    """Add rows of these tables, in the order given."""
    for model, rows in models.items():
        for start in range(0, len(rows), AT_ONCE):
            session.connection().execute(insert(model.__table__), rows[start:start + AT_ONCE])


def change(model: type, key: str, rows: Sequence[dict[str, Any]], *, session: Session) -> None:
    """Write these columns where `key` is the row's; each counts as a change of that row. Every row has the same columns."""
    if not rows:
        return
    table = model.__table__
    values = {name: bindparam(f"new_{name}") for name in rows[0] if name != key} | {"version": table.c.version + 1}
    statement = update(table).where(table.c[key] == bindparam("of_key")).values(values)
    session.connection().execute(statement, [{"of_key": row[key]} | {f"new_{name}": value for name, value in row.items() if name != key}
                                             for row in rows])


def forget_found_by(provider_ids: Collection[UUID], *, session: Session) -> None:
    """Take away what imports brought of these providers' traits and places; what people saved here bears no name and stays."""
    for table in (ProviderTrait.__table__, ProviderPlace.__table__):
        for some in _some(provider_ids):
            session.connection().execute(delete(table).where(table.c.provider_id.in_(some), table.c.created_by != ""))


def written_here(provider_ids: Collection[UUID], *, session: Session) -> tuple[set[tuple[UUID, str, str]], set[UUID]]:
    """(provider, kind, value) of the traits of these providers, and who has places."""
    trait, traits, places = ProviderTrait, set(), set()
    for some in _some(provider_ids):
        found = session.exec(select(trait.provider_id, trait.kind, trait.value).where(trait.provider_id.in_(some)))
        traits |= {tuple(row) for row in found}
        places |= set(session.exec(select(ProviderPlace.provider_id).where(ProviderPlace.provider_id.in_(some))))
    return traits, places


def _some(ids: Collection[UUID]) -> Iterator[list[UUID]]:
    every = list(ids)
    return (every[start:start + 500] for start in range(0, len(every), 500))
