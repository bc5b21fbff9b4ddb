"""What every rule reads and what it leaves: projects, ballots, limits, and an outcome with its reasons. No database here."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from toolkit.errors import BadInput
from toolkit.words.speaking import _

Amount = int | Decimal | Fraction


def exact(amount: Amount, what: str = "amount") -> Fraction:
    """The amount without any rounding. Raises BadInput for a float or what is no number: sums decide who wins."""
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal | Fraction):
        raise BadInput(_("The {what} {amount} is not an exact number. Give it as a whole number or a decimal.",
                         what=what, amount=repr(amount)))
    if isinstance(amount, Decimal) and not amount.is_finite():
        raise BadInput(_("The {what} {amount} is not a number. Give it as a whole number or a decimal.", what=what, amount=amount))
    return Fraction(amount)


@dataclass(frozen=True)
class Limit:
    """What there is of one thing: money first, then others such as days of staff time. `unit` is said with every amount."""

    amount: Amount
    name: str = "money"
    unit: str = "£"

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", exact(self.amount, f"limit of {self.name}"))
        if self.amount < 0:
            raise BadInput(_("The limit of {name} is below nothing. Give 0 or more.", name=self.name))

    def say(self, amount: Fraction) -> str:
        """An amount of this as people read it: £1,200 or 12.50 EUR; fractions of a penny are rounded."""
        words = f"{int(amount):,}" if amount.denominator == 1 else f"{float(amount):,.2f}"
        return f"£{words}" if self.unit == "£" else f"{words} {self.unit}".strip()


@dataclass(frozen=True)
class Project:
    """One item of the vote. `costs` holds what it needs of each limit, in the election's order of limits."""

    id: str
    costs: tuple[Amount, ...]
    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "costs", tuple(exact(cost, f"cost of {self.id}") for cost in self.costs))
        if any(cost < 0 for cost in self.costs):
            raise BadInput(_("The cost of {id} is below nothing. Give 0 or more.", id=self.id))


@dataclass(frozen=True)
class Ballot:
    """One person's ballot: points (dots) by project id. An approval is one point; what is not named has none."""

    points: Mapping[str, Amount]

    def __post_init__(self) -> None:
        if any(type(points) is not int for points in self.points.values()):
            object.__setattr__(self, "points", {name: exact(points, "number of points") for name, points in self.points.items()})

    @classmethod
    def approving(cls, *ids: str) -> "Ballot":
        """A ballot that ticks these projects."""
        return cls(dict.fromkeys(ids, 1))

    def supports(self) -> list[str]:
        """The ids that this ballot gives anything to."""
        return [name for name, points in self.points.items() if points > 0]


@dataclass(frozen=True)
class Election:
    """All that a rule may know. `support` is the word for what ballots give; `least` is the support a project needs to win."""

    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]
    limits: tuple[Limit, ...]
    support: str = "votes"
    least: Amount = 0

    def __post_init__(self) -> None:
        ids = {project.id for project in self.projects}
        if len(ids) < len(self.projects):
            raise BadInput("Two projects have the same id. Give each its own.")
        if not self.limits or any(len(project.costs) != len(self.limits) for project in self.projects):
            raise BadInput("Each project needs one cost for each limit, and there is at least one limit: the money.")
        unknown = {name for ballot in self.ballots for name in ballot.points} - ids
        if unknown:
            raise BadInput(_("A ballot names {unknown}, which is not among the projects.", unknown=min(unknown)))

    def points(self) -> dict[str, Fraction]:
        """Points by project, none included."""
        found: dict[str, int | Fraction] = {project.id: 0 for project in self.projects}
        for ballot in self.ballots:
            for name, points in ballot.points.items():
                found[name] += points
        return {name: Fraction(points) for name, points in found.items()}

    def supporters(self) -> dict[str, int]:
        """How many people gave anything, by project."""
        found = {project.id: 0 for project in self.projects}
        for ballot in self.ballots:
            for name in ballot.supports():
                found[name] += 1
        return found


@dataclass(frozen=True)
class Outcome:
    """What a rule chose, in the order of choosing, and a sentence for everything else.

    `used` and `left` follow the election's limits. `just_missed` are the ids that came nearest. `lots` lists the ties that
    a lot decided (the one drawn stands first); the seed draws the same lots again.
    """

    chosen: tuple[str, ...]
    reasons: Mapping[str, str]
    used: tuple[Fraction, ...]
    left: tuple[Fraction, ...]
    just_missed: tuple[str, ...]
    seed: int
    lots: tuple[tuple[str, ...], ...] = ()
