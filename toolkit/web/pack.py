"""`/pack/{workshop}/{sheet}.pdf` and `/pack/{workshop}.zip`: the print pack, for whoever may prepare the day.

`style` is normal, large or easy-read. A sheet of several files comes in parts, counted from 1: without `part` a page offers them.
The ZIP file holds those named by `sheet`, or all that can be printed now.
"""

from urllib.parse import quote, urlencode

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotFound
from toolkit.reports.kept import KEPT
from toolkit.reports.pack import PACK, making
from toolkit.reports.pack.sheet import Order, PackSheet
from toolkit.reports.pdf import Sheet
from toolkit.storage.engine import read_session
from toolkit.web.answers import language, page, plainly, visitor
from toolkit.web.printed import named
from toolkit.words.speaking import _


@plainly
def pack_pdf(request: Request) -> Response:
    """One sheet as PDF, shown by the browser: from there it is printed."""
    asked = making.sheet_named(request.path_params["sheet"])
    files = _files(request, asked)
    part = request.query_params.get("part", "")
    if not part and len(files) > 1:
        return page("pack_parts.html", language=language(request), name=_(asked.name), parts=len(files),
                    address=f"{request.url.path}?{urlencode(request.query_params)}")
    name, sheet = _part(files, part or "1")
    return _answer(KEPT.pdf(sheet), "application/pdf", "inline", name)


@plainly
def pack_zip(request: Request) -> Response:
    """Several sheets in one file to keep."""
    name, files = _several(request)
    # After the session: setting them takes seconds, in which the record is free.
    return _answer(making.in_one_file((one, KEPT.pdf(sheet)) for one, sheet in files), "application/zip", "attachment", name)


def _files(request: Request, asked: PackSheet) -> list[tuple[str, Sheet]]:
    with read_session() as session:
        return making.files_of(_order(request, session=session), asked, session=session)


def _part(files: list[tuple[str, Sheet]], part: str) -> tuple[str, Sheet]:
    if not (part.isascii() and part.isdigit() and len(part) < 4 and 1 <= int(part) <= len(files)):
        raise NotFound("There is no such part. Go back to the screen it was linked from.")
    return files[int(part) - 1]


def _several(request: Request) -> tuple[str, list[tuple[str, Sheet]]]:
    asked = [making.sheet_named(slug) for slug in request.query_params.getlist("sheet")]
    with read_session() as session:
        order = _order(request, session=session)
        left_out = making.reasons(order, session=session)
        wanted = asked or [one for one in PACK if one.slug not in left_out]
        return making.file_name(order, "Print pack", ".zip"), [
            file for one in wanted for file in making.files_of(order, one, session=session)]


def _order(request: Request, *, session: Session) -> Order:
    return making.order_for(visitor(request), request.path_params["workshop_id"], request.query_params.get("style", "normal"),
                            str(request.base_url), session=session)


def _answer(data: bytes, media_type: str, how: str, name: str) -> Response:
    return named(data, media_type, how, f"filename*=UTF-8''{quote(name, safe='')}")
