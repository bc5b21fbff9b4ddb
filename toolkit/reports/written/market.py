"""The market position (Derbyshire): demand, offers, unmet need, cost and choice of a year, with small numbers hidden."""

from sqlmodel import Session

from toolkit.brokerage.market import market_of
from toolkit.brokerage.market_words import HIDDEN, NOTE, blocks
from toolkit.clock import today
from toolkit.reports.blocks import Heading, Made, Table, Text
from toolkit.reports.report import PLACE, Report
from toolkit.words.speaking import _, say_date


def market_position(*, session: Session) -> Made:
    """The last twelve months as they stand now."""
    found = market_of(today(), session=session)
    about = (_("From {first} to {last}.", first=say_date(found.first_day), last=say_date(found.last_day)),
             _("As it stood on {date}.", date=say_date(today())))
    tables = [Table(one.title, one.heads, one.rows) for one in blocks(found)]
    return Made(_("Market position"), about, [Text(_(NOTE, hidden=_(HIDDEN)), quiet=True), Heading(_("Figures")), *tables])


REPORT = Report("market", "Market position statement", "What people needed, what providers offered, and what nobody offered.",
                "see the whole market", market_position, PLACE)
