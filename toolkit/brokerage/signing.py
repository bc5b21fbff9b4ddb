"""Signing the support plan: at a door, on paper or on the screen; each side one version of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.keeping import keep_new
from toolkit.brokerage.moves import PLANNING, the_case
from toolkit.brokerage.permission import checked_authority
from toolkit.brokerage.signed import PERSON_SIDE, SIDES, WORKER, signatures_now
from toolkit.clock import today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import SupportPlan, SupportPlanSignature
from toolkit.record.edits import to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import support as queries

DOOR, PAPER, SCREEN = "door", "paper", "screen"
CHANNELS = {PAPER: "On paper", SCREEN: "On this screen"}
PURPOSES = {WORKER: "sign as social worker", PERSON_SIDE: "sign as person"}
CHANGED = "The plan was changed since you opened it. It stands here as it is now. Please read it, then sign it."
NO_LONGER = "This plan no longer holds. Ask the person who works on the support for the new one."
UNDER_WAY = "The support was awarded by this plan, so signing is over."


@dataclass(frozen=True)
class Signed:
    """A signature: which side, by whom with what authority, how and on which day. Nobody's name is kept."""

    side: str
    by: str = "self"
    authority: str = ""
    channel: str = DOOR
    on: date | None = None


def sign(actor: Actor, plan_id: UUID, version: int, said: Signed, *, session: Session) -> None:
    """Sign one version of a plan. Signing the same version again changes nothing.

    Raises MoveRefused when the plan was changed since that version or no longer holds, BadInput.
    """
    check_may(actor, "sign a support plan")
    plan = to_edit(SupportPlan, plan_id, session=session)
    if sentence := why_not_sign(plan, session=session):
        raise MoveRefused(sentence)
    if plan.version != version:
        raise MoveRefused(CHANGED)
    if said.side not in SIDES or said.channel not in (DOOR, *CHANNELS):
        raise BadInput("Say which side signs, and whether on paper or here.", "side")
    columns = _checked(said)
    if said.side in signatures_now(plan, session=session):
        return
    row = SupportPlanSignature(plan_id=plan_id, plan_version=version, side=said.side, channel=said.channel, **columns)
    keep_new(actor, plan.case_id, "sign the support plan", row, f"{SIDES[said.side]}, {said.channel}", session=session,
             side=said.side, plan_version=version, **columns)


def why_not_sign(plan: SupportPlan, *, session: Session) -> str:
    """Why a plan takes no signatures now; empty while it does. An interim plan is signed also after the support began."""
    choice = queries.standing_choice(plan.case_id, session=session)
    if plan.set_aside_at or choice is None or choice.id != plan.choice_id:
        return NO_LONGER
    case = the_case(plan.case_id, session=session)
    return "" if case.state == PLANNING or (plan.interim and case.state in ("awarding", "starting", "running")) else UNDER_WAY


def _checked(said: Signed) -> dict:
    on = said.on or today()
    if on > today():
        raise BadInput("The plan cannot be signed on a day to come. Choose today, or the day on the paper.", "on")
    if said.side == WORKER:
        return {"signed_by": "self", "authority": optional_words(said.authority, "authority", what="the role", limit=300), "signed_on": on}
    return {"signed_by": said.by, "authority": checked_authority(said.by, said.authority), "signed_on": on}
