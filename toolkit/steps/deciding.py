"""What the room decided (Toolkit, step 3): its list, the limits that applied, who was present; published for the room."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Decision, Workshop
from toolkit.record.edits import save_edit, save_or_add
from toolkit.record.words import optional_words
from toolkit.steps.limits import limits_of
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.queries import plans, workshops
from toolkit.storage.queries import plenary as queries

CODE_BYTES = 16


@dataclass(frozen=True)
class Decided:
    """The decision as screens show it: words, the code of its public page, and whether that is up. Version 0: never saved."""

    limits: str
    present: str
    code: str | None = None
    published: bool = False
    version: int = 0


@dataclass(frozen=True)
class Line:
    """One final priority as the room reads it."""

    rank: int
    number: int
    title: str
    reason: str
    dissent: str


@dataclass(frozen=True)
class Page:
    """What everybody with the address may read. It names nobody."""

    workshop: str
    area: str
    held_on: date | None
    is_example: bool
    lines: Sequence[Line]
    limits: str
    present: str
    signals: Sequence[str] = ()  # what plans tell providers openly (Toolkit, step 4), where somebody said that they may read it


def decision_of(workshop_id: UUID, *, session: Session) -> Decided:
    """The decision of a workshop; before it is first saved, the workshop's limits are offered as those that applied."""
    row = queries.decision_of(workshop_id, session=session)
    if row is None:
        return Decided("\n".join(limits_of(workshop_id, session=session).sentences()), "")
    return Decided(row.limits, row.present, row.code, row.published_at is not None, row.version)


def save_decision(actor: Actor, workshop_id: UUID, version: int, limits: str, present: str, *, session: Session) -> None:
    """Save which limits applied and who was present, in words; version 0 means never saved. Raises BadInput, Changed."""
    check_may(actor, "keep priorities", workshop_id)
    columns = {"limits": optional_words(limits, "limits", what="the limits that applied", limit=2000),
               "present": optional_words(present, "present", what="who was present", limit=1000)}
    row = queries.decision_of(workshop_id, session=session)
    save_or_add(actor, "keep the decision", row, Decision(workshop_id=workshop_id, **columns), version, columns,
                workshop_id=workshop_id, session=session, meanwhile="Somebody else saved the decision meanwhile.")


def publish_decision(actor: Actor, workshop_id: UUID, version: int, *, session: Session) -> str:
    """Open the public page and return its code, the same each time. Raises MoveRefused without a decision, Changed."""
    row = _kept(actor, workshop_id, session=session)
    if not final_priorities(workshop_id, session=session):
        raise MoveRefused("There is no final priority yet. Choose at least one, then publish.")
    code = row.code or secrets.token_urlsafe(CODE_BYTES)
    _set(actor, "publish the decision", row, version, {"code": code, "published_at": now()}, session=session)
    return code


def take_decision_down(actor: Actor, workshop_id: UUID, version: int, *, session: Session) -> None:
    """Close the public page; publishing again opens it at the same address, so that printed ones hold. Raises MoveRefused, Changed."""
    row = _kept(actor, workshop_id, session=session)
    if row.published_at is None:
        raise MoveRefused("This page is not published. There is nothing to take down.")
    _set(actor, "take the decision down", row, version, {"published_at": None}, session=session)


def _kept(actor: Actor, workshop_id: UUID, *, session: Session) -> Decision:
    check_may(actor, "keep priorities", workshop_id)
    row = queries.decision_of(workshop_id, session=session)
    if row is None:
        raise MoveRefused("Write down first which limits applied and who was present, and save it.")
    return row


def _set(actor: Actor, act: str, row: Decision, version: int, changes: dict[str, Any], *, session: Session) -> None:
    if row.version != version:
        raise MoveRefused("Somebody else changed the decision meanwhile. Look at it again, then decide.")
    save_edit(actor, act, row, version, changes, workshop_id=row.workshop_id, session=session)


def decided_page(code: str, *, session: Session) -> Page:
    """The published decision at a public address. Raises NotFound for an address that is not, or no longer, one."""
    row = queries.published_decision(code, session=session)
    if row is None:
        raise NotFound("There is no decision at this address. It may have been taken down. Ask whoever gave you the address.")
    workshop, area = session.get_one(Workshop, row.workshop_id), workshops.area_of(row.workshop_id, session=session)
    lines = [Line(one.final_rank, one.number, one.title, one.reason, one.dissent)
             for one in final_priorities(row.workshop_id, session=session)]
    return Page(workshop.title, area.name if area else "", workshop.held_on, workshop.is_example, lines, row.limits, row.present,
                plans.public_signals(row.workshop_id, session=session))
