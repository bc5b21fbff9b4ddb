"""Why equal shares did not choose a project, in plain words."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from toolkit.voting.rules.election import Election, Project
from toolkit.voting.rules.shares.hall import Hall
from toolkit.voting.rules.shares.raising import Raised, spent
from toolkit.voting.rules.wording import NOBODY, needs_more, too_little

MOST_NAMED = 3


def reasons(election: Election, hall: Hall, raised: Raised, left: tuple[Fraction, ...]) -> Mapping[str, str]:
    """A sentence or two for every project that was not chosen, by id."""
    chosen = {project.id for project in hall.free} | {hall.projects[at].id for at in raised.last.order}
    number = {project.id: at for at, project in enumerate(hall.projects)}
    supporters, points = election.supporters(), election.points()
    found = {}
    for project in election.projects:
        if not supporters[project.id]:
            found[project.id] = NOBODY
        elif points[project.id] < election.least:
            found[project.id] = too_little(points[project.id], election.least, election.support)
        elif project.id not in chosen:
            found[project.id] = _reason(election, hall, raised, number.get(project.id), project, left)
    return found


def just_missed(hall: Hall, raised: Raised) -> tuple[str, ...]:
    """What the next step would have brought in, had there been more money; empty when nothing was left to raise for."""
    order = raised.too_far.order if raised.too_far else ()
    return tuple(hall.projects[at].id for at in order if at not in raised.last.order)


def _reason(election: Election, hall: Hall, raised: Raised, at: int | None, project: Project, left: tuple[Fraction, ...]) -> str:
    money, limit = project.costs[0], election.limits[0]
    # Of the money only the whole counts here: what it is short of are its own supporters' shares.
    unfit = needs_more(project, zip(election.limits, (limit.amount, *left[1:]), strict=True), "at the end")
    if unfit or at is None:
        return unfit
    kept = Fraction(round(float(hall.sizes[at] @ raised.last.held[hall.groups[at]]) * 100), 100)
    words = (f"It costs {limit.say(money)}, and its {_people(hall.people[at])} had {limit.say(kept)} of their shares "
             f"left{_paid_for(hall, raised, at)}.")
    if money <= left[0]:
        words += f" The {limit.say(left[0])} left over would pay for it, but only its supporters' shares may."
    return words + _too_far(election, hall, raised, at)


def _paid_for(hall: Hall, raised: Raised, at: int) -> str:
    """The projects that most of its supporters' shares went to, as far as there are any."""
    shared = [other for other in raised.last.order if hall.touching[at, other]]
    shared.sort(key=lambda other: -_common(hall, at, other))
    named = ", ".join(hall.projects[other].id for other in shared[:MOST_NAMED])
    more = f" and {len(shared) - MOST_NAMED} more" if len(shared) > MOST_NAMED else ""
    return f"; they had paid for {named}{more}" if named else ""


def _common(hall: Hall, one: int, other: int) -> float:
    """How many people support both."""
    return float(hall.sizes[one][np.isin(hall.groups[one], hall.groups[other], assume_unique=True)].sum())


def _too_far(election: Election, hall: Hall, raised: Raised, at: int) -> str:
    if not raised.too_far or at not in raised.too_far.order:
        return ""
    limit = election.limits[0]
    total = spent(hall, raised.too_far)
    return (f" It just missed: with one more {_unit(limit.unit)} for each person it would have been chosen, but all together would then "
            f"cost {limit.say(total)}, {limit.say(total - limit.amount)} too much.")


def _unit(unit: str) -> str:
    return "pound" if unit == "£" else unit


def _people(count: int) -> str:
    return "one supporter" if count == 1 else f"{count:,} supporters"
