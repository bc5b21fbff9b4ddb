"""Raising the shares: one currency unit for each person at a time, until the next step would overspend.

Many steps change nothing. Two facts make it safe to leap over them, and then every step between has the same outcome:

- With a larger share, and the same projects chosen in the same order, everybody has more left at every point and so every price
  is lower or the same. So if the chosen one's price at the small share is under the others' prices at the large share, round by
  round, it is under them at every share between.
- While the same people give their all for the same projects, every amount is a straight line in the share. What goes first at
  both ends then goes first between. This covers ties that last.

Where neither holds the leap is halved, down to a single step.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np

from toolkit.voting.rules.shares.hall import Hall
from toolkit.voting.rules.shares.run import Run, run


@dataclass(frozen=True)
class Raised:
    """The last run that keeps to the money, and the next step's, which overspends (None: more changes nothing)."""

    last: Run
    too_far: Run | None


def raise_shares(hall: Hall, money: Fraction) -> Raised:
    """Start with an equal part of the money, then whole currency units for each person, rising one by one.

    That the first step goes up to the next whole unit is how the published elections were counted (Pabulib,
    "equalshares/add1"); the first run itself can never overspend.
    """
    runs: dict[int, Run] = {}
    last, at, leap = run(hall, money / hall.voters), money // hall.voters, 1
    # With a share that pays for everything alone nobody runs short, and more changes nothing.
    enough = ceil(Fraction(sum(hall.costs), hall.scale))
    while at < enough and len(last.order) < len(hall.projects):
        if at + leap not in runs:
            runs = {step: kept for step, kept in runs.items() if step > at} | {at + leap: run(hall, Fraction(at + leap))}
        there = runs[at + leap]
        if unchanged(hall, last, there):
            at, last, leap = at + leap, there, leap * 2
        elif leap > 1:
            leap //= 2
        elif spent(hall, there) > money:
            return Raised(last, there)
        else:
            at, last = at + 1, there
    return Raised(last, None)


def spent(hall: Hall, done: Run) -> Fraction:
    """What a run's projects cost together."""
    return Fraction(sum(hall.costs[at] for at in done.order), hall.scale)


def unchanged(hall: Hall, below: Run, above: Run) -> bool:
    """Whether every share between these two gives the same projects in the same order. False may also mean "not sure"."""
    if below.order != above.order:
        return False
    straight = True
    for at, (project, rivals) in enumerate(zip(below.order, _rivals(hall, below, above), strict=True)):
        straight = straight and _same_line(below, above, at, project)
        if len(rivals) and not (straight and all(_same_line(below, above, at, rival) for rival in rivals)):
            return False
    return True


def _rivals(hall: Hall, below: Run, above: Run) -> list[list[int]]:
    """For each project chosen, those that might come before it somewhere between the two shares."""
    order, high = np.array(below.order, dtype=int)[:, None], below.high[:, None]
    wins_tie = np.arange(len(hall.costs)) < order
    may = (above.lows < high) | ((above.lows == high) & wins_tie)
    return [np.flatnonzero(row).tolist() for row in may & ~hall.ahead[order[:, 0]]]


def _same_line(below: Run, above: Run, at: int, project: int) -> bool:
    """Whether the same people give their all for this project at both ends."""
    emptied = below.emptied[at].get(project)
    return emptied is not None and emptied == above.emptied[at].get(project)
