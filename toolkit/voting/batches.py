"""Totals that were counted by hand: sticky dots on a wall, or hands raised, declared at once with the number of people."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_change
from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, NotFound
from toolkit.models import BatchCount, VoteBatch, VoteRound
from toolkit.record.edits import add_row, to_edit
from toolkit.voting.paper import MATRIX, Paper, paper_of
from toolkit.voting.rounds import MOST_PEOPLE
from toolkit.voting.ways import HANDS, WALL, check_takes
from toolkit.words.speaking import _, many, say_number

BATCHES = {WALL: "Sticky dots on the wall", HANDS: "Show of hands"}


def declare(actor: Actor, round_id: UUID, channel: str, people: int, dots: Mapping[UUID, int], attachment_id: UUID | None = None, *,
            session: Session) -> UUID:
    """Put totals in, with a photo of the wall where there is one. Raises BadInput, MoveRefused once the vote is closed."""
    vote = _taking(actor, round_id, channel, session=session)
    placed = {item: count for item, count in dots.items() if count}
    check_totals(paper_of(vote, session=session), channel, people, placed)
    batch = VoteBatch(round_id=round_id, channel=channel, people=people, attachment_id=attachment_id)
    add_row(actor, "put totals in", batch, workshop_id=vote.workshop_id, session=session, people=people,
            dots={str(item): count for item, count in placed.items()})
    session.add_all(BatchCount(batch_id=batch.id, item_id=item, dots=count) for item, count in placed.items())
    session.flush()
    return batch.id


def withdraw(actor: Actor, batch_id: UUID, *, session: Session) -> None:
    """Take totals out again, so that they can be put in rightly. Raises NotFound, MoveRefused once the vote is closed."""
    batch = session.get(VoteBatch, batch_id)
    if batch is None or batch.withdrawn:
        raise NotFound("These totals are no longer there.")
    vote = _taking(actor, batch.round_id, batch.channel, session=session)
    batch.withdrawn = True
    write_change(actor, "take totals out", batch, vote.workshop_id, session=session)


def check_totals(paper: Paper, channel: str, people: int, placed: Mapping[UUID, int]) -> None:
    """Raise BadInput unless so many people can have given these totals within the paper's limits."""
    if channel not in BATCHES:
        raise BadInput("Choose the wall or a show of hands.", "channel")
    if paper.input == MATRIX:
        raise BadInput("The matrix asks each person on their own, so totals cannot be put in for it.", "channel")
    if not 1 <= people <= MOST_PEOPLE or people != int(people):
        raise BadInput(_("Say how many people took part: 1 to {most_people}.", most_people=say_number(MOST_PEOPLE)), "people")
    if not set(placed) <= {item.id for item in paper.items}:
        raise BadInput("One of these items is not on this voting paper. Look at the list again.")
    if any(count < 0 or count != int(count) for count in placed.values()):
        raise BadInput("Totals are whole numbers from 0 up.")
    if not placed:
        raise BadInput("Every total is 0. Put in at least one.")
    each, most = (1, people * len(paper.items)) if channel == HANDS else (paper.max_per_item, people * paper.dots_per_person)
    if max(placed.values()) > people * each:
        what = _("one hand each") if channel == HANDS else _("{dots} each on one idea", dots=many(each, "dot"))
        raise BadInput(_("{persons} with at most {what} cannot give more than {most} to one idea. Count it again, or correct "
                         "the number of people.", persons=many(people, 'person', 'people'), what=what, most=people * each))
    if sum(placed.values()) > most:
        raise BadInput(_("{persons} with {dots_per_person} dots each have {most} together, and this is {sum}. Count again, "
                         "or correct the number of people.",
                         persons=many(people, 'person', 'people'), dots_per_person=paper.dots_per_person,
                         most=most, sum=sum(placed.values())))


def _taking(actor: Actor, round_id: UUID, channel: str, *, session: Session) -> VoteRound:
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if channel in BATCHES:  # what is neither is refused for that, with the rest of what was typed
        check_takes(vote.state, channel)
    return vote
