"""Providers and what they are found by, as columns and counts."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, or_
from sqlmodel import Session, select

from toolkit.models import Provider, ProviderTrait

LISTED = (Provider.id, Provider.name, Provider.kind, Provider.status, Provider.what, Provider.contact, Provider.version,
          Provider.example)


def matching(which: dict[str, Any], *columns: Any) -> Any:
    """These columns of the providers that match `which`: kind, status, example, terms, traits as pairs (kind, values, one must fit)."""
    wanted = select(*columns)
    for name in ("kind", "status"):
        if which.get(name):
            wanted = wanted.where(getattr(Provider, name) == which[name])
    if which.get("example") is not None:
        wanted = wanted.where(Provider.example.is_(which["example"]))
    for kind, values in which.get("traits", ()):
        wanted = wanted.where(Provider.id.in_(select(ProviderTrait.provider_id)
                                              .where(ProviderTrait.kind == kind, ProviderTrait.value.in_(list(values)))))
    for term in which.get("terms", ()):
        wanted = wanted.where(_says(term))
    return wanted


def _says(term: str) -> Any:
    # SQLite's own lower() knows English letters only: other alphabets are also tried in small, capital and title letters.
    tried = {term} if term.isascii() else {term, term.lower(), term.upper(), term.capitalize()}
    return or_(*(column.icontains(one, autoescape=True) for one in sorted(tried) for column in (Provider.name, Provider.what)))


def count(*, session: Session, **which: Any) -> int:
    """How many match: kind, status, terms, traits."""
    return session.exec(matching(which, func.count(Provider.id))).one()


def page(start: int, limit: int, *, session: Session, **which: Any) -> list[Any]:
    """`LISTED` of what matches, by name: so many rows from `start` on."""
    return list(session.exec(matching(which, *LISTED).order_by(func.lower(Provider.name), Provider.id).offset(start).limit(limit)))


def names(limit: int, *, session: Session, **which: Any) -> list[tuple[UUID, str]]:
    """(id, name) of what matches, by name: so many at most."""
    wanted = matching(which, Provider.id, Provider.name).order_by(func.lower(Provider.name), Provider.id)
    return [tuple(row) for row in session.exec(wanted.limit(limit))]


def named_like(terms: Collection[str], limit: int, *, session: Session) -> list[tuple[UUID, str]]:
    """(id, name) of those not closed whose name has each of these terms, by name: so many at most."""
    wanted = select(Provider.id, Provider.name).where(
        Provider.status == "active", *(Provider.name.icontains(term, autoescape=True) for term in terms))
    return [tuple(row) for row in session.exec(wanted.order_by(func.lower(Provider.name), Provider.id).limit(limit))]


def listed(provider_id: UUID, *, session: Session) -> Any | None:
    """`LISTED` of one provider; None when it is not there."""
    return session.exec(select(*LISTED).where(Provider.id == provider_id)).first()


def traits_of(provider_ids: Collection[UUID], *, session: Session) -> list[tuple[UUID, str, str, str]]:
    """(provider, kind, value, words) of these providers, as they were typed."""
    trait = ProviderTrait
    wanted = select(trait.provider_id, trait.kind, trait.value, trait.words).where(trait.provider_id.in_(list(provider_ids)))
    return list(session.exec(wanted.order_by(trait.created_at, trait.value)))


def active_among(provider_ids: Collection[UUID], *, session: Session) -> set[UUID]:
    """Which of these providers are there and not closed."""
    return set(session.exec(select(Provider.id).where(Provider.id.in_(list(provider_ids)), Provider.status == "active")))


def names_unlike(provider_ids: Collection[UUID], *, example: bool, session: Session) -> list[str]:
    """The names of these providers that are not of this kind: invented for the example, or real; by name."""
    wanted = select(Provider.name).where(Provider.id.in_(list(provider_ids)), Provider.example.is_(not example))
    return list(session.exec(wanted.order_by(func.lower(Provider.name), Provider.id)))


def names_of(provider_ids: Collection[UUID], *, session: Session) -> dict[str, str]:
    """The names of these providers, by id as text."""
    wanted = select(Provider.id, Provider.name).where(Provider.id.in_(list(provider_ids)))
    return {str(provider_id): name for provider_id, name in session.exec(wanted)}


def words_used(kind: str, limit: int, *, session: Session) -> list[str]:
    """The words of one kind of trait that stand with most providers, for offering them: so many at most."""
    wanted = select(func.min(ProviderTrait.words)).where(ProviderTrait.kind == kind).group_by(ProviderTrait.value)
    return sorted(session.exec(wanted.order_by(func.count().desc(), ProviderTrait.value).limit(limit)))


def replace_traits(provider_id: UUID, traits: Collection[ProviderTrait], *, session: Session) -> None:
    """Put these traits in place of those that a provider had."""
    session.connection().execute(delete(ProviderTrait.__table__).where(ProviderTrait.__table__.c.provider_id == provider_id))
    session.add_all(traits)
    session.flush()
