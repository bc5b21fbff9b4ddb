"""The room's card: how a phone comes to the vote. The same card several times on a sheet, for the tables."""

from sqlmodel import Session

from toolkit import addresses
from toolkit.reports.pack import cards
from toolkit.reports.pack.sheet import Order, PackSheet
from toolkit.reports.pack.votes import open_vote
from toolkit.reports.pdf import Sheet
from toolkit.words.speaking import _

SLUG = "room-cards"
NO_CODE = "No vote is open, so the box for the room code stays empty. Open the vote first, or write the code in by hand."


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    vote = open_vote(order, session=session)
    code = (vote.code if vote else None) or ""
    one = cards.card(_("Vote with your phone"), _lines(order), addresses.shown_url(f"/room/{code}" if code else "/room", order.base),
                     _("QR code: opens the room’s vote on a phone"), over=order.about, big=code, big_name=_("Room code"))
    return (order.sheet("cards", _("Room cards"), cards=[one] * cards.ON_A_SHEET[order.style]),)


def _lines(order: Order) -> list[str]:
    if order.easy:
        return [_("Point your phone’s camera here."), _("Or type this address:")]
    return [_("Point your phone’s camera at the square, or type this address:")]


def _why_not(order: Order, *, session: Session) -> str | None:
    return cards.why_not(order.base)


def _lacks(order: Order, *, session: Session) -> str | None:
    vote = open_vote(order, session=session)
    return None if vote and vote.code else _(NO_CODE)


SHEET = PackSheet(SLUG, "Room cards", "The hall’s address and the room code, for the tables. Several on a sheet, to cut apart.",
                  "A4", _make, _why_not, _lacks)
