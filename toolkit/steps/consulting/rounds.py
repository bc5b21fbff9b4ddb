"""Rounds of consultation: made ready, opened, closed (Toolkit, step 4: plans are consulted on again with the same experts)."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now, today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Consultation, ConsultationItem
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import optional_words
from toolkit.steps.consulting.moves import CLOSED, DRAFT, OPEN, RUNNING, check_move
from toolkit.steps.consulting.sheet import CODE_LENGTH, facts_of
from toolkit.steps.plan_overview import plans_seen
from toolkit.steps.said_and_done.agreeing import sentences
from toolkit.storage.queries import consultations as queries
from toolkit.storage.queries import plans, priorities
from toolkit.voting import tickets
from toolkit.voting.pictures import picture_of
from toolkit.words.speaking import _, many, say_number

MOST_PEOPLE = 5000
LONGEST_DAYS = 366


@dataclass(frozen=True)
class Asking:
    """What stands above the plans, how many people are asked (handed a card, a sheet or the link), and until when."""

    words: str = ""
    asked: int | None = None
    closes_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """The same, checked. Raises BadInput."""
        if self.asked is not None and not 1 <= self.asked <= MOST_PEOPLE:
            raise BadInput(_("The number of people asked lies between 1 and {most_people}. Leave it empty while it is not "
                             "known.", most_people=say_number(MOST_PEOPLE)),
                           "asked")
        if self.closes_on is not None and not today() <= self.closes_on <= today() + timedelta(LONGEST_DAYS):
            raise BadInput("The last day for answers is today or later, and within a year. Choose another day.", "closes_on")
        return asdict(self) | {"words": optional_words(self.words, "words", what="the introduction", limit=1000)}


def draft_consultation(actor: Actor, workshop_id: UUID, asking: Asking, plan_ids: Collection[UUID] | None = None, *,
                       session: Session) -> UUID:
    """Make a round on all standing plans of final priorities, or on those named. Raises BadInput, MoveRefused."""
    check_may(actor, "consult", workshop_id)
    _check_none_running(workshop_id, session=session)
    columns, number = asking.columns(), queries.next_number(workshop_id, session=session)
    made = Consultation(workshop_id=workshop_id, number=number, code=_free_code(session=session), **columns)
    add_row(actor, "draft a consultation", made, workshop_id=workshop_id, session=session, **columns)
    _put_in(made, plan_ids, session=session)
    return made.id


def change_consultation(actor: Actor, consultation_id: UUID, version: int, asking: Asking,
                        plan_ids: Collection[UUID] | None = None, *, session: Session) -> None:
    """Save other words, people, date and plans for a draft. Raises BadInput, MoveRefused once it was opened, Changed."""
    asked = to_edit(Consultation, consultation_id, session=session)
    check_may(actor, "consult", asked.workshop_id)
    if asked.state != DRAFT:
        raise MoveRefused("What people are asked stays as it is once it was opened. Take it back to its draft first, which is possible "
                          "until the first answer is in.")
    save_edit(actor, "change a consultation", asked, version, asking.columns(), workshop_id=asked.workshop_id, session=session)
    _put_in(asked, plan_ids, session=session)


def correct_asking(actor: Actor, consultation_id: UUID, version: int, asked: int | None, closes_on: date | None, *,
                   session: Session) -> None:
    """Save how many people were asked and until when they may answer, while it is open. Raises BadInput, MoveRefused, Changed."""
    row = to_edit(Consultation, consultation_id, session=session)
    check_may(actor, "consult", row.workshop_id)
    if row.state == CLOSED:
        check_move(row.state, CLOSED)
    _check_last_day(closes_on)
    # A last day that has passed may stay while only the number of people is put right.
    columns = Asking(row.words, asked, None if closes_on == row.closes_on else closes_on).columns() | {"closes_on": closes_on}
    save_edit(actor, "correct a consultation", row, version, columns, workshop_id=row.workshop_id, session=session)


def move_consultation(actor: Actor, consultation_id: UUID, version: int, to: str, *, session: Session) -> None:
    """Open it, take it back to its draft, close it, or open it again. Raises MoveRefused, BadInput, Changed."""
    row = to_edit(Consultation, consultation_id, session=session)
    check_may(actor, "consult", row.workshop_id)
    act, changes = check_move(row.state, to), {"state": to}
    if to == OPEN:
        changes |= _opening(row, session=session)
    if to == DRAFT and (came_in := queries.people_in(row.id, session=session)):
        raise MoveRefused(_("{persons} answered already, so what is asked stays as it is. Close this round and hold another; "
                            "this one is kept.", persons=many(came_in, 'person has', 'people have')))
    if to == CLOSED:
        changes["closed_at"] = now()
    save_edit(actor, act, row, version, changes, workshop_id=row.workshop_id, session=session)


def _opening(row: Consultation, *, session: Session) -> dict[str, Any]:
    _check_last_day(row.closes_on)
    if row.closes_on < today():
        raise BadInput("The last day for answers has passed. Choose a later one, then open it.", "closes_on")
    if row.state == CLOSED:
        _check_none_running(row.workshop_id, session=session)
    if not queries.items_of(row.id, session=session):
        raise MoveRefused("There is no plan in this round. Choose at least one.")
    # One that came in a workshop file has no code of its own here yet.
    return {"opened_at": row.opened_at or now(), "closed_at": None, "code": row.code or _free_code(session=session)}


def _check_last_day(closes_on: date | None) -> None:
    if closes_on is None:
        raise BadInput("Say until which day people can answer: it stands on the cards and sheets.", "closes_on")


def _check_none_running(workshop_id: UUID, *, session: Session) -> None:
    if any(row.state in RUNNING for row in queries.rounds_of(workshop_id, session=session)):
        raise MoveRefused("A consultation is open already, or being made ready. Close it before starting another.")


def _put_in(asked: Consultation, plan_ids: Collection[UUID] | None, *, session: Session) -> None:
    ranks = {row.id: row for row in priorities.priorities_of(asked.workshop_id, session=session) if row.final_rank}
    standing = [plan for plan in plans.plans_of(asked.workshop_id, session=session) if plan.priority_id in ranks
                and (plan_ids is None or plan.id in plan_ids)]
    if not standing:
        raise BadInput("Choose at least one plan to ask about. Plans are written above, one for each final priority.", "plans")
    for item in queries.items_of(asked.id, session=session):
        session.delete(item)
    session.flush()
    functions = {row[0]: row[2] for row in reversed(priorities.gaps_feeding(asked.workshop_id, session=session))}
    costs = {seen.rank: seen.cost for seen in plans_seen(asked.workshop_id, session=session)}
    said = sentences(asked.workshop_id, session=session)
    for plan in standing:
        priority = ranks[plan.priority_id]
        picture, alt = picture_of(priority.kind, functions.get(priority.id))
        facts = facts_of(plan, costs.get(priority.final_rank), said.get(priority.id, ()))
        session.add(ConsultationItem(consultation_id=asked.id, plan_id=plan.id, number=priority.final_rank, title=priority.title,
                                     words=plan.action, facts=facts, picture=picture, picture_alt=alt))
    session.flush()


def _free_code(*, session: Session) -> str:
    while queries.by_code(code := tickets.draw(CODE_LENGTH), session=session):
        continue
    return code
