"""A survey for people without e-mail: sheets to fill in (A4, A5, large print), and cards with the address and its QR code."""

from math import ceil
from uuid import UUID

from sqlmodel import Session

from toolkit import addresses
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.contract_areas import check_contract
from toolkit.brokerage.survey import IS_CLOSED, OPEN, PEOPLE
from toolkit.brokerage.survey_sets import question_set
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Survey
from toolkit.qr import qr_svg
from toolkit.reports.consultation import CARD_STYLES, MOST_CARDS
from toolkit.reports.consultation import ONLY_HERE as CARDS_LEAD_NOWHERE
from toolkit.reports.pdf import Sheet
from toolkit.steps.consulting.sheet import say_code
from toolkit.words.speaking import _

SHEET_STYLES = ("a4", "a5", "large")
BY_TOTALS = "This survey is keyed as totals, so it has no address and no sheet for one person."
ALT = "QR code: opens the questions on a phone"


def survey_sheet(actor: Actor, survey_id: UUID, style: str = "a4", base: str | None = None, *, session: Session) -> Sheet:
    """One sheet with every question, printed as often as needed. `base` as in `shown_url`. Raises NotFound, NotAllowed, MoveRefused."""
    row = _to_print(actor, survey_id, session=session)
    if style not in SHEET_STYLES:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    questions = question_set(row.question_set)
    return Sheet("survey_sheet", _("How was it with your broker? {about}", about=row.about), {
        "style": style, "about": row.about, "questions": list(questions.questions.values()), "answers": list(questions.answers.values()),
        "alt": _(ALT)} | _address(row, base))


def survey_cards(actor: Actor, survey_id: UUID, style: str = "normal", base: str | None = None, *, session: Session) -> Sheet:
    """Cards for everybody who was asked, whole pages. Raises NotFound, NotAllowed, and MoveRefused without an address for others."""
    row = _to_print(actor, survey_id, session=session)
    if style not in CARD_STYLES:
        raise NotFound("There are no such cards. Go back to the screen they were linked from.")
    address = _address(row, base)
    if not address["qr"]:
        raise MoveRefused(CARDS_LEAD_NOWHERE)
    pages = ceil(min(row.asked, MOST_CARDS) / CARD_STYLES[style])
    return Sheet("take_away_cards", _("Cards for a survey: {about}", about=row.about),
                 {"style": style, "head": _("How was it with your broker?"), "about": row.about, "last_day": "", "alt": _(ALT),
                  "pages": pages} | address)


def _to_print(actor: Actor, survey_id: UUID, *, session: Session) -> Survey:
    check_may(actor, "keep contracts")
    row = session.get(Survey, survey_id)
    if row is None:
        raise NotFound("This survey is not there any more. Go back to the list of surveys.")
    check_contract(actor, "keep contracts", row.contract_id, session=session)
    if row.way != PEOPLE:
        raise MoveRefused(BY_TOTALS)
    if row.state != OPEN:
        raise MoveRefused(IS_CLOSED)
    return row


def _address(row: Survey, base: str | None) -> dict[str, str]:
    # The QR code opens the questions themselves; who types takes the short address and then the code.
    typed, scanned = (addresses.shown_url(path, base) for path in ("/survey", f"/survey/{say_code(row.code)}"))
    here = addresses.only_here(typed)
    return {"code": say_code(row.code), "qr": "" if here else qr_svg(scanned),
            "url": "" if here else typed.removeprefix("https://").removeprefix("http://")}
