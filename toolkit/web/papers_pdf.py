"""`/papers/{round}.pdf`: voting papers, sheets for the wall and the reconciliation sheet, for whoever may run the vote.

`kind` is papers, wall or reconciliation; `style` is normal, large, a3 or easy; `numbers` names tickets, with commas between.
Many papers come in parts: without `part` a page offers them.
"""

from math import ceil
from urllib.parse import urlencode
from uuid import UUID

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import Actor
from toolkit.errors import NotFound
from toolkit.reports.pdf import Sheet
from toolkit.reports.reconciliation import reconciliation
from toolkit.reports.voting_papers import MOST_IN_A_FILE, STYLES, to_print, voting_papers
from toolkit.reports.wall_sheet import wall_sheet
from toolkit.storage.engine import read_session
from toolkit.web.answers import page, plainly, visitor
from toolkit.web.printed import printed


@plainly
def papers_pdf(request: Request) -> Response:
    """The PDF, made now; it holds what lets people vote, so nothing keeps it."""
    actor, kind = visitor(request), request.query_params.get("kind", "papers")
    with read_session() as session:
        sheet = _sheet(actor, request, kind, request.path_params["round_id"], session=session)
    if isinstance(sheet, int):
        address = f"{request.url.path}?{urlencode([pair for pair in request.query_params.multi_items() if pair[0] != 'part'])}"
        return page("papers_parts.html", count=sheet, parts=ceil(sheet / MOST_IN_A_FILE), address=address)
    # After the session: setting a hall's papers takes a second or two, in which the record is free.
    return printed(sheet, f"{kind}-{request.path_params['round_id'].hex[:8]}.pdf")


def _sheet(actor: Actor, request: Request, kind: str, round_id: UUID, *, session: Session) -> Sheet | int:
    base = str(request.base_url)
    if kind == "wall":
        return wall_sheet(actor, round_id, base, session=session)
    if kind == "reconciliation":
        return reconciliation(actor, round_id, session=session)
    if kind != "papers" or request.query_params.get("style", "normal") not in STYLES:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    return _papers(actor, request, round_id, base, session=session)


def _papers(actor: Actor, request: Request, round_id: UUID, base: str, *, session: Session) -> Sheet | int:
    # The papers, or how many there are where they are too many for one file.
    asked = request.query_params
    named = ",".join([*asked.getlist("numbers"), *asked.getlist("number")])   # one lost paper is asked for by `number`
    numbers, part = [one for one in named.split(",") if one.strip()], asked.get("part", "")
    if not part and (count := len(to_print(actor, round_id, numbers, session=session))) > MOST_IN_A_FILE:
        return count
    at = int(part) if part.isascii() and part.isdigit() and len(part) < 4 else int(not part)
    return voting_papers(actor, round_id, asked.get("style", "normal"), numbers, base, at, session=session)
