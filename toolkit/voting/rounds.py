"""Rounds of voting: drafted, opened, paused, published. Closing is in closing.py. The group decides, the vote informs it."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Priority, VoteItem, VoteRound
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words
from toolkit.storage.queries import priorities
from toolkit.storage.queries import votes as queries
from toolkit.voting import tickets
from toolkit.voting.moves import CLOSED, DRAFT, OPEN, PUBLISHED, RUNNING, UNDER_WAY, check_move
from toolkit.voting.paper import DOTS, INPUTS, paper_of
from toolkit.voting.pictures import picture_of
from toolkit.words.speaking import _, many, say_number

MOST_DOTS = 20
MOST_PEOPLE = 5000
MOST_POUNDS = 1_000_000_000
MOST_DAYS = 1_000_000


@dataclass(frozen=True)
class RoundRules:
    """What is asked and how it is answered.

    Dots for each person, how many may go on one item, how many people are in the room; and, where costs are known, the
    money in pounds and the staff time in days that "what if" has to fit into. `live` shows totals while it is open, for a
    show of hands.
    """

    question: str
    dots_per_person: int = 5
    max_per_item: int = 3
    headcount: int | None = None
    input: str = DOTS
    money_limit: int | None = None
    staff_limit: int | None = None
    live: bool = False

    def columns(self) -> dict[str, Any]:
        """The same, checked. Raises BadInput."""
        if self.input not in INPUTS:
            raise BadInput("Choose dots, approval or the matrix.", "input")
        if not 1 <= self.dots_per_person <= MOST_DOTS:
            raise BadInput(_("Each person can have 1 to {most_dots} dots.", most_dots=MOST_DOTS), "dots_per_person")
        if not 1 <= self.max_per_item <= self.dots_per_person:
            raise BadInput("The most dots on one item lies between 1 and the dots each person has.", "max_per_item")
        check_headcount(self.headcount)
        check_amount(self.money_limit, MOST_POUNDS, "money_limit")
        check_amount(self.staff_limit, MOST_DAYS, "staff_limit")
        return asdict(self) | {"question": checked_words(self.question, "question", what="the question", limit=300)}


def check_headcount(headcount: int | None) -> None:
    """Raise BadInput unless so many people can be in a room; None is "not counted yet"."""
    if headcount is not None and not 1 <= headcount <= MOST_PEOPLE:
        raise BadInput(_("The number of people present lies between 1 and {most_people}.", most_people=say_number(MOST_PEOPLE)),
                       "headcount")


def check_amount(amount: int | None, most: int, field: str) -> None:
    """Raise BadInput unless an amount lies between 0 and the most; None is "no limit"."""
    if amount is not None and not 0 <= amount <= most:
        raise BadInput(_("This lies between 0 and {most}. Leave it empty for no limit.", most=say_number(most)), field)


def draft_round(actor: Actor, workshop_id: UUID, rules: RoundRules, priority_ids: list[UUID] | None = None, *,
                session: Session) -> UUID:
    """Make a voting paper of all standing priorities, or of those named; earlier rounds are kept. Raises BadInput, MoveRefused."""
    check_may(actor, "run a vote", workshop_id)
    rounds = queries.rounds_of(workshop_id, session=session)
    if any(row.state in RUNNING for row in rounds):
        raise MoveRefused("A vote is open already, or being made ready. Close it before starting another.")
    columns, chosen = rules.columns(), _chosen(workshop_id, priority_ids, session=session)
    vote = VoteRound(workshop_id=workshop_id, number=len(rounds) + 1, state=DRAFT, code=_free_code(session=session), **columns)
    add_row(actor, "draft a vote", vote, workshop_id=workshop_id, session=session, **columns)
    _put_on_paper(vote, chosen, session=session)
    return vote.id


def change_round(actor: Actor, round_id: UUID, version: int, rules: RoundRules, priority_ids: list[UUID] | None = None, *,
                 session: Session) -> None:
    """Save other rules and items for a draft; papers that were printed of another edition become void.

    Raises BadInput, MoveRefused once it was opened, Changed.
    """
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if vote.state != DRAFT:
        raise MoveRefused("The voting paper stays as it is once the vote was opened. Take it back to its draft first, "
                          "which is possible until the first ballot is in.")
    chosen, printed = _chosen(vote.workshop_id, priority_ids, session=session), paper_of(vote, session=session).edition
    save_edit(actor, "change a vote", vote, version, rules.columns(), workshop_id=vote.workshop_id, session=session)
    for item in queries.items_of(round_id, session=session):
        session.delete(item)
    session.flush()
    _put_on_paper(vote, chosen, session=session)
    if paper_of(vote, session=session).edition != printed and tickets.void_printed(actor, vote, session=session):
        vote.left_over = None   # those that were left over are void with the others


def open_round(actor: Actor, workshop_id: UUID, rules: RoundRules, *, session: Session) -> UUID:
    """Draft a vote on all standing priorities and open it at once. Raises BadInput, MoveRefused."""
    made = draft_round(actor, workshop_id, rules, session=session)
    move_round(actor, made, 1, OPEN, session=session)
    return made


def move_round(actor: Actor, round_id: UUID, version: int, to: str, *, session: Session) -> None:
    """Open, pause, go on, take back to the draft, publish or take down. Raises MoveRefused, Changed."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    act = check_move(vote.state, to)
    if to == CLOSED and vote.state in UNDER_WAY:
        raise MoveRefused("Closing a vote counts it. Use the button for that.")
    if to == DRAFT and (came_in := queries.people_in(round_id, session=session)):
        raise MoveRefused(_("{persons} voted already, so the voting paper stays as it is. Close this vote and hold a second "
                            "one; the first is kept.", persons=many(came_in, 'person has', 'people have')))
    changes = {"state": to, "published_at": now() if to == PUBLISHED else None}
    # A vote that came in a workshop file has no code of its own here yet.
    changes |= {} if vote.code else {"code": _free_code(session=session)}
    save_edit(actor, act, vote, version, changes, workshop_id=vote.workshop_id, session=session)


def correct_headcount(actor: Actor, round_id: UUID, version: int, headcount: int, *, session: Session) -> None:
    """Save how many people are present. Raises MoveRefused once the vote is closed, BadInput, Changed."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if vote.closed_at:
        check_move(vote.state, OPEN)
    if not headcount:
        raise BadInput(_("The number of people present lies between 1 and {most_people}.", most_people=say_number(MOST_PEOPLE)),
                       "headcount")
    check_headcount(headcount)
    save_edit(actor, "correct the headcount", vote, version, {"headcount": headcount}, workshop_id=vote.workshop_id,
              session=session)


def uncover(actor: Actor, round_id: UUID, version: int, count: int, *, session: Session) -> None:
    """Show so many of the results on the big screen, from the last place up. Raises MoveRefused, Changed."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if not vote.closed_at:
        raise MoveRefused("Results are shown when the vote is closed.")
    least, most = 0, len(queries.items_of(round_id, session=session))
    save_edit(actor, "uncover results", vote, version, {"revealed": min(max(count, least), most)},
              workshop_id=vote.workshop_id, session=session)


def _chosen(workshop_id: UUID, priority_ids: list[UUID] | None, *, session: Session) -> list[Priority]:
    standing = priorities.priorities_of(workshop_id, session=session)
    chosen = [row for row in standing if priority_ids is None or row.id in set(priority_ids)]
    if len(chosen) < 2:
        raise MoveRefused("A vote needs at least two priorities to choose between. Add them first.")
    return chosen


def _put_on_paper(vote: VoteRound, chosen: list[Priority], *, session: Session) -> None:
    functions = {priority: function for priority, _, function, *_ in reversed(priorities.gaps_feeding(vote.workshop_id,
                                                                                                      session=session))}
    for row in chosen:
        path, alt = picture_of(row.kind, functions.get(row.id))
        session.add(VoteItem(round_id=vote.id, priority_id=row.id, number=row.number, title=row.title, picture=path,
                             picture_alt=alt, cost=row.cost, staff_days=row.staff_days))
    session.flush()


def _free_code(*, session: Session) -> str:
    while queries.round_by_code(code := tickets.draw(tickets.CODE_LENGTH), session=session):
        continue
    return code


