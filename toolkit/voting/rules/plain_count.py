"""Plain count: the most supported first, while it still fits; what does not fit is skipped and the count goes on."""

from fractions import Fraction

from toolkit.voting.rules.election import Election, Outcome, Project
from toolkit.voting.rules.ties import DEFAULT_SEED, drawn, places
from toolkit.voting.rules.wording import NOBODY, needs_more, too_little


def plain_count(election: Election, *, seed: int = DEFAULT_SEED) -> Outcome:
    """Choose by points (dots), or by ticks for approval ballots, under every limit at once.

    Projects that nobody supports, or that stay under the election's own least support, are not chosen even where they fit.
    """
    points, order, lots = _in_order(election, seed)
    left = [limit.amount for limit in election.limits]
    chosen: list[str] = []
    reasons: dict[str, str] = {}
    for project in order:
        reason = _reason(project, points[project.id], election, left)
        if reason:
            reasons[project.id] = reason
        else:
            chosen.append(project.id)
            left = [had - cost for had, cost in zip(left, project.costs, strict=True)]
    used = tuple(limit.amount - had for limit, had in zip(election.limits, left, strict=True))
    missed = next(((name,) for name in reasons if points[name] > 0), ())
    return Outcome(tuple(chosen), reasons, used, tuple(left), missed, seed, lots)


def _in_order(election: Election, seed: int) -> tuple[dict[str, Fraction], list[Project], tuple[tuple[str, ...], ...]]:
    points = election.points()
    by = places(election, election.supporters(), seed)
    order = sorted(election.projects, key=lambda project: (-points[project.id], by[project.id]))
    supported = [project.id for project in order if points[project.id] > 0]
    lots = []
    for at, name in enumerate(supported):
        tied = drawn(name, [other for other in supported[at:] if points[other] == points[name]], by)
        lots += [tied] if tied else []
    return points, order, tuple(lots)


def _reason(project: Project, points: Fraction, election: Election, left: list[Fraction]) -> str:
    if points <= 0:
        return NOBODY
    if points < election.least:
        return too_little(points, election.least, election.support)
    return needs_more(project, zip(election.limits, left, strict=True), "when its turn came")
