"""`/sign/{link}`: the support plan, read and signed by one side; the person's link and the social worker's differ. No names."""

from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import SIGNER
from toolkit.brokerage.money import say_pounds
from toolkit.brokerage.permission import SPEAKERS
from toolkit.brokerage.plan_shown import PlanShown, plan_shown
from toolkit.brokerage.signed import PERSON_SIDE, WORKER
from toolkit.brokerage.signing import CHANGED, PURPOSES, Signed, sign
from toolkit.clock import say_date
from toolkit.errors import BadInput, MoveRefused, RecordUnavailable
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import go, language, page, plainly_async
from toolkit.web.case_doors import CHANGE, TOO_LONG, Filled, filled_in, row_at, seal_for, speaking, version_in

FIELDS = ("agree", "by", "authority")
AGREE = "Tick that you agree to this plan. If you do not, tell the person who works on the support what should be different."
SIDE_OF = {purpose: side for side, purpose in PURPOSES.items()}


@plainly_async
async def plan(request: Request) -> Response:
    """The plan as it stands, with the form to sign it; or that this side has signed, or why it is not signed here."""
    purpose, row_id = await row_at(request, *SIDE_OF)
    shown = await run_in_threadpool(_read, row_id)
    return _page(request, shown, purpose, Filled({"version": str(shown.version)}))


@plainly_async
async def send(request: Request) -> Response:
    """Take the signature; or the plan again, with what is wrong or as it was changed meanwhile."""
    purpose, row_id = await row_at(request, *SIDE_OF)
    filled = await filled_in(request, FIELDS, purpose, row_id)
    shown = await run_in_threadpool(_read, row_id)
    if shown.why_not:
        return _page(request, shown, purpose, filled, 409)
    if filled.get(CHANGE):
        return _page(request, shown, purpose, filled)
    if version_in(filled) != shown.version and not filled.problems:
        return _again(request, shown, purpose, filled)
    if wrong := (*filled.problems, *([] if filled.problems else _problems(purpose, filled))):
        return _page(request, shown, purpose, Filled(filled.values, wrong), 422)
    try:
        await run_in_threadpool(_keep, shown, purpose, filled)
    except (BadInput, MoveRefused, RecordUnavailable) as error:    # changed between reading and writing, or the record is busy
        status = 503 if isinstance(error, RecordUnavailable) else 409
        return _page(request, shown, purpose, Filled(filled.values, ((getattr(error, "field", "") or "", str(error)),)), status)
    return go(request.app.url_path_for("sign", link=request.path_params["link"]))


def _again(request: Request, shown: PlanShown, purpose: str, filled: Filled) -> Response:
    # Who signs is kept; that they agree is asked anew, for the plan reads differently now.
    return _page(request, shown, purpose, Filled(filled.values | {"version": str(shown.version), "agree": ""}, (("", CHANGED),)), 409)


def _read(row_id: UUID) -> PlanShown:
    with read_session() as session:
        return plan_shown(row_id, session=session)


def _keep(shown: PlanShown, purpose: str, filled: Filled) -> None:
    said = Signed(SIDE_OF[purpose], filled.get("by") or "self", filled.get("authority"))
    with write_session() as session:
        sign(SIGNER, shown.id, version_in(filled), said, session=session)


def _problems(purpose: str, filled: Filled) -> list[tuple[str, str]]:
    found = [] if filled.get("agree") else [("agree", AGREE)]
    if SIDE_OF[purpose] == WORKER:
        return found + ([("authority", TOO_LONG)] if len(filled.get("authority")) > 300 else [])
    return found + speaking(filled)


def _page(request: Request, shown: PlanShown, purpose: str, filled: Filled, status: int = 200) -> Response:
    side = SIDE_OF[purpose]
    return page("sign.html", status, language(request), plan=shown, filled=filled.said(), speakers=SPEAKERS,
                is_person=side == PERSON_SIDE, is_signed=side in shown.signed, pounds=say_pounds, day=say_date,
                seal=seal_for(purpose, shown.id), send=request.app.url_path_for("send_sign", link=request.path_params["link"]))
