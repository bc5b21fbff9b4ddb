"""One run of equal shares at a fixed share for each person, quick in floats, and exact wherever floats could be wrong.

The next project is the one for which the most that one person pays, for each pound of its cost, is least. Call that its
price. It lies in a bracket from `low` to `high`; while the brackets say who is first, floats are enough. Where two brackets
overlap, or it is open whether supporters can pay at all, the Ledger says.

How wrong can the floats be? Paying for a project never makes the sum of all errors larger: what a group that gives its all has
too much or too little, the others pay too little or too much, in sum the same. So the errors only add up, round by
round, and `doubt` is a bound on their sum.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from toolkit.voting.rules.shares.hall import Hall
from toolkit.voting.rules.shares.ledger import Ledger

ROUNDING = 4 * float(np.finfo(float).eps)  # each single step is wrong by an eighth of this at most
NEVER = float("inf")
FAR = float(np.finfo(float).max)


@dataclass(frozen=True)
class Run:
    """A finished run. `order` are the projects as chosen; the other fields say what was known as each was chosen.

    `tied` are those with exactly the same price, the chosen one first. `high` is the most its price can be, a row of `lows` the
    least that the others' can be (inf: out of it). `emptied` names who give their all, for each project that may have
    been first; None where a float cannot tell. `held` is what each group has left in the end, in currency units.
    """

    share: Fraction
    order: tuple[int, ...]
    tied: tuple[tuple[int, ...], ...]
    high: np.ndarray
    lows: np.ndarray
    emptied: tuple[dict[int, bytes | None], ...]
    held: np.ndarray


def run(hall: Hall, share: Fraction) -> Run:
    """Choose and pay until no project's supporters can pay for it together (or, under further limits, none fits)."""
    counting = _Counting(hall, share)
    tied, high, lows, emptied = [], [], [], []
    while may := counting.may_be_first():
        tied.append(counting.first(may))
        chosen = tied[-1][0]
        high.append(counting.high[chosen])
        lows.append(np.where(np.arange(len(hall.costs)) == chosen, NEVER, counting.low))
        emptied.append({at: counting.emptied(at) for at in may})
        counting.pay(chosen)
    lows_of_all = np.array(lows).reshape(len(lows), len(hall.costs))
    return Run(share, tuple(counting.order), tuple(tied), np.array(high), lows_of_all, tuple(emptied), counting.held)


class _Counting:
    """The state of a run. Of each project: `low` and `high` round its price (inf: out of it; high also while it is old),
    `old` the low ones whose price was not worked out since somebody paid, `level` the last known most that one person pays.
    """

    def __init__(self, hall: Hall, share: Fraction):
        self.hall, self.share, self.start = hall, share, float(share)
        self.held = np.full(hall.group_count, self.start)
        self.doubt = ROUNDING * self.start * hall.voters
        whole, parts = share.numerator * hall.scale, share.denominator
        self.low = np.array([1.0 / people if whole * people >= cost * parts else NEVER
                             for people, cost in zip(hall.people, hall.costs, strict=True)])
        self.high, self.old = self.low.copy(), np.full(len(hall.costs), NEVER)
        self.level = hall.money / np.array(hall.people, dtype=float)
        self.room = hall.room
        self.order: list[int] = []
        self.ledger: Ledger | None = None
        self._drop_what_does_not_fit()

    def may_be_first(self) -> list[int]:
        """Those that may have the least price; none where nothing can be paid for any more.

        A price is worked out anew only where that matters. The list is in tie order.
        """
        best = self.high.min(initial=NEVER)
        while len(self.old) and self.old[oldest := self.old.argmin()] <= min(best, FAR):
            self._work_out(oldest)
            best = min(best, self.high[oldest])
        may = np.flatnonzero(self.low <= min(best, FAR)).tolist()
        return [at for at in may if not self.hall.ahead[may, at].any()] if len(may) > 1 else may

    def first(self, may: list[int]) -> tuple[int, ...]:
        """Of these, all that have exactly the least price."""
        if all(self.low[at] == self.high[at] for at in may):
            return tuple(may)
        prices = {at: self._exact_price(at) for at in may} if len(may) > 1 else dict.fromkeys(may, Fraction(0))
        return tuple(at for at in may if prices[at] == min(prices.values()))

    def _work_out(self, project: int) -> None:
        hall = self.hall
        self.old[project] = NEVER
        held, cost, doubt = self.held[hall.groups[project]], hall.money[project], self._doubt(project)
        most = float(held.max())
        level = _level(held, hall.sizes[project], cost, min(self.level[project], most))
        if level >= most - 3 * doubt:
            self._settle_whether_payable(project, held, doubt)
            return
        self.level[project] = level
        if held.min() > cost / hall.people[project] + doubt:
            self.low[project] = self.high[project] = 1.0 / hall.people[project]
            return
        self.low[project] = max(self.low[project], (level - 2 * doubt) / cost * (1 - ROUNDING))
        self.high[project] = (level + 2 * doubt) / cost * (1 + ROUNDING)

    def _doubt(self, project: int) -> float:
        """How wrong the payment for this project may be."""
        return self.doubt + ROUNDING * (len(self.hall.groups[project]) + 8) * (self.hall.money[project] + self.start)

    def _settle_whether_payable(self, project: int, held: np.ndarray, doubt: float) -> None:
        together = float(self.hall.sizes[project] @ held)
        payment = None if together < self.hall.money[project] - doubt else self._books().payment(project)
        if payment is None:
            self.low[project] = NEVER
            return
        price = float(payment) / self.hall.money[project]
        self.low[project], self.high[project] = price * (1 - ROUNDING), price * (1 + ROUNDING)
        self.level[project] = float(payment)

    def emptied(self, project: int) -> bytes | None:
        """Who gives their all for it, if it is the next one; None where a float cannot tell."""
        if self.low[project] == self.high[project]:
            return b""
        held, level = self.held[self.hall.groups[project]], self.level[project]
        near = np.abs(held - level) <= 2 * self._doubt(project)
        return None if near.any() else (held < level).tobytes()

    def _exact_price(self, project: int) -> Fraction:
        payment = self._books().payment(project)
        assert payment is not None, "its supporters can pay: this was worked out before"
        return payment * self.hall.scale / self.hall.costs[project]

    def _books(self) -> Ledger:
        if self.ledger is None:
            self.ledger = Ledger(self.hall, self.share)
        self.ledger.follow(self.order)
        return self.ledger

    def pay(self, project: int) -> None:
        """Take the payment from its supporters, and see what is out of it for good."""
        hall, groups = self.hall, self.hall.groups[project]
        level = hall.money[project] / hall.people[project] if self.low[project] == self.high[project] else self.level[project]
        self.held[groups] = np.maximum(0.0, self.held[groups] - level)
        self.doubt += ROUNDING * ((len(groups) + 8) * hall.money[project] + hall.voters * self.start)
        self.low[project] = NEVER
        self.high[hall.touching[project]] = NEVER
        self.old = np.where(hall.touching[project], self.low, self.old)
        self.order.append(project)
        self.room = tuple(had - cost for had, cost in zip(self.room, hall.others[project], strict=True))
        self._drop_what_does_not_fit()

    def _drop_what_does_not_fit(self) -> None:
        """Under further limits, such as staff time: what no longer fits one of them is out."""
        for at, costs in enumerate(self.hall.others if self.room else ()):
            if any(cost > had for cost, had in zip(costs, self.room, strict=True)):
                self.low[at] = self.high[at] = self.old[at] = NEVER


def _level(held: np.ndarray, sizes: np.ndarray, cost: float, least: float) -> float:
    """The payment at which those who have less give all they have and the others make up the rest, starting from below.

    Where they cannot pay together the answer is what the richest have, or more.
    """
    level, most, people, before = least, held.max(), float(sizes.sum()), -1
    while True:
        empty = held < level
        count = np.count_nonzero(empty)
        if count <= before or level > most:
            return level
        before = count
        short = sizes * empty
        level = (cost - float(short @ held)) / (people - float(short.sum()))
