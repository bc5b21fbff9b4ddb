"""The referral: taken in, put right, begun, answered, closed (Derbyshire, referrals; Oxfordshire, budget and brokerage route)."""

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import clock, moves
from toolkit.brokerage.clock import Urgency
from toolkit.brokerage.happened import on_timeline
from toolkit.brokerage.lists import checked_slug, groups, lists
from toolkit.clock import in_london, now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Case
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import cases as queries

OURS = "CT-{year}-{number:04}"
REFERENCE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9 ./_-]*")
MOST_POUNDS = 100_000  # a week; more is a slip of the finger
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

    def _typed(self) -> dict[str, Any]:
        _check_budget(self.budget_pounds)
        _check_days(self)
        return {"reference": _reference(self.reference),
                "area": optional_words(self.area, "area", what="the area", limit=120),
                "team": optional_words(self.team, "team", what="the team", limit=120),
                "words": optional_words(self.words, "words", what="what is needed"),
                "carer_does": optional_words(self.carer_does, "carer_does", what="what a carer does")}

    def _due(self) -> dict[str, datetime | None]:
        if self.received_at > now():
            raise BadInput("This referral would come in later than now. Check the day and the time.", "received")
        due = clock.due(self.received_at, Urgency(self.urgency), self.kind)
        return {"start_due_at": due.start, "answer_due_at": due.answer}


def refer(actor: Actor, referral: Referral, *, session: Session) -> UUID:
    """Take a referral in. One whose person wants no change is closed at once. Raises BadInput, NotAllowed."""
    check_may(actor, "work on cases")
    columns = referral.columns()
    _check_free(columns["reference"], None, session=session)
    made = add_row(actor, "take in a referral", Case(**columns), workshop_id=None, session=session, **columns)
    on_timeline(actor, made.id, "take in a referral", session=session)
    if referral.wants_no_change:
        close_case(actor, made.id, NO_CHANGE, session=session)
    return made.id


def change_referral(actor: Actor, case_id: UUID, version: int, referral: Referral, *, session: Session) -> None:
    """Put a referral right; its due times follow. Raises BadInput, MoveRefused once it is closed, Changed, NotAllowed."""
    check_may(actor, "work on cases")
    case = to_edit(Case, case_id, session=session)
    if case.state == moves.CLOSED:
        raise MoveRefused(moves.WHY_NOT[moves.CLOSED])
    columns = referral.columns()
    _check_free(columns["reference"], case_id, session=session)
    save_edit(actor, "change a referral", case, version, columns, workshop_id=None, session=session)
    on_timeline(actor, case_id, "change a referral", session=session)


def next_reference(year: int, *, session: Session) -> str:
    """The next free reference of ours in a year, such as "CT-2026-0001"; a council's own may be typed instead."""
    start = OURS.format(year=year, number=0)[:-4]
    taken = [int(one[len(start):]) for one in queries.references_beginning(start, session=session) if one[len(start):].isdecimal()]
    return OURS.format(year=year, number=max(taken, default=0) + 1)


def start_work(actor: Actor, case_id: UUID, *, session: Session) -> None:
    """Begin work on a referral. Raises MoveRefused, NotAllowed, NotFound."""
    check_may(actor, "work on cases")
    case = moves.move(actor, case_id, moves.WORKING, session=session)
    case.started_at = case.started_at or now()


def close_case(actor: Actor, case_id: UUID, why: str, *, session: Session) -> None:
    """Close a case with the reason. Raises BadInput, MoveRefused, NotAllowed, NotFound."""
    check_may(actor, "work on cases")
    words = checked_words(why, "why", what="why it is closed", limit=500)
    case = moves.move(actor, case_id, moves.CLOSED, words, session=session)
    case.closed_at, case.closed_why = now(), words


def _reference(typed: str) -> str:
    words = checked_words(typed, "reference", what="a reference number", limit=40)
    if not REFERENCE.fullmatch(words):
        raise BadInput("A reference has a number in it, and letters, dots, lines or spaces beside it. It is never a name.", "reference")
    return words


def _check_free(reference: str, own: UUID | None, *, session: Session) -> None:
    if queries.case_of_reference(reference, session=session) not in (None, own):
        raise BadInput("Another case has this reference. Open that one from the list, or use another reference.", "reference")


def _check_budget(pounds: Decimal | None) -> None:
    if pounds is not None and not 0 <= pounds <= MOST_POUNDS:
        raise BadInput(f"A budget lies between 0 and {MOST_POUNDS:,} pounds a week. Leave it empty while it is not known.", "budget_pounds")


def _check_days(referral: Referral) -> None:
    came_in = in_london(referral.received_at).date()
    if referral.start_wanted_on and referral.start_wanted_on < came_in:
        raise BadInput("Support is wanted from a day before the referral came in. Check both days.", "start_wanted_on")
