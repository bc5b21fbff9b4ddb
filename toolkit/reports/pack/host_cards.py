"""A card for each small group: its number and name, and the link by which its host records."""

from sqlmodel import Session

from toolkit import addresses
from toolkit.events.host_cards import HostCard, standing_cards
from toolkit.events.small_groups import small_groups_seen
from toolkit.reports.pack import cards
from toolkit.reports.pack.sheet import Order, PackSheet
from toolkit.reports.pdf import Sheet
from toolkit.words.speaking import _, many

SLUG = "host-cards"
NO_SMALL_GROUPS = "There are no small groups yet. Add them first, on The day under Small groups."


def without_a_link(order: Order, *, session: Session) -> int:
    """How many open small groups have no host link that works now."""
    linked = {one.small_group.id for one in standing_cards(order.actor, order.workshop_id, session=session)}
    return sum(not one.closed_at and one.id not in linked for one in small_groups_seen(order.workshop_id, session=session))


def cards_of(order: Order, held: list[HostCard]) -> tuple[Sheet, ...]:
    """One card for each host link. Whoever holds one records for that small group until the day is over."""
    return (order.sheet("cards", _("Host cards"), cards=[_card(order, one) for one in held]),)


def _card(order: Order, one: HostCard) -> dict:
    group, typed_at = one.small_group, addresses.shown_url("/host", order.base)
    ask = ([_("Point the tablet’s camera here."), _("Or open this address and type the code:")] if order.easy else
           [_("Point the tablet’s camera at the square, or open this address and type the code:")])
    lines = [*([_("Host: {host}", host=group.host)] if group.host else []), _("About: {about}", about=group.about), *ask]
    return cards.card(group.name, lines, addresses.shown_url(one.path, order.base),
                      _("QR code: opens the recording of {name}", name=group.name),
                      shown=typed_at, over=order.about, number=group.number, big=one.code, big_name=_("Code"))


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    held = standing_cards(order.actor, order.workshop_id, session=session)
    return cards_of(order, [one for one in held if not one.small_group.closed_at])


def _why_not(order: Order, *, session: Session) -> str | None:
    if not any(not one.closed_at for one in small_groups_seen(order.workshop_id, session=session)):
        return _(NO_SMALL_GROUPS)
    if missing := without_a_link(order, session=session):
        return _("{missing} no host link yet. Make the links first, on The day under Small groups; links that work stay as they are.",
                 missing=many(missing, "small group has", "small groups have"))
    return cards.why_not(order.base)


SHEET = PackSheet(SLUG, "Host cards", "One for each small group: the link by which its host records. Several on a sheet, to cut apart.",
                  "A4", _make, _why_not)
