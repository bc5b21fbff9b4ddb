"""`/decided/{code}`: what the room decided, for everybody who has the address. No link is needed, and nobody is named."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.clock import say_date
from toolkit.errors import NotFound, RecordUnavailable
from toolkit.steps.deciding import decided_page
from toolkit.storage.engine import read_session
from toolkit.web.answers import page, sorry


def decided(request: Request) -> Response:
    """The page; one that says what to do where there is none, or none any more."""
    try:
        with read_session() as session:
            found = decided_page(request.path_params["code"], session=session)
    except NotFound as error:
        return page("decided_gone.html", 404, why=str(error))
    except RecordUnavailable as error:
        return sorry(error, request)
    return page("decided.html", found=found, held_on=say_date(found.held_on) if found.held_on else "")
