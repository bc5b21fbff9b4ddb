"""The sentences that say why a project was not chosen."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.voting.rules.election import Limit, Project
from toolkit.words.speaking import _

NOBODY = "Nobody chose it."


def needs_more(project: Project, left: Iterable[tuple[Limit, Fraction]], when: str) -> str:
    """Which limit it does not fit, first one named; empty when it fits them all."""
    for (limit, had), cost in zip(left, project.costs, strict=True):
        if cost > limit.amount:
            return _("It needs {limit}, more than the {amount} there is altogether.",
                     limit=_of(limit, cost), amount=limit.say(limit.amount))
        if cost > had:
            return _("It needs {limit}, with {had} left {when}.", limit=_of(limit, cost), had=limit.say(had), when=when)
    return ""


def too_little(points: Fraction, least: Fraction, support: str) -> str:
    """It stayed under the least support that this vote asks for."""
    return _("It got {points} of the {least} {support} that an item needs here.",
             points=say_number(points), least=say_number(least), support=support)


def say_number(number: Fraction) -> str:
    """12 or 12.5."""
    return f"{int(number):,}" if number.denominator == 1 else f"{float(number):,.2f}".rstrip("0").rstrip(".")


def _of(limit: Limit, cost: Fraction) -> str:
    return limit.say(cost) if limit.name == "money" else _("{amount} of {what}", amount=limit.say(cost), what=_(limit.name))
