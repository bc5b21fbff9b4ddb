"""Keying voting papers: one line for each, the ticket's number and then what is marked; and a second keying to compare.

A line reads `4F9QX 3 3 5` (two dots on item 3, one on item 5), `4F9QX 3x2 5`, or for the matrix `4F9QX 3:42 5:4-` (item 3: impact 4,
effort 2; item 5: impact 4, effort skipped). `E`, `C` or `P` says how the person takes part, `G1 G2` their groups of people,
`H` that a supporter helped.
"""

import re
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import SecondKeying, VoteRound
from toolkit.record.edits import to_edit
from toolkit.storage.queries import ballots as ballot_queries
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import tickets
from toolkit.voting.ballots import Cast, Receipt, cast
from toolkit.voting.marks import Marks, checked
from toolkit.voting.paper import MATRIX, Paper, paper_of
from toolkit.voting.ways import PAPER
from toolkit.words.speaking import _

KIND_LETTERS = {"E": "expert", "C": "carer", "P": "professional"}
DOTS = re.compile(r"(\d{1,4})(?:[xX](\d{1,3}))?")
RATING = re.compile(r"(\d{1,4}):([1-5-])([1-5-])")
MOST_TYPED = 500


@dataclass(frozen=True)
class Keyed:
    """One paper as it was keyed: the ticket's number and its marks."""

    number: str
    marks: Marks


@dataclass(frozen=True)
class Difference:
    """A paper whose two keyings differ, each in words."""

    number: str
    first: str
    second: str


def read_line(paper: Paper, typed: str) -> Keyed:
    """What one line says. Raises BadInput with a sentence that names the part that is not understood."""
    number, *parts = typed[:MOST_TYPED + 1].split() or [""]
    if len(typed) > MOST_TYPED:
        raise BadInput("This is too long for one voting paper. Key one paper, then press Enter.", "line")
    if not parts:
        raise BadInput("Type the number on the paper, then the numbers of the items that are marked, then press Enter.", "line")
    marks = _Reading(paper)
    for part in parts:
        marks.take(part.strip(",;"))
    return Keyed(tickets.clean(number), checked(paper, marks.made()))


class _Reading:
    """Goes through the parts of a line."""

    def __init__(self, paper: Paper):
        self.paper, self.items = paper, {number: item.id for number, item in paper.by_number().items()}
        self.dots: Counter = Counter()
        self.ratings: dict[UUID, tuple[int | None, int | None]] = {}
        self.letters = {group.letter: group.id for group in paper.groups}
        self.kind: str | None = None
        self.groups: list[UUID] = []
        self.helped = False

    def take(self, part: str) -> None:
        """Understand one part, or raise BadInput."""
        letter = part.upper()
        if letter in KIND_LETTERS:
            self.kind = KIND_LETTERS[letter]
        elif letter == "H":
            self.helped = True
        elif letter in self.letters:
            self.groups.append(self.letters[letter])
        else:
            self._mark(part)

    def _mark(self, part: str) -> None:
        found = (RATING if self.paper.input == MATRIX else DOTS).fullmatch(part)
        if not found:
            example = "3:42 (item 3, impact 4, effort 2)" if self.paper.input == MATRIX else "3 or 3x2 (item 3, two dots)"
            raise BadInput(_("\"{part}\" is not understood. Write marks like {example}.", part=part[:20], example=example), "line")
        item = self.items.get(int(found[1]))
        if item is None:
            raise BadInput(_("There is no item {found} on this voting paper. Look at it again.", found=int(found[1])), "line")
        if self.paper.input == MATRIX:
            self.ratings[item] = tuple(None if answer == "-" else int(answer) for answer in found.groups()[1:])
        else:
            self.dots[item] += int(found[2] or 1)

    def made(self) -> Marks:
        """The marks of the whole line."""
        return Marks(dict(self.dots), self.ratings, self.kind, tuple(self.groups), self.helped)


def key_paper(actor: Actor, round_id: UUID, typed: str, *, session: Session) -> tuple[Keyed, Receipt]:
    """Put one voting paper in. Raises BadInput, NotFound, and MoveRefused where it is in already."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    keyed = read_line(paper_of(vote, session=session), typed)
    taken = cast(Cast(round_id, keyed.number, keyed.marks, PAPER, actor, first_only=True), session=session)
    return keyed, taken


def correct_paper(actor: Actor, round_id: UUID, typed: str, *, session: Session) -> Keyed:
    """Key a paper anew, in place of what was keyed for it. Raises BadInput, NotFound, MoveRefused."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    keyed = read_line(paper_of(vote, session=session), typed)
    cast(Cast(round_id, keyed.number, keyed.marks, PAPER, actor), session=session)
    return keyed


def put_right(actor: Actor, round_id: UUID, typed: str, *, session: Session) -> Keyed:
    """Key a paper anew after a look at it; where it was keyed twice, both keyings then say the same. Raises as `correct_paper`."""
    keyed = correct_paper(actor, round_id, typed, session=session)
    ticket = ticket_queries.ticket_of(round_id, keyed.number, session=session)
    if ticket and queries.second_keying_of(ticket.id, session=session):
        key_again(actor, round_id, typed, session=session)
    return keyed


def is_in(vote: VoteRound, typed: str, *, session: Session) -> bool:
    """Whether a paper is in exactly as a line says it: it came in, and only the answer to that was lost."""
    paper = paper_of(vote, session=session)
    try:
        keyed = read_line(paper, typed)
    except BadInput:
        return False
    ticket = ticket_queries.ticket_of(vote.id, keyed.number, session=session)
    ballot = ballot_queries.ballots_of_tickets([ticket.id], session=session).get(ticket.id) if ticket else None
    if ballot is None:
        return False
    row, dots, ratings, groups = ballot_queries.marks_of(ballot, session=session)
    return in_words(paper, Marks(dots, ratings, row.voter_kind, groups)) == in_words(paper, keyed.marks)


def key_again(actor: Actor, round_id: UUID, typed: str, *, session: Session) -> Difference | None:
    """Key a paper a second time; gives the difference to the first keying, None where both say the same.

    Raises BadInput, NotFound for a paper that was not keyed yet, MoveRefused once the vote is closed.
    """
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if vote.closed_at:
        raise MoveRefused("This vote is closed. Papers are compared before that.")
    paper = paper_of(vote, session=session)
    keyed = read_line(paper, typed)
    ticket = ticket_queries.ticket_of(round_id, keyed.number, session=session)
    if ticket is None or ticket.state != tickets.USED:
        raise NotFound(_("No voting paper with the number {number} was keyed yet. Key it the first time.", number=keyed.number))
    _remember(vote, ticket.id, in_words(paper, keyed.marks), session=session)
    write_down(actor, "key a paper again", ticket.id, session=session)
    return next((one for one in differences(vote, session=session) if one.number == keyed.number), None)


def differences(vote: VoteRound, *, session: Session) -> list[Difference]:
    """Every paper whose two keyings differ, by number; those that were corrected since are no longer among them."""
    paper, found = paper_of(vote, session=session), []
    for number, ticket_id, second in queries.second_keyings(vote.id, session=session):
        ballot = ballot_queries.ballots_of_tickets([ticket_id], session=session)[ticket_id]
        row, dots, ratings, groups = ballot_queries.marks_of(ballot, session=session)
        first = in_words(paper, Marks(dots, ratings, row.voter_kind, groups))
        if first != second:
            found.append(Difference(number, first, second))
    return found


def in_words(paper: Paper, marks: Marks) -> str:
    """Marks as a person would key them, in one order, so that two keyings can be compared."""
    letters = {slug: letter for letter, slug in KIND_LETTERS.items()}
    said = [f"{item.number}x{marks.dots[item.id]}" for item in paper.items if item.id in marks.dots]
    said += [f"{item.number}:{''.join(str(answer or '-') for answer in marks.ratings[item.id])}" for item in paper.items
             if item.id in marks.ratings]
    said += [letters[marks.voter_kind]] if marks.voter_kind else []
    return " ".join(said + [group.letter for group in paper.groups if group.id in marks.groups])


def _remember(vote: VoteRound, ticket_id: UUID, words: str, *, session: Session) -> None:
    kept = queries.second_keying_of(ticket_id, session=session) or SecondKeying(round_id=vote.id, ticket_id=ticket_id, keyed="")
    kept.keyed = words
    session.add(kept)
    session.flush()
