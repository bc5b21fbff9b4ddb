"""The safeguarding card: what to do and whom to ring when somebody is at risk, as the council says."""

from sqlmodel import Session

from toolkit.events import safeguarding as rules
from toolkit.reports.pack.sheet import Order, PackSheet, ideas
from toolkit.reports.pdf import Sheet, picture
from toolkit.words.speaking import _

NOTHING_KEPT = "Common Table records nothing about it. Write nothing about the person into an entry."
EASY_NOTHING_KEPT = "Do not write the person’s story down here."

SLUG = "safeguarding"
NOBODY_TO_RING = ("The card names nobody to ring: the council has not said yet whom. An administrator writes it once for all workshops; "
                  "then print it.")


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    card = rules.card(session=session)
    rows = [_row("1F442", _("An ear: listen"), _("What to do"), card.what_to_do or _(rules.NOT_SET), order)]
    if card.whom_to_ring:
        rows.append(_row("260E", _("A telephone"), _("Whom to ring"), card.whom_to_ring, order))
    rows.append(_row("270D", _("A hand with a pen"), _("Nothing is written down"),
                     _(EASY_NOTHING_KEPT if order.easy else NOTHING_KEPT), order))
    heading = _("If somebody is being hurt" if order.easy else "If somebody tells you that they are being hurt, or are at risk")
    return (order.sheet("pictures", heading, _("Safeguarding card"), rows=rows, small="", each=0),)


def _row(code: str, alt: str, name: str, words: str, order: Order) -> dict[str, str | list[str]]:
    return {"picture": picture(f"openmoji/{code}.svg"), "alt": alt, "number": "", "name": name,
            "lines": ideas(words) if order.easy else words.splitlines()}


def _lacks(_order: Order, *, session: Session) -> str | None:
    return None if rules.card(session=session).whom_to_ring else _(NOBODY_TO_RING)


SHEET = PackSheet(SLUG, "Safeguarding card", "What to do when somebody is at risk. One for each host and at the desk.", "A4",
                  _make, lacks=_lacks)
