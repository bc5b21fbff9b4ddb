"""Providers of contracts in the directory. A line keeps the name that stands in its contract; the directory says who that is.

Where two rows of the directory are merged, nothing is written into a contract: whoever was merged stands as the one that stays, and
by themselves again once the merge is undone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.contract_areas import is_seen
from toolkit.models import ContractHours, MonitoringReturn
from toolkit.storage.queries import contracts as queries
from toolkit.storage.queries import directory, providers

MOST_OFFERED = 20
SHORTEST = 2        # letters of a name before anybody is looked for


@dataclass(frozen=True)
class HoursLine:
    """Agreed hours of a provider, under the one name by which they are shown in this contract."""

    provider: str
    group: str
    hours: int


@dataclass(frozen=True)
class UsedLine:
    """Hours that a provider reported, under the same name."""

    provider: str
    starts_on: date
    ends_on: date
    hours_used: Decimal | None


@dataclass(frozen=True)
class ContractOf:
    """A contract of a provider: its id, name and days, how the provider is named in it, and hours a year by group of people."""

    id: UUID
    name: str
    example: bool
    starts_on: date
    ends_on: date
    named: str
    hours: tuple[tuple[str, int], ...]


def offered(typed: str, chosen: UUID | None, *, session: Session) -> dict[UUID, str]:
    """Who in the directory may be meant by a name as far as it is typed, by name; the `chosen` one among them in any case."""
    terms = [word for word in typed.split() if len(word) >= SHORTEST]
    found = providers.named_like(terms, MOST_OFFERED, session=session) if terms else []
    known = providers.listed(chosen, session=session) if chosen else None
    return dict(found) | ({known.id: known.name} if known else {})


def stands_as(provider_id: UUID | None, merges: Mapping[UUID, UUID]) -> UUID | None:
    """The provider as which this one stands now, through one merge after another."""
    while provider_id in merges:
        provider_id = merges[provider_id]
    return provider_id


def under_one_name(contract_id: UUID, *, session: Session) -> tuple[list[HoursLine], list[UsedLine]]:
    """The standing hours and returns of a contract, each provider under one name, however they are spelt."""
    hours, returns = (queries.lines_of(kind, contract_id, session=session) for kind in (ContractHours, MonitoringReturn))
    name = one_name_each([*hours, *returns], directory.merges_standing(session=session))
    return ([HoursLine(name[row.id], row.group, row.hours) for row in hours],
            [UsedLine(name[row.id], row.starts_on, row.ends_on, row.hours_used) for row in returns])


def one_name_each(rows: Iterable[Any], merges: Mapping[UUID, UUID]) -> dict[UUID, str]:
    """The name to show by row's id: the names of one provider together, the first with hours first. Pure.

    Two are one where the directory says so; and a name that was not looked up is whoever has just that name in this contract.
    """
    rows = list(rows)
    listed = {row.provider.casefold(): stands_as(row.provider_id, merges) for row in rows if row.provider_id}
    who = {row.id: stands_as(row.provider_id, merges) or listed.get(row.provider.casefold()) or row.provider for row in rows}
    names: dict[Any, dict[str, None]] = {}
    for row in rows:
        names.setdefault(who[row.id], {})[row.provider] = None
    return {row.id: _together(list(names[who[row.id]])) for row in rows}


def contracts_of(actor: Actor, provider_id: UUID, *, session: Session) -> list[ContractOf]:
    """The contracts of a provider and of whoever was merged into them, the newest first. Raises NotAllowed."""
    check_may(actor, "see contracts")
    merges = directory.merges_standing(session=session)
    ids = {provider_id, *merges}
    lines: dict[tuple, list[tuple[str, int]]] = {}
    theirs = [one for one in ids if stands_as(one, merges) == provider_id]
    for *of, area, provider, group, hours in queries.hours_of_providers(theirs, session=session):
        if is_seen(actor, area):
            lines.setdefault((*of, provider), []).append((group, hours))
    return [ContractOf(*of, tuple(hours)) for of, hours in lines.items()]


def in_directory(contract_id: UUID, *, session: Session) -> dict[UUID, str]:
    """The providers of a contract's standing hours that are in the directory, by id, with the name they have there now."""
    merges = directory.merges_standing(session=session)
    ids = {stands_as(row.provider_id, merges) for row in queries.lines_of(ContractHours, contract_id, session=session)} - {None}
    return {UUID(one): name for one, name in sorted(providers.names_of(ids, session=session).items(), key=lambda pair: pair[1])}


def _together(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} (also {', '.join(names[1:])})"
