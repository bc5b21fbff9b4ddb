"""How long equal shares takes in a town's vote: `python -m bench.equal_shares` (64 items, 6,586 ballots).

The ballots are invented from a fixed seed: items differ in how well they are liked and where they lie, people live somewhere and tick
what is near and liked, one to fifteen items each. Costs spread as in published votes of towns, from 1,500 to 100,000 of a
million. Prints three such votes, each the best of three counts, and last one JSON object; exits 1 when the slowest is over 0.5 s.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from toolkit.voting.rules import equal_shares, plain_count
from toolkit.voting.rules.election import Ballot, Election, Limit, Project

ITEMS, BALLOTS, MONEY, MOST_SECONDS = 64, 6_586, 1_000_000, 0.5
TICKS = (3, 5, 10)  # how many items a person ticks on average, one vote each


def town(ticks: int) -> Election:
    """An invented vote; the same for the same number of ticks."""
    dice = np.random.default_rng(ticks)
    liked, lies = dice.gamma(1.0, 1, ITEMS) + 0.05, dice.random(ITEMS)
    costs = np.clip(np.round(np.exp(dice.normal(10.3, 0.8, ITEMS)), -2), 1_500, 100_000).astype(int)
    ids = [str(at) for at in range(ITEMS)]
    ballots = []
    for home, count in zip(dice.random(BALLOTS), 1 + dice.poisson(ticks - 1, BALLOTS), strict=True):
        near = liked * np.exp(-4 * np.abs(lies - home))
        ballots.append(Ballot.approving(*dice.choice(ids, min(int(count), 15), replace=False, p=near / near.sum())))
    projects = tuple(Project(name, (int(cost),)) for name, cost in zip(ids, costs, strict=True))
    return Election(projects, tuple(ballots), (Limit(MONEY),))


def measure(election: Election) -> float:
    """Seconds of the quickest of three whole counts, reasons included."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        equal_shares(election)
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> int:
    slowest, found = 0.0, []
    for ticks in TICKS:
        election = town(ticks)
        taken, outcome = measure(election), equal_shares(election)
        slowest = max(slowest, taken)
        start = time.perf_counter()
        plain = plain_count(election)
        plainly = time.perf_counter() - start
        found.append({"ticks": ticks, "seconds": round(taken, 3), "chosen": len(outcome.chosen), "plain_seconds": round(plainly, 3)})
        print(f"{ticks:2} ticks each: equal shares {taken * 1000:.0f} ms, {len(outcome.chosen)} chosen for {int(outcome.used[0]):,}; "
              f"plain count {plainly * 1000:.0f} ms, {len(plain.chosen)} chosen")
    print(json.dumps({"bench": "equal_shares", "items": ITEMS, "ballots": BALLOTS, "votes": found, "slowest_s": round(slowest, 3),
                      "limit_s": MOST_SECONDS}))
    return 0 if slowest <= MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
