"""Scoring sealed offers, pure: is an offer complete, how well does it meet the outcomes, what does it cost, who is ahead.

Devon: every developmental outcome has a price of its own, maintenance may be grouped; quality is judged against weighted outcomes and
cost. The formula, the marks and what +-10 points mean are ours (docs/decisions/0027). Numbers are exact fractions, out of 100; a tie is
a tie. Nothing in here is for a provider's eyes: a score that holds the cheapest price tells it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from toolkit.words.speaking import _

MARKS = {0: "does not meet it", 1: "hardly meets it", 2: "partly meets it", 3: "mostly meets it", 4: "meets it well",
         5: "meets it fully, and shows how"}
MOST_MARK = max(MARKS)
ENOUGH = 2          # a must-have marked below this is not met
POINTS = 10         # by so much the weight of quality is moved to see whether another offer would be ahead
PARTS = {"what": "what will be done", "how": "how it will be done", "when": "when it will be done",
         "how_often": "how often it will be done"}


@dataclass(frozen=True)
class Wanted:
    """One outcome as it was sent out; `weight` is 1 to 5, agreed with the person."""

    id: UUID
    number: int
    words: str
    must: bool
    developmental: bool
    weight: int


@dataclass(frozen=True)
class Line:
    """What an offer says to one outcome. 0 pounds a week is free, None is no price of its own; `grouped` is priced with another."""

    what: str = ""
    how: str = ""
    when: str = ""
    how_often: str = ""
    weekly_pounds: Decimal | None = None
    grouped: bool = False


@dataclass(frozen=True)
class Offered:
    """One opened offer: what it says by outcome, and the marks (0-5) it was given so far."""

    id: UUID
    name: str
    lines: Mapping[UUID, Line]
    marks: Mapping[UUID, int] = field(default_factory=dict)

    @property
    def weekly_pounds(self) -> Decimal:
        """What the offer costs a week, all outcomes together."""
        return sum((line.weekly_pounds for line in self.lines.values() if line.weekly_pounds is not None), Decimal(0))


@dataclass(frozen=True)
class Score:
    """An offer's quality, cost and total, each out of 100; `not_met` are the must-haves that it does not meet."""

    offer_id: UUID
    quality: Fraction
    cost: Fraction
    total: Fraction
    not_met: tuple[int, ...]


@dataclass(frozen=True)
class Shift:
    """With quality weighing `weight`, these offers would be ahead."""

    weight: int
    ahead: frozenset[UUID]


def missing(wanted: Iterable[Wanted], lines: Mapping[UUID, Line]) -> tuple[str, ...]:
    """What keeps an offer from being complete, each a sentence; nothing when it is complete."""
    wanted = tuple(wanted)
    found = [sentence for one in wanted for sentence in _missing_in(one, lines.get(one.id, Line()))]
    kept = [lines.get(one.id, Line()) for one in wanted if not one.developmental]
    if any(line.grouped for line in kept) and all(line.weekly_pounds is None for line in kept):
        found.append(_("The maintenance outcomes are priced as a group, but the group has no price."))
    return tuple(found)


def _missing_in(one: Wanted, line: Line) -> list[str]:
    found = [_("Outcome {number}: it does not say {words}.", number=one.number, words=_(PARTS[part]))
             for part in PARTS if not getattr(line, part).strip()]
    if line.weekly_pounds is None and one.developmental:
        found.append(_("Outcome {number} is developmental and has no weekly cost of its own.", number=one.number))
    elif line.weekly_pounds is None and not line.grouped:
        found.append(_("Outcome {number} has no weekly cost, and is not grouped with another.", number=one.number))
    return found


def unmarked(wanted: Iterable[Wanted], offered: Offered) -> tuple[int, ...]:
    """The numbers of the outcomes for which an offer has no mark yet."""
    return tuple(one.number for one in wanted if one.id not in offered.marks)


def quality(wanted: Sequence[Wanted], marks: Mapping[UUID, int]) -> Fraction:
    """Marks by weight, out of 100. Every outcome must have its mark."""
    most = sum(one.weight * MOST_MARK for one in wanted)
    return Fraction(100 * sum(one.weight * marks[one.id] for one in wanted), most) if most else Fraction(0)


def cost(weekly_pounds: Decimal, cheapest: Decimal) -> Fraction:
    """The cheapest offer has 100, one that costs twice as much 50. Beside one that is free, others have 0."""
    return Fraction(100) if weekly_pounds == cheapest else 100 * Fraction(cheapest) / Fraction(weekly_pounds)


def scores(wanted: Sequence[Wanted], offers: Sequence[Offered], quality_weight: int) -> list[Score]:
    """The scores of complete and wholly marked offers, by name; `quality_weight` is out of 100, the rest is cost's."""
    if not offers:
        return []
    cheapest = min(one.weekly_pounds for one in offers)
    return [_score(wanted, one, cheapest, quality_weight) for one in sorted(offers, key=lambda one: (one.name.casefold(), str(one.id)))]


def _score(wanted: Sequence[Wanted], one: Offered, cheapest: Decimal, quality_weight: int) -> Score:
    good, cheap = quality(wanted, one.marks), cost(one.weekly_pounds, cheapest)
    not_met = tuple(outcome.number for outcome in wanted if outcome.must and one.marks[outcome.id] < ENOUGH)
    return Score(one.id, good, cheap, _total(good, cheap, quality_weight), not_met)


def _total(good: Fraction, cheap: Fraction, quality_weight: int) -> Fraction:
    return (good * quality_weight + cheap * (100 - quality_weight)) / 100


def ahead(found: Iterable[Score], quality_weight: int) -> frozenset[UUID]:
    """The offers with the highest total at a weight of quality: more than one where they tie."""
    totals = {one.offer_id: _total(one.quality, one.cost, quality_weight) for one in found}
    return frozenset(offer for offer, total in totals.items() if total == max(totals.values()))


def sensitivity(found: Sequence[Score], quality_weight: int) -> tuple[Shift, ...]:
    """The nearest weight below, then the nearest above, within 10 points, at which others are ahead; nothing where none is."""
    now = ahead(found, quality_weight)
    ways = (range(quality_weight - 1, max(0, quality_weight - POINTS) - 1, -1),
            range(quality_weight + 1, min(100, quality_weight + POINTS) + 1))
    shifts = (next((Shift(weight, there) for weight in way if (there := ahead(found, weight)) != now), None) for way in ways)
    return tuple(shift for shift in shifts if shift)
