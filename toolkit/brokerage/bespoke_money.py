"""All resources on the table, and who controls how much (Rochdale: "say who controls how much money")."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from toolkit.brokerage.bespoke_lists import bespoke_lists
from toolkit.brokerage.lists import name_of

CLOSE = ("person", "family")
NONE_WITH_THEM = "Neither the person nor the family controls any of the money. Consider giving them control over a stated amount."


@dataclass(frozen=True)
class Controlled:
    """What one of them decides about: pounds a week, its share of all in percent, and how many resources have no amount."""

    controller: str
    name: str
    pounds: Decimal
    percent: float
    without_amount: int


@dataclass(frozen=True)
class Tabled:
    """Everything on the table: the totals by controller, most first, and the sum a week."""

    controllers: tuple[Controlled, ...]
    pounds: Decimal
    notice: str


def tabled(resources: Iterable[Any]) -> Tabled:
    """Totals of rows with controller and pounds_week. What has no amount is counted apart and never as 0."""
    resources = list(resources)
    every = sum((one.pounds_week for one in resources if one.pounds_week is not None), Decimal(0))
    slugs = dict.fromkeys(one.controller for one in resources)
    found = sorted((_controlled(slug, resources, every) for slug in slugs), key=lambda one: (-one.pounds, one.name))
    close = any(one.pounds for one in found if one.controller in CLOSE)
    return Tabled(tuple(found), every, NONE_WITH_THEM if every and not close else "")


def _controlled(slug: str, resources: list[Any], every: Decimal) -> Controlled:
    own = [one.pounds_week for one in resources if one.controller == slug]
    pounds = sum((one for one in own if one is not None), Decimal(0))
    return Controlled(slug, name_of(bespoke_lists().controller, slug), pounds, float(100 * pounds / every) if every else 0.0,
                      own.count(None))
