"""`/survey/{code}`: questions for somebody who used a broker. No account, nobody is named, one question after another.

`form` is the page's one-time number: pressing twice counts once, and what is sent again from the page takes its place.
"""

import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import form_seal, is_form_sealed
from toolkit.brokerage.survey import NO_SUCH, OPEN, Sheet, answer, check_answers, sheet
from toolkit.errors import BadInput, MoveRefused, RecordUnavailable
from toolkit.steps.consulting.sheet import say_code
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import language, page, plainly_async
from toolkit.web.code_door import CodeDoor, Filled
from toolkit.web.floods import FLOODS
from toolkit.web.forms import fields, one
from toolkit.web.guesses import held_back
from toolkit.words.speaking import _

ANY_CODE = "survey"         # wrong codes are measured together
TYPE_CODE = "Type the code that stands in your letter."
EXPIRED = "This page was open for too long. What you chose is still here. Please press the button again."
BUSY = "Many answers are coming in just now. What you chose is still here. Wait a little, then press the button again."


def _read(typed: str) -> Sheet:
    with read_session() as session:
        return sheet(typed, session=session)


DOOR = CodeDoor(measure=ANY_CODE, route="survey", template="survey_find.html", type_code=TYPE_CODE, no_such=NO_SUCH, read=_read)


@plainly_async
async def find(request: Request) -> Response:
    """`/survey`: type the code; one that is known leads on to its questions."""
    return await DOOR.find(request)


@plainly_async
async def questions(request: Request) -> Response:
    """The questions; or, where no answers are taken any more, that it is over."""
    found = await DOOR.at(request)
    if isinstance(found, Response):
        return found
    return _form(request, found, Filled(secrets.token_urlsafe(16))) if found.state == OPEN else _over(request, found)


@plainly_async
async def send(request: Request) -> Response:
    """Take the answers and say what was taken; or the form again with everything that was chosen and what is wrong."""
    found = await DOOR.at(request)
    if isinstance(found, Response):
        return found
    sent = await fields(request)
    if found.state != OPEN:
        return _over(request, found, 409)
    form = one(sent, "form")[:80]
    values = {slug: one(sent, slug) for slug in found.questions.questions if one(sent, slug)}
    if not is_form_sealed(one(sent, "seal"), "survey", found.code, form):
        return _form(request, found, Filled(form or secrets.token_urlsafe(16), values, (("", EXPIRED),)), 422)
    if one(sent, "change"):
        return _form(request, found, Filled(form, values))
    return await _take(request, found, form, values)


async def _take(request: Request, found: Sheet, form: str, values: dict[str, str]) -> Response:
    try:
        check_answers(found.questions, values)
        # Every answer fills this survey's measure: a flood of made-up ones takes turns.
        await held_back(FLOODS.begin(f"{ANY_CODE} {found.code}"))
    except BadInput as error:
        return _form(request, found, Filled(form, values, ((error.field or "", str(error)),)), 422)
    except MoveRefused:
        return _form(request, found, Filled(form, values, (("", BUSY),)), 503)
    try:
        replaced = await run_in_threadpool(_keep, found, values, form)
    except (BadInput, MoveRefused, RecordUnavailable) as error:    # closed between reading and writing, or the record is busy
        status = 503 if isinstance(error, RecordUnavailable) else 409
        return _form(request, found, Filled(form, values, (("", str(error)),)), status)
    return page("survey_done.html", 200, language(request), **_about(request, found), form=form, values=values, replaced=replaced,
                seal=form_seal("survey", found.code, form))


def _keep(found: Sheet, values: dict[str, str], form: str) -> bool:
    with write_session() as session:
        return answer(found.id, values, form, session=session)


def _about(request: Request, found: Sheet) -> dict:
    return {"sheet": found, "code": say_code(found.code), "asked": tuple(found.questions.questions.items()),
            "answers": found.questions.answers, "at": request.app.url_path_for}


def _form(request: Request, found: Sheet, filled: Filled, status: int = 200) -> Response:
    said = Filled(filled.form, filled.values, tuple((name, _(sentence)) for name, sentence in filled.problems))
    return page("survey.html", status, language(request), **_about(request, found), filled=said,
                seal=form_seal("survey", found.code, filled.form))


def _over(request: Request, found: Sheet, status: int = 200) -> Response:
    return page("survey_over.html", status, language(request), **_about(request, found), sent=status == 409)
