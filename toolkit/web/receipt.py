"""`/receipt/{code}`: whether the ballot behind a receipt is in the count. A receipt leads to no ballot."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.storage.engine import read_session
from toolkit.voting.holding import is_counted, room, typed_code
from toolkit.voting.paper import Paper, paper_of
from toolkit.web.answers import language, page, plainly_async
from toolkit.web.forms import fields, one
from toolkit.words.speaking import _

LONGEST = 40
TYPE_IT = "Type the receipt that you were shown when you sent your ballot."


@plainly_async
async def receipt(request: Request) -> Response:
    """Ask for the receipt; say yes or no. It travels in the form, not in an address that browsers remember."""
    typed = one(await fields(request), "receipt")[:LONGEST] if request.method == "POST" else ""
    paper, counted = await run_in_threadpool(_asked, request.path_params["code"], typed)
    problem = _(TYPE_IT) if request.method == "POST" and not typed_code(typed) else ""
    return page("receipt.html", 422 if problem else 200, language(request), paper=paper, typed=typed, counted=counted,
                asked=bool(typed_code(typed)), problem=problem, at=request.app.url_path_for)


def _asked(code: str, typed: str) -> tuple[Paper, bool]:
    with read_session() as session:
        vote = room(code, session=session)
        return paper_of(vote, session=session), bool(typed_code(typed)) and is_counted(vote, typed, session=session)
