"""Voting papers: one for each ticket that can still be used, in normal print, large print or Easy Read.

The letters and numbers on them (E, C, P, G1, H, the items) are those that whoever keys the papers types (voting/keying.py).
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit import addresses
from toolkit.access.roles import Actor, check_may
from toolkit.errors import MoveRefused, NotFound
from toolkit.framework import framework
from toolkit.models import VoteRound, Workshop
from toolkit.qr import qr_svg
from toolkit.reports.pdf import Sheet, picture
from toolkit.storage.queries import tickets as queries
from toolkit.voting import tickets
from toolkit.voting.keying import KIND_LETTERS
from toolkit.voting.paper import APPROVAL, MATRIX, VOTER_KINDS, Item, Paper, paper_of
from toolkit.voting.pictures import say_shown
from toolkit.words.speaking import _, many

STYLES = ("normal", "large", "a3", "easy")
# More circles than this beside one item are hard to count; then the number of dots is written into a box.
MOST_CIRCLES = 5
# Setting a paper takes about 1.5 MB of memory: a file of so many stays within what a laptop has to spare.
MOST_IN_A_FILE = 250


def round_to_print(actor: Actor, round_id: UUID, *, session: Session) -> VoteRound:
    """The round, for whoever may run its vote. Raises NotFound, NotAllowed."""
    vote = session.get(VoteRound, round_id)
    if vote is None:
        raise NotFound("This vote is no longer there. Go back to the workshop and choose it again.")
    check_may(actor, "run a vote", vote.workshop_id)
    return vote


def to_print(actor: Actor, round_id: UUID, numbers: Collection[str] = (), *, session: Session) -> list[str]:
    """The numbers of the papers that can be printed: all, or those named; the same ones each time.

    Raises NotFound, NotAllowed, and MoveRefused once the vote is closed or where no ticket can be printed.
    """
    vote = round_to_print(actor, round_id, session=session)
    if vote.closed_at:
        raise MoveRefused("This vote is closed, so no more voting papers are printed.")
    return _tickets(vote, {tickets.clean(number) for number in numbers}, session=session)


def voting_papers(actor: Actor, round_id: UUID, style: str = "normal", numbers: Collection[str] = (), base: str | None = None,
                  part: int = 1, *, session: Session) -> Sheet:
    """The papers of a round, or those of some ticket numbers; printed again, they are the same. `base` as in `shown_url`.

    More than MOST_IN_A_FILE come in parts, counted from 1. Raises what `to_print` raises, and NotFound for a part that is not there.
    """
    numbered = to_print(actor, round_id, numbers, session=session)
    found = numbered[(part - 1) * MOST_IN_A_FILE:part * MOST_IN_A_FILE] if part > 0 else []
    if not found:
        raise NotFound("There is no such part of the voting papers. Go back to the screen it was linked from.")
    vote = session.get_one(VoteRound, round_id)
    paper = paper_of(vote, session=session)
    title = session.get_one(Workshop, vote.workshop_id).title
    return Sheet("voting_papers", _("Voting papers: {question}", question=paper.question),
                 _fixed(paper, style, title) | {"tickets": [_ticket(paper.code, number, base) for number in found]})


def _tickets(vote: VoteRound, wanted: set[str], *, session: Session) -> list[str]:
    rows = queries.papers(vote.id, session=session)
    found = [number for number, kind, state, *_more in rows if state == tickets.ISSUED
             and (number in wanted if wanted else kind == tickets.PAPER)]
    if not found:
        raise MoveRefused("There is no voting paper to print: make some first. Papers that came in, are spoilt or were replaced "
                          "are not printed again.")
    return found


def _ticket(code: str, number: str, base: str | None) -> dict[str, str]:
    url = addresses.shown_url(f"/vote/{tickets.token(code, number)}", base)
    return {"number": number, "qr": "" if addresses.only_here(url) else qr_svg(url)}


def _fixed(paper: Paper, style: str, workshop: str) -> dict[str, Any]:
    return {"style": style, "workshop": workshop, "question": paper.question, "code": paper.code, "how": how_to_mark(paper),
            "marks": _marks(paper), "most": paper.max_per_item, "scales": _scales() if paper.input == MATRIX else [],
            "items": [item_words(item) for item in paper.items],
            "kinds": [[letter, _(VOTER_KINDS[kind])] for letter, kind in KIND_LETTERS.items()],
            "groups": [[group.letter, group.name] for group in paper.groups]}


def item_words(item: Item) -> dict[str, Any]:
    """An item as templates take it: number, title, its picture's place and what it shows."""
    return {"number": item.number, "title": item.title, "picture": picture(item.picture), "alt": say_shown(item.picture_alt)}


def _marks(paper: Paper) -> str:
    if paper.input == MATRIX:
        return "scales"
    if paper.input == APPROVAL:
        return "tick"
    return "circles" if paper.max_per_item <= MOST_CIRCLES else "number"


def _scales() -> list[dict[str, str]]:
    axes = {axis.slug: axis for axis in framework().axes}
    return [{"ask": axes[slug].ask, "low": axes[slug].low, "high": axes[slug].high} for slug in ("impact", "effort")]


def how_to_mark(paper: Paper) -> list[str]:
    """What to do, in short sentences."""
    if paper.input == MATRIX:
        return [_("For each idea, answer two questions."), _("Put a ring round one number from 1 to 5."), _("You can leave some out.")]
    if paper.input == APPROVAL:
        return [_("Tick every idea that you support."), _("You can tick as many as you like.")]
    fill = _("Fill in one circle for each dot." if _marks(paper) == "circles" else "Write in the box how many dots you give.")
    each = _("You can give one dot to one idea.") if paper.max_per_item == 1 else _(
        "You can give up to {dots} to one idea.", dots=many(paper.max_per_item, "dot"))
    return [_("You have {dots}.", dots=many(paper.dots_per_person, "dot")), fill, each, _("You can give fewer.")]
