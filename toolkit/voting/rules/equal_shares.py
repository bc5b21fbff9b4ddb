"""Equal shares: the money is split equally among all who voted, and each pays only for what they chose.

Rule: Method of Equal Shares with cost utilities (Peters, Pierczyński, Skowron). The next project is the one for
which the most that one supporter pays, for each pound of its cost, is least; whoever has less gives all they have. Shares are then
raised step by step until the next step would overspend.

Dots count as ticks here. What a person gains from a project is its cost, spread over those who want it; how many dots they put
says how strongly they feel, but not how much money they would give, and a person who splits ten dots over five projects
must not count less for each of them than one who ticks five. Who wants dots to weigh uses the plain count.
"""

from fractions import Fraction

from toolkit.voting.rules.election import Election, Outcome
from toolkit.voting.rules.shares.hall import Hall, hall
from toolkit.voting.rules.shares.raising import Raised, raise_shares
from toolkit.voting.rules.shares.reasons import just_missed, reasons
from toolkit.voting.rules.shares.run import Run, run
from toolkit.voting.rules.ties import DEFAULT_SEED, Place, drawn, places


def equal_shares(election: Election, *, seed: int = DEFAULT_SEED, raising: bool = True) -> Outcome:
    """Choose by equal shares of the first limit, the money; further limits (staff time) are never overstepped either.

    `raising=False` stops after the first run, with shares of money / people. All who voted have a share, also those whose ballot is
    empty. What costs no money and has a supporter is chosen first.
    """
    by = places(election, election.supporters(), seed)
    paying, money = hall(election, by), election.limits[0].amount
    raised = raise_shares(paying, money) if raising else Raised(run(paying, money / paying.voters), None)
    chosen = (*paying.free, *(paying.projects[at] for at in raised.last.order))
    used = tuple(sum((project.costs[at] for project in chosen), Fraction(0)) for at in range(len(election.limits)))
    left = tuple(limit.amount - amount for limit, amount in zip(election.limits, used, strict=True))
    return Outcome(tuple(project.id for project in chosen), reasons(election, paying, raised, left), used, left,
                   just_missed(paying, raised), seed, _lots(paying, raised.last, by))


def _lots(paying: Hall, last: Run, by: dict[str, Place]) -> tuple[tuple[str, ...], ...]:
    """Where only a lot decided which project came next: equal prices, or the same supporters, at the same cost."""
    found = []
    for turn, at in enumerate(last.order):
        later = set(range(len(paying.projects))) - set(last.order[:turn])
        tied = {other for other in later if paying.ahead[at, other]} | set(last.tied[turn])
        found.append(drawn(paying.projects[at].id, [paying.projects[other].id for other in tied], by))
    return tuple(filter(None, found))
