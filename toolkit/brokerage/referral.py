"""The referral: taken in, put right, begun, answered, closed (Derbyshire, referrals; Oxfordshire, budget and brokerage route)."""

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import clock, moves, personal
from toolkit.brokerage.clock import Urgency
from toolkit.brokerage.enquiry_building import put_plain_need
from toolkit.brokerage.happened import happened, on_timeline
from toolkit.brokerage.letters import check_letters_sent
from toolkit.brokerage.lists import checked_slug, groups, lists
from toolkit.clock import in_london, now, today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Case
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import cases as queries
from toolkit.storage.queries import enquiries
from toolkit.words.speaking import _, say_number

OURS = "CT-{year}-{number:04}"
REFERENCE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9 ./_-]*")
MOST_POUNDS = 100_000  # a week; more is a slip of the finger
SURE = "Something looked as if it named a person; whoever saved it says that it does not."
NO_CHANGE = "The person wants no change, so this was not sent to brokerage."


@dataclass(frozen=True, kw_only=True)
class Referral:
    """What a referral says. Slugs are those of `lists()`, money is pounds a week. There is no name in it."""

    reference: str
    received_at: datetime
    urgency: str = Urgency.ROUTINE
    path: str = "full"
    group: str = ""
    route: str = ""
    kind: str = "home_care"
    money_route: str = ""
    area: str = ""
    start_wanted_on: date | None = None
    team: str = ""
    for_whom: str = "self"
    words: str = ""
    carer_does: str = ""
    budget_pounds: Decimal | None = None
    brokerage_route: str = ""
    wants_no_change: bool = False
    first_visit_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """The same, checked, with the times at which it is due. Raises BadInput."""
        known = lists()
        chosen = {"urgency": checked_slug(known.urgency, self.urgency, "urgency", "how urgent it is", needed=True),
                  "path": checked_slug(known.path, self.path, "path", "one of the two ways", needed=True),
                  "kind": checked_slug(known.kind, self.kind, "kind", "the kind of support", needed=True),
                  "for_whom": checked_slug(known.for_whom, self.for_whom, "for_whom", "for whom it is", needed=True),
                  "group": checked_slug(groups(), self.group, "group", "the group of people"),
                  "route": checked_slug(known.route, self.route, "route", "how it came in"),
                  "money_route": checked_slug(known.money_route, self.money_route, "money_route", "how it is paid for"),
                  "brokerage_route": checked_slug(known.brokerage_route, self.brokerage_route, "brokerage_route", "who arranges it")}
        return asdict(self) | chosen | self._typed() | self._due()

    def check_personal(self, sure: bool) -> str:
        """For the timeline: "" where nothing looks personal, else that somebody was `sure`. Raises MayBePersonal."""
        asked = personal.check({"team": self.team, "words": self.words, "carer_does": self.carer_does}, sure=sure)
        return SURE if asked else ""

    def _typed(self) -> dict[str, Any]:
        _check_budget(self.budget_pounds)
        _check_days(self)
        return {"reference": checked_reference(self.reference),
                "area": _area(self.area),
                "team": optional_words(self.team, "team", what="the team", limit=120),
                "words": optional_words(self.words, "words", what="what is needed"),
                "carer_does": optional_words(self.carer_does, "carer_does", what="what a carer does")}

    def _due(self) -> dict[str, datetime | None]:
        if self.received_at > now():
            raise BadInput("This referral would come in later than now. Check the day and the time.", "received")
        due = clock.due(self.received_at, Urgency(self.urgency), self.kind)
        return {"start_due_at": due.start, "answer_due_at": due.answer}


def refer(actor: Actor, referral: Referral, *, sure: bool = False, session: Session) -> UUID:
    """Take a referral in. One whose person wants no change is closed at once.

    Raises BadInput, NotAllowed, and MayBePersonal unless the writer is `sure` that nothing in it is about a person.
    """
    check_may(actor, "work on cases")
    columns, asked = referral.columns(), referral.check_personal(sure)
    _check_free(columns["reference"], None, session=session)
    made = add_row(actor, "take in a referral", Case(**columns), workshop_id=None, session=session, **columns)
    on_timeline(actor, made.id, "take in a referral", asked, session=session)
    if referral.wants_no_change:
        close_case(actor, made.id, NO_CHANGE, session=session)
    return made.id


def change_referral(actor: Actor, case_id: UUID, version: int, referral: Referral, *, sure: bool = False, session: Session) -> None:
    """Put a referral right; its due times follow. Raises BadInput, MayBePersonal, MoveRefused once it is closed, Changed, NotAllowed."""
    check_may(actor, "work on cases")
    case = to_edit(Case, case_id, session=session)
    if case.state == moves.CLOSED:
        raise MoveRefused(moves.WHY_NOT[moves.CLOSED])
    columns, asked = referral.columns(), referral.check_personal(sure)
    _check_free(columns["reference"], case_id, session=session)
    save_edit(actor, "change a referral", case, version, columns, workshop_id=None, session=session)
    if enquiries.drafted(case_id, session=session):
        put_plain_need(case_id, actor.name, session=session)  # what is made ready asks for what the referral says now
    on_timeline(actor, case_id, "change a referral", asked, session=session)


def next_reference(year: int, *, session: Session) -> str:
    """The next free reference of ours in a year, such as "CT-2026-0001"; a council's own may be typed instead."""
    start = OURS.format(year=year, number=0)[:-4]
    taken = [int(one[len(start):]) for one in queries.references_beginning(start, session=session) if one[len(start):].isdecimal()]
    return OURS.format(year=year, number=max(taken, default=0) + 1)


def start_work(actor: Actor, case_id: UUID, *, session: Session) -> None:
    """Begin work on a referral. Raises MoveRefused, NotAllowed, NotFound."""
    check_may(actor, "work on cases")
    if moves.the_case(case_id, session=session, lock=True).state != moves.RECEIVED:
        raise MoveRefused("Work on this case has begun already.")
    case = moves.move(actor, case_id, moves.WORKING, session=session)
    case.started_at = now()


def close_case(actor: Actor, case_id: UUID, why: str, *, sure: bool = False, session: Session) -> None:
    """Close a case with the reason. Raises BadInput, MayBePersonal, MoveRefused, also while a feedback letter is missing, NotFound."""
    check_may(actor, "work on cases")
    words = personal.checked_reason(why, "why", what="why it is closed", sure=sure)
    check_letters_sent(case_id, session=session)
    case = moves.move(actor, case_id, moves.CLOSED, words, session=session)
    case.closed_at, case.closed_why = now(), words


def answer_given(actor: Actor, case_id: UUID, words: str, *, sure: bool = False, session: Session) -> None:
    """Whoever referred has their answer, which stops the response clock.

    Raises MoveRefused, BadInput, MayBePersonal, NotAllowed, NotFound.
    """
    check_may(actor, "work on cases")
    said = personal.checked_reason(words, "words", what="the answer", sure=sure, needed=False)
    case = moves.the_case(case_id, session=session, lock=True)
    if refusal := why_no_answer(case.state, case.answered_at):
        raise MoveRefused(refusal)
    case.answered_at, case.version = now(), case.version + 1
    session.add(case)
    happened(actor, case_id, "answer a referral", said, session=session)


def why_no_answer(state: str, answered_at: datetime | None) -> str | None:
    """Why nobody can be answered now; None when it is possible."""
    if answered_at:
        return _("Whoever referred has their answer already.")
    return moves.WHY_NOT[state] if state in (moves.RECEIVED, moves.CLOSED) else None


def take_full_path(actor: Actor, case_id: UUID, why: str, *, sure: bool = False, session: Session) -> None:
    """Move a case from quick sourcing to full brokerage. Raises MoveRefused, BadInput, MayBePersonal, NotAllowed, NotFound."""
    check_may(actor, "work on cases")
    words = personal.checked_reason(why, "why", what="why", sure=sure)
    case = moves.the_case(case_id, session=session, lock=True)
    if refusal := why_not_full(case.state, case.path):
        raise MoveRefused(refusal)
    case.path, case.version = "full", case.version + 1
    session.add(case)
    happened(actor, case_id, "move to full brokerage", words, session=session)


def why_not_full(state: str, path: str) -> str | None:
    """Why a case cannot move to full brokerage now; None when it can. What providers were asked stays as it was asked."""
    if path == "full":
        return _("This case is in full brokerage already.")
    return None if state in (moves.RECEIVED, moves.WORKING) else moves.WHY_NOT[state]


def open_again(actor: Actor, case_id: UUID, why: str, *, sure: bool = False, session: Session) -> None:
    """Open a closed case again, with the reason. Raises BadInput, MayBePersonal, MoveRefused, NotAllowed, NotFound."""
    check_may(actor, "work on cases")
    words = personal.checked_reason(why, "why", what="why it is opened again", sure=sure)
    check_closed(moves.the_case(case_id, session=session, lock=True).state)
    case = moves.move(actor, case_id, moves.WORKING, words, session=session)
    case.started_at, case.closed_at, case.closed_why, case.wants_no_change = case.started_at or now(), None, "", False


def check_closed(state: str) -> None:
    """Raise MoveRefused unless a case is closed."""
    if state != moves.CLOSED:
        raise MoveRefused("This case is not closed, so it need not be opened again.")


def checked_reference(typed: str) -> str:
    """A reference of a case or a bespoke contract, up to 40 letters. Raises BadInput when it could name somebody."""
    words = checked_words(typed, "reference", what="a reference number", limit=40)
    if not REFERENCE.fullmatch(words) or personal.found_in(words):
        raise BadInput("A reference has a number in it, and letters, dots or lines beside it. It is never a name or a number of the "
                       "person's own.", "reference")
    return words


def _area(typed: str) -> str:
    words = optional_words(typed, "area", what="the area", limit=120)
    if found := personal.found_in(words, place=True):
        raise BadInput(_("This looks like {found}. Write a town, or only the first half of a postcode, such as OX16: a full "
                         "one can point to one home.", found=found[0]), "area")
    return words


def _check_free(reference: str, own: UUID | None, *, session: Session) -> None:
    if queries.case_of_reference(reference, session=session) not in (None, own):
        raise BadInput(_("Another case has this reference. Open that one from the list, or use another: the next free one of "
                         "ours is {year}.", year=next_reference(today().year, session=session)), "reference")


def _check_budget(pounds: Decimal | None) -> None:
    if pounds is not None and not 0 <= pounds <= MOST_POUNDS:
        raise BadInput(_("A budget lies between 0 and {most_pounds} pounds a week. Leave it empty while it is not known.",
                         most_pounds=say_number(MOST_POUNDS)), "budget_pounds")


def _check_days(referral: Referral) -> None:
    came_in = in_london(referral.received_at).date()
    if referral.start_wanted_on and referral.start_wanted_on < came_in:
        raise BadInput("Support is wanted from a day before the referral came in. Check both days.", "start_wanted_on")
