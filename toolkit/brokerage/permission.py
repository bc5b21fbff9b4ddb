"""The person's permission to share and to e-broker (Devon). It comes first, and is not the legal basis under UK GDPR."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.happened import on_timeline
from toolkit.brokerage.moves import the_case
from toolkit.clock import today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import CasePermission
from toolkit.record.edits import save_or_add
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import cases as queries

# Who may agree, choose and sign: the person, or somebody who may do it for them, whose authority is then noted.
BY = {"self": "The person themselves", "attorney": "Somebody with power of attorney", "deputy": "A deputy of the Court of Protection",
      "best_interests": "Decided in the person's best interests"}


@dataclass(frozen=True, kw_only=True)
class Permission:
    """What was agreed to, by whom and when; `authority` says by what right where it was not the person."""

    may_share: bool
    may_broker: bool
    given_on: date
    restrictions: str = ""
    given_by: str = "self"
    authority: str = ""

    def columns(self) -> dict[str, Any]:
        """The same, checked. Raises BadInput."""
        if not self.may_share and not self.may_broker:
            raise BadInput("Say what the person agreed to. If they agreed to nothing, there is no permission to record.", "may_share")
        if self.given_on is None or self.given_on > today():
            raise BadInput("Say on which day the person agreed, today or earlier.", "given_on")
        return asdict(self) | {"restrictions": optional_words(self.restrictions, "restrictions", what="the restrictions", limit=1000),
                               "authority": checked_authority(self.given_by, self.authority)}


def checked_authority(by: str, authority: str) -> str:
    """By what right somebody agrees, chooses or signs for the person. Raises BadInput where it is not said, or who it is."""
    if by not in BY:
        raise BadInput("Choose who it was from the list.", "given_by")
    if by == "self":
        return ""
    return checked_words(authority, "authority", what="by what right they act for the person", limit=300)


def give_permission(actor: Actor, case_id: UUID, version: int, permission: Permission, *, session: Session) -> None:
    """Record permission, or change the standing one. Version 0: the writer saw none. Raises BadInput, Changed, NotAllowed."""
    check_may(actor, "work on cases")
    case, columns = the_case(case_id, session=session, lock=True), permission.columns()
    standing = queries.standing_permission(case.id, session=session)
    act = "change a permission" if standing else "record a permission"
    save_or_add(actor, act, standing, CasePermission(case_id=case.id, **columns), version, columns, workshop_id=None, session=session)
    on_timeline(actor, case.id, act, in_words(permission.may_share, permission.may_broker), session=session)


def in_words(may_share: bool, may_broker: bool) -> str:
    """What the person agreed to."""
    if may_share and may_broker:
        return "The person agreed to sharing information with providers and to e-brokering."
    return ("The person agreed to sharing information, not to e-brokering." if may_share
            else "The person agreed to e-brokering, not to sharing information.")


def why_may_not_share(case_id: UUID, *, session: Session) -> str | None:
    """Why nothing about this case may be sent to providers; None when both agreements stand."""
    standing = queries.standing_permission(case_id, session=session)
    if standing is None:
        return "There is no permission from the person yet. Record it first; until then nothing can be sent to providers."
    if not standing.may_share or not standing.may_broker:
        return "The person has not agreed to all of it: an enquiry needs permission to share and to e-broker. Ask them first."
    return None


def check_may_share(case_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused with a sentence unless the person's permission to share and to e-broker stands (Devon, permission)."""
    if refusal := why_may_not_share(case_id, session=session):
        raise MoveRefused(refusal)
