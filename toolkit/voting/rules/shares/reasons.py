"""Why equal shares did not choose a project, in plain words."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from toolkit.voting.rules.election import Election, Project
from toolkit.voting.rules.shares.hall import Hall
from toolkit.voting.rules.shares.raising import Raised, spent
from toolkit.voting.rules.wording import NOBODY, needs_more, too_little
from toolkit.words.speaking import _, many

MOST_NAMED = 3


def reasons(election: Election, hall: Hall, raised: Raised, left: tuple[Fraction, ...]) -> Mapping[str, str]:
    """A sentence or two for every project that was not chosen, by id."""
    chosen = {project.id for project in hall.free} | {hall.projects[at].id for at in raised.last.order}
    number = {project.id: at for at, project in enumerate(hall.projects)}
    supporters, points = election.supporters(), election.points()
    found = {}
    for project in election.projects:
        if not supporters[project.id]:
            found[project.id] = _(NOBODY)
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
    unfit = needs_more(project, zip(election.limits, (limit.amount, *left[1:]), strict=True), _("at the end"))
    if unfit or at is None:
        return unfit
    kept = Fraction(round(float(hall.sizes[at] @ raised.last.held[hall.groups[at]]) * 100), 100)
    said = {"money": limit.say(money), "people": _people(hall.people[at]), "kept": limit.say(kept), "others": _paid_for(hall, raised, at)}
    words = _("It costs {money}, and its {people} had {kept} of their shares left; they had paid for {others}.", **said) if said[
        "others"] else _("It costs {money}, and its {people} had {kept} of their shares left.", **said)
    spare = [_("The {left} left over would pay for it, but only its supporters' shares may.", left=limit.say(left[0]))]
    return " ".join([words, *(spare if money <= left[0] else []), *_too_far(election, hall, raised, at)])


def _paid_for(hall: Hall, raised: Raised, at: int) -> str:
    """The projects that most of its supporters' shares went to, as far as there are any."""
    shared = [other for other in raised.last.order if hall.touching[at, other]]
    shared.sort(key=lambda other: -_common(hall, at, other))
    named = ", ".join(hall.projects[other].id for other in shared[:MOST_NAMED])
    return _("{named} and {count} more", named=named, count=len(shared) - MOST_NAMED) if len(shared) > MOST_NAMED else named


def _common(hall: Hall, one: int, other: int) -> float:
    """How many people support both."""
    return float(hall.sizes[one][np.isin(hall.groups[one], hall.groups[other], assume_unique=True)].sum())


def _too_far(election: Election, hall: Hall, raised: Raised, at: int) -> list[str]:
    if not raised.too_far or at not in raised.too_far.order:
        return []
    limit = election.limits[0]
    total = spent(hall, raised.too_far)
    return [_("It just missed: with one more {unit} for each person it would have been chosen, but all together would then "
              "cost {total}, {over} too much.",
              unit=_unit(limit.unit), total=limit.say(total), over=limit.say(total - limit.amount))]


def _unit(unit: str) -> str:
    return _("pound") if unit == "£" else unit


def _people(count: int) -> str:
    return _("one supporter") if count == 1 else many(count, "supporter")
