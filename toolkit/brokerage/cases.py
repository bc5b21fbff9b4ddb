"""One case as its page shows it. Only brokers and administrators open cases."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.moves import NOT_THERE
from toolkit.errors import NotFound
from toolkit.storage.queries import cases as queries


@dataclass(frozen=True)
class CaseSeen:
    """A case's columns. Money is pounds a week, times are UTC; slugs are those of `lists()`. There is no name in it."""

    id: UUID
    version: int
    reference: str
    state: str
    path: str
    urgency: str
    received_at: datetime
    start_due_at: datetime
    answer_due_at: datetime | None
    started_at: datetime | None
    answered_at: datetime | None
    group: str
    route: str
    kind: str
    money_route: str
    area: str
    start_wanted_on: date | None
    team: str
    for_whom: str
    words: str
    carer_does: str
    budget_pounds: Decimal | None
    brokerage_route: str
    wants_no_change: bool
    first_visit_on: date | None
    closed_at: datetime | None
    closed_why: str
    example: bool


def case_seen(actor: Actor, case_id: UUID, *, session: Session) -> CaseSeen:
    """One case. That somebody opened it is written down by `openings.opened`. Raises NotAllowed, NotFound."""
    check_may(actor, "open cases")
    row = queries.case_row(case_id, session=session)
    if row is None:
        raise NotFound(NOT_THERE)
    return CaseSeen(*row)
