"""What was found in the directory for one state of it holds until its next act: kept by that state's number."""

from typing import Any
from uuid import UUID

from pages.ui.cached import KEPT, read
from pages.ui.words import kept
from toolkit.brokerage import contract_providers, directory, providers, providers_alike
from toolkit.brokerage.providers import ProviderSeen, Sought
from toolkit.storage.queries import directory as queries

MOST_PAIRS, MOST_MERGED = 100, 50


def state() -> int:
    """The number of the last act outside workshops."""
    return read(queries.state)


@kept(KEPT * 4)
def count_at(number: int, sought: Sought) -> int:
    """How many providers fit."""
    return read(lambda session: providers.count(sought, session=session))


@kept(KEPT * 4)
def found_at(number: int, sought: Sought, start: int, limit: int) -> list[ProviderSeen]:
    """One page of those who fit, by name."""
    return read(lambda session: providers.found(sought, start, limit, session=session))


@kept(KEPT * 4)
def details_at(number: int, provider_ids: tuple[UUID, ...]) -> dict[UUID, directory.DetailSeen]:
    """What the directory says of these providers."""
    return read(directory.details_seen, provider_ids)


@kept(KEPT * 4)
def spread_at(number: int, sought: Sought) -> tuple[Any, ...]:
    """How many places those who fit have, and between which degrees."""
    return read(lambda session: queries.spread(session=session, **sought.which()))


@kept(KEPT)
def words_used_at(number: int, kind: str, limit: int) -> list[str]:
    """What is offered to choose from among one kind of trait."""
    return read(lambda session: providers.queries.words_used(kind, limit, session=session))


@kept(KEPT)
def offered_at(number: int, typed: str, chosen: UUID | None) -> dict[UUID, str]:
    """Who may be meant by a name in a contract."""
    return read(contract_providers.offered, typed, chosen)


@kept(4)
def listed_twice_at(number: int) -> list[providers_alike.Pair]:
    """Pairs that may be one."""
    return read(providers_alike.listed_twice, MOST_PAIRS)


@kept(4)
def merged_at(number: int) -> list[tuple]:
    """Merges that stand."""
    return read(queries.merges, MOST_MERGED)


@kept(4)
def fallen_at(number: int) -> list[tuple]:
    """Ratings that fell and that nobody looked at."""
    return read(queries.fallen, MOST_MERGED)
