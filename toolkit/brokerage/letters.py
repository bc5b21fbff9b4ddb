"""Feedback letters: what an unsuccessful provider is told, made from its own marks alone. No rival, no price, no rank.

A total is not told either: it holds how dear the offer was beside the cheapest.
"""

import re
from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.enquiry_sheet import number_of
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.opened import Opened, OpenedOffer, opened_in
from toolkit.brokerage.scoring import MARKS, MOST_MARK, unmarked
from toolkit.clock import today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Award, Enquiry, FeedbackLetter
from toolkit.record.edits import to_edit
from toolkit.record.words import checked_words
from toolkit.storage.queries import enquiries, marks, offers
from toolkit.storage.queries import support as queries
from toolkit.words.speaking import _

MOST_WORDS = 6000
# An amount of money in whatever way people write it: a pound sign, or a number followed by a word for money.
PRICE = re.compile(r"£|\bGBP\b|\d\s*(?:pounds?|quid|pence|p)\b"
                   r"|\b(?:cheap|dearer|dearest|expensive|low[a-z]* price|high[a-z]* price)[a-z]*\b", re.I)
NO_PRICE = ("A letter tells no price, nor what is cheaper or dearer: with it a provider could work out another's offer. Take it out of the "
            "letter. Your text is still there.")
SHORTEST_NAME = 3
WORD = re.compile(r"[^\W_]+")


def draft_letter(found: Opened, offer: OpenedOffer, rivals: Collection[str]) -> str:
    """A letter made from an offer's own marks and reasons, or from what it lacked. A reason that tells a rival or a price is left out."""
    opening = [f"About your offer for enquiry {number_of(found.enquiry_id)}", "",
               _("Thank you for your offer. The support has gone to another provider, whom the person chose or agreed to."), ""]
    return "\n".join([*opening, *(_not_complete(offer) if offer.missing else _marks(found, offer, rivals)), "",
                      "If you want to talk about this, answer this letter. We are glad to hear from you for other enquiries."])


def _not_complete(offer: OpenedOffer) -> list[str]:
    return ["Your offer was not complete, so it could not be compared with others:", *(f"- {sentence}" for sentence in offer.missing)]


def _marks(found: Opened, offer: OpenedOffer, rivals: Collection[str]) -> list[str]:
    lines = [f"How your offer was seen, outcome by outcome (0 to {MOST_MARK}):"]
    for one in found.wanted:
        mark = offer.given[one.id]
        why = " ".join(mark.why.split())
        told = f": {why}" if why and not tells_too_much(why, rivals) else ""
        lines.append(f"- Outcome {one.number}: {mark.mark} of {MOST_MARK}, {MARKS[mark.mark]}{told}")
    return lines


def tells_too_much(words: str, rivals: Collection[str]) -> str:
    """Why words may not go to a provider: a price, or the name of another who was asked; empty when they may."""
    if PRICE.search(words):
        return NO_PRICE
    flat = _flat(words)
    named = next((name for name in rivals if len(_flat(name).strip()) >= SHORTEST_NAME and _flat(name) in flat), None)
    return _("The letter names another provider, {named}. Take the name out. Your text is still there.", named=named) if named else ""


def _flat(words: str) -> str:
    # As words between single spaces, so that "Aster Care" is found in "ASTER  care," and not in "Aster Careful".
    return f" {' '.join(WORD.findall(words.casefold()))} "


def unsuccessful(award: Award, *, session: Session) -> tuple[Opened, list[OpenedOffer]]:
    """The offers of the same enquiry that were never awarded: each is owed a letter."""
    found = opened_in(marks.enquiry_of_offer(award.offer_id, session=session), session=session)
    awarded = {one.offer_id for one in queries.awards_of(award.case_id, session=session)}
    return found, [one for one in found.offers if one.id not in awarded]


def letters_missing(award: Award, *, session: Session) -> list[str]:
    """The names of providers whose letter has not gone out yet."""
    sent = {offer for offer, letter in queries.letters_of(award.case_id, session=session).items() if letter.sent_on}
    return [one.name for one in unsuccessful(award, session=session)[1] if one.id not in sent]


def still_owed(award: Award, *, session: Session) -> list[str]:
    """The names of providers to whom a letter can be made and has not gone out."""
    return [] if why_no_letters(award, session=session) else letters_missing(award, session=session)


def check_letters_sent(case_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused while somebody who sent an offer has had no letter about an award that came to something."""
    owed = [still_owed(award, session=session) for award in queries.awards_of(case_id, session=session)]
    if missing := list(dict.fromkeys(name for names in owed for name in names)):
        raise MoveRefused(_("No letter has gone to {missing} yet. Send the letters first; they are made with the award.",
                            missing=', '.join(missing)))


def why_no_letters(award: Award, *, session: Session) -> str:
    """Why no letter can be made for an award; empty when they can: its provider has accepted, also where that support has ended since.

    An award that was taken back before its support began owes none, because others are asked again.
    """
    begun = any(one.award_id == award.id for one in queries.services_of(award.case_id, session=session))
    if award.state in ("accepted", queries.GIVING_WAY) or begun:
        return ""
    return _("Letters are made once the provider has accepted: until then another may be asked.")


def make_letters(actor: Actor, award_id: UUID, *, session: Session) -> int:
    """Make the letters that are not made yet, to be read and changed before they go out; gives how many.

    Raises MoveRefused before the provider has accepted, and for an offer that has no marks to make a letter from.
    """
    check_may(actor, "work on cases")
    award = to_edit(Award, award_id, session=session)
    if sentence := why_no_letters(award, session=session):
        raise MoveRefused(sentence)
    found, owed = unsuccessful(award, session=session)
    there = queries.letters_of(award.case_id, session=session)
    wanted = [one for one in owed if one.id not in there]
    for one in wanted:
        if not one.missing and unmarked(found.wanted, one.offered):
            raise MoveRefused(_("{name} has no mark yet for every outcome. Mark the offer first: the letter is made from the "
                                "marks.", name=one.name))
    for one in wanted:
        words = draft_letter(found, one, rivals_of(one, found.enquiry_id, session=session))
        letter = FeedbackLetter(case_id=award.case_id, offer_id=one.id, words=words)
        keep_new(actor, award.case_id, "make a feedback letter", letter, one.name, session=session, letter=words)
    return len(wanted)


def rivals_of(offer: OpenedOffer, enquiry_id: UUID, *, session: Session) -> list[str]:
    """The names of everybody else who was asked."""
    return [row.name for row in enquiries.asked_of(enquiry_id, session=session) if row.name != offer.name]


def change_letter(actor: Actor, letter_id: UUID, version: int, words: str, *, sure: bool = False, session: Session) -> None:
    """Change a letter that has not gone out. Raises BadInput when it names a rival or a price, MayBePersonal, MoveRefused, Changed."""
    check_may(actor, "work on cases")
    row = to_edit(FeedbackLetter, letter_id, session=session)
    if row.sent_on:
        raise MoveRefused("This letter has gone out, so it is not changed any more.")
    words = checked_words(words, "words", what="the letter", limit=MOST_WORDS)
    _check_tells_nothing(row, words, session=session)
    personal.check({"words": words}, sure=sure)
    keep_change(actor, row.case_id, "change a feedback letter", row, version, {"words": words}, session=session)


def send_letter(actor: Actor, letter_id: UUID, version: int, sent_on: date | None = None, *, session: Session) -> None:
    """Record that a letter has gone out, by post or by e-mail. Raises BadInput for a day to come, Changed."""
    check_may(actor, "work on cases")
    row = to_edit(FeedbackLetter, letter_id, session=session)
    if row.sent_on:
        return
    day = sent_on or today()
    if day > today():
        raise BadInput("This day is still to come. Write the day on which the letter went out.", "sent_on")
    _check_tells_nothing(row, row.words, session=session)
    name = offers.opened_offer(row.offer_id, session=session).provider
    keep_change(actor, row.case_id, "send a feedback letter", row, version, {"sent_on": day}, name, session=session)


def _check_tells_nothing(row: FeedbackLetter, words: str, *, session: Session) -> None:
    enquiry: Enquiry = marks.enquiry_of_offer(row.offer_id, session=session)
    offer = opened_in(enquiry, session=session).offer(row.offer_id)
    if sentence := tells_too_much(words, rivals_of(offer, enquiry.id, session=session)):
        raise BadInput(sentence, "words")
