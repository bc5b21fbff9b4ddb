"""Who looked at a case: each opening is recorded, once for each link and case within half an hour."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.models import CaseOpening
from toolkit.storage.queries import cases as queries

AGAIN_AFTER = timedelta(minutes=30)


def is_recorded(actor: Actor, case_id: UUID, *, session: Session) -> bool:
    """Whether this person's opening of the case is written down already, within the last half an hour."""
    # An opening that a clock put into the future, before it was set right, does not hide later ones.
    moment = now()
    return queries.opened_between(case_id, actor.name, actor.link_id, moment - AGAIN_AFTER, moment, session=session)


def opened(actor: Actor, case_id: UUID, *, session: Session) -> None:
    """Write down that somebody opens a case, unless that stands there from the last half an hour. Raises NotAllowed."""
    check_may(actor, "open cases")
    _once(actor, case_id, "open a case", session=session)


def plan_opened(actor: Actor, case_id: UUID, *, session: Session) -> None:
    """The same of somebody who reads a case's support plan in a sample, without the case. Raises NotAllowed."""
    check_may(actor, "read sampled plans")
    _once(actor, case_id, "read a sampled plan", session=session)


def _once(actor: Actor, case_id: UUID, act: str, *, session: Session) -> None:
    if not is_recorded(actor, case_id, session=session):
        session.add(CaseOpening(case_id=case_id, link_id=actor.link_id, role=actor.role, created_by=actor.name))
        session.flush()
        write_down(actor, act, case_id, session=session)
