"""`/offer/{code}`: a provider's own door to one enquiry. No account; what is typed is kept as a draft, and one offer is sent.

`version` in the form is the draft's that the page was made from: of two people at one door nobody overwrites the other unseen.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import is_form_sealed
from toolkit.brokerage import offers
from toolkit.brokerage.case_links import LONGEST, row_of
from toolkit.brokerage.named import provider_lists
from toolkit.brokerage.offer_form import Filled, known, read_offer
from toolkit.brokerage.offers import PURPOSE, SAID_NO, TAKES, Door
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MoveRefused, NotFound, RecordUnavailable
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import go, plainly_async
from toolkit.web.floods import FLOODS
from toolkit.web.forms import fields, one
from toolkit.web.guesses import GUESSES, held_back
from toolkit.web.offer_page import Shown, not_now_page, offer_page, sent_page

MOST_BYTES = 524_288        # twenty outcomes, each as long as it may be, in letters that take nine signs each
ANY_CODE = "offer"          # wrong codes are measured together
EXPIRED = "This page was open for too long. What you filled in is still here. Please press the button again."
BUSY = "Much is being sent from this address just now. What you filled in is still here. Wait a little, then press the button again."
SAVED, CHANGE = "saved", "change"


@plainly_async
async def offer(request: Request) -> Response:
    """What is asked, and the form as it was typed so far; the offer that is in; or why nothing is taken any more."""
    door = await _door(request)
    if not door.seen:
        with suppress(RecordUnavailable):    # reading goes on while the record is busy
            await run_in_threadpool(_write, offers.opened_door, door.asked_id)
    if door.state != TAKES:
        return not_now_page(request, door)
    if door.offer_at and CHANGE not in request.query_params and SAVED not in request.query_params:
        return sent_page(request, door, await run_in_threadpool(_sent, door.asked_id))
    return offer_page(request, door, Shown(door.typed, door.version, saved=SAVED in request.query_params))


@plainly_async
async def take(request: Request) -> Response:
    """Keep the draft, or send the offer; or the form again with everything that was typed and what is wrong."""
    door, sent = await _door(request), await fields(request, MOST_BYTES)
    typed, version = known(door.sheet, dict(sent)), _number(one(sent, "version"))
    if door.state != TAKES:
        return not_now_page(request, door, typed)
    shown = Shown(typed, version)
    if not _is_ours(request, sent):
        return offer_page(request, door, shown.with_problems(("", EXPIRED)), 422)
    if one(sent, CHANGE):                   # Easy Read was switched on or off
        return offer_page(request, door, shown)
    sending = one(sent, "do") == "send"
    if sending and (wrong := read_offer(door.sheet, typed, today())[1]):
        return offer_page(request, door, shown.with_problems(*wrong), 422)
    return await _keep(request, door, shown, sending)


async def _keep(request: Request, door: Door, shown: Shown, sending: bool) -> Response:
    try:
        await held_back(FLOODS.begin(f"{ANY_CODE} {door.asked_id}"))
    except MoveRefused:
        return offer_page(request, door, shown.with_problems(("", BUSY)), 503)
    try:
        await run_in_threadpool(_write, offers.send_offer if sending else offers.save_draft, door.asked_id, shown.version, shown.typed)
    except Changed as error:
        theirs = {name: value for name, value in error.theirs.items() if name != "version"}
        return offer_page(request, door, Shown(shown.typed, error.theirs["version"], (("", str(error)),), theirs=theirs), 409)
    except MoveRefused:                     # it closed between reading and writing
        return not_now_page(request, await _door(request), shown.typed)
    except (BadInput, RecordUnavailable) as error:
        status = 503 if isinstance(error, RecordUnavailable) else 422
        return offer_page(request, door, shown.with_problems((getattr(error, "field", "") or "", str(error))), status)
    return go(_here(request) if sending else f"{_here(request)}?{SAVED}=1")


@plainly_async
async def say_no(request: Request) -> Response:
    """The provider cannot help, and why."""
    door, sent = await _door(request), await fields(request)
    said = {"reason": one(sent, "reason"), "reason_words": one(sent, "reason_words")}
    shown = Shown(door.typed, door.version, no=said)
    if door.state != TAKES:
        return not_now_page(request, door)
    if not _is_ours(request, sent):
        return offer_page(request, door, shown.with_problems(("", EXPIRED)), 422)
    if said["reason"] not in provider_lists().reasons:
        return offer_page(request, door, shown.with_problems(("reason", offers.CHOOSE_WHY)), 422)
    try:
        await run_in_threadpool(_write, offers.decline, door.asked_id, said["reason"], said["reason_words"])
    except BadInput as error:
        return offer_page(request, door, shown.with_problems((error.field or "", str(error))), 422)
    return go(_here(request))


@plainly_async
async def help_after_all(request: Request) -> Response:
    """The provider takes their no back."""
    door, sent = await _door(request), await fields(request)
    if door.state == SAID_NO and _is_ours(request, sent):
        await run_in_threadpool(_write, offers.can_help_after_all, door.asked_id)
    return go(_here(request))


@plainly_async
async def lead_back(request: Request) -> Response:
    """The address of a button, opened as a page."""
    return go(_here(request))


async def _door(request: Request) -> Door:
    try:
        return await run_in_threadpool(_read, request.path_params["code"][:LONGEST + 1])
    except NotFound:
        await held_back(GUESSES.wrong(ANY_CODE))
        raise


def _read(code: str) -> Door:
    asked_id = row_of(PURPOSE, code)
    with read_session() as session:
        return offers.door_of(asked_id, session=session)


def _sent(asked_id: UUID) -> Filled:
    with read_session() as session:
        return offers.own_offer(asked_id, session=session)


def _write(do: Callable[..., Any], asked_id: UUID, *given: Any) -> Any:
    with write_session() as session:
        return do(asked_id, *given, session=session)


def _here(request: Request) -> str:
    return str(request.app.url_path_for("offer", code=request.path_params["code"]))


def _is_ours(request: Request, sent: list[tuple[str, str]]) -> bool:
    return is_form_sealed(one(sent, "seal"), PURPOSE, request.path_params["code"])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
