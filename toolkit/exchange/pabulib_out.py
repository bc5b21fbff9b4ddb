"""Writes an election in Pabulib's format (.pb), so that anybody can recount it with any tool that reads the format."""

import csv
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from toolkit.errors import BadInput
from toolkit.record.cells import harmless
from toolkit.voting.rules.election import Ballot, Election
from toolkit.words.speaking import _

APART = set(",;\r\n\"")


def write_pb(election: Election, about: Mapping[str, str], chosen: Collection[str] | None = None) -> bytes:
    """The file's bytes: money as the only limit, ballots as ticks where every ballot gives single points, else as points.

    `about` are META's further lines (description, country, unit, instance, rule, date_begin, date_end, currency,
    max_sum_points). `chosen` fills the column `selected`; None leaves it out. Ballots are sorted by what they say and numbered anew,
    so that neither order nor number says who cast them when. Raises BadInput for ids that the format cannot hold.
    """
    for project in election.projects:
        if not project.id or APART & set(project.id) or project.id != project.id.strip():
            raise BadInput(_("The id {id} cannot stand in a .pb file. Use letters and digits.", id=repr(project.id)))
    ticks = all(points == 1 for ballot in election.ballots for points in ballot.points.values())
    out = StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerows([["META"], ["key", "value"], *_meta(election, about, "approval" if ticks else "cumulative").items(), ["PROJECTS"]])
    table.writerows(_projects(election, chosen))
    table.writerow(["VOTES"])
    table.writerow(["voter_id", "vote"] if ticks else ["voter_id", "vote", "points"])
    cast = sorted(_vote(ballot) for ballot in election.ballots)
    table.writerows([at, *vote[:1 if ticks else 2]] for at, vote in enumerate(cast, start=1))
    return out.getvalue().encode()


def _meta(election: Election, about: Mapping[str, str], vote_type: str) -> dict[str, str]:
    told = {key: _line(value) for key, value in about.items()}
    counted = {"num_projects": str(len(election.projects)), "num_votes": str(len(election.ballots)),
               "budget": _plain(election.limits[0].amount), "vote_type": vote_type}
    least = {"min_project_score_threshold": _plain(election.least)} if election.least else {}
    return told | counted | least


def _projects(election: Election, chosen: Collection[str] | None) -> Iterable[list[str]]:
    points, supporters = election.points(), election.supporters()
    yield ["project_id", "cost", "votes", "score", "name", *(["selected"] if chosen is not None else [])]
    for project in election.projects:
        row = [project.id, _plain(project.costs[0]), str(supporters[project.id]), _plain(points[project.id]), _line(project.name)]
        yield row + ([str(int(project.id in chosen))] if chosen is not None else [])


def _vote(ballot: Ballot) -> tuple[str, str]:
    """(ids, points), most points first, as the format asks."""
    given = sorted(((name, points) for name, points in ballot.points.items() if points), key=lambda pair: (-pair[1], pair[0]))
    return ",".join(name for name, _ in given), ",".join(_plain(points) for _, points in given)


def _plain(amount: Fraction | int) -> str:
    """The amount in decimals without rounding. Raises BadInput for a third and the like."""
    exact = Fraction(amount)
    places = next((places for places in range(13) if (exact * 10**places).denominator == 1), None)
    if places is None:
        raise BadInput(_("The amount {exact} cannot be written with decimals. Round it before it goes into a file.", exact=exact))
    return str(Decimal(int(exact * 10**places)).scaleb(-places)) if places else str(exact)


def _line(text: str) -> str:
    # One line, and none that a spreadsheet would take for a formula: the format is a CSV under another ending.
    return harmless(" ".join(text.split()))
