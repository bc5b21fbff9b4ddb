"""`/host`, "the plain page": where a small group's host records over a bad connection. It works without the websocket, and without scripts.

Every line carries an id that the browser made, which is the entry's own id: however often it comes, it is recorded once. The
cookie is not sent along from other sites (SameSite), so a form of theirs records nothing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from toolkit.access.host_links import typed_code
from toolkit.access.roles import Actor, check_small_group
from toolkit.access.signed_in import come_in_with
from toolkit.clock import in_london
from toolkit.errors import BadInput, NotSignedIn, RecordUnavailable, ToolkitError
from toolkit.events.calls import call_for_help, take_call_back
from toolkit.events.host_view import host_view
from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.recording import Said, record_entry, say_nothing_there
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import HEADERS, STATUS, go, language, page, plainly, plainly_async, visitor
from toolkit.web.forms import Fields, fields, one
from toolkit.web.guesses import GUESSES, held_back
from toolkit.web.join import keep
from toolkit.words.speaking import _

CARDS = "host cards"        # wrong codes are measured together
NOTHING = "nothing"
CALLS = {"help": call_for_help, "well": take_call_back}
LINK_ENDED = "Your link has ended, or you signed out. What you wrote is still here: copy it, or ask the facilitator for a new card."
NO_LINE = "This line did not come from a page of ours. Load the page again, then write it once more."
# The page's own script sends the lines: it may talk to this server and to no other.
MAY_SEND = {"Content-Security-Policy": HEADERS["Content-Security-Policy"] + "; connect-src 'self'"}


@plainly_async
async def come_in(request: Request) -> Response:
    """`/host/{code}`: take the code of a card, however it was typed, and go to the recording. A wrong one is answered late."""
    code = typed_code(request.path_params["code"])
    try:
        _, secret = await run_in_threadpool(come_in_with, code)
    except NotSignedIn:
        await held_back(GUESSES.wrong(CARDS))
        return _ask(request, request.path_params["code"], 404)
    return keep(request, go(request.app.url_path_for("host")), secret)


@plainly
def recording(request: Request) -> Response:
    """`/host`: the question that is asked now, a line to write in, what this small group said. Without a card: its code."""
    if "code" in request.query_params:
        return go(request.app.url_path_for("host_in", code=typed_code(request.query_params["code"]) or "-"))
    try:
        actor = visitor(request)
    except NotSignedIn:
        return _ask(request)
    return _show(request, actor, list(request.query_params.multi_items()))


@plainly_async
async def send(request: Request) -> Response:
    """`POST /host`: record one line, once, or a call for help. A script is answered in JSON; a form goes on, or comes back as it was."""
    wants_json, sent = "application/json" in request.headers.get("accept", ""), []
    try:
        sent = await fields(request)
        if one(sent, "change"):     # Easy Read was switched on or off: the page comes back with half a line that may stand in it
            return await run_in_threadpool(_show, request, visitor(request), sent)
        await run_in_threadpool(_record, request, sent)
    except ToolkitError as error:
        return _refused(request, sent, error, wants_json)
    if wants_json:
        return JSONResponse({"state": "kept"}, headers=HEADERS)
    if one(sent, "act") in CALLS:  # half a line may stand in the form: the page comes back with it
        return await run_in_threadpool(_show, request, visitor(request), sent)
    where = urlencode({name: one(sent, name) for name in ("kind", "function", "group")} | {"saved": 1})
    return go(f"{request.app.url_path_for('host')}?{where}")


def _show(request: Request, actor: Actor, asked: Fields) -> Response:
    """The page of the cell that was asked for, with what was typed in its form."""
    with read_session() as session:
        seen = host_view(actor, one(asked, "kind"), _number(one(asked, "function")), _id(one(asked, "group")), session=session)
    typed = asked if request.method == "POST" else []
    answer = page("host.html", 200, language(request), seen=seen, line=uuid4(), saved=one(asked, "saved"), clock=_clock,
                  approaches=framework().approaches, at=request.app.url_path_for, gap=seen.kind == GAP, words=one(typed, "words"),
                  wanted=one(typed, "wanted"), who=[value for name, value in typed if name == "who"])
    answer.headers.update(MAY_SEND)
    return answer


def _record(request: Request, sent: Fields) -> None:
    actor = visitor(request)
    if one(sent, "act") in CALLS:
        _call(actor, _id(one(sent, "small_group")), CALLS[one(sent, "act")])
        return
    line, group, small_group = (_id(one(sent, name)) for name in ("line", "group", "small_group"))
    if not (line and group and small_group and actor.workshop_id):
        raise BadInput(NO_LINE)
    check_small_group(actor, small_group)
    cell = (actor.workshop_id, group, _number(one(sent, "function"), -1), one(sent, "kind"))
    with write_session() as session:
        if one(sent, "act") == NOTHING:
            say_nothing_there(actor, *cell, session=session, small_group_id=small_group)
        else:
            record_entry(actor, *cell, _said(sent, small_group), session=session, entry_id=line)


def _call(actor: Actor, small_group: UUID | None, act: Callable[..., object]) -> None:
    if not small_group:
        raise BadInput(NO_LINE)
    with write_session() as session:
        act(actor, small_group, session=session)


def _said(sent: Fields, small_group: UUID) -> Said:
    approaches = tuple(value for name, value in sent if name == "who") if one(sent, "kind") == AVAILABLE else ()
    wanted = one(sent, "wanted") if one(sent, "kind") == GAP else ""
    return Said(one(sent, "words"), approaches, wanted=wanted, small_group_id=small_group)


def _refused(request: Request, sent: Fields, error: ToolkitError, wants_json: bool) -> Response:
    out = isinstance(error, NotSignedIn)
    why = _(LINK_ENDED if out else str(error))
    status = 401 if out else next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    if wants_json:
        state = "out" if out else "later" if isinstance(error, RecordUnavailable) else "refused"
        return JSONResponse({"state": state, "why": why}, status, headers=HEADERS)
    return page("host_again.html", status, language(request), why=why, sent=sent, words=one(sent, "words"),
                at=request.app.url_path_for)


def _ask(request: Request, typed: str = "", status: int = 200) -> Response:
    return page("host_find.html", status, language(request), typed=typed[:40], at=request.app.url_path_for)


def _clock(at: datetime) -> str:
    return f"{in_london(at):%H:%M}"


def _number(text: Any, otherwise: int = 1) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else otherwise


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
