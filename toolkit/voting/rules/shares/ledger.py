"""What every group still has, in whole numbers: slower than floats, and right to the last fraction of a penny."""

from fractions import Fraction
from math import gcd

from toolkit.voting.rules.shares.hall import Hall


class Ledger:
    """The shares of a run without rounding: amounts are whole numbers of 1/`per` of the smallest unit of cost."""

    def __init__(self, hall: Hall, share: Fraction):
        start = share * hall.scale
        self.hall, self.per = hall, start.denominator
        self.held = [start.numerator] * hall.group_count
        self.paid_for = 0

    def follow(self, order: list[int]) -> None:
        """Pay for what was chosen since the last question."""
        for project in order[self.paid_for:]:
            self._pay(project)
        self.paid_for = len(order)

    def payment(self, project: int) -> Fraction | None:
        """The most that one person pays for it, in currency units; None where its supporters cannot pay it together."""
        owed, people = self._level(project)
        return Fraction(owed, people * self.per * self.hall.scale) if people else None

    def _level(self, project: int) -> tuple[int, int]:
        """What is owed by those who do not give their all, and how many these are."""
        owed, people = self.hall.costs[project] * self.per, self.hall.people[project]
        held = sorted(zip((self.held[at] for at in self.hall.groups[project]), self.hall.sizes[project], strict=True))
        for amount, size in held:
            if amount * people >= owed:
                return owed, people
            owed, people = owed - amount * int(size), people - int(size)
        return owed, 0

    def _pay(self, project: int) -> None:
        owed, people = self._level(project)
        finer = people // gcd(owed, people)
        if finer > 1:
            self.held, self.per, owed = [amount * finer for amount in self.held], self.per * finer, owed * finer
        each = owed // people
        for at in self.hall.groups[project]:
            self.held[at] = max(0, self.held[at] - each)
