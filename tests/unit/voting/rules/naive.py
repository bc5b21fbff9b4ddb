"""Equal shares by the book, in fractions and without any short cut: the yardstick for the quick one."""

from fractions import Fraction

from toolkit.voting.rules.election import Election
from toolkit.voting.rules.ties import DEFAULT_SEED, places


def naive_run(election: Election, share: Fraction, seed: int = DEFAULT_SEED) -> list[str]:
    """The chosen ids in order, at one share for each ballot."""
    by = places(election, election.supporters(), seed)
    held = [share] * len(election.ballots)
    wants = {project.id: [at for at, ballot in enumerate(election.ballots) if project.id in ballot.supports()]
             for project in election.projects}
    room = [limit.amount for limit in election.limits[1:]]
    chosen = sorted((each.id for each in election.projects if wants[each.id] and each.costs[0] == 0), key=by.__getitem__)
    assert len(election.limits) == 1 or not chosen
    while True:
        prices = {}
        for project in election.projects:
            if project.id in chosen or not wants[project.id] or any(c > r for c, r in zip(project.costs[1:], room, strict=True)):
                continue
            most = naive_payment(project.costs[0], [held[at] for at in wants[project.id]])
            if most is not None:
                prices[project.id] = most / project.costs[0], by[project.id]
        if not prices:
            return chosen
        first = min(prices, key=prices.__getitem__)
        project = next(each for each in election.projects if each.id == first)
        for at in wants[first]:
            held[at] = max(Fraction(0), held[at] - prices[first][0] * project.costs[0])
        room = [had - cost for had, cost in zip(room, project.costs[1:], strict=True)]
        chosen.append(first)


def naive_payment(cost: Fraction, amounts: list[Fraction]) -> Fraction | None:
    """The most that anybody pays when all pay the same or all they have."""
    left, owed = sorted(amounts), cost
    while left:
        if left[0] * len(left) >= owed:
            return owed / len(left)
        owed -= left.pop(0)
    return None


def naive_raise(election: Election, seed: int = DEFAULT_SEED) -> list[str]:
    """Step by step, one unit for each person, each step counted from the start."""
    money, people = election.limits[0].amount, len(election.ballots)
    costs = {project.id: project.costs[0] for project in election.projects}
    chosen, step = naive_run(election, money / people, seed), money // people + 1
    while len(chosen) < sum(1 for count in election.supporters().values() if count) and step <= sum(costs.values()) + 1:
        further = naive_run(election, Fraction(step), seed)
        if sum(costs[name] for name in further) > money:
            break
        chosen, step = further, step + 1
    return chosen
