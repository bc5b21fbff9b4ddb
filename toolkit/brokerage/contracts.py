"""Broker contracts (Oxfordshire): the terms, and hours a year for each provider and group of people.

Administrators and commissioners keep them; brokers may read them.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.contract_areas import check_area, check_contract, is_seen
from toolkit.brokerage.contract_lines import LineCheck, day_of, whole
from toolkit.brokerage.lists import checked_slug, groups
from toolkit.errors import BadInput, NotFound
from toolkit.models import BrokerContract
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import check_dates, checked_words, optional_words
from toolkit.storage.queries import contracts as queries

NOT_THERE = "This contract is not there. Choose one from the list of contracts."
MOST_HOURS, MOST_NOTICE = 10_000_000, 24


@dataclass(frozen=True)
class Terms:
    """What was agreed. Hours are hours a year; notice is in months; `extended_until` is the last day with every extension."""

    name: str
    starts_on: date | None
    ends_on: date | None
    extended_until: date | None = None
    ceiling_hours: int | None = None
    notice_months: int | None = 0
    words: str = ""
    area: str = ""

    def checked(self) -> "Terms":
        """The same, cleaned. Raises BadInput at the field that needs another look."""
        name = checked_words(self.name, "name", what="a name for the contract", limit=200)
        for field in ("starts_on", "ends_on", *(("extended_until",) if self.extended_until else ())):
            day_of(getattr(self, field), field, "the first and the last day of the contract")
        check_dates(self.starts_on, self.ends_on, "ends_on")
        if self.extended_until and self.extended_until <= self.ends_on:
            raise BadInput("The last day with every extension comes after the last day of the contract. Leave it empty if there "
                           "is no extension.", "extended_until")
        whole(self.ceiling_hours, "ceiling_hours", "The ceiling", 1, MOST_HOURS)
        whole(self.notice_months, "notice_months", "The notice in months", 0, MOST_NOTICE)
        return replace(self, name=name, notice_months=self.notice_months or 0,
                       words=optional_words(self.words, "words", what="the notes"),
                       area=optional_words(self.area, "area", what="the area", limit=200))


@dataclass(frozen=True)
class Hours(LineCheck):
    """Hours a year that a provider sells for one group of people; `provider_id` is who they are in the directory."""

    provider: str
    group: str | None
    hours: int | None
    provider_id: UUID | None = None

    def checked(self) -> "Hours":
        """The same, cleaned. Raises BadInput."""
        if not self.hours:
            raise BadInput("Write how many hours a year, such as 3300.", "hours")
        whole(self.hours, "hours", "The number of hours", 1, MOST_HOURS)
        return replace(self, provider=checked_words(self.provider, "provider", what="the provider's name", limit=200),
                       group=checked_slug(groups(), self.group, "group", "a group of people", needed=True))


@dataclass(frozen=True)
class HoursTable:
    """Hours a year by provider and group, with their sums."""

    groups: tuple[str, ...]
    rows: dict[str, dict[str, int]]

    @property
    def by_group(self) -> dict[str, int]:
        """The sum of each group."""
        return {group: sum(row.get(group, 0) for row in self.rows.values()) for group in self.groups}

    @property
    def by_provider(self) -> dict[str, int]:
        """The sum of each provider."""
        return {provider: sum(row.values()) for provider, row in self.rows.items()}

    @property
    def total(self) -> int:
        """All agreed hours a year."""
        return sum(self.by_provider.values())


def add_contract(actor: Actor, terms: Terms, *, example: bool = False, session: Session) -> UUID:
    """Add a contract; returns its id. Raises BadInput, NotAllowed."""
    columns = asdict(terms.checked())
    check_area(actor, "keep contracts", terms.area)
    return add_row(actor, "add a contract", BrokerContract(**columns, example=example), workshop_id=None, session=session, **columns).id


def change_contract(actor: Actor, contract_id: UUID, version: int, terms: Terms, *, session: Session) -> None:
    """Save other terms. Raises BadInput, Changed, NotFound."""
    check_contract(actor, "keep contracts", contract_id, session=session)
    columns = asdict(terms.checked())
    check_area(actor, "keep contracts", terms.area)
    save_edit(actor, "change a contract", to_edit(BrokerContract, contract_id, session=session), version, columns, workshop_id=None,
              session=session)


def contract_seen(actor: Actor, contract_id: UUID, *, session: Session) -> BrokerContract:
    """One contract. Raises NotAllowed, NotFound."""
    check_may(actor, "see contracts")
    row = queries.contract(contract_id, session=session)
    if row is None:
        raise NotFound(NOT_THERE)
    check_area(actor, "see contracts", row.area)
    return row


def names(actor: Actor, *, session: Session) -> list[tuple[UUID, str, bool]]:
    """(id, name, whether it is the example) of every contract that this person sees, the newest first."""
    check_may(actor, "see contracts")
    return [(one, name, example) for one, name, example, area in queries.names(session=session) if is_seen(actor, area)]


def hours_table(lines: list[Any]) -> HoursTable:
    """The table of hours from lines with provider, group and hours; groups in the order they are offered."""
    rows: dict[str, dict[str, int]] = {}
    for line in lines:
        row = rows.setdefault(line.provider, {})
        row[line.group] = row.get(line.group, 0) + line.hours   # two lines of one provider, once the directory's two were merged
    used = {line.group for line in lines}
    order = [slug for slug in groups() if slug in used]
    return HoursTable((*order, *sorted(used - set(order))), rows)
