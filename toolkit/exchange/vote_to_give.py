"""Which vote may be given out as a file, and to whom; every time is written down."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may, may
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import VoteRound
from toolkit.voting.moves import COUNTED


def vote_to_give(actor: Actor, round_id: UUID, format: str, *, session: Session) -> VoteRound:
    """The closed vote, for whoever may run it or carry its workshop. Raises NotFound, NotAllowed, MoveRefused."""
    vote = session.get(VoteRound, round_id)
    if vote is None:
        raise NotFound("This vote is no longer there. Go back to the workshop and choose it again.")
    if not may(actor, "run a vote", vote.workshop_id):
        check_may(actor, "carry a workshop", vote.workshop_id)
    if vote.state not in COUNTED:
        raise MoveRefused("Ballots and results can be given out once the vote is closed. Close it first.")
    write_down(actor, "give out a vote", round_id, vote.workshop_id, session=session, format=format)
    return vote
