"""Tickets: each is the right to one ballot. Printed, handed to a phone, replaced when lost, marked as spoilt, void once out of date."""

import secrets
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_change, write_down
from toolkit.access.roles import VOTER, Actor, check_may
from toolkit.access.seal import is_sealed, seal
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Ticket, VoteRound
from toolkit.record.edits import to_edit
from toolkit.record.words import checked_words
from toolkit.storage.queries import tickets as queries
from toolkit.voting.moves import UNDER_WAY
from toolkit.words.speaking import _, say_number

# No 0 and O, no 1, I and L: what is read aloud or copied by hand must not be taken for something else.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
NUMBER_LENGTH = CODE_LENGTH = 5
PAPER, PHONE = "paper", "phone"
ISSUED, USED, SPOILT, DEAD, VOID = "issued", "used", "spoilt", "dead", "void"
MOST_AT_ONCE, MOST_IN_ALL = 1000, 6000
# Its totals are seen while they come in, so a ballot on paper or a phone would be cast with an eye on the others.
BY_HANDS = "This vote is by show of hands, so there are no voting papers for it. Hold a second vote for papers and phones."
NO_SUCH = "There is no voting paper with this number in this room. Look at the number once more."


def draw(length: int) -> str:
    """Letters and digits by chance."""
    left, drawn = secrets.randbelow(len(LETTERS) ** length), ""
    for _at in range(length):
        left, at = divmod(left, len(LETTERS))
        drawn += LETTERS[at]
    return drawn


def clean(typed: str) -> str:
    """What somebody typed as a code or number: capitals, nothing else between."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def token(code: str, number: str) -> str:
    """What stands in the address of a ticket's door: the room's code, the ticket's number, and a seal nobody can guess."""
    return f"{code}-{number}-{seal('ticket', code, number)}"


def read_token(given: str) -> tuple[str, str]:
    """(code, number) of a ticket's address. Raises NotFound unless the seal is ours."""
    code, _, rest = given.partition("-")
    number, _, mark = rest.partition("-")
    if not (code and number and is_sealed(mark, "ticket", code, number)):
        raise NotFound("This address opens no voting paper. Scan the code on your paper again, or type its number.")
    return code, number


def print_papers(actor: Actor, round_id: UUID, count: int, *, session: Session) -> list[str]:
    """Numbers for so many voting papers. Raises BadInput, MoveRefused once the vote is closed."""
    vote = _round(actor, round_id, session=session)
    if vote.live:
        raise MoveRefused(BY_HANDS)
    if not 1 <= count <= MOST_AT_ONCE:
        raise BadInput(_("Print 1 to {most_at_once} papers at a time.", most_at_once=say_number(MOST_AT_ONCE)), "count")
    if queries.count_of(round_id, session=session) + count > MOST_IN_ALL:
        raise BadInput(_("A vote has at most {most_in_all} voting papers and phones in all.", most_in_all=say_number(MOST_IN_ALL)), "count")
    made = _new_numbers(vote, count, session=session)
    session.add_all(Ticket(round_id=vote.id, number=number, kind=PAPER, created_by=actor.name) for number in made)
    session.flush()
    write_down(actor, "print voting papers", vote.id, vote.workshop_id, session=session, count=count)
    return made


def hand_to_phone(vote: VoteRound, *, session: Session) -> str:
    """The number of a new ticket for a phone that scanned the room's code, up to the number of people present.

    Raises MoveRefused when the vote is not open or by show of hands, or as many were handed out as people are present.
    """
    check_may(VOTER, "cast a ballot", vote.workshop_id)
    if vote.state not in UNDER_WAY:
        raise MoveRefused("This vote is not open, so no voting papers are handed out.")
    if vote.live:
        raise MoveRefused(BY_HANDS)
    if not vote.headcount:
        raise MoveRefused("The facilitator has not yet said how many people are here, so phones cannot vote yet. Please ask.")
    if queries.count_of(vote.id, PHONE, without=DEAD, session=session) >= vote.headcount:
        raise MoveRefused("As many phones as people present have a voting paper already. Ask the facilitator for a paper one.")
    [number] = _new_numbers(vote, 1, session=session)
    ticket = Ticket(round_id=vote.id, number=number, kind=PHONE)
    session.add(ticket)
    session.flush()
    # Without the workshop: the screens of the room need not be drawn anew for each phone.
    write_down(VOTER, "take a ticket", ticket.id, session=session)
    return number


def replace(actor: Actor, round_id: UUID, number: str, why: str, *, session: Session) -> str:
    """A new number in place of a lost ticket, which is dead from now on. Raises NotFound, MoveRefused."""
    vote = _round(actor, round_id, session=session)
    lost = _ticket(vote, number, session=session)
    _check_unused(lost, "replaced")
    lost.state, lost.why = DEAD, checked_words(why, "why", what="why it is replaced", limit=300)
    [made] = _new_numbers(vote, 1, session=session)
    write_change(actor, "replace a ticket", lost, vote.workshop_id, session=session)
    session.add(Ticket(round_id=vote.id, number=made, kind=lost.kind, replaces_id=lost.id, created_by=actor.name))
    session.flush()
    return made


def spoil(actor: Actor, round_id: UUID, number: str, why: str, *, session: Session) -> None:
    """Mark a voting paper as spoilt, with the reason. Raises NotFound, MoveRefused, BadInput."""
    vote = _round(actor, round_id, session=session)
    ticket = _ticket(vote, number, session=session)
    _check_unused(ticket, "marked as spoilt")
    ticket.state, ticket.why = SPOILT, checked_words(why, "why", what="why it does not count", limit=300)
    write_change(actor, "spoil a voting paper", ticket, vote.workshop_id, session=session)


def void_printed(actor: Actor, vote: VoteRound, *, session: Session) -> int:
    """Make every paper void that was printed and not used, because what is asked is no longer what stands on it; says how many.

    Phones keep their tickets: they show the paper as it stands now.
    """
    check_may(actor, "run a vote", vote.workshop_id)
    count = queries.void_printed(vote.id, from_state=ISSUED, to_state=VOID, kind=PAPER, session=session)
    if count:
        write_down(actor, "make printed papers void", vote.id, vote.workshop_id, session=session, before={"state": ISSUED}, state=VOID,
                   count=count)
    return count


def _round(actor: Actor, round_id: UUID, *, session: Session) -> VoteRound:
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if vote.closed_at:
        raise MoveRefused("This vote is closed, so its voting papers can no longer be changed.")
    return vote


def _ticket(vote: VoteRound, number: str, *, session: Session) -> Ticket:
    found = queries.ticket_of(vote.id, clean(number), session=session)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def _check_unused(ticket: Ticket, done: str) -> None:
    if ticket.state != ISSUED:
        words = {USED: "A ballot came in with it already", SPOILT: "It is marked as spoilt", DEAD: "Another was given in its place",
                 VOID: "It was printed before the vote was changed, so it is void already"}
        raise MoveRefused(_("Voting paper {number} cannot be {done}. {words}.",
                            number=ticket.number, done=done, words=words[ticket.state]))


def _new_numbers(vote: VoteRound, count: int, *, session: Session) -> list[str]:
    taken, made = queries.numbers_of(vote.id, session=session), []
    while len(made) < count:
        number = draw(NUMBER_LENGTH)
        if number not in taken:
            taken.add(number)
            made.append(number)
    return made
