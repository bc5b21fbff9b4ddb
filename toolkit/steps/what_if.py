"""What if: what each counting rule would choose from a closed vote within limits that can be moved. The group decides, not this."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.errors import BadInput, MoveRefused
from toolkit.models import VoteRound
from toolkit.storage.queries import priorities
from toolkit.storage.queries import votes as queries
from toolkit.voting.moves import COUNTED
from toolkit.voting.paper import APPROVAL, MATRIX
from toolkit.voting.rounds import MOST_DAYS, MOST_POUNDS, check_amount
from toolkit.voting.rules import RULES, Rule
from toolkit.voting.rules.election import Ballot, Election, Limit, Outcome, Project
from toolkit.voting.rules.ties import DEFAULT_SEED
from toolkit.words.speaking import _, many, numbers

EQUAL_SHARES = "equal-shares"


@dataclass(frozen=True)
class Item:
    """One item of the vote with what it is expected to take: the room's latest figures, else those on the voting paper."""

    number: int
    title: str
    cost: int | None
    staff_days: int | None


@dataclass(frozen=True)
class NotChosen:
    """One item that a rule leaves out, why, and whether it came nearest."""

    item: Item
    why: str
    just_missed: bool


@dataclass(frozen=True)
class Tried:
    """What one rule would choose, in its order; what that takes and leaves, in words; lots and notes as sentences."""

    rule: Rule
    chosen: tuple[Item, ...]
    not_chosen: tuple[NotChosen, ...]
    takes: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class WhatIf:
    """Both rules side by side, and the items left out of both because their cost or staff time is not known."""

    tried: tuple[Tried, ...]
    unknown: tuple[Item, ...]


@dataclass(frozen=True)
class Counted:
    """A closed vote as the rules need it: items, ballots (number: dots), totals that were declared at once, and people behind those."""

    items: tuple[Item, ...]
    ballots: tuple[dict[str, int], ...]
    declared: dict[str, int]
    people_declared: int
    support: str
    seed: int


def what_if(round_id: UUID, money: int, staff_days: int | None = None, *, session: Session) -> WhatIf:
    """Try each rule on a closed vote by dots or ticks. Raises BadInput for wrong limits, MoveRefused where nothing can be tried."""
    if money is None:
        raise BadInput("Say how much money there is, in pounds.", "money")
    check_amount(money, MOST_POUNDS, "money")
    check_amount(staff_days, MOST_DAYS, "staff_days")
    return try_rules(counted(session.get_one(VoteRound, round_id), session=session), money, staff_days)


def counted(vote: VoteRound, *, session: Session) -> Counted:
    """The closed vote, read. Raises MoveRefused while it is not closed, and for a vote by matrix."""
    if vote.state not in COUNTED:
        raise MoveRefused("What if looks at closed votes only. Close the vote first.")
    if vote.input == MATRIX:
        raise MoveRefused("A vote by matrix places ideas and does not choose between them. What if needs dots or ticks.")
    items = queries.items_of(vote.id, session=session)
    now = {row.id: row for row in priorities.by_ids([item.priority_id for item in items], session=session)}
    numbered = {item.id: str(item.number) for item in items}
    ballots: dict[UUID, dict[str, int]] = {ballot: {} for ballot, _ in queries.voters(vote.id, session=session)}
    for ballot, item, dots in queries.dots_rows(vote.id, session=session):
        ballots[ballot][numbered[item]] = dots
    declared: dict[str, int] = {}
    for *_batch, item, dots in queries.batch_counts(vote.id, session=session):
        declared[numbered[item]] = declared.get(numbered[item], 0) + dots
    people = sum(batch.people for batch in queries.batches_of(vote.id, session=session))
    return Counted(tuple(_item(item, now[item.priority_id]) for item in items), tuple(ballots.values()), declared, people,
                   _("ticks") if vote.input == APPROVAL else _("dots"), seed_of(vote.seed))


def seed_of(seed: str) -> int:
    """A round's recorded seed as the rules take it; the fixed one for a round that has none."""
    return int(seed, 16) if seed else DEFAULT_SEED


def _item(item: Any, now: Any) -> Item:
    latest = (known if known is not None else paper for known, paper in
              ((now.cost, item.cost), (now.staff_days, item.staff_days)))
    return Item(item.number, item.title, *latest)


def try_rules(vote: Counted, money: int, staff_days: int | None) -> WhatIf:
    """Each rule on the items whose cost (and staff time, where that is limited) is known. Raises MoveRefused where none is."""
    limits = (Limit(money), *(() if staff_days is None else (Limit(staff_days, "staff time", "days"),)))
    known = {str(item.number): item for item in vote.items
             if item.cost is not None and (staff_days is None or item.staff_days is not None)}
    if not known:
        missing = "a cost" if any(item.cost is None for item in vote.items) else "their staff time"
        raise MoveRefused(_("No idea on this voting paper has {missing} yet. Write down what ideas are expected to cost, under "
                            "Ideas.", missing=missing))
    unknown = tuple(item for item in vote.items if str(item.number) not in known)
    return WhatIf(tuple(_try(rule, vote, known, limits) for rule in RULES), unknown)


def _try(rule: Rule, vote: Counted, known: dict[str, Item], limits: tuple[Limit, ...]) -> Tried:
    projects = tuple(Project(number, (item.cost, item.staff_days)[:len(limits)], item.title) for number, item in known.items())
    by_person = rule.name == EQUAL_SHARES
    ballots = tuple(Ballot({name: dots for name, dots in marks.items() if name in known}) for marks in vote.ballots)
    if by_person and not ballots:
        return Tried(rule, (), (), (), ("It needs ballots, one for each person; here there are only totals counted by hand.",))
    if not by_person and vote.declared:
        # Totals of a wall or of hands belong to nobody in particular: for adding up they go in as one sheet.
        ballots += (Ballot({name: dots for name, dots in vote.declared.items() if name in known}),)
    outcome = rule.count(Election(projects, ballots, limits, vote.support), seed=vote.seed)
    return _tried(rule, outcome, known, limits, _left_aside(vote) if by_person else ())


def _left_aside(vote: Counted) -> Iterable[str]:
    if not vote.people_declared:
        return ()
    return (_("{persons} voted on the wall or by show of hands. Who chose what together is not known of them, so they are left "
              "out here.", persons=many(vote.people_declared, 'person', 'people')),)


def _tried(rule: Rule, outcome: Outcome, known: dict[str, Item], limits: tuple[Limit, ...], notes: Iterable[str]) -> Tried:
    missed = set(outcome.just_missed)
    left_out = sorted(outcome.reasons, key=lambda name: (name not in missed, int(name)))
    takes = tuple(_("{what}: {used} used of {amount}, {left} left.", what=_(limit.name.capitalize()), used=limit.say(used),
                    amount=limit.say(limit.amount), left=limit.say(left))
                  for limit, used, left in zip(limits, outcome.used, outcome.left, strict=True))
    lots = tuple(_("Between {numbers} only a lot decided; it fell on {number}. The vote's recorded number draws the same lot again.",
                   numbers=numbers(sorted(map(int, tied))), number=tied[0]) for tied in outcome.lots)
    return Tried(rule, tuple(known[name] for name in outcome.chosen),
                 tuple(NotChosen(known[name], outcome.reasons[name], name in missed) for name in left_out),
                 takes, (*notes, *lots))
