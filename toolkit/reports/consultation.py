"""What is handed out to ask about plans: sheets to fill in (normal, large print, Easy Read), and cards to take away with the address."""

from math import ceil
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit import addresses
from toolkit.access.roles import Actor, check_may
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Consultation
from toolkit.qr import qr_svg
from toolkit.reports.pdf import Sheet as Printed
from toolkit.reports.pdf import picture
from toolkit.steps.consulting.moves import CLOSED, DRAFT
from toolkit.steps.consulting.sheet import ANSWERS, Item, Sheet, say_code, sheet_of
from toolkit.voting.pictures import say_shown
from toolkit.words.speaking import _, said_all, say_date

SHEET_STYLES = ("normal", "large", "easy")
CARD_STYLES = {"normal": 8, "large": 4}     # cards on one A4 page
MOST_CARDS = 400
ONLY_HERE = ("Cards need an address that people can open at home, and this computer has none that others can open. Whoever looks after "
             "Common Table can set one (TOOLKIT_PUBLIC_URL). Sheets can be printed all the same.")
NOT_OPEN = "Cards and sheets are printed once the consultation is open: until then its plans and its last day may change."


def consultation_sheet(actor: Actor, consultation_id: UUID, style: str = "normal", base: str | None = None, *, session: Session) -> Printed:
    """One sheet with every plan, to be printed as often as needed. `base` as in `shown_url`. Raises NotFound, NotAllowed, MoveRefused."""
    sheet = _to_print(actor, consultation_id, session=session)
    if style not in SHEET_STYLES:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    return Printed("consultation_sheet", _("Are these plans right? {workshop}", workshop=sheet.workshop), {
        "style": style, "workshop": sheet.workshop, "words": [line for line in sheet.words.splitlines() if line.strip()],
        "items": [_item(item) for item in sheet.items], "answers": said_all(ANSWERS.values())} | _address(sheet, base))


def take_away_cards(actor: Actor, consultation_id: UUID, style: str = "normal", base: str | None = None, *, session: Session) -> Printed:
    """Cards with the address as a QR code and in letters, the code and the last day: whole pages, enough for everybody who is asked.

    Raises NotFound, NotAllowed, and MoveRefused unless the consultation is open and has an address that others can open.
    """
    sheet = _to_print(actor, consultation_id, session=session)
    if style not in CARD_STYLES:
        raise NotFound("There are no such cards. Go back to the screen they were linked from.")
    address = _address(sheet, base)
    if not address["qr"]:
        raise MoveRefused(ONLY_HERE)
    asked = session.get_one(Consultation, consultation_id).asked or CARD_STYLES[style]
    pages = ceil(min(asked, MOST_CARDS) / CARD_STYLES[style])
    return Printed("take_away_cards", _("Cards to take away: {workshop}", workshop=sheet.workshop),
                   {"style": style, "head": _("You said it. Is the plan right?"), "about": sheet.workshop, "pages": pages,
                    "alt": _("QR code: opens the plans on a phone")} | address)


def _to_print(actor: Actor, consultation_id: UUID, *, session: Session) -> Sheet:
    row = session.get(Consultation, consultation_id)
    if row is None:
        raise NotFound("This consultation is no longer there. Go back to the workshop and choose it again.")
    check_may(actor, "consult", row.workshop_id)
    sheet = sheet_of(row, session=session)
    if sheet.state == DRAFT:
        raise MoveRefused(NOT_OPEN)
    if not sheet.code:
        raise MoveRefused("This round was opened on another computer. Print its sheets there, or close it and open it again here.")
    if sheet.state == CLOSED:
        raise MoveRefused("This consultation is over, so nothing more is handed out for it. Choose a later last day, or open it again.")
    return sheet


def _item(item: Item) -> dict[str, Any]:
    return {"number": item.number, "title": item.title, "picture": picture(item.picture), "alt": say_shown(item.picture_alt),
            "words": [line for line in item.words.splitlines() if line.strip()], "facts": list(item.facts)}


def _address(sheet: Sheet, base: str | None) -> dict[str, str]:
    # The QR code opens the plans themselves; who types takes the short address and then the code.
    typed, scanned = (addresses.shown_url(path, base) for path in ("/consult", f"/consult/{say_code(sheet.code)}"))
    here = addresses.only_here(typed)
    return {"code": say_code(sheet.code), "last_day": say_date(sheet.closes_on), "qr": "" if here else qr_svg(scanned),
            "url": "" if here else typed.removeprefix("https://").removeprefix("http://")}
