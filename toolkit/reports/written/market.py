"""The market position (Derbyshire): demand, offers, unmet need, cost and choice of a year, with small numbers hidden."""

from sqlmodel import Session

from toolkit.brokerage.market import market_of
from toolkit.brokerage.market_words import NOTE, blocks
from toolkit.clock import say_date, today
from toolkit.reports.blocks import Heading, Made, Table, Text
from toolkit.reports.report import PLACE, Report


def market_position(*, session: Session) -> Made:
    """The last twelve months as they stand now."""
    found = market_of(today(), session=session)
    about = (f"From {say_date(found.first_day)} to {say_date(found.last_day)}.", f"As it stood on {say_date(today())}.")
    tables = [Table(one.title, one.heads, one.rows) for one in blocks(found)]
    return Made("Market position", about, [Text(NOTE, quiet=True), Heading("Figures"), *tables])


REPORT = Report("market", "Market position statement", "What people needed, what providers offered, and what nobody offered.",
                "see the whole market", market_position, PLACE)
