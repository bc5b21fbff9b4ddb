"""Equal shares at one fixed budget against pabutools, which counts in fractions and was written by others.

pabutools is GPL, so only tests may use it. Its raising stops earlier than the published elections did, so that is not compared.
"""

import random
from fractions import Fraction

from gmpy2 import mpq
from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance
from pabutools.election import Project as TheirProject
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from toolkit.voting.rules import equal_shares
from toolkit.voting.rules.election import Ballot, Election, Limit, Project
from toolkit.voting.rules.ties import places

ELECTIONS = 3000


def an_election(seed: int) -> Election:
    """A small election; few different costs, and ballots often alike, so that most of them have ties."""
    dice = random.Random(seed)
    costs = dice.choice([[10, 20, 30], [7, 7, 14], range(1, 60), [Fraction(part, 7) for part in range(1, 60)]])
    projects = tuple(Project(f"p{at}", (dice.choice(costs),)) for at in range(dice.randint(1, 7)))
    likely = dice.choice([0.2, 0.5, 0.8])
    ballots = tuple(Ballot.approving(*(project.id for project in projects if dice.random() < likely))
                    for _ in range(dice.randint(1, 10)))
    return Election(projects, ballots, (Limit(dice.randint(0, int(sum(project.costs[0] for project in projects)))),))


def theirs(election: Election, seed: int) -> list[str]:
    """What pabutools chooses, with our order for ties."""
    by = places(election, election.supporters(), seed)
    projects = {project.id: TheirProject(project.id, mpq(project.costs[0])) for project in election.projects}
    instance = Instance(projects.values(), budget_limit=mpq(election.limits[0].amount))
    profile = ApprovalProfile(ApprovalBallot(projects[name] for name in ballot.supports())
                                        for ballot in election.ballots)
    order = TieBreakingRule(lambda instance, profile, project: by[project.name])
    return [project.name for project in method_of_equal_shares(instance, profile, sat_class=Cost_Sat, tie_breaking=order)]


def test_thousands_of_small_elections_are_counted_alike():
    tied = 0
    for seed in range(ELECTIONS):
        election = an_election(seed)
        found = equal_shares(election, seed=seed, raising=False)
        assert list(found.chosen) == theirs(election, seed), seed
        tied += bool(found.lots)
    assert tied > ELECTIONS / 20, "too few ties to prove anything about them"
