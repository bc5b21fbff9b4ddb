"""`/hall/{code}`: where phones arrive that scanned the hall's code. It says that they are in, and leads to the vote that is open."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit import addresses
from toolkit.errors import NotFound
from toolkit.events.desk import note_reached
from toolkit.events.hall import hall_of
from toolkit.storage.engine import read_session, write_session
from toolkit.web.answers import language, page, plainly
from toolkit.words.speaking import _

NO_HALL = "There is no such address here. Please scan the code again, or ask somebody from the team."
LONGEST_CODE = 20


@plainly
def hall(request: Request) -> Response:
    """The page. That a device reached it by an address that others can use is noted once, for the desk. Raises NotFound."""
    code = request.path_params["code"][:LONGEST_CODE]
    with read_session() as session:
        found = hall_of(code, session=session)
    if found is None:
        raise NotFound(_(NO_HALL))
    if found.reached_at is None and not addresses.only_here(str(request.base_url)):
        with write_session() as session:
            note_reached(code, session=session)
    return page("hall.html", 200, language(request), found=found, at=request.app.url_path_for)
