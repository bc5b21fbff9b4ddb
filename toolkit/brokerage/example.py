"""The example's 40 invented cases, taken in through the same functions that a broker's clicks use, and told on invented days."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import permission, referral, time_spent
from toolkit.brokerage.clock import Urgency, due
from toolkit.brokerage.example_days import days_of
from toolkit.brokerage.example_onward import BROKER, Onward, make_providers, put_enquiry_on_its_days
from toolkit.clock import LONDON, now, today
from toolkit.errors import DataFileError
from toolkit.framework.reading import read_example
from toolkit.models import Case, CaseEvent
from toolkit.storage.queries import cases as queries
from toolkit.storage.queries import enquiries

FILE = "example/cases.toml"
# After the time from which a referral counts, or after its receipt.
BEGUN_AFTER, ANSWERED_AFTER, WITHDRAWN_AFTER, CLOSED_AFTER = (
    timedelta(minutes=50), timedelta(minutes=170), timedelta(minutes=40), timedelta(days=20))
MORNING = time(10)
KEPT_TIMES = {"start work on a case": "started_at", "answer a referral": "answered_at", "close a case": "closed_at"}
AGREEMENTS = {"full": (True, True), "share": (True, False), "withdrawn": (True, True)}
REFERRED = ("reference", "group", "kind", "urgency", "path", "route", "area", "words", "carer_does", "money_route", "brokerage_route",
            "for_whom", "wants_no_change")


def load_cases(actor: Actor, *, session: Session) -> int:
    """Take the example's cases in, unless they are there; how many were made. Raises DataFileError for a wrong file, NotAllowed."""
    check_may(actor, "load the example")
    if queries.has_example(session=session):
        return 0
    about = read_example(FILE, settings.data_folder() / FILE)
    try:
        known = make_providers(about["provider"], session=session)
        for one in about["case"]:
            _Loader(one, known, session).load()
    except (KeyError, TypeError) as error:
        raise DataFileError(f"{FILE}: the key {error} is missing or of the wrong kind.") from error
    return len(about["case"])


class _Loader:
    """One case of the file."""

    def __init__(self, about: dict[str, Any], known: dict[str, UUID], session: Session):
        self.about, self.known, self.session = about, known, session
        self.received = _received(about)

    def load(self) -> UUID:
        """Take it in, bring it to its state, and put all that happened on its invented days."""
        said = {name: self.about[name] for name in REFERRED if name in self.about}
        budget = {"budget_pounds": Decimal(self.about["budget_pounds"])} if "budget_pounds" in self.about else {}
        self.id = referral.refer(BROKER, referral.Referral(**said, **budget, received_at=self.received), session=self.session)
        self.case = self.session.get_one(Case, self.id)
        self.case.example = True
        if not self.about.get("wants_no_change"):
            self._agree()
            self._work()
        if "onward" in self.about:
            Onward(self.id, self.about, self.known, self.session).go()
        self._on_its_days()
        return self.id

    def _agree(self) -> None:
        wanted = self.about.get("permission")
        if wanted:
            share, broker = AGREEMENTS[wanted]
            given = permission.Permission(may_share=share, may_broker=broker, given_on=self.received.date())
            permission.give_permission(BROKER, self.id, 0, given, session=self.session)
        if wanted == "withdrawn":
            permission.withdraw_permission(BROKER, self.id, "The person changed their mind.", session=self.session)

    def _work(self) -> None:
        state = self.about["state"]
        if state == "received":
            return
        referral.start_work(BROKER, self.id, session=self.session)
        if "band" in self.about:
            time_spent.put_into_band(BROKER, self.id, 0, self.about["band"], "", session=self.session)
        for task, minutes in self.about.get("minutes", {}).items():
            time_spent.log_time(BROKER, self.id, self.received.date(), task, minutes, session=self.session)
        if state in ("answered", "closed"):
            referral.answer_given(BROKER, self.id, "", session=self.session)
        if state == "closed":
            referral.close_case(BROKER, self.id, self.about["closed_why"], session=self.session)

    def _on_its_days(self) -> None:
        counts = due(self.received, Urgency(self.case.urgency), self.case.kind).counts_from
        self.case.created_at = self.received
        times = {"start work on a case": counts + BEGUN_AFTER, "put a case into a band": counts + BEGUN_AFTER,
                 "answer a referral": counts + ANSWERED_AFTER, "withdraw a permission": self.received + WITHDRAWN_AFTER,
                 "close a case": self.received if self.case.wants_no_change else self.received + CLOSED_AFTER}
        events = queries.events_of(self.id, session=self.session)
        for event in events:
            event.created_at = min(times.get(event.act, self.received), now())
            if name := KEPT_TIMES.get(event.act):
                setattr(self.case, name, event.created_at)
        if later := [event for event in events if event.act not in (*times, "take in a referral", "record a permission")]:
            self._spread(later)
        for row in queries.withdrawn_permissions(self.id, session=self.session):
            row.withdrawn_at = min(times["withdraw a permission"], now())
        self.session.flush()


    def _spread(self, later: list[CaseEvent]) -> None:
        began = None
        if "began_days_ago" in self.about:
            began = datetime.combine(today() - timedelta(days=self.about["began_days_ago"]), MORNING, LONDON)
        begin = self.case.answered_at or self.case.started_at
        for event, moment in zip(later, days_of([event.act for event in later], begin, began, now()), strict=True):
            event.created_at = min(moment, now())
        for row in enquiries.enquiries_of(self.id, session=self.session):
            put_enquiry_on_its_days(row, later, session=self.session)


def _received(about: dict[str, Any]) -> datetime:
    if "minutes_ago" in about:
        return now() - timedelta(minutes=about["minutes_ago"])
    return datetime.combine(today() - timedelta(days=about["days_ago"]), time.fromisoformat(about["at"]), LONDON)
