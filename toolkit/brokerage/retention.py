"""How long a closed case is kept, and what must be kept longer: a legal hold with its reason."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.keeping import keep_new
from toolkit.brokerage.moves import CLOSED, the_case
from toolkit.clock import LONDON, in_london, now, today
from toolkit.errors import MoveRefused
from toolkit.models import CaseHold
from toolkit.storage.queries import retention as queries

HELD = "This case is on hold, so it is not erased. Lift the hold first, with the reason."
ALREADY = "This case is on hold already. The reason stands on this page."
NO_HOLD = "This case is not on hold. There is nothing to lift."
OPEN = "This case is not closed. Only closed cases are erased: close it first."


@dataclass(frozen=True)
class Due:
    """A closed case, or a contract that ended, whose time is over since `due_on`; `held` is whether it must still be kept."""

    case_id: UUID
    reference: str
    closed_on: date
    due_on: date
    held: bool


def kept_until(closed_at: datetime) -> date:
    """The day from which a case closed then may be erased: so many years later, 29 February as 28. Raises BadInput for a wrong setting."""
    return over_on(in_london(closed_at).date())


def over_on(last: date) -> date:
    """The same for a last day."""
    return _years_from(last, settings.keep_years())


def due_cases(actor: Actor, *, session: Session) -> list[Due]:
    """The cases whose time is over, the longest closed first. Raises NotAllowed."""
    check_may(actor, "open cases")
    until = datetime.combine(_years_from(today(), -settings.keep_years()), time.max, LONDON)
    found = (Due(case, reference, in_london(closed).date(), kept_until(closed), held)
             for case, reference, closed, held in queries.closed_before(until, session=session))
    return [one for one in found if one.due_on <= today()]


def due_contracts(actor: Actor, *, session: Session) -> list[Due]:
    """The bespoke contracts that belong to no case and ended so long ago, the longest ago first. Raises NotAllowed."""
    check_may(actor, "open cases")
    until = _years_from(today(), -settings.keep_years()) + timedelta(days=1)
    found = (Due(contract, reference, last, over_on(last), False)
             for contract, reference, last in queries.contracts_ended_before(until, session=session))
    return [one for one in found if one.due_on <= today()]


def hold(actor: Actor, case_id: UUID, why: str, *, sure: bool = False, session: Session) -> UUID:
    """Keep a case until the hold is lifted. Raises NotAllowed, BadInput, MayBePersonal, MoveRefused, NotFound."""
    check_may(actor, "hold a case")
    words = personal.checked_reason(why, "why", what="why it must be kept", sure=sure)
    the_case(case_id, session=session, lock=True)
    if queries.standing_hold(case_id, session=session):
        raise MoveRefused(ALREADY)
    return keep_new(actor, case_id, "hold a case", CaseHold(case_id=case_id, why=words), words, session=session, why=words).id


def lift(actor: Actor, case_id: UUID, why: str, *, sure: bool = False, session: Session) -> None:
    """Let a case be erased again when its time is over. Raises NotAllowed, BadInput, MayBePersonal, MoveRefused, NotFound."""
    check_may(actor, "hold a case")
    words = personal.checked_reason(why, "why", what="why the hold is lifted", sure=sure)
    the_case(case_id, session=session, lock=True)
    standing = queries.standing_hold(case_id, session=session)
    if standing is None:
        raise MoveRefused(NO_HOLD)
    standing.lifted_at, standing.lifted_by, standing.lifted_why = now(), actor.name, words
    keep_new(actor, case_id, "lift a hold", standing, words, session=session, why=words)


def why_not_erase(state: str, closed_at: datetime | None, held: bool) -> str | None:
    """Why a case cannot be erased now; None when it can. Before its time it can too, with a reason of its own."""
    if state != CLOSED or closed_at is None:
        return OPEN
    return HELD if held else None


def _years_from(day: date, years: int) -> date:
    year = min(max(day.year + years, 1), date.max.year)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
