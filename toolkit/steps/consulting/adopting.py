"""Adopting a plan: only once the people were asked and answered, or the reason for not asking is written (Toolkit, step 4)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import MoveRefused, NotFound, ToolkitError
from toolkit.models import Consultation, Plan, PlanAdoption
from toolkit.record.edits import save_or_add, to_edit
from toolkit.record.words import optional_words
from toolkit.steps.consulting.counting import counted
from toolkit.steps.consulting.moves import CLOSED, OPEN
from toolkit.steps.consulting.themes import Talked, talked
from toolkit.storage.queries import consultations as queries
from toolkit.words.speaking import _, many, say_date

DRAFT, ADOPTED = "draft", "adopted"
MOVES = {(DRAFT, ADOPTED): "adopt a plan", (ADOPTED, DRAFT): "take the adoption of a plan back"}
WHY_NOT = {DRAFT: "This plan is not adopted, so there is nothing to take back.", ADOPTED: "This plan is adopted already."}
OR_WHY = "Or write down why it is adopted without that."


@dataclass(frozen=True)
class Adoption:
    """Where a plan stands: adopted or not, the reason for not asking, and whether the plan was changed since. Version 0: never saved."""

    state: str = DRAFT
    not_consulted_why: str = ""
    at: datetime | None = None
    changed_since: bool = False
    version: int = 0


def adoption_of(plan: Plan, *, session: Session) -> Adoption:
    """Where a plan stands."""
    return _seen(plan, queries.adoption_of(plan.id, session=session))


def adoptions(plans: list[Plan], *, session: Session) -> dict[UUID, Adoption]:
    """Where several plans stand, by plan."""
    rows = {row.plan_id: row for row in queries.adoptions_of([plan.id for plan in plans], session=session)}
    return {plan.id: _seen(plan, rows.get(plan.id)) for plan in plans}


def _seen(plan: Plan, row: PlanAdoption | None) -> Adoption:
    if row is None:
        return Adoption()
    state = ADOPTED if row.adopted_at else DRAFT
    return Adoption(state, row.not_consulted_why, row.adopted_at, state == ADOPTED and row.plan_version != plan.version, row.version)


def check_adopt(plan: Plan, *, session: Session) -> None:
    """Raise MoveRefused with what is missing unless the plan may be adopted."""
    standing = adoption_of(plan, session=session)
    _check_move(standing.state, ADOPTED)
    if not standing.not_consulted_why:
        _check_consulted(plan, session=session)


def why_not(plan: Plan, *, session: Session) -> str:
    """What stands in the way of adopting a plan; empty when nothing does."""
    try:
        check_adopt(plan, session=session)
    except ToolkitError as error:
        return str(error)
    return ""


def adopt(actor: Actor, plan_id: UUID, version: int, *, session: Session) -> None:
    """Adopt a plan as it stands now. Raises MoveRefused, NotFound, Changed."""
    plan = _plan(actor, plan_id, session=session)
    check_adopt(plan, session=session)
    _save(actor, MOVES[DRAFT, ADOPTED], plan, version, session=session, adopted_at=now(), adopted_by=actor.name, plan_version=plan.version)


def take_adoption_back(actor: Actor, plan_id: UUID, version: int, *, session: Session) -> None:
    """Make an adopted plan a draft again. Raises MoveRefused, NotFound, Changed."""
    plan = _plan(actor, plan_id, session=session)
    act = _check_move(adoption_of(plan, session=session).state, DRAFT)
    _save(actor, act, plan, version, session=session, adopted_at=None, adopted_by="", plan_version=None)


def say_why_not_asked(actor: Actor, plan_id: UUID, version: int, why: str, *, session: Session) -> None:
    """Write down why a plan is adopted without asking the people again; empty takes the reason away.

    Raises BadInput, Changed, MoveRefused.
    """
    plan = _plan(actor, plan_id, session=session)
    why = optional_words(why, "not_consulted_why", what="the reason")
    if not why and adoption_of(plan, session=session).state == ADOPTED:
        raise MoveRefused("This plan is adopted, and this reason may be what it rests on. Take the adoption back first.")
    _save(actor, "say why a plan was not consulted on", plan, version, session=session, not_consulted_why=why)


def _plan(actor: Actor, plan_id: UUID, *, session: Session) -> Plan:
    plan = to_edit(Plan, plan_id, session=session)
    check_may(actor, "consult", plan.workshop_id)
    if plan.withdrawn_at:
        raise NotFound("This plan was withdrawn meanwhile. Write one for the same priority to take it up again.")
    return plan


def _check_move(state: str, to: str) -> str:
    if (state, to) not in MOVES:
        raise MoveRefused(WHY_NOT[state])
    return MOVES[state, to]


def _check_consulted(plan: Plan, *, session: Session) -> None:
    rounds = queries.rounds_on(plan.id, session=session)
    if is_open := next((row for row in rounds if row.state == OPEN), None):
        if is_open.closes_on:
            raise MoveRefused(_("People are being asked about this plan until {day}. Close the consultation and answer what they said. "
                                "{or_why}", day=say_date(is_open.closes_on), or_why=_(OR_WHY)))
        raise MoveRefused(_("People are being asked about this plan. Close the consultation and answer what they said. {or_why}",
                            or_why=_(OR_WHY)))
    closed = [row for row in rounds if row.state == CLOSED]
    if not closed:
        raise MoveRefused(_("The people who chose this priority were not asked about the plan yet. Consult again first. "
                            "{or_why}", or_why=_(OR_WHY)))
    if not any(_has_answers(row, plan.id, session=session) for row in closed):
        raise MoveRefused(_("Nobody has answered on this plan. Ask again, perhaps in another way. {or_why}", or_why=_(OR_WHY)))
    for row in closed:
        _check_answered(_on(row, plan.id, session=session))


def _on(row: Consultation, plan_id: UUID, *, session: Session) -> Talked:
    return next(one for one in talked(row.id, session=session) if one.plan_id == plan_id)


def _has_answers(row: Consultation, plan_id: UUID, *, session: Session) -> bool:
    on_it = _on(row, plan_id, session=session)
    tally = counted(row, session=session).tallies.get(on_it.item_id)
    return bool(on_it.comments or (tally and tally.people))


def _check_answered(on_it: Talked) -> None:
    if on_it.loose:
        raise MoveRefused(_("{comments} not under a theme yet. Put each under one, then answer it.",
                            comments=many(len(on_it.loose), 'comment is', 'comments are')))
    if waiting := [theme for theme in on_it.themes if theme.changed is None]:
        raise MoveRefused(_("{themes} not answered yet. Say whether the plan was changed, and why.",
                            themes=many(len(waiting), 'theme is', 'themes are')))


def _save(actor: Actor, act: str, plan: Plan, version: int, *, session: Session, **columns: object) -> None:
    row = queries.adoption_of(plan.id, session=session)
    save_or_add(actor, act, row, PlanAdoption(plan_id=plan.id, **columns), version, columns, workshop_id=plan.workshop_id, session=session)
