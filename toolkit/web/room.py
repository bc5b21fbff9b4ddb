"""`/room/{code}`: the way into a vote for whoever is in the room, on the own phone or with a voting paper's number."""

from contextlib import suppress
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import form_seal, is_form_sealed
from toolkit.errors import MoveRefused, NotFound
from toolkit.storage.engine import read_session, write_session
from toolkit.voting import tickets
from toolkit.voting.holding import NO_ROOM, held, room, typed_code
from toolkit.voting.paper import Paper
from toolkit.voting.ways import PHONE, why_not
from toolkit.web import papers
from toolkit.web.answers import go, language, page, plainly, plainly_async
from toolkit.web.forms import fields, one
from toolkit.web.guesses import GUESSES, held_back
from toolkit.words.speaking import _

COOKIE = "common_table_ticket"
COOKIE_DAYS = 2
LONGEST_NUMBER = 40
ANY_ROOM = ""               # wrong codes are measured together
EXPIRED = "This page was open for too long. Please press the button again."
TYPE_NUMBER = "Type the five letters and digits that stand on your voting paper."


@plainly_async
async def find(request: Request) -> Response:
    """`/room`: type the room's code; a code that is known leads on to its room."""
    typed = request.query_params.get("code", "")[:LONGEST_NUMBER]
    if not typed:
        return _ask(request)
    return await _known(request, typed) or go(request.app.url_path_for("room", code=typed_code(typed)))


@plainly_async
async def enter(request: Request) -> Response:
    """`/room/{code}`: what the vote is and the two ways in; or what is going on instead."""
    typed = request.path_params["code"][:LONGEST_NUMBER]
    return await _known(request, typed) or await _room_page(request, typed_code(typed))


@plainly
def lead_back(request: Request) -> Response:
    """For an address that only a form sends to, opened from a bookmark or a tab that was put away: on to the room."""
    return go(request.app.url_path_for("room", code=typed_code(request.path_params["code"][:LONGEST_NUMBER]) or "-"))


@plainly_async
async def take_ticket(request: Request) -> Response:
    """`/room/{code}/phone`: hand this phone a ticket, or lead it to the one it has."""
    code, sent = typed_code(request.path_params["code"]), await fields(request)
    if not is_form_sealed(one(sent, "seal"), "room", code):
        return await _room_page(request, code, at_phone=EXPIRED)
    try:
        token = await run_in_threadpool(_ticket_for, code, request.cookies.get(_cookie(code), ""))
    except MoveRefused as refusal:
        return await _room_page(request, code, at_phone=str(refusal))
    answer = go(request.app.url_path_for("vote", token=token))
    answer.set_cookie(_cookie(code), token, max_age=COOKIE_DAYS * 86_400, httponly=True, samesite="lax", path="/room",
                      secure=request.url.scheme == "https")
    return answer


@plainly_async
async def use_paper(request: Request) -> Response:
    """`/room/{code}/paper`: lead the number on a voting paper to its ballot. Wrong numbers are answered late."""
    code, sent = typed_code(request.path_params["code"]), await fields(request)
    typed = one(sent, "number")[:LONGEST_NUMBER]
    number = typed_code(typed)
    if len(number) != tickets.NUMBER_LENGTH:
        return await _room_page(request, code, at_paper=TYPE_NUMBER, typed=typed)
    await run_in_threadpool(papers.read, code)      # only rooms that exist are remembered
    try:
        async with GUESSES.trying(code):
            await run_in_threadpool(_look_up, code, number)
    except MoveRefused as flooded:
        return await _room_page(request, code, at_paper=str(flooded), typed=typed)
    except NotFound as unknown:
        await held_back(GUESSES.wrong(code))
        return await _room_page(request, code, at_paper=str(unknown), typed=typed)
    return go(request.app.url_path_for("vote", token=tickets.token(code, number)))


def _cookie(code: str) -> str:
    return f"{COOKIE}_{code}"


def _look_up(code: str, number: str) -> UUID:
    with read_session() as session:
        return held(code, number, session=session).ticket_id


def _ticket_for(code: str, kept: str) -> str:
    with suppress(NotFound):                        # no ticket yet, or one of a record that is no longer there
        own_code, number = tickets.read_token(kept)
        _look_up(own_code, number)
        if own_code == code:
            return kept
    with write_session() as session:
        return tickets.token(code, tickets.hand_to_phone(room(code, session=session), session=session))


async def _known(request: Request, typed: str) -> Response | None:
    # Codes hang on the wall: a wrong one is a slip, and only the wrong ones wait.
    code = typed_code(typed)
    try:
        await run_in_threadpool(papers.read, code)
    except NotFound:
        await held_back(GUESSES.wrong(ANY_ROOM))
        return _ask(request, typed, NO_ROOM)
    return None


def _ask(request: Request, typed: str = "", problem: str = "") -> Response:
    said = _(problem)
    return page("room_find.html", 404 if problem else 200, language(request), typed=typed, problem=said,
                at=request.app.url_path_for)


async def _room_page(request: Request, code: str, at_phone: str = "", at_paper: str = "", typed: str = "") -> Response:
    found: Paper = await run_in_threadpool(papers.read, code)
    status = 422 if at_paper else 409 if at_phone else 200
    now = why_not(found.state, PHONE)
    return page("room.html", status, language(request), paper=found, now=_(now) if now else "", typed=typed,
                at_phone=_(at_phone), at_paper=_(at_paper),
                has_ticket=bool(request.cookies.get(_cookie(code))), seal=form_seal("room", code),
                at=request.app.url_path_for)
