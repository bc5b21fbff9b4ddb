"""A card for each small group: its number and name, and the link by which its host records."""

from sqlmodel import Session

from toolkit.reports.pack import cards
from toolkit.reports.pack.sheet import Order, PackSheet
from toolkit.reports.pdf import Sheet
from toolkit.storage.queries import workshops

NO_SMALL_GROUPS = "There are no small groups yet. Add them under Settings first."
NO_LINK = "The facilitator gives you the link for this small group."


def host_cards(order: Order, hosts: list[tuple[int, str, str]]) -> tuple[Sheet, ...]:
    """One card for each (number, name, address); without an address it says who gives the link."""
    made = [cards.card(name, _lines(order, address), address, f"QR code: opens the recording of {name}", over="Small group", number=number)
            for number, name, address in hosts]
    return (order.sheet("cards", "Host cards", "Host cards", cards=made),)


def _lines(order: Order, address: str) -> list[str]:
    if not address:
        return [NO_LINK]
    if order.easy:
        return ["Point the tablet’s camera here.", "Or type this address:"]
    return ["Host: point the tablet’s camera at the square, or type this address:"]


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    found = workshops.small_groups_of(order.workshop_id, session=session)
    return host_cards(order, [(at, group.name, "") for at, group in enumerate(found, start=1)])


def _why_not(order: Order, *, session: Session) -> str | None:
    return None if workshops.small_groups_of(order.workshop_id, session=session) else NO_SMALL_GROUPS


SHEET = PackSheet("host-cards", "Cards for small groups", "One for each small group and its host. Several on a sheet, to cut apart.", "A4",
                  _make, _why_not)
