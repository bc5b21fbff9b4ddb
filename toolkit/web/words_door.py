"""`/words`: hard words and what they mean, for anybody: on the screen, in Easy Read, and printed."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.framework.glossary import glossary
from toolkit.web.answers import language, page, plainly
from toolkit.words import words


@plainly
def all_words(request: Request) -> Response:
    """All of them, in the order of their names in the visitor's language."""
    said = words(language(request))
    return page("words.html", 200, language(request), glossary=sorted(glossary(), key=lambda word: said.gettext(word.name).lower()))
