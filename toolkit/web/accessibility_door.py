"""`/accessibility`: the accessibility statement, linked from the foot of every screen and of every door."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.accessibility import statement
from toolkit.web.answers import language, page, plainly


@plainly
def accessibility(request: Request) -> Response:
    """The statement, in the visitor's language."""
    return page("accessibility.html", 200, language(request), sections=statement())
