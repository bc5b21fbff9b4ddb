"""The ballots of a counted vote for anybody to recount: what each says, and nothing of who cast it, how or when.

Rows are sorted by what they say, so their order tells nothing; groups, voter kind and channel are left out.
"""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.errors import MoveRefused
from toolkit.exchange.format import Exporter
from toolkit.exchange.pabulib_out import write_pb
from toolkit.exchange.vote_to_give import vote_to_give
from toolkit.models import VoteItem, VoteRound
from toolkit.record.cells import as_csv
from toolkit.steps.what_if import Counted, Item, counted
from toolkit.storage.queries import votes as queries
from toolkit.voting.paper import MATRIX
from toolkit.voting.rules.election import Ballot, Election, Limit, Project


def ballots_csv(actor: Actor, round_id: UUID, *, session: Session) -> bytes:
    """One row for each ballot, one column for each item (two for a matrix). Raises NotFound, NotAllowed, MoveRefused."""
    vote = vote_to_give(actor, round_id, "ballots-csv", session=session)
    items = queries.items_of(round_id, session=session)
    sides = ["difference", "how hard"] if vote.input == MATRIX else [""]
    heads = [f"{item.number}{f' {side}' if side else ''}: {item.title}" for item in items for side in sides]
    rows = (_matrix_rows if vote.input == MATRIX else _dots_rows)(vote, items, session=session)
    return as_csv([heads, *sorted(rows, key=lambda row: [(cell is None, cell or 0) for cell in row])])


def _dots_rows(vote: VoteRound, items: list[VoteItem], *, session: Session) -> list[list[Any]]:
    return [[marks.get(str(item.number), 0) for item in items] for marks in counted(vote, session=session).ballots]


def _matrix_rows(vote: VoteRound, items: list[VoteItem], *, session: Session) -> list[list[Any]]:
    found: dict[UUID, dict] = {ballot: {} for ballot, _ in queries.voters(vote.id, session=session)}
    for ballot, item, impact, effort in queries.rating_rows(vote.id, session=session):
        found[ballot][item] = (impact, effort)
    return [[answer for item in items for answer in marks.get(item.id, (None, None))] for marks in found.values()]


def ballots_pb(actor: Actor, round_id: UUID, money: int | None = None, *, session: Session) -> bytes:
    """The election in Pabulib's format, to be counted with `count`; `money` in pounds, else the vote's own limit.

    As on the screen, items whose cost is not known are left out where others have one, and totals that were counted by hand
    go in as one sheet. Raises NotFound, NotAllowed, and MoveRefused for a vote by matrix.
    """
    vote = vote_to_give(actor, round_id, "ballots-pb", session=session)
    if vote.input == MATRIX:
        raise MoveRefused("A vote by matrix places ideas and does not choose between them, so there is no .pb file of it. "
                          "Take the ballots as CSV.")
    found = counted(vote, session=session)
    election, notes = _election(found, vote.money_limit if money is None else money)
    return write_pb(election, {"description": " ".join([vote.question, *notes]), "country": "United Kingdom", "currency": "GBP",
                               "rule": "plain-count", "seed": str(found.seed)})


def _election(vote: Counted, money: int | None) -> tuple[Election, list[str]]:
    priced = [item for item in vote.items if item.cost is not None]
    notes = _notes(vote, priced, money)
    projects = tuple(Project(str(item.number), (item.cost if priced else 1,), item.title) for item in priced or vote.items)
    known = {project.id for project in projects}
    sheets = [*vote.ballots, *([vote.declared] if vote.declared else [])]
    ballots = tuple(Ballot({name: dots for name, dots in marks.items() if name in known}) for marks in sheets)
    all_of_it = sum(int(project.costs[0]) for project in projects)
    amount = all_of_it if money is None or not priced else money
    return Election(projects, ballots, (Limit(amount),), vote.support), notes


def _notes(vote: Counted, priced: list[Item], money: int | None) -> list[str]:
    notes = []
    if not priced:
        notes.append("No costs were given: each item stands here with a cost of 1, and the budget is enough for all.")
    elif money is None:
        notes.append("No sum of money was given: the budget is enough for all.")
    if 0 < len(priced) < len(vote.items):
        left_out = ", ".join(str(item.number) for item in vote.items if item.cost is None)
        notes.append(f"Left out, because their cost is not known: {left_out}.")
    if vote.declared:
        notes.append(f"One of the votes is the sheet of totals counted by hand for {vote.people_declared} people; leave it out for "
                     "equal shares.")
    return [*notes, "Draw lots between equals with this seed to get the same ones."]


BALLOTS = (Exporter("ballots-csv", ".csv", "text/csv; charset=utf-8", ballots_csv),
           Exporter("ballots-pb", ".pb", "text/plain; charset=utf-8", ballots_pb))
