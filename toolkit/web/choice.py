"""`/choice/{link}`: the person's own choice among the offers of a shortlist. No account, no name, no ranking."""

from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import PERSON
from toolkit.brokerage.choosing import ANSWERS, MOST_WHY, NONE, NOT_YET, OFFER, STAY, Answer, Question, choose, question
from toolkit.brokerage.permission import SPEAKERS
from toolkit.errors import BadInput, Changed, MoveRefused, RecordUnavailable
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import go, language, page, plainly_async
from toolkit.web.case_doors import CHANGE, TOO_LONG, Filled, filled_in, row_at, seal_for, speaking, version_in

PURPOSE = "choice"
FIELDS = ("answer", "why", "by", "authority")
OTHERS = (NONE, NOT_YET, STAY)
CHOOSE = "Choose one answer. You can also choose none of these, or not yet."
MEANWHILE = ("Somebody else answered this while you were writing. Their answer stands below. To put yours in its place, press the button "
             "again.")


@plainly_async
async def choice(request: Request) -> Response:
    """The question; once it is answered, what was said with a way to change it."""
    _, row_id = await row_at(request, PURPOSE)
    asked = await run_in_threadpool(_read, row_id)
    if asked.why_not and not asked.said.answer:
        return _done(request, asked)
    if asked.said.answer and (asked.why_not or "change" not in request.query_params):
        return _done(request, asked)
    return _form(request, asked, Filled(_values(asked) | {"version": str(asked.version)}))


@plainly_async
async def send(request: Request) -> Response:
    """Take the answer; or the form again with everything that was filled in and what is wrong."""
    _, row_id = await row_at(request, PURPOSE)
    filled = await filled_in(request, FIELDS, PURPOSE, row_id)
    asked = await run_in_threadpool(_read, row_id)
    if asked.why_not:
        return _done(request, asked, filled.get("why"), 409)
    if filled.get(CHANGE):
        return _form(request, asked, filled)
    if wrong := (*filled.problems, *([] if filled.problems else _problems(asked, filled))):
        return _form(request, asked, Filled(filled.values, wrong), 422)
    try:
        await run_in_threadpool(_keep, asked, filled)
    except Changed:
        asked = await run_in_threadpool(_read, row_id)
        again = Filled(filled.values | {"version": str(asked.version)}, (("", MEANWHILE),))
        return _form(request, asked, again, 409, theirs=bool(asked.said.answer))
    except (BadInput, MoveRefused, RecordUnavailable) as error:    # signed between reading and writing, or the record is busy
        status = 503 if isinstance(error, RecordUnavailable) else 409
        return _form(request, asked, Filled(filled.values, ((getattr(error, "field", "") or "", str(error)),)), status)
    return go(request.app.url_path_for("choice", link=request.path_params["link"]))


def _read(row_id: UUID) -> Question:
    with read_session() as session:
        return question(row_id, session=session)


def _keep(asked: Question, filled: Filled) -> None:
    with write_session() as session:
        choose(PERSON, asked.id, version_in(filled), _said(asked, filled), session=session)


def _said(asked: Question, filled: Filled) -> Answer:
    chosen = next((one for one in asked.listed if str(one.number) == filled.get("answer")), None)
    return Answer(OFFER if chosen else filled.get("answer"), chosen.offer_id if chosen else None, filled.get("why"),
                  filled.get("by"), filled.get("authority"))


def _values(asked: Question) -> dict[str, str]:
    answer = str(asked.chosen.number) if asked.chosen else asked.said.answer
    return {"answer": answer, "why": asked.said.why, "by": asked.said.by, "authority": asked.said.authority}


def _problems(asked: Question, filled: Filled) -> list[tuple[str, str]]:
    known = {str(one.number) for one in asked.listed} | set(OTHERS)
    found = [] if filled.get("answer") in known else [("answer", CHOOSE)]
    found += [("why", TOO_LONG)] if len(filled.get("why")) > MOST_WHY else []
    return found + speaking(filled)


def _form(request: Request, asked: Question, filled: Filled, status: int = 200, theirs: bool = False) -> Response:
    return page("choice.html", status, language(request), asked=asked, filled=filled.said(), theirs=theirs, speakers=SPEAKERS,
                others=[(slug, ANSWERS[slug]) for slug in OTHERS], answers=ANSWERS, seal=seal_for(PURPOSE, asked.id),
                send=request.app.url_path_for("send_choice", link=request.path_params["link"]))


def _done(request: Request, asked: Question, typed: str = "", status: int = 200) -> Response:
    # What somebody typed after it was too late stands below, so that it can be copied and told in another way.
    change = request.app.url_path_for("choice", link=request.path_params["link"]) + "?change=1"
    return page("choice_done.html", status, language(request), asked=asked, answers=ANSWERS, speakers=SPEAKERS, typed=typed,
                change="" if asked.why_not else change)
