"""The ballots of an election as arrays: people who support the same projects are one group, as they pay and keep the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from toolkit.voting.rules.election import Ballot, Election, Project
from toolkit.voting.rules.ties import Place

SLICE = 8192


@dataclass(frozen=True)
class Hall:
    """Projects are numbered in the order in which ties go, so the lower number wins a tie.

    `costs` are whole numbers of 1/`scale` of a currency unit, `money` the same as floats of whole units. `groups[p]` are
    the numbers of the groups that support p, `sizes[p]` how many people each of these has, `people[p]` all together.
    `ahead[p, q]`: p is chosen before q whatever the shares are. `free` cost no money and come first. `others` are costs under the
    further limits, `room` is what the free ones leave of these. `voters` counts every ballot.
    """

    free: tuple[Project, ...]

    projects: tuple[Project, ...]
    costs: list[int]
    scale: int
    money: np.ndarray
    groups: list[np.ndarray]
    sizes: list[np.ndarray]
    people: list[int]
    touching: np.ndarray
    ahead: np.ndarray
    voters: int
    group_count: int
    others: list[tuple[Fraction, ...]]
    room: tuple[Fraction, ...]


def hall(election: Election, by: Mapping[str, Place]) -> Hall:
    """Only what somebody supports: the rest needs nobody's share."""
    wanted = supported(election)
    ranked = sorted((each for each in election.projects if each.id in wanted), key=lambda each: by[each.id])
    free, room = _free([each for each in ranked if not each.costs[0]], tuple(limit.amount for limit in election.limits[1:]))
    projects = tuple(each for each in ranked if each.costs[0])
    scale = lcm(*(each.costs[0].denominator for each in projects))
    costs = [int(each.costs[0] * scale) for each in projects]
    groups, sizes, group_count = _groups(projects, election.ballots)
    touching = _touching(groups, group_count)
    return Hall(free, projects, costs, scale, np.array(costs, dtype=float) / scale, groups, sizes,
                [int(size.sum()) for size in sizes], touching > 0, _ahead(costs, touching),
                max(1, len(election.ballots)), group_count, [each.costs[1:] for each in projects], room)


def supported(election: Election) -> set[str]:
    """What somebody supports, and enough do where the vote asks for a least support."""
    found = {name for ballot in election.ballots for name in ballot.supports()}
    if not election.least:
        return found
    points = election.points()
    return {name for name in found if points[name] >= election.least}


def _free(ranked: list[Project], room: tuple[Fraction, ...]) -> tuple[tuple[Project, ...], tuple[Fraction, ...]]:
    chosen = []
    for project in ranked:
        left = tuple(had - cost for had, cost in zip(room, project.costs[1:], strict=True))
        if all(had >= 0 for had in left):
            chosen, room = [*chosen, project], left
    return tuple(chosen), room


def _groups(projects: tuple[Project, ...], ballots: tuple[Ballot, ...]) -> tuple[list[np.ndarray], list[np.ndarray], int]:
    """(the groups of each project, how many people each of these has, how many groups there are)."""
    number = {project.id: at for at, project in enumerate(projects)}
    alike = Counter(tuple(sorted(number[name] for name in ballot.supports() if name in number)) for ballot in ballots)
    alike.pop((), None)
    of_project: list[list[int]] = [[] for _ in projects]
    for group, supported in enumerate(sorted(alike)):
        for at in supported:
            of_project[at].append(group)
    people = np.array([alike[supported] for supported in sorted(alike)], dtype=float)
    groups = [np.array(of, dtype=int) for of in of_project]
    return groups, [people[of] for of in groups], len(alike)


def _touching(groups: list[np.ndarray], group_count: int) -> np.ndarray:
    """[p, q]: how many groups support both. A slice of the groups at a time, so that a city's ballots fit into memory."""
    found = np.zeros((len(groups), len(groups)), dtype=np.float32)
    for start in range(0, group_count, SLICE):
        among = np.zeros((len(groups), SLICE), dtype=np.float32)
        for at, of in enumerate(groups):
            among[at, of[np.searchsorted(of, start):np.searchsorted(of, start + SLICE)] - start] = 1
        found += among @ among.T
    return found


def _ahead(costs: list[int], touching: np.ndarray) -> np.ndarray:
    """p before q: p costs no more, all who support q support p, and p wins the tie. Its payment for each pound is never more."""
    cost, groups = np.array(costs, dtype=object), np.diag(touching)
    cheaper = (cost[:, None] <= cost[None, :]).astype(bool).reshape(touching.shape)
    return cheaper & (touching == groups[None, :]) & np.triu(np.ones_like(touching, dtype=bool), 1)
