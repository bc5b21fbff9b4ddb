"""What the open feed says of providers: those who can be asked and are no single person, with their places."""

from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Provider, ProviderDetail, ProviderPlace
from toolkit.storage.queries import providers

# A personal assistant is one person: where they work and what they cost is theirs to publish.
NEVER = ("personal_assistant",)
SERVICE = (Provider.id, Provider.name, Provider.kind, Provider.what, Provider.contact, Provider.changed_at)
PLACE = (ProviderPlace.id, ProviderPlace.label, ProviderPlace.latitude, ProviderPlace.longitude)


def _open(which: dict[str, Any], *columns: Any) -> Any:
    return providers.matching(which | {"status": "active"}, *columns).where(Provider.kind.not_in(NEVER), Provider.example.is_(False))


def count(*, session: Session, **which: Any) -> int:
    """How many services match: terms and traits as `providers.count` takes them."""
    return session.exec(_open(which, func.count(Provider.id))).one()


def services(start: int, limit: int, *, session: Session, **which: Any) -> list[Any]:
    """(SERVICE, website) of what matches, by name: so many rows from `start` on."""
    wanted = _open(which, *SERVICE, ProviderDetail.website).join(ProviderDetail, ProviderDetail.provider_id == Provider.id, isouter=True)
    return list(session.exec(wanted.order_by(Provider.name, Provider.id).offset(start).limit(limit)))


def service(provider_id: UUID, *, session: Session) -> tuple[Any, list[Any], list[Any]] | None:
    """One service: (SERVICE, what the directory says), its traits as (kind, value, words), its places; None when it is not open."""
    columns = (ProviderDetail.website, ProviderDetail.covers, ProviderDetail.accessibility, ProviderDetail.cost)
    wanted = _open({}, *SERVICE, *columns).join(ProviderDetail, ProviderDetail.provider_id == Provider.id, isouter=True)
    found = session.exec(wanted.where(Provider.id == provider_id)).first()
    if found is None:
        return None
    places = session.exec(select(*PLACE).where(ProviderPlace.provider_id == provider_id).order_by(ProviderPlace.label, ProviderPlace.id))
    return found, [row[1:] for row in providers.traits_of([provider_id], session=session)], list(places)


def count_places(*, session: Session, **which: Any) -> int:
    """How many places the services that match have."""
    return session.exec(_open(which, func.count(ProviderPlace.id)).where(ProviderPlace.provider_id == Provider.id)).one()


def places(start: int, limit: int, *, session: Session, **which: Any) -> list[Any]:
    """(place, label, latitude, longitude, SERVICE, website) of services that match, by name."""
    wanted = _open(which, *PLACE, *SERVICE[1:], ProviderDetail.website, Provider.id.label("provider_id")).where(
        ProviderPlace.provider_id == Provider.id).join(ProviderDetail, ProviderDetail.provider_id == Provider.id, isouter=True)
    return list(session.exec(wanted.order_by(Provider.name, ProviderPlace.id).offset(start).limit(limit)))


def provider_at(place_id: UUID, *, session: Session) -> UUID | None:
    """Whose place this is."""
    return session.exec(select(ProviderPlace.provider_id).where(ProviderPlace.id == place_id)).first()
