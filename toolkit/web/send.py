"""`/vote/{token}/send`: a ballot goes in, and the receipt comes back once it is on the disk.

A hall sends within seconds, so this door keeps no thread while it waits and asks the database for nothing itself.
"""

from collections.abc import Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from toolkit.access.seal import is_form_sealed
from toolkit.errors import NotFound, ToolkitError
from toolkit.record.council import SHOWN, Council
from toolkit.voting import tickets
from toolkit.voting.ballot_box import BOX
from toolkit.voting.ballots import NO_LONGER, Cast, Receipt
from toolkit.voting.paper import Paper
from toolkit.voting.ways import PHONE
from toolkit.web.answers import HEADERS, STATUS, language, plainly_async, sorry, text_of
from toolkit.web.forms import fields, one
from toolkit.web.marked import Filled, read_form
from toolkit.web.papers import PAPERS
from toolkit.web.reading import Reading, reading
from toolkit.web.vote import form_page, review_page
from toolkit.words import Words, words

SEAL = "seal"
TOKEN, RECEIPT = "TOKEN-TOKEN", "RECEIPT-RECEIPT"   # no real one is as long or has two such words
EXPIRED = ("This page was open for too long, or the vote was changed meanwhile, so your ballot was not sent. Nothing is lost: look it "
           "through, then send it again.")


@plainly_async
async def send(request: Request) -> Response:
    """Take the ballot and show its receipt; else the form or the choices again, with the reason and the way forward."""
    token = request.path_params["token"]
    code, number = tickets.read_token(token)
    sent = await fields(request)
    found = await PAPERS.get(code)
    spoken = language(request)
    filled = read_form(found, sent, words(spoken))
    if filled.problems:
        return form_page(request, found, filled)
    if not is_form_sealed(one(sent, SEAL), "vote", token, found.edition):
        return review_page(request, found, filled, EXPIRED, 409)
    return await _put_in(request, found, number, filled, spoken)


async def _put_in(request: Request, found: Paper, number: str, filled: Filled, spoken: str) -> Response:
    try:
        receipt = await BOX.put(Cast(found.round_id, number, filled.marks, PHONE))
    except ToolkitError as refusal:
        return _refused(request, found, filled, refusal)
    return _receipt_page(request, found, receipt, spoken)


def _receipt_page(request: Request, found: Paper, receipt: Receipt, spoken: str) -> Response:
    text = _with_gaps(spoken, words(spoken), SHOWN.get(), found.code, receipt.changed, reading(), request.app.url_path_for)
    text = text.replace(TOKEN, request.path_params["token"]).replace(RECEIPT, receipt.code)
    return HTMLResponse(text, headers=HEADERS)


@lru_cache(maxsize=64)
def _with_gaps(spoken: str, _said: Words, _council: Council, code: str, changed: bool, _read_as: Reading, at: Callable[..., str]) -> str:
    # Made once for a room. Only the token and the receipt differ from voter to voter: letters, digits and hyphens of ours.
    return text_of("vote_receipt.html", spoken, code=code, receipt=Receipt(RECEIPT, changed), at=at, token=TOKEN)


def _refused(request: Request, found: Paper, filled: Filled, refusal: ToolkitError) -> Response:
    if str(refusal) in NO_LONGER.values() or isinstance(refusal, NotFound):
        return sorry(refusal, request)    # this ticket will never be taken
    return review_page(request, found, filled, str(refusal), STATUS.get(type(refusal), 409))
