"""Providers that may be what a room is asked about, and those that were settled before."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import Session, select

from toolkit.models import Provider, ProviderPlace, ProviderTrait, SuggestionSettled

MOST_LOOKED_AT = 400


def _having(kind: str, values: Collection[str] | None = None) -> Any:
    found = select(ProviderTrait.provider_id).where(ProviderTrait.kind == kind)
    return found if values is None else found.where(ProviderTrait.value.in_(list(values)))


def candidates(function: int, groups: Collection[str], areas: Collection[str], bounds: tuple[float, float, float, float] | None,
               settled_in: UUID, *, session: Session) -> list[Any]:
    """(id, name, what, whether an area of theirs is named) of active providers of a function, for one of these groups or for any,

    who name one of these areas or have a place between these degrees (west, south, east, north), and were not settled in this
    group's cell.
    """
    settled = select(SuggestionSettled.provider_id).where(SuggestionSettled.group_id == settled_in, SuggestionSettled.function == function)
    named = Provider.id.in_(_having("area", areas))
    near = [named]
    if bounds:
        west, south, east, north = bounds
        near.append(Provider.id.in_(select(ProviderPlace.provider_id).where(
            ProviderPlace.longitude.between(west, east), ProviderPlace.latitude.between(south, north))))
    wanted = select(Provider.id, Provider.name, Provider.what, named.label("named")).where(
        Provider.status == "active", Provider.id.in_(_having("function", [str(function)])), Provider.id.not_in(settled), or_(*near),
        or_(Provider.id.in_(_having("group", groups)), Provider.id.not_in(_having("group"))))
    return list(session.exec(wanted.order_by(func.lower(Provider.name), Provider.id).limit(MOST_LOOKED_AT)))


def is_settled(group_id: UUID, function: int, provider_id: UUID, *, session: Session) -> bool:
    """Whether the room took this provider in, or refused them, in this cell."""
    row = SuggestionSettled
    wanted = select(row.id).where(row.group_id == group_id, row.function == function, row.provider_id == provider_id)
    return session.exec(wanted).first() is not None
