"""Coming in by a link, and leaving."""

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from toolkit.access.links import COOKIE
from toolkit.access.signed_in import come_in_with, sign_out
from toolkit.errors import NotSignedIn, RecordUnavailable
from toolkit.web.answers import HEADERS, language, page, sorry

COOKIE_DAYS = 90


def come_in(request: Request) -> Response:
    """`/join/{secret}`: set the cookie and go to the first screen; a dead link gets a page that says what to do."""
    secret = request.path_params["secret"]
    try:
        _, cookie = come_in_with(secret, request.cookies.get(COOKIE))
    except NotSignedIn:
        return page("need_a_link.html", 404, language(request))
    except RecordUnavailable as error:
        return sorry(error, request)
    return signed_in_answer(cookie, request)


def signed_in_answer(cookie: str, request: Request) -> Response:
    """On to the first screen, with the cookie of this device."""
    answer = RedirectResponse("/", 303, headers=HEADERS)
    answer.set_cookie(COOKIE, cookie, max_age=COOKIE_DAYS * 86_400, httponly=True, samesite="lax", path="/",
                      secure=request.url.scheme == "https")
    return answer


def leave(request: Request) -> Response:
    """`/leave`: ask on GET, forget the link on this device on POST."""
    if request.method == "GET":
        return page("leave.html", 200, language(request), left=False)
    with suppress(RecordUnavailable):
        sign_out(request.cookies.get(COOKIE))
    answer = page("leave.html", 200, language(request), left=True)
    answer.delete_cookie(COOKIE, path="/")
    return answer
