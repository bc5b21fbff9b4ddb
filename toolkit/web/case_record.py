"""`/case-record/{case}.zip`: a copy of all that is kept about one case, for the person, for whoever may give it."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.clock import today
from toolkit.reports.case_record import copy_of, file_of
from toolkit.storage.engine import write_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.printed import named


@plainly
def case_record(request: Request) -> Response:
    """The file, made now and kept nowhere. That it was made is on the case's timeline and in the audit record."""
    actor = visitor(request)
    with write_session() as session:
        made = copy_of(actor, request.path_params["case_id"], session=session)
    # After the session: setting it may take a second, in which the record is free.
    return named(file_of(made), "application/zip", "attachment", f'filename="what-is-kept-{today().isoformat()}.zip"')
