"""Closing a vote: the count must fit the people, and from then on nothing ties a ballot to its ticket."""

import secrets
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import MoveRefused
from toolkit.models import Ballot, VoteRound
from toolkit.record.edits import save_edit, to_edit
from toolkit.storage.engine import forget_deleted
from toolkit.storage.queries import ballots as queries
from toolkit.voting.moves import CLOSED, check_move
from toolkit.voting.reconciling import Reconciled, count_left_over, reconciled
from toolkit.voting.rounds import correct_headcount
from toolkit.words.speaking import _, many

BALLOTS = ("ballot", "ballot_dots", "ballot_rating", "ballot_group", "second_keying")


def close_round(actor: Actor, round_id: UUID, version: int, *, session: Session) -> None:
    """Close a vote so that its result can be seen. Raises Changed, and MoveRefused while papers and people do not add up."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    act = check_move(vote.state, CLOSED)
    check_adds_up(reconciled(vote, session=session))
    at = now()
    save_edit(actor, act, vote, version, {"state": CLOSED, "closed_at": at, "seed": secrets.token_hex(8)},
              workshop_id=vote.workshop_id, session=session)
    _shuffle(round_id, at, session=session)


def count_and_close(actor: Actor, round_id: UUID, version: int, headcount: int | None, left_over: int | None, *,
                    session: Session) -> None:
    """Close a vote with the people and the left-over papers as they were counted just now; None leaves what is saved.

    All of it or nothing. Raises what `close_round` raises, and BadInput for a number that cannot be.
    """
    vote = to_edit(VoteRound, round_id, session=session)
    if headcount is not None and headcount != vote.headcount:
        correct_headcount(actor, round_id, version, headcount, session=session)
        version += 1
    if left_over is not None and left_over != vote.left_over:
        count_left_over(actor, round_id, version, left_over, session=session)
        version += 1
    close_round(actor, round_id, version, session=session)


def check_adds_up(found: Reconciled) -> None:
    """Raise MoveRefused with what to sort out first."""
    if found.headcount and found.people > found.headcount:
        raise MoveRefused(_("{ballots} came in from {persons} present. Count the people again and correct their number before "
                            "closing.", ballots=many(found.people, 'ballot'), persons=many(found.headcount, 'person', 'people')))
    if found.unreturned < 0:
        raise MoveRefused(_("{counted} papers are counted and {spoilt} spoilt, but only {issued} were handed out. Count again "
                            "how many printed papers are left over, and correct that number before closing.",
                            counted=found.counted, spoilt=found.spoilt, issued=found.issued))


def _shuffle(round_id: UUID, at: Any, *, session: Session) -> None:
    # Written anew under new ids, all at one time and in an order drawn by chance: no order, time or id leads to a ticket.
    ballots = queries.whole(Ballot, round_id, session=session)
    new = {row["id"]: uuid4() for row in ballots}
    chance, same = secrets.SystemRandom(), {"created_at": at, "created_by": ""}
    anew = [row | same | {"id": new[row["id"]], "ticket_id": None} for row in ballots]
    parts = {model: [row | same | {"id": uuid4(), "ballot_id": new[row["ballot_id"]]}
                     for row in queries.whole(model, round_id, session=session)] for model in queries.PARTS}
    for rows in (anew, *parts.values()):
        chance.shuffle(rows)
    queries.write_anew(round_id, anew, parts, session=session)
    forget_deleted(*BALLOTS, session=session)
