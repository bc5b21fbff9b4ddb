"""The "Friday 22:00" walk-through: at that moment, each contingency must end at a person (a role), a resource and a number to ring.

The number itself is kept outside the tool; the contract says where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.brokerage import bespoke_cover

FRIDAY_22 = (4, 22 * 60)


@dataclass(frozen=True)
class Walked:
    """One contingency walked through. `missing` says in words what it does not end at; nothing missing: it holds."""

    what: str
    steps: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it ends at a person, a resource and a number."""
        return not self.missing


def walk(contingencies: Iterable[Any], roles: Iterable[Any], resources: Iterable[Any]) -> list[Walked]:
    """Each contingency, step by step. A role or resource that was taken out of the contract is missing."""
    by_role, by_resource = {one.id: one.role for one in roles}, {one.id: one.source for one in resources}
    return [_walked(one, by_role.get(one.role_id, ""), by_resource.get(one.resource_id, "")) for one in contingencies]


def _walked(one: Any, role: str, resource: str) -> Walked:
    steps = (("The sign", one.sign), ("The first response", one.first_response), ("Who answers", role), ("With which resource", resource),
             ("The way out of hours", one.route), ("Where the number to ring is kept", one.number_kept))
    ends = (("a first response", one.first_response), ("a person, by role", role), ("a resource", resource),
            ("a way out of hours", one.route), ("a number to ring, and where it is kept", one.number_kept))
    return Walked(one.what, steps, tuple(name for name, words in ends if not words))


def on_duty(cover: Iterable[Any], day: int, minute: int) -> dict[str, list[str]]:
    """Who is with the person, on call, and behind the provider at a moment, each by role; a stretch without a role says so."""
    rows = list(cover)
    return {way: [row.who or "a role that is not named yet" for row in bespoke_cover.at(rows, day, minute, (way,))]
            for way in ("there", "call", "alone", "provider")}
