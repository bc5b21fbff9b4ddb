"""`/consult/{code}`: draft plans taken back to the people, for whoever holds a card or the link. No account, nobody is named.

`form` is the page's one-time number: pressing twice counts once, and what is sent again from the page takes its place.
"""

import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import form_seal, is_form_sealed
from toolkit.errors import BadInput, MoveRefused, RecordUnavailable
from toolkit.steps.consulting.answering import Taken, answer, problems
from toolkit.steps.consulting.moves import OPEN
from toolkit.steps.consulting.sheet import ANSWERS, NO_SUCH, Sheet, by_code, say_code, sheet_of
from toolkit.steps.said_and_done.publishing import publishing_of
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import language, page, plainly_async
from toolkit.web.code_door import CodeDoor
from toolkit.web.consult_form import SHARE, Filled, filled_in
from toolkit.web.floods import FLOODS
from toolkit.web.forms import fields, one
from toolkit.web.guesses import held_back
from toolkit.words.speaking import _, say_date

COOKIE, COOKIE_DAYS = "common_table_consult", 60
MOST_BYTES = 262_144        # twenty plans with everything that may be written to them
ANY_CODE = "consult"        # wrong codes are measured together
TYPE_CODE = "Type the code that stands on your card or sheet."
EXPIRED = "This page was open for too long. What you filled in is still here. Please press the button again."
BUSY = "Many answers are coming in just now. What you filled in is still here. Wait a little, then press the button again."


def _read(typed: str) -> Sheet:
    with read_session() as session:
        return sheet_of(by_code(typed, session=session), session=session)


DOOR = CodeDoor(measure=ANY_CODE, route="consult", template="consult_find.html", type_code=TYPE_CODE, no_such=NO_SUCH, read=_read)


@plainly_async
async def find(request: Request) -> Response:
    """`/consult`: type the code; one that is known leads on to its plans."""
    return await DOOR.find(request)


@plainly_async
async def sheet(request: Request) -> Response:
    """The plans with their questions; or, where no answers are taken, why not and what to do."""
    found = await DOOR.at(request)
    if isinstance(found, Response):
        return found
    if found.state != OPEN:
        return await _not_now(request, found)
    return _form(request, found, Filled(secrets.token_urlsafe(16)))


@plainly_async
async def send(request: Request) -> Response:
    """Take the answers and say what was taken; or the form again with everything that was filled in and what is wrong."""
    found = await DOOR.at(request)
    if isinstance(found, Response):
        return found
    sent = await fields(request, MOST_BYTES)
    if found.state != OPEN:
        return await _not_now(request, found, filled_in(found, sent))
    form, values = one(sent, "form")[:80], filled_in(found, sent)
    if not is_form_sealed(one(sent, "seal"), "consult", found.code, form):
        return _form(request, found, Filled(form or secrets.token_urlsafe(16), values, (("", EXPIRED),)), 422)
    filled = Filled(form, values)
    if one(sent, "change"):
        return _form(request, found, filled)
    return await _take(request, found, filled)


async def _take(request: Request, found: Sheet, filled: Filled) -> Response:
    if wrong := problems(found, filled.said(found)):
        return _form(request, found, Filled(filled.form, filled.values, tuple(wrong)), 422)
    try:
        # Every answer fills this round's measure, good ones too: a flood of made-up ones takes turns, a hall's is in within a minute.
        await held_back(FLOODS.begin(f"{ANY_CODE} {found.code}"))
    except MoveRefused:
        return _form(request, found, Filled(filled.form, filled.values, (("", BUSY),)), 503)
    try:
        taken = await run_in_threadpool(_keep, found, filled)
    except (BadInput, MoveRefused, RecordUnavailable) as error:    # closed between reading and writing, or the record is busy
        status = 503 if isinstance(error, RecordUnavailable) else 409
        return _form(request, found, Filled(filled.form, filled.values, ((getattr(error, "field", "") or "", str(error)),)), status)
    return _thanks(request, found, filled, taken)


def _keep(found: Sheet, filled: Filled) -> Taken:
    with write_session() as session:
        return answer(found.id, filled.said(found), filled.form, session=session)


def _page_code(found: Sheet) -> str:
    # Where the page that says what became of it all is up, it is the way forward.
    with read_session() as session:
        page_now = publishing_of(found.workshop_id, session=session)
    return page_now.code or "" if page_now.published else ""


def _about(request: Request, found: Sheet) -> dict:
    return {"sheet": found, "code": say_code(found.code), "last_day": say_date(found.closes_on) if found.closes_on else "",
            "answers": tuple(ANSWERS.items()), "at": request.app.url_path_for}


def _form(request: Request, found: Sheet, filled: Filled, status: int = 200) -> Response:
    said = Filled(filled.form, filled.values, tuple((name, _(sentence)) for name, sentence in filled.problems))
    return page("consult.html", status, language(request), **_about(request, found), filled=said, share=SHARE,
                seal=form_seal("consult", found.code, filled.form),
                been_here=bool(request.cookies.get(_cookie(found))) and not filled.values)


async def _not_now(request: Request, found: Sheet, typed: dict[str, str] | None = None) -> Response:
    # What somebody typed while it was closed stands below, so that it can be copied and given in another way.
    kept = [value for name, value in (typed or {}).items() if name.startswith("w") and value.strip()]
    return page("consult_not_now.html", 409 if typed is not None else 200, language(request), **_about(request, found), kept=kept,
                you_said=await run_in_threadpool(_page_code, found))


def _thanks(request: Request, found: Sheet, filled: Filled, taken: Taken) -> Response:
    said = filled.said(found)
    made = page("consult_done.html", 200, language(request), **_about(request, found), filled=filled, replaced=taken.replaced,
                said=[(item, said[item.id]) for item in found.items if said[item.id]], share=SHARE,
                seal=form_seal("consult", found.code, filled.form))
    made.set_cookie(_cookie(found), "1", max_age=COOKIE_DAYS * 86_400, httponly=True, samesite="lax", path="/consult",
                    secure=request.url.scheme == "https")
    return made


def _cookie(found: Sheet) -> str:
    return f"{COOKIE}_{found.code}"
