"""The person's permission to share and to e-broker (Devon). It comes first, and is not the legal basis under UK GDPR."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.happened import on_timeline
from toolkit.brokerage.moves import the_case
from toolkit.brokerage.taking_back import say_who_saw, take_back
from toolkit.clock import now, today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import CasePermission
from toolkit.record.edits import save_edit, save_or_add
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import cases as queries
from toolkit.storage.queries import enquiries
from toolkit.words.speaking import _

# Who may agree, choose and sign: the person, or somebody who may do it for them, whose authority is then noted.
BY = {"self": "The person themselves", "attorney": "Somebody with power of attorney", "deputy": "A deputy of the Court of Protection",
      "best_interests": "Decided in the person's best interests"}
# At a door and on a sheet it is the person who reads; "the person themselves" is how others speak of them.
SPEAKERS = BY | {"self": "Me, for myself"}


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


def give_permission(actor: Actor, case_id: UUID, version: int, permission: Permission, *, sure: bool = False, session: Session) -> None:
    """Record permission, or change the standing one. Version 0: the writer saw none.

    A change that takes one of the two agreements away is a withdrawal, and is refused here. Raises BadInput, Changed, NotAllowed,
    and MayBePersonal unless the writer is `sure`.
    """
    check_may(actor, "work on cases")
    personal.check({"restrictions": permission.restrictions, "authority": permission.authority}, sure=sure)
    case, columns = the_case(case_id, session=session, lock=True), permission.columns()
    standing = queries.standing_permission(case.id, session=session)
    _check_nothing_taken_away(standing, permission)
    act = "change a permission" if standing else "record a permission"
    save_or_add(actor, act, standing, CasePermission(case_id=case.id, **columns), version, columns, workshop_id=None, session=session)
    on_timeline(actor, case.id, act, in_words(permission.may_share, permission.may_broker), session=session)


def _check_nothing_taken_away(standing: CasePermission | None, permission: Permission) -> None:
    if standing and (standing.may_share > permission.may_share or standing.may_broker > permission.may_broker):
        raise MoveRefused("Taking an agreement away is a withdrawal. Withdraw the permission below, then record what is still agreed.")


def withdraw_permission(actor: Actor, case_id: UUID, words: str, *, sure: bool = False, session: Session) -> list[str]:
    """The person takes their permission back: nothing more is sent, and an enquiry that is out is closed.

    Returns the names of the providers who had opened it, so that somebody can tell them. Raises MoveRefused where none stands,
    BadInput, MayBePersonal, NotAllowed.
    """
    check_may(actor, "work on cases")
    said = personal.checked_reason(words, "withdrawn_words", what="what was said, or how you know", sure=sure)
    case = the_case(case_id, session=session, lock=True)
    standing = queries.standing_permission(case_id, session=session)
    if standing is None:
        raise MoveRefused("There is no permission to withdraw. None was recorded, or it was withdrawn before.")
    save_edit(actor, "withdraw a permission", standing, standing.version, {"withdrawn_at": now(), "withdrawn_words": said},
              workshop_id=None, session=session)
    saw = list(dict.fromkeys(name for name, _ in enquiries.providers_who_saw(case_id, session=session)))
    on_timeline(actor, case_id, "withdraw a permission", f"{said} {say_who_saw(saw)}", session=session)
    if row := enquiries.running(case.id, session=session, lock=True):
        take_back(actor, row, f"Permission was withdrawn. {said}", session=session)
    return saw


def in_words(may_share: bool, may_broker: bool) -> str:
    """What the person agreed to."""
    if may_share and may_broker:
        return _("The person agreed to sharing information with providers and to e-brokering.")
    return (_("The person agreed to sharing information, not to e-brokering.") if may_share
            else _("The person agreed to e-brokering, not to sharing information."))


def why_may_not_share(case_id: UUID, *, session: Session) -> str | None:
    """Why nothing about this case may be sent to providers; None when both agreements stand."""
    standing = queries.standing_permission(case_id, session=session)
    if standing is None:
        return _("There is no permission from the person yet. Record it first; until then nothing can be sent to providers.")
    if not standing.may_share or not standing.may_broker:
        return _("The person has not agreed to all of it: an enquiry needs permission to share and to e-broker. Ask them first.")
    return None


def check_may_share(case_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused with a sentence unless the person's permission to share and to e-broker stands (Devon, permission)."""
    if refusal := why_may_not_share(case_id, session=session):
        raise MoveRefused(refusal)
