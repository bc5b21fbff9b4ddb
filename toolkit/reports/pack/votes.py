"""The voting papers of the vote that is not closed yet, as the vote's own screen prints them."""

from math import ceil

from sqlmodel import Session

from toolkit.errors import ToolkitError
from toolkit.models import VoteRound
from toolkit.reports import voting_papers as papers
from toolkit.reports.pack.sheet import Order, PackSheet
from toolkit.reports.pdf import Sheet
from toolkit.storage.queries import votes as queries
from toolkit.words.speaking import _

STYLES = {"normal": "normal", "large": "large", "easy-read": "easy"}
NO_VOTE = "There is no vote to print for. Make one ready in Step 3, then make its papers there."


def open_vote(order: Order, *, session: Session) -> VoteRound | None:
    """The newest vote, while it is not closed."""
    newest = next(iter(queries.rounds_of(order.workshop_id, session=session)), None)
    return newest if newest and not newest.closed_at else None


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    vote = open_vote(order, session=session)
    count = len(papers.to_print(order.actor, vote.id, session=session))
    return tuple(papers.voting_papers(order.actor, vote.id, STYLES[order.style], (), order.base, part, session=session)
                 for part in range(1, ceil(count / papers.MOST_IN_A_FILE) + 1))


def _why_not(order: Order, *, session: Session) -> str | None:
    vote = open_vote(order, session=session)
    if vote is None:
        return _(NO_VOTE)
    try:
        papers.to_print(order.actor, vote.id, session=session)
    except ToolkitError as error:
        return _(str(error))
    return None


SHEET = PackSheet("voting-papers", "Voting papers", "Those that can still be used, each with its number.", "A4", _make, _why_not)
