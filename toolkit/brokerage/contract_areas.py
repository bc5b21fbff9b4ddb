"""Which contracts a commissioner for some areas sees and keeps: those of their areas; those for all areas they see.

Whatever hangs on a contract goes with it: its hours, returns, bands, samples and surveys.
"""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import NotAllowed
from toolkit.storage.queries import contracts as queries

SEE = "see contracts"
NOT_YOURS = "This contract is of an area that you are not a commissioner for. Ask an administrator to add its area for you."
FOR_ALL = ("This is for all areas, and you are a commissioner for some, so you can read it and not change it. Ask a commissioner for all "
           "areas. A contract of yours names one of your areas: {areas}.")


def check_area(actor: Actor, act: str, area: str) -> None:
    """Raise NotAllowed unless this person may do this act with a contract of this area, which is empty for all areas. Pure."""
    check_may(actor, act)
    if actor.areas is None or area.strip().lower() in actor.areas:
        return
    if area.strip():
        raise NotAllowed(NOT_YOURS)
    if act != SEE:
        raise NotAllowed(FOR_ALL.format(areas=", ".join(sorted(one.title() for one in actor.areas))))


def is_seen(actor: Actor, area: str) -> bool:
    """Whether a contract of this area is one of theirs, or for all. Pure."""
    return actor.areas is None or not area.strip() or area.strip().lower() in actor.areas


def is_kept(actor: Actor, area: str) -> bool:
    """Whether `check_area` would let this person change it: for showing a form or leaving it out."""
    try:
        check_area(actor, "keep contracts", area)
    except NotAllowed:
        return False
    return True


def check_contract(actor: Actor, act: str, contract_id: UUID | None, *, session: Session) -> None:
    """The same of a contract that is there, and of what hangs on it; what hangs on none is for all areas. Raises NotAllowed."""
    check_may(actor, act)
    if actor.areas is not None:
        found = queries.contract(contract_id, session=session) if contract_id else None
        check_area(actor, act, found.area if found else "")
