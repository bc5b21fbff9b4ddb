"""The award: support is offered to the provider of the signed plan, who accepts or declines. Closed once every letter is out."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.choosing import go_back_to_choice
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.letters import letters_missing
from toolkit.brokerage.moves import AWARDING, PLANNING, STARTING, move, the_case
from toolkit.brokerage.permission import check_may_share
from toolkit.brokerage.shortlisting import put_question
from toolkit.brokerage.signed import why_not_signed
from toolkit.brokerage.support_plan import QUICK, plan_now
from toolkit.clock import now
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Award
from toolkit.record.edits import to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import offers
from toolkit.storage.queries import support as queries
from toolkit.words.speaking import _

OFFERED, ACCEPTED, DECLINED, ENDED = "offered", "accepted", "declined", "ended"
GIVING_WAY = queries.GIVING_WAY
STATES = {OFFERED: "offered, no answer yet", ACCEPTED: "accepted", GIVING_WAY: "accepted, runs until the other support begins",
          DECLINED: "declined", ENDED: "ended"}
ACTS = {ACCEPTED: "award accepted", DECLINED: "award declined"}
PURPOSE = "award"
MOST_WORDS = 1000
OVER = {ACCEPTED: "You have accepted this support.", GIVING_WAY: "You have accepted this support.",
        DECLINED: "You have declined this support.",
        ENDED: "This was taken back. Nothing is asked of you any more."}


@dataclass(frozen=True)
class Answered:
    """A provider's answer, with words; declining says why."""

    accepts: bool
    words: str = ""


def why_not_award(case_id: UUID, *, session: Session) -> str:
    """Why the support cannot be awarded now; empty when it can. An interim plan of quick sourcing is signed later."""
    case, plan = the_case(case_id, session=session), plan_now(case_id, session=session)
    if case.state != PLANNING or plan is None:
        return _("There is no support plan to award yet. Write it, and have both sides sign it.")
    return "" if plan.interim and case.path == QUICK else why_not_signed(plan, session=session)


def award(actor: Actor, case_id: UUID, *, session: Session) -> UUID:
    """Offer the support to the provider of the plan. Raises MoveRefused while a side has not signed, or without the person's permission.

    Support that ran until now goes on until this one begins: its award gives way, and stands again should this one come to nothing.
    """
    check_may(actor, "work on cases")
    if sentence := why_not_award(case_id, session=session):
        raise MoveRefused(sentence)
    check_may_share(case_id, session=session)
    move(actor, case_id, AWARDING, session=session)
    before = queries.standing_award(case_id, session=session)
    if before:
        keep_change(actor, case_id, "let the award before give way", before, before.version, {"state": GIVING_WAY}, session=session)
    plan = plan_now(case_id, session=session)
    name = offers.opened_offer(plan.offer_id, session=session).provider
    row = Award(case_id=case_id, offer_id=plan.offer_id, plan_id=plan.id)
    return keep_new(actor, case_id, "offer the award", row, name, session=session, offer=str(plan.offer_id)).id


def answer_award(actor: Actor, award_id: UUID, said: Answered, *, session: Session) -> None:
    """Accept or decline. Declining goes back to the choice, where the person is asked again among the others, if any are left.

    Raises MoveRefused when it was answered otherwise or taken back, BadInput when declining without a reason.
    """
    check_may(actor, "answer an award")
    row = to_edit(Award, award_id, session=session)
    wanted = ACCEPTED if said.accepts else DECLINED
    if row.state == wanted:
        return      # pressed twice
    if row.state != OFFERED:
        raise MoveRefused(OVER[row.state])
    words = (optional_words if said.accepts else checked_words)(said.words, "words", what="why you decline", limit=MOST_WORDS)
    changes = {"state": wanted, "answered_at": now(), "answer_words": words}
    keep_change(actor, row.case_id, ACTS[wanted], row, row.version, changes, words, session=session)
    if said.accepts:
        move(actor, row.case_id, STARTING, session=session)
    else:
        _stands_again(actor, row.case_id, session=session)
        _on_to_the_others(actor, row, session=session)


def withdraw_award(actor: Actor, case_id: UUID, why: str, *, sure: bool = False, session: Session) -> None:
    """Take the case's award back: before its answer to the plan, after it (the provider cannot do it after all) to the choice.

    Raises MoveRefused, BadInput, MayBePersonal.
    """
    check_may(actor, "work on cases")
    case, row = the_case(case_id, session=session, lock=True), queries.standing_award(case_id, session=session)
    words = personal.checked_reason(why, "why", what="why the award is taken back", sure=sure)
    if row is None or case.state not in (AWARDING, STARTING):
        raise MoveRefused("There is no award to take back, or the support runs already. Look at the case again.")
    before = row.state
    changes = {"state": ENDED, "answer_words": words}
    keep_change(actor, row.case_id, "take the award back", row, row.version, changes, words, session=session)
    _stands_again(actor, row.case_id, session=session)
    if before == OFFERED:
        move(actor, row.case_id, PLANNING, session=session)
    else:
        _on_to_the_others(actor, row, session=session)


def _stands_again(actor: Actor, case_id: UUID, *, session: Session) -> None:
    before = queries.award_giving_way(case_id, session=session)
    if before:
        keep_change(actor, case_id, "let the award before stand again", before, before.version, {"state": ACCEPTED}, session=session)


def _on_to_the_others(actor: Actor, row: Award, *, session: Session) -> None:
    choice = queries.standing_choice(row.case_id, session=session)
    go_back_to_choice(actor, row.case_id, session=session)
    others = [(offer, words) for offer, _, words, _ in queries.shortlist_of(choice.id, session=session) if offer != row.offer_id]
    if others:
        put_question(actor, row.case_id, choice.enquiry_id, others, choice.words, session=session)


def why_not_closed(award: Award, *, session: Session) -> str:
    """Why an award cannot be closed yet; empty when it can."""
    if award.state != ACCEPTED:
        return _("The provider has not accepted yet.")
    missing = letters_missing(award, session=session)
    if not missing:
        return ""
    return _("No letter has gone to {providers} yet. Everybody who sent an offer is told first.", providers=", ".join(missing))


def close_award(actor: Actor, award_id: UUID, *, session: Session) -> None:
    """Close an award: everybody who sent an offer and was not chosen has their letter. Raises MoveRefused."""
    check_may(actor, "work on cases")
    row = to_edit(Award, award_id, session=session)
    if row.closed_at:
        return
    if sentence := why_not_closed(row, session=session):
        raise MoveRefused(sentence)
    keep_change(actor, row.case_id, "close the award", row, row.version, {"closed_at": now()}, session=session)


def award_of(award_id: UUID, *, session: Session) -> Award:
    """One award. Raises NotFound."""
    row = session.get(Award, award_id)
    if row is None:
        raise NotFound("This award is not there any more. Ask whoever sent you the address.")
    return row
