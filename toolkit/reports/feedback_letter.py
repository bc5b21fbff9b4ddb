"""A feedback letter on paper, for a provider who was not chosen: its words alone, as they were checked when they were saved."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import today
from toolkit.errors import NotFound
from toolkit.models import FeedbackLetter
from toolkit.reports.pdf import Sheet
from toolkit.storage.queries import offers
from toolkit.words.speaking import _, say_date


def feedback_letter(actor: Actor, letter_id: UUID, *, session: Session) -> Sheet:
    """One letter. Raises NotAllowed, NotFound."""
    check_may(actor, "open cases")
    row = session.get(FeedbackLetter, letter_id)
    if row is None:
        raise NotFound("This letter is not there any more. Go back to the case and look at its award.")
    provider = offers.opened_offer(row.offer_id, session=session).provider
    title, _end, rest = row.words.partition("\n")
    return Sheet("feedback_letter", title or _("About your offer"), {
        "to": provider, "on": say_date(row.sent_on or today()), "head": title, "lines": rest.strip().splitlines()})
