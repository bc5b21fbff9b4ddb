"""For the wall: the question with the room's QR code, then each item on a page of its own, with room for sticky dots."""

from uuid import UUID

from sqlmodel import Session

from toolkit import addresses
from toolkit.access.roles import Actor
from toolkit.models import Workshop
from toolkit.qr import qr_svg
from toolkit.reports.pdf import Sheet
from toolkit.reports.voting_papers import how_to_mark, item_words, round_to_print
from toolkit.voting.paper import APPROVAL, DOTS, MATRIX, paper_of
from toolkit.words.speaking import _, many

HOW_ON_WALL = {DOTS: "Put your dots here", APPROVAL: "Put one dot here if you support this", MATRIX: ""}


def wall_sheet(actor: Actor, round_id: UUID, base: str | None = None, *, session: Session) -> Sheet:
    """The sheets for the wall; `base` as in `addresses.shown_url`. Raises NotFound, NotAllowed."""
    vote = round_to_print(actor, round_id, session=session)
    paper = paper_of(vote, session=session)
    url = addresses.shown_url(f"/room/{paper.code}", base)
    how = [_("You have {dots}.", dots=many(paper.dots_per_person, "sticky dot")),
           _("You can put up to {most} on one idea.", most=paper.max_per_item)]
    return Sheet("wall_sheet", _("For the wall: {question}", question=paper.question), {
        "workshop": session.get_one(Workshop, vote.workshop_id).title, "question": paper.question, "code": paper.code,
        "how": how if paper.input == DOTS else how_to_mark(paper), "here": _(HOW_ON_WALL[paper.input]), "url": url,
        "qr": "" if addresses.only_here(url) else qr_svg(url), "items": [item_words(item) for item in paper.items]})
