"""`/market-position`: what is looked for and not found, for providers; the figures as they were published, small numbers hidden."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.brokerage.market_page import page_shown
from toolkit.brokerage.market_words import HIDDEN, said_again
from toolkit.clock import in_london
from toolkit.storage.engine import read_session
from toolkit.web.answers import language, page, plainly
from toolkit.words.speaking import _, say_date


@plainly
def market(request: Request) -> Response:
    """The published page; or that there is none now."""
    with read_session() as session:
        shown = page_shown(session=session)
    if shown is None:
        return page("market_gone.html", 404, language(request))
    return page("market.html", 200, language(request), shown=shown, blocks=said_again(shown.blocks),
                first=say_date(shown.first_day), last=say_date(shown.last_day),
                on=say_date(in_london(shown.published_at).date()), hidden=_(HIDDEN))
