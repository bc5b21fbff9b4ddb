"""`/report/{report}.{format}`, with `?workshop=` for those of one workshop: a report as a file, for whoever may read it.

Those of one case or contract have doors of their own, `/report-of-case/…` and `/report-of-contract/…`.
`?easy=1` gives it in Easy Read. It speaks the reader's language.
"""

import base64
import hashlib
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotFound
from toolkit.reports import making
from toolkit.reports.report import CASE, CONTRACT, PLACE, WORKSHOP
from toolkit.web.answers import language, plainly, visitor
from toolkit.web.printed import named

SHOWN_AT_ONCE = ("pdf", "html")    # a browser opens these; the others are kept and opened by their own program


@plainly
def report(request: Request) -> Response:
    """A report of one workshop or of none, as it stands now."""
    return _answer(request, _workshop(request), WORKSHOP, PLACE)


@plainly
def of_case(request: Request) -> Response:
    """A report of one case. That somebody took it is written down, and it is kept nowhere."""
    return _answer(request, request.path_params["case_id"], CASE)


@plainly
def of_contract(request: Request) -> Response:
    """A report of one contract."""
    return _answer(request, request.path_params["broker_contract_id"], CONTRACT)


def _answer(request: Request, which: UUID | None, *kinds: str) -> Response:
    actor = visitor(request)
    asked = making.asked_for(request.path_params["report"], request.path_params["format"], which, kinds,
                             easy=request.query_params.get("easy") == "1", language=language(request))
    # Written after its session has ended: that takes seconds, in which the record is free.
    made = making.take(actor, asked)
    data, name = making.written(asked, made), quote(making.file_name(asked, made), safe="")
    how = "inline" if asked.format.name in SHOWN_AT_ONCE else "attachment"
    answer = named(data, asked.format.media_type, how, f"filename*=UTF-8''{name}")
    if asked.format.name == "html":
        answer.headers["Content-Security-Policy"] = _policy(data)
    return answer


def _policy(page: bytes) -> str:
    """The file carries its look and its pictures in itself: just that look, by its hash, and pictures; nothing runs."""
    style = page.partition(b"<style>")[2].partition(b"</style>")[0]
    its_look = base64.b64encode(hashlib.sha256(style).digest()).decode()
    return (f"default-src 'none'; style-src 'sha256-{its_look}'; img-src data:; form-action 'none'; frame-ancestors 'none'; "
            "base-uri 'none'")


def _workshop(request: Request) -> UUID | None:
    typed = request.query_params.get("workshop")
    try:
        return UUID(typed) if typed else None
    except ValueError:
        raise NotFound("This workshop is not here. Choose one on the first page.") from None
