"""What a vote came to, once it may be seen: by item, by channel, and by voter kind and group of people side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.models import VoteRound
from toolkit.storage.queries import votes as queries
from toolkit.storage.queries import workshops
from toolkit.voting.moves import COUNTED
from toolkit.voting.paper import MATRIX, VOTER_KINDS
from toolkit.voting.rules.matrix_order import Spread, matrix_order
from toolkit.voting.visibility import may_be_shown

NOT_SAID = "not said"


@dataclass(frozen=True)
class ItemResult:
    """One item: its dots, and how many people put any on it (dots from a wall say nothing about that)."""

    priority_id: UUID
    number: int
    title: str
    dots: int
    supporters: int


@dataclass(frozen=True)
class MatrixResult:
    """One item's place on the matrix: middle and middle half of the answers, each from 1 to 5; its corner; how many answered."""

    priority_id: UUID
    number: int
    title: str
    impact: Spread | None
    effort: Spread | None
    corner: str | None
    answers: int


@dataclass(frozen=True)
class Part:
    """One voter kind or group of people: how many ballots, and its own result where it may be shown (else None)."""

    name: str
    ballots: int | None
    result: tuple[ItemResult, ...] | tuple[MatrixResult, ...] | None


def may_see_results(vote: VoteRound) -> bool:
    """Results are hidden until the round is closed, for everybody; a show of hands is seen as it happens."""
    return vote.state in COUNTED or (vote.live and vote.state != "draft")


def results(vote: VoteRound, *, session: Session) -> list[ItemResult]:
    """The items by dots, most first, then by number; empty while they may not be seen."""
    if not may_see_results(vote):
        return []
    dots: dict[UUID, int] = {}
    supporters: dict[UUID, int] = {}
    for item, count, people in queries.dots_by_item(vote.id, session=session):
        dots[item], supporters[item] = int(count), int(people)
    for _, channel, item, count in queries.batch_counts(vote.id, session=session):
        dots[item] = dots.get(item, 0) + count
        supporters[item] = supporters.get(item, 0) + (count if channel == "hands" else 0)
    return ranked(queries.items_of(vote.id, session=session), dots, supporters)


def ranked(items: Iterable, dots: Mapping[UUID, int], supporters: Mapping[UUID, int]) -> list[ItemResult]:
    """Items with their counts, most dots first, then by number."""
    found = [ItemResult(item.priority_id, item.number, item.title, dots.get(item.id, 0), supporters.get(item.id, 0))
             for item in items]
    return sorted(found, key=lambda row: (-row.dots, row.number))


def matrix_results(vote: VoteRound, *, session: Session) -> list[MatrixResult]:
    """The items of a matrix round in matrix order, quick wins first; empty while they may not be seen."""
    if not may_see_results(vote):
        return []
    return placed(queries.items_of(vote.id, session=session), queries.rating_rows(vote.id, session=session))


def placed(items: Iterable, rows: Iterable[tuple]) -> list[MatrixResult]:
    """Items in matrix order, from (ballot, item, impact, effort) rows: the rule by which the plenary sees them too."""
    by_number = {item.number: item for item in items}
    answers: dict[UUID, list[tuple]] = {}
    for _, item, impact, effort in rows:
        answers.setdefault(item, []).append((impact, effort))
    order = matrix_order({number: answers.get(item.id, []) for number, item in by_number.items()})
    return [MatrixResult(by_number[one.id].priority_id, one.id, by_number[one.id].title, one.impact, one.effort, one.corner, one.count)
            for one in order]


def side_by_side(vote: VoteRound, *, session: Session) -> tuple[list[Part], list[Part]]:
    """(by voter kind, by group of people), with what would show fewer than five people left out. Ballots only."""
    if not may_see_results(vote):
        return [], []
    kinds, groups = _sets(vote, session=session)
    everybody = frozenset(ballot for ballots in kinds.values() for ballot in ballots)
    shown = may_be_shown({f"kind {name}": one for name, one in kinds.items()} | {f"group {name}": one for name, one in groups.items()},
                         everybody)
    table = _Rows(vote, session)
    return ([Part(name, *table.part(ballots, f"kind {name}" in shown)) for name, ballots in kinds.items()],
            [Part(name, *table.part(ballots, f"group {name}" in shown)) for name, ballots in groups.items()])


def _sets(vote: VoteRound, *, session: Session) -> tuple[dict[str, frozenset], dict[str, frozenset]]:
    kinds: dict[str, set] = {**{name: set() for name in VOTER_KINDS.values()}, NOT_SAID: set()}
    for ballot, kind in queries.voters(vote.id, session=session):
        kinds[VOTER_KINDS.get(kind, NOT_SAID)].add(ballot)
    names = {group.id: group.name for group in workshops.groups_of(vote.workshop_id, session=session)}
    groups: dict[str, set] = {name: set() for name in names.values()}
    for ballot, group in queries.group_rows(vote.id, session=session):
        if group in names:
            groups[names[group]].add(ballot)
    return tuple({name: frozenset(ballots) for name, ballots in found.items()} for found in (kinds, groups))


class _Rows:
    """The rows of one round, read once, to be counted for one part after the other."""

    def __init__(self, vote: VoteRound, session: Session):
        self.items, self.is_matrix = queries.items_of(vote.id, session=session), vote.input == MATRIX
        self.rows = (queries.rating_rows if self.is_matrix else queries.dots_rows)(vote.id, session=session)

    def part(self, ballots: frozenset, shown: bool) -> tuple[int | None, tuple | None]:
        """(ballots, result) of one part; its number of ballots is as hidden as its result, unless it is none at all."""
        if not shown:
            return (0, None) if not ballots else (None, None)
        rows = [row for row in self.rows if row[0] in ballots]
        if self.is_matrix:
            return len(ballots), tuple(placed(self.items, rows))
        dots: dict[UUID, int] = {}
        supporters: dict[UUID, int] = {}
        for _, item, count in rows:
            dots[item], supporters[item] = dots.get(item, 0) + count, supporters.get(item, 0) + 1
        return len(ballots), tuple(ranked(self.items, dots, supporters))
