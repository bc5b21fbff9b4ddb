"""`/vote/{token}/send`: a ballot goes in, and the receipt comes back once it is on the disk.

A hall sends within seconds, so this door keeps no thread while it waits and asks the database for nothing itself.
"""

import logging

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import is_form_sealed
from toolkit.errors import NotFound, ToolkitError
from toolkit.voting import tickets
from toolkit.voting.ballot_box import BOX
from toolkit.voting.ballots import NO_LONGER, Cast
from toolkit.voting.paper import Paper
from toolkit.web.answers import STATUS, language, page, plainly_async, sorry
from toolkit.web.forms import fields, one
from toolkit.web.marked import Filled, read_form
from toolkit.web.papers import PAPERS
from toolkit.web.vote import addresses, form_page, review_page
from toolkit.web.words import words

PHONE = "phone"
SEAL = "seal"
EXPIRED = "This page was open for too long, so your ballot was not sent. Nothing is lost: look it through, then send it again."
OURS = "Something went wrong on our side, so your ballot was not taken. Your choices are still here: please send it again."


@plainly_async
async def send(request: Request) -> Response:
    """Take the ballot and show its receipt; else the form or the choices again, with the reason and the way forward."""
    token = request.path_params["token"]
    code, number = tickets.read_token(token)
    sent = await fields(request)
    found = await PAPERS.get(code)
    filled = read_form(found, sent, words(language(request)))
    if filled.problems:
        return form_page(request, found, filled)
    if not is_form_sealed(one(sent, SEAL), "vote", token):
        return review_page(request, found, filled, EXPIRED, 409)
    return await _put_in(request, found, number, filled)


async def _put_in(request: Request, found: Paper, number: str, filled: Filled) -> Response:
    try:
        receipt = await BOX.put(Cast(found.round_id, number, filled.marks, PHONE))
    except ToolkitError as refusal:
        return _refused(request, found, filled, refusal)
    except Exception:  # whatever it was, the voter keeps their choices and learns what to do
        logging.getLogger(__name__).exception("A ballot could not be taken")
        return review_page(request, found, filled, OURS, 503)
    return page("vote_receipt.html", 200, language(request), paper=found, receipt=receipt, **addresses(request))


def _refused(request: Request, found: Paper, filled: Filled, refusal: ToolkitError) -> Response:
    if str(refusal) in NO_LONGER.values() or isinstance(refusal, NotFound):
        return sorry(refusal, language(request))    # this ticket will never be taken
    return review_page(request, found, filled, str(refusal), STATUS.get(type(refusal), 409))
