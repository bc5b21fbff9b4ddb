"""Whether papers and people add up: issued = counted + spoilt + unreturned, and no more ballots than people present."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import VoteRound
from toolkit.record.edits import save_edit, to_edit
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import tickets
from toolkit.words.speaking import _


@dataclass(frozen=True)
class Reconciled:
    """Papers printed, left over, replaced (dead), counted and spoilt; phones with a ticket; and people by channel.

    `void` are papers printed before the vote was changed: no part of what was printed for the vote as it is.
    """

    printed: int
    left_over: int
    replaced: int
    counted: int
    spoilt: int
    phones: int
    by_channel: dict[str, int]
    headcount: int | None
    void: int = 0

    @property
    def issued(self) -> int:
        """Papers that were handed out and not replaced."""
        return self.printed - self.left_over - self.replaced

    @property
    def unreturned(self) -> int:
        """Papers that were handed out and did not come back; below 0 something was counted wrongly."""
        return self.issued - self.counted - self.spoilt

    @property
    def people(self) -> int:
        """How many people have voted, whichever way."""
        return sum(self.by_channel.values())


def reconciled(vote: VoteRound, *, session: Session) -> Reconciled:
    """The papers and people of a round as they stand."""
    found = ticket_queries.counts(vote.id, session=session)
    papers = {state: count for (kind, state), count in found.items() if kind == tickets.PAPER}
    phones = sum(count for (kind, state), count in found.items() if kind == tickets.PHONE and state not in (tickets.DEAD, tickets.VOID))
    by_channel = queries.ballots_by_channel(vote.id, session=session)
    for batch in queries.batches_of(vote.id, session=session):
        by_channel[batch.channel] = by_channel.get(batch.channel, 0) + batch.people
    void = papers.pop(tickets.VOID, 0)
    return Reconciled(sum(papers.values()), vote.left_over or 0, papers.get(tickets.DEAD, 0), papers.get(tickets.USED, 0),
                      papers.get(tickets.SPOILT, 0), phones, by_channel, vote.headcount, void)


def count_left_over(actor: Actor, round_id: UUID, version: int, left_over: int, *, session: Session) -> None:
    """Save how many printed papers were not handed out. Raises BadInput, MoveRefused once the vote is closed, Changed."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if vote.closed_at:
        raise MoveRefused("This vote is closed, so its papers are counted already.")
    printed = reconciled(vote, session=session).printed
    if not 0 <= left_over <= printed:
        raise BadInput(_("{printed} papers were printed, so 0 to {printed} can be left over.", printed=printed), "left_over")
    save_edit(actor, "count the papers left over", vote, version, {"left_over": left_over}, workshop_id=vote.workshop_id,
              session=session)
