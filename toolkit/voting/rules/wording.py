"""The sentences that say why a project was not chosen."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.voting.rules.election import Limit, Project

NOBODY = "Nobody chose it."


def needs_more(project: Project, left: Iterable[tuple[Limit, Fraction]], when: str) -> str:
    """Which limit it does not fit, first one named; empty when it fits them all."""
    for (limit, had), cost in zip(left, project.costs, strict=True):
        if cost > limit.amount:
            return f"It needs {_of(limit, cost)}, more than the {limit.say(limit.amount)} there is altogether."
        if cost > had:
            return f"It needs {_of(limit, cost)}, with {limit.say(had)} left {when}."
    return ""


def too_little(points: Fraction, least: Fraction, support: str) -> str:
    """It stayed under the least support that this vote asks for."""
    return f"It got {say_number(points)} of the {say_number(least)} {support} that an item needs here."


def say_number(number: Fraction) -> str:
    """12 or 12.5."""
    return f"{int(number):,}" if number.denominator == 1 else f"{float(number):,.2f}".rstrip("0").rstrip(".")


def _of(limit: Limit, cost: Fraction) -> str:
    return limit.say(cost) if limit.name == "money" else f"{limit.say(cost)} of {limit.name}"
