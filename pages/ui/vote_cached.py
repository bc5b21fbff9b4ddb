"""What a vote's screens worked out for one state of a workshop. How many have voted is read anew: ballots change no state."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pages.ui import cached
from pages.ui.content import framework
from pages.ui.words import _, kept
from toolkit.charts.spread import spread
from toolkit.errors import NotFound
from toolkit.models import VoteItem, VoteRound
from toolkit.storage.engine import read_session
from toolkit.storage.queries import votes as queries
from toolkit.voting import results
from toolkit.voting.paper import MATRIX, Paper, paper_of
from toolkit.voting.reconciling import Reconciled, reconciled


@dataclass(frozen=True)
class Found:
    """What a round came to: the items' results, by voter kind and by group of people, and who came in by which way."""

    items: tuple
    kinds: tuple[results.Part, ...]
    groups: tuple[results.Part, ...]
    count: Reconciled


@kept(cached.KEPT)
def rounds_at(workshop_id: UUID, state: int) -> list[VoteRound]:
    """Every round, the newest first."""
    return cached.read(queries.rounds_of, workshop_id)


@kept(cached.KEPT)
def items_at(workshop_id: UUID, state: int, round_id: UUID) -> list[VoteItem]:
    """The items on a round's paper."""
    return cached.read(queries.items_of, round_id)


@kept(cached.KEPT)
def paper_at(workshop_id: UUID, state: int, round_id: UUID) -> Paper:
    """A round as a voter sees it."""
    return on_round(paper_of, round_id)


@kept(cached.KEPT)
def found_at(workshop_id: UUID, state: int, round_id: UUID) -> Found:
    """What a closed round came to."""
    return on_round(found, round_id)


@kept(cached.KEPT)
def spread_at(workshop_id: UUID, state: int, round_id: UUID, dark: bool) -> dict[str, Any]:
    """The finished chart of a closed matrix round."""
    return spread(found_at(workshop_id, state, round_id).items, framework(), dark)


def later_ideas(workshop_id: UUID, state: int) -> list:
    """The standing priorities that are not on the latest round's paper: nobody has voted on them."""
    rounds = rounds_at(workshop_id, state)
    on_it = {item.priority_id for item in items_at(workshop_id, state, rounds[0].id)} if rounds else set()
    return [row for row in cached.priorities_at(workshop_id, state) if rounds and row.id not in on_it]


def on_round(question: Any, round_id: UUID) -> Any:
    """Ask one question about a round as it stands now. Raises NotFound."""
    with read_session() as session:
        vote = queries.round_of(round_id, session=session)
        if vote is None:
            raise NotFound(_("This vote is no longer there. Go back to the workshop and choose it again."))
        return question(vote, session=session)


def now(round_id: UUID) -> tuple[VoteRound, Reconciled]:
    """A round, its papers and its people as they stand now."""
    return on_round(lambda vote, session: (vote, reconciled(vote, session=session)), round_id)


def count_now(round_id: UUID) -> Reconciled:
    """Papers and people as they stand now."""
    return now(round_id)[1]


def found(vote: VoteRound, *, session: Any) -> Found:
    """What a round came to, read now; empty while it may not be seen."""
    rows: Iterable = (results.matrix_results if vote.input == MATRIX else results.results)(vote, session=session)
    kinds, groups = results.side_by_side(vote, session=session)
    return Found(tuple(rows), tuple(kinds), tuple(groups), reconciled(vote, session=session))
