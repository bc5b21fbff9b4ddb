"""Coming in by a link, and leaving.

Opening a link changes nothing: mail programs open links to look at them. The button on its page lets the device in.
"""

import secrets
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.links import COOKIE, SINGLE_USE, hash_of, whose_link
from toolkit.access.roles import Actor
from toolkit.access.seal import form_seal, is_form_sealed
from toolkit.access.signed_in import DAYS, come_in_with, is_in_by, is_member, sign_out
from toolkit.errors import NotSignedIn, RecordUnavailable
from toolkit.web.answers import go, language, page, plainly_async
from toolkit.web.forms import fields, one
from toolkit.web.guesses import GUESSES, held_back
from toolkit.words.speaking import _

LINKS = "links to come in"          # wrong ones are measured together
# Ties the page with the button to this browser, so that no other site can sign somebody in with a link of its own.
FORM_COOKIE = "common_table_form"
EXPIRED = "This page was open for too long, or this browser keeps no cookies. Please press the button again."


@plainly_async
async def ask(request: Request) -> Response:
    """`/join/{secret}`: whose link it is and a button; a device that is in by this link goes on; a dead link says what to do."""
    secret = request.path_params["secret"]
    if await run_in_threadpool(is_in_by, request.cookies.get(COOKIE), secret):
        return go("/")
    try:
        return _button(request, await run_in_threadpool(whose_link, secret))
    except NotSignedIn:
        return await _dead(request)


@plainly_async
async def come_in(request: Request) -> Response:
    """The button: let this device in, with a cookie of its own, and go to the first screen."""
    secret, sent = request.path_params["secret"], await fields(request)
    try:
        if not _is_ours(request, one(sent, "seal")):
            return _button(request, await run_in_threadpool(whose_link, secret), _(EXPIRED))
        _actor, cookie = await run_in_threadpool(come_in_with, secret, request.cookies.get(COOKIE))
    except NotSignedIn:
        return await _dead(request)
    return keep(request, go("/"), cookie)


def keep(request: Request, answer: Response, cookie: str) -> Response:
    """The same answer, with this device's cookie."""
    answer.set_cookie(COOKIE, cookie, max_age=DAYS * 86_400, httponly=True, samesite="lax", path="/", secure=request.url.scheme == "https")
    return answer


def _button(request: Request, actor: Actor, problem: str = "") -> Response:
    mark = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(16)
    made = page("join.html", 422 if problem else 200, language(request), name=actor.name, once=actor.role in SINGLE_USE, problem=problem,
                seal=form_seal("join", request.path_params["secret"], mark))
    made.set_cookie(FORM_COOKIE, mark, httponly=True, samesite="strict", path="/join", secure=request.url.scheme == "https")
    return made


def _is_ours(request: Request, seal: str) -> bool:
    return is_form_sealed(seal, "join", request.path_params["secret"], request.cookies.get(FORM_COOKIE, ""))


async def _dead(request: Request) -> Response:
    await held_back(GUESSES.wrong(LINKS))
    return page("need_a_link.html", 404, language(request))


@plainly_async
async def leave(request: Request) -> Response:
    """`/leave`: ask on GET; on POST end the sign-in in the record, and forget it on this device."""
    cookie = request.cookies.get(COOKIE, "")
    mark = hash_of(cookie)
    member = await _leaves_everywhere(cookie)
    if request.method == "GET" or (cookie and not is_form_sealed(one(await fields(request), "seal"), "leave", mark)):
        return page("leave.html", 200, language(request), left=False, member=member, seal=form_seal("leave", mark))
    with suppress(RecordUnavailable):       # the cookie goes in any case
        await run_in_threadpool(sign_out, cookie)
    answer = page("leave.html", 200, language(request), left=True, member=member)
    answer.delete_cookie(COOKIE, path="/")
    return answer


async def _leaves_everywhere(cookie: str) -> bool:
    with suppress(RecordUnavailable):
        return await run_in_threadpool(is_member, cookie)
    return False
