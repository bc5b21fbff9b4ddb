"""One group's meeting on one screen: the acts that a hall spreads over several screens, each done at once.

Each goes through the same functions as a hall's, so that the record is the same: a show of hands is a round that is opened,
counted and closed, and what is agreed is a final priority with its reason.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput
from toolkit.models import VoteRound, Workshop
from toolkit.record.edits import to_edit
from toolkit.steps import moves, prioritising
from toolkit.storage.queries import votes as queries
from toolkit.voting import batches, rounds
from toolkit.voting.closing import close_round
from toolkit.voting.paper import APPROVAL
from toolkit.words.speaking import _

MEETING = "group_meeting"  # the format
AFTER = "plans"  # where the workshop stands when the meeting is over


def take_up(actor: Actor, workshop_id: UUID, gap_id: UUID, words: str, *, session: Session) -> UUID:
    """Make a gap an idea for a priority in its own words. Raises BadInput where these are too long for a voting paper."""
    if len(words) > prioritising.LIMIT:
        raise BadInput(_("An idea has at most {limit} letters. Write this one in fewer words, in the line for another idea.",
                         limit=prioritising.LIMIT),
                       "title")
    return prioritising.add_priority(actor, workshop_id, words, "gaps", (gap_id,), session=session)


def count_hands(actor: Actor, workshop_id: UUID, question: str, people: int | None, hands: Mapping[UUID, int], *,
                session: Session) -> UUID:
    """A whole show of hands: opened on these priorities (id: hands raised), counted and closed. Gives the round's id.

    Raises BadInput where the hands do not fit the people, MoveRefused while another vote is under way or fewer than two are named.
    """
    if people is None:
        raise BadInput("Say how many people are here.", "people")
    rules = rounds.RoundRules(question, headcount=people, input=APPROVAL)
    made = rounds.draft_round(actor, workshop_id, rules, list(hands), session=session)
    rounds.move_round(actor, made, 1, "open", session=session)
    items = {item.priority_id: item.id for item in queries.items_of(made, session=session)}
    raised = {items[priority]: count for priority, count in hands.items()}
    batches.declare(actor, made, batches.HANDS, people, raised, session=session)
    close_round(actor, made, to_edit(VoteRound, made, session=session).version, session=session)
    return made


def agree(actor: Actor, priority_ids: Sequence[UUID], reason: str, *, session: Session) -> None:
    """Make several ideas final priorities in this order, all for the reason that the room gives. Raises BadInput."""
    if not priority_ids:
        raise BadInput("Tick what the group agreed on.", "agreed")
    for priority_id in priority_ids:
        prioritising.choose_final(actor, priority_id, reason, session=session)


def finish(actor: Actor, workshop_id: UUID, *, session: Session) -> None:
    """The meeting is over: move the workshop on to its plans, step by step as a hall does. Raises MoveRefused."""
    check_may(actor, "move between steps", workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    while moves.ORDER.index(workshop.step) < moves.ORDER.index(AFTER):
        moves.move(actor, workshop_id, moves.next_step(workshop.step), session=session)
