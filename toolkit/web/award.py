"""`/award/{link}`: support is offered to a provider, who accepts or declines. They see their own offer and the plan's words alone."""

from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import PROVIDER
from toolkit.brokerage.awarding import ACCEPTED, GIVING_WAY, MOST_WORDS, OFFERED, OVER, PURPOSE, Answered, answer_award, award_of
from toolkit.brokerage.money import say_pounds
from toolkit.brokerage.plan_shown import PlanShown, plan_shown
from toolkit.clock import say_date
from toolkit.errors import BadInput, MoveRefused, RecordUnavailable
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import go, language, page, plainly_async
from toolkit.web.case_doors import CHANGE, TOO_LONG, Filled, filled_in, row_at, seal_for

FIELDS = ("accepts", "words")
CHOOSE = "Say whether you accept the support or decline it."
WHY = "Write why you decline. It helps us to ask you for what you can do."


@plainly_async
async def award(request: Request) -> Response:
    """What is offered, with the form; or what was answered."""
    _, row_id = await row_at(request, PURPOSE)
    state, shown = await run_in_threadpool(_read, row_id)
    return _page(request, row_id, state, shown, Filled())


@plainly_async
async def send(request: Request) -> Response:
    """Take the answer; or the form again with what is wrong."""
    _, row_id = await row_at(request, PURPOSE)
    filled = await filled_in(request, FIELDS, PURPOSE, row_id)
    state, shown = await run_in_threadpool(_read, row_id)
    if state != OFFERED:
        return _page(request, row_id, state, shown, filled, 409)
    if filled.get(CHANGE):
        return _page(request, row_id, state, shown, filled)
    if wrong := (*filled.problems, *([] if filled.problems else _problems(filled))):
        return _page(request, row_id, state, shown, Filled(filled.values, wrong), 422)
    try:
        await run_in_threadpool(_keep, row_id, filled)
    except (BadInput, MoveRefused, RecordUnavailable) as error:    # taken back between reading and writing, or the record is busy
        status = 503 if isinstance(error, RecordUnavailable) else 409
        problem = ((getattr(error, "field", "") or "", str(error)),)
        return _page(request, row_id, state, shown, Filled(filled.values, problem), status)
    return go(request.app.url_path_for("award", link=request.path_params["link"]))


def _read(row_id: UUID) -> tuple[str, PlanShown]:
    with read_session() as session:
        row = award_of(row_id, session=session)
        # That other support is looked for is the council's to tell: until it begins, what they accepted holds.
        return ACCEPTED if row.state == GIVING_WAY else row.state, plan_shown(row.plan_id, session=session)


def _keep(row_id: UUID, filled: Filled) -> None:
    with write_session() as session:
        answer_award(PROVIDER, row_id, Answered(filled.get("accepts") == "yes", filled.get("words")), session=session)


def _problems(filled: Filled) -> list[tuple[str, str]]:
    if filled.get("accepts") not in ("yes", "no"):
        return [("accepts", CHOOSE)]
    if filled.get("accepts") == "no" and not filled.get("words").strip():
        return [("words", WHY)]
    return [("words", TOO_LONG)] if len(filled.get("words")) > MOST_WORDS else []


def _page(request: Request, row_id: UUID, state: str, shown: PlanShown, filled: Filled, status: int = 200) -> Response:
    return page("award.html", status, language(request), over=OVER.get(state, ""), state=state, plan=shown,
                filled=filled.said(), pounds=say_pounds, day=say_date, seal=seal_for(PURPOSE, row_id),
                send=request.app.url_path_for("send_award", link=request.path_params["link"]))
