"""Taking ballots: one for each ticket, changed until the vote is closed, many at once in one transaction."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import next_records, write_down
from toolkit.access.roles import VOTER, Actor, check_may
from toolkit.clock import now
from toolkit.errors import MoveRefused, NotFound, ToolkitError
from toolkit.models import Ballot, BallotDots, BallotGroup, BallotRating, VoteRound
from toolkit.record.edits import to_edit
from toolkit.storage.queries import ballots as queries
from toolkit.voting import tickets
from toolkit.voting.marks import Marks, checked
from toolkit.voting.paper import paper_of
from toolkit.voting.ways import SHARED_SCREEN, check_takes
from toolkit.words.speaking import _

RECEIPT_LENGTH = 8
NO_LONGER = {tickets.DEAD: "This voting paper was replaced by another one. Use the new one.",
             tickets.VOID: "This voting paper was printed before the vote was changed, so it cannot be used. Please use a new one.",
             tickets.SPOILT: "This voting paper is marked as spoilt, so it cannot be used. Ask the facilitator for another."}


@dataclass(frozen=True)
class Cast:
    """One ballot that came in with a ticket. The marks keep to the paper's limits already (`marks.checked`)."""

    round_id: UUID
    number: str
    marks: Marks
    channel: str                # one of `ways`
    actor: Actor = VOTER
    first_only: bool = False    # refuse a ticket that was used: for keyed papers, where a second is a mistake


@dataclass(frozen=True)
class Receipt:
    """What the voter keeps: a code that says the ballot is counted, and whether it took the place of an earlier one."""

    code: str
    changed: bool


def cast(one: Cast, *, session: Session) -> Receipt:
    """Take one ballot. Raises NotFound for an unknown ticket, MoveRefused where the vote or the ticket takes none."""
    [result] = cast_many([one], session=session)
    if isinstance(result, ToolkitError):
        raise result
    return result


def cast_many(batch: Sequence[Cast], *, session: Session) -> list[Receipt | ToolkitError]:
    """Take several ballots in one transaction; each gets its receipt, or the reason why it was not taken."""
    taking = _Taking(batch, session)
    results = [taking.judge(one) for one in batch]
    taking.write()
    return results


def cast_ballot(actor: Actor, round_id: UUID, marks: Marks, channel: str = SHARED_SCREEN, *, session: Session) -> UUID:
    """Put one person's ballot in on the facilitator's own device, where people take turns and nobody has a ticket.

    Raises MoveRefused unless the vote takes it now, BadInput when the marks break the paper's limits.
    """
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    check_takes(vote.state, channel)
    right = checked(paper_of(vote, session=session), marks)
    ballot = Ballot(round_id=round_id, channel=channel, voter_kind=right.voter_kind)
    session.add(ballot)
    session.flush()
    session.add_all([*(BallotDots(ballot_id=ballot.id, item_id=item, dots=int(count)) for item, count in right.dots.items()),
                     *(BallotRating(ballot_id=ballot.id, item_id=item, impact=impact, effort=effort)
                       for item, (impact, effort) in right.ratings.items()),
                     *(BallotGroup(ballot_id=ballot.id, group_id=group) for group in right.groups)])
    # The audit knows that a ballot came in, not which and not what it says.
    write_down(actor, "cast a ballot", round_id, session=session)
    return ballot.id


def new_ids() -> Iterator[UUID]:
    """Random ids without end for one transaction. They begin alike, so that they lie side by side in the database's pages.

    A commit writes whole pages to the disk: with ids strewn about it would write nearly twice as many. Closing the vote gives
    every ballot another id, so nothing is left of which ballots came in together.
    """
    alike = os.urandom(8)
    while True:
        chance = os.urandom(8 * 100)
        yield from (UUID(bytes=alike + chance[at:at + 8], version=4) for at in range(0, len(chance), 8))


class _Taking:
    """One transaction's ballots: what is known of their tickets, and the rows to write."""

    def __init__(self, batch: Sequence[Cast], session: Session):
        self.session, self.at, self.ids = session, now(), new_ids()
        self.states = queries.round_states({one.round_id for one in batch}, session=session)
        self.tickets = queries.tickets_by_number({(one.round_id, one.number) for one in batch}, session=session)
        used = [ticket_id for ticket_id, state, _ in self.tickets.values() if state == tickets.USED]
        self.standing = queries.ballots_of_tickets(used, session=session) if used else {}
        self.wanted: dict[UUID, tuple[Cast, str]] = {}   # by ticket: the last one of a batch holds

    def judge(self, one: Cast) -> Receipt | ToolkitError:
        """The receipt, or why this ballot cannot be taken now."""
        try:
            ticket_id, state, receipt = self._ticket(one)
        except ToolkitError as refusal:
            return refusal
        changed = state == tickets.USED or ticket_id in self.wanted
        if changed and one.first_only:
            return MoveRefused(_("Voting paper {number} is in already. Look at the number once more, or spoil this one.",
                                 number=one.number))
        code = receipt or self.wanted.get(ticket_id, (None, None))[1] or tickets.draw(RECEIPT_LENGTH)
        self.wanted[ticket_id] = (one, code)
        return Receipt(code, changed)

    def _ticket(self, one: Cast) -> tuple:
        check_may(one.actor, "cast a ballot")
        check_takes(self.states.get(one.round_id), one.channel)
        if (found := self.tickets.get((one.round_id, one.number))) is None:
            raise NotFound(tickets.NO_SUCH)
        if found[1] in NO_LONGER:
            raise MoveRefused(NO_LONGER[found[1]])
        return found

    def write(self) -> None:
        """Write everything that was judged right, and one audit record for each: that a ticket was used, never how."""
        again = {ticket: ballot for ticket, ballot in self.standing.items() if ticket in self.wanted}
        ballot_of = {ticket: again.get(ticket) or next(self.ids) for ticket in self.wanted}
        queries.drop_parts(list(again.values()), session=self.session)
        queries.add(Ballot, [self._row(id=ballot_of[ticket], round_id=one.round_id, ticket_id=ticket, channel=one.channel,
                                       voter_kind=one.marks.voter_kind)
                             for ticket, (one, _) in self.wanted.items() if ticket not in again], session=self.session)
        queries.change_ballots([{"ballot": ballot, "channel": self.wanted[ticket][0].channel,
                                 "voter_kind": self.wanted[ticket][0].marks.voter_kind} for ticket, ballot in again.items()],
                               session=self.session)
        self._write_parts(ballot_of)
        queries.use_tickets([{"ticket": ticket, "receipt": code, "supported": one.marks.supported}
                             for ticket, (one, code) in self.wanted.items()], session=self.session)
        queries.add_audit(next_records([(one.actor, "cast a ballot", ticket) for ticket, (one, _mark) in self.wanted.items()],
                                       session=self.session), session=self.session)

    def _write_parts(self, ballot_of: dict[UUID, UUID]) -> None:
        dots, ratings, groups = [], [], []
        for ticket, (one, _mark) in self.wanted.items():
            ballot = ballot_of[ticket]
            dots += [self._row(ballot_id=ballot, item_id=item, dots=int(count)) for item, count in one.marks.dots.items()]
            ratings += [self._row(ballot_id=ballot, item_id=item, impact=impact, effort=effort)
                        for item, (impact, effort) in one.marks.ratings.items()]
            groups += [self._row(ballot_id=ballot, group_id=group) for group in one.marks.groups]
        for model, rows in ((BallotDots, dots), (BallotRating, ratings), (BallotGroup, groups)):
            queries.add(model, rows, session=self.session)

    def _row(self, **values: Any) -> dict[str, Any]:
        return {"id": next(self.ids), "created_at": self.at, "created_by": "", **values}
