"""The shortlist that the person is shown: offers in plain words, in the order of their names, with no rank and no score."""

import re
from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.choosing import set_aside
from toolkit.brokerage.happened import happened
from toolkit.brokerage.keeping import keep_new
from toolkit.brokerage.money import say_pounds
from toolkit.brokerage.moves import CHOOSING, WHY_NOT, the_case
from toolkit.brokerage.opened import Opened, OpenedOffer, check_opened
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Choice, ShortlistItem
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import support as queries
from toolkit.words.speaking import _, say_date

MOST_WORDS = 1000
MOST_SHOWN = 8      # more than a person can look through with somebody beside them


def first_words(found: Opened, offer: OpenedOffer) -> str:
    """An offer as a beginning for the broker to put into plain words: short lines, one idea each."""
    lines = [offer.offered.lines[one.id] for one in found.wanted if one.id in offer.offered.lines]
    told = list(dict.fromkeys(_sentence(line.what) for line in lines if line.what.strip()))
    told += [_("They can start on {available_on}.", available_on=say_date(offer.available_on))] if offer.available_on else []
    return _fit([*told, f"It costs {say_pounds(offer.offered.weekly_pounds)} a week." if offer.offered.weekly_pounds else "It is free."])


def _sentence(words: str) -> str:
    said = " ".join(words.split())
    return said if re.search(r"[.!?]$", said) else f"{said}."


def _fit(lines: list[str]) -> str:
    while len("\n".join(lines)) > MOST_WORDS and len(lines) > 1:
        lines = [*lines[:-2], lines[-1]]    # the cost stays
    return "\n".join(lines)[:MOST_WORDS]


def why_not_listed(case_id: UUID, *, session: Session) -> dict[UUID, str]:
    """Offers that cannot stand on the shortlist, each with the reason."""
    found = check_opened(case_id, session=session)
    gone = {award.offer_id for award in queries.awards_of(case_id, session=session) if award.state in ("declined", "ended")}
    return ({one.id: "It is not complete." for one in found.offers if one.missing}
            | {one.id: "This provider did not take the support, or gave it back." for one in found.offers if one.id in gone})


def make_shortlist(actor: Actor, case_id: UUID, offers: Mapping[UUID, str], words: str = "", *, sure: bool = False,
                   session: Session) -> UUID:
    """Ask the person to choose among these offers, each told in plain words; an earlier question is set aside and keeps its answer.

    Gives the choice's id. Raises MoveRefused unless the case is at the choice, BadInput, MayBePersonal unless somebody is `sure`.
    """
    check_may(actor, "work on cases")
    case = the_case(case_id, session=session, lock=True)
    if case.state != CHOOSING:
        raise MoveRefused(WHY_NOT[case.state] if case.state not in ("planning", "awarding") else
                          "The person has chosen. Go back to the choice first, then make another shortlist.")
    found = check_opened(case_id, session=session)
    told = _checked(found, offers, why_not_listed(case_id, session=session))
    said = optional_words(words, "words", what="the words above the shortlist", limit=MOST_WORDS)
    personal.check({"words": said} | {f"words-{offer}": text for offer, text in told}, sure=sure)
    return put_question(actor, case_id, found.enquiry_id, told, said, session=session)


def put_question(actor: Actor, case_id: UUID, enquiry_id: UUID, told: list[tuple[UUID, str]], words: str, *, session: Session) -> UUID:
    """Write a question with its shortlist, in the order given; the one before is set aside."""
    before = queries.standing_choice(case_id, session=session)
    if before:
        set_aside(before, session=session)
        happened(actor, case_id, "set a shortlist aside", noun_id=before.id, session=session)
    made = keep_new(actor, case_id, "make a shortlist", Choice(case_id=case_id, enquiry_id=enquiry_id, words=words),
                    f"{len(told)} to choose from", session=session, offers=[(str(offer), said) for offer, said in told], said=words)
    session.add_all(ShortlistItem(choice_id=made.id, offer_id=offer, position=at, words=said) for at, (offer, said) in enumerate(told, 1))
    session.flush()
    return made.id


def _checked(found: Opened, offers: Mapping[UUID, str], why_not: dict[UUID, str]) -> list[tuple[UUID, str]]:
    if not offers:
        raise BadInput("Choose at least one offer for the shortlist.", "offers")
    if len(offers) > MOST_SHOWN:
        raise BadInput(_("A shortlist has at most {most_shown} offers, so that the person can look at each. Leave some out.",
                         most_shown=MOST_SHOWN), "offers")
    if set(offers) - {one.id for one in found.offers}:
        raise BadInput("One of these offers is not among those that were opened. Look at the offers again.", "offers")
    chosen = sorted((one for one in found.offers if one.id in offers), key=lambda one: one.name.casefold())
    for one in chosen:
        if one.id in why_not:
            raise BadInput(_("{name} cannot stand on the shortlist. {why_not}", name=one.name, why_not=why_not[one.id]), f"words-{one.id}")
    return [(one.id, checked_words(offers[one.id], f"words-{one.id}", what=_("in plain words what {name} offers", name=one.name),
                                   limit=MOST_WORDS))
            for one in chosen]
