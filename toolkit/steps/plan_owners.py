"""Who does how much, and handing over what somebody did who left: in one act across all plans, and back again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, NotFound
from toolkit.models import Plan, PlanAction
from toolkit.record.edits import save_edit, to_edit
from toolkit.record.words import optional_words
from toolkit.steps.plan_overview import PlanSeen
from toolkit.storage.queries import plans as queries

NOBODY = ""


@dataclass
class Load:
    """What one owner has: plans they lead (ranks), their actions to do, late, done and dropped, and the pounds they answer for."""

    name: str
    leads: list[int] = field(default_factory=list)
    to_do: int = 0
    late: int = 0
    done: int = 0
    dropped: int = 0
    pounds: Decimal = Decimal(0)


@dataclass(frozen=True)
class HandedOver:
    """What was handed over, to take it back: plans and actions as (id, the version that this act gave them)."""

    old: str
    new: str
    plans: tuple[tuple[UUID, int], ...]
    actions: tuple[tuple[UUID, int], ...]

    @property
    def count(self) -> int:
        """How many plans and actions."""
        return len(self.plans) + len(self.actions)


def load_by_owner(plans: Iterable[PlanSeen], today: date) -> list[Load]:
    """The owners by how much they still have to do, the most first; what nobody does comes first of all."""
    found: dict[str, Load] = {}
    for plan in plans:
        own = found.setdefault(_key(plan.lead), Load(plan.lead))
        own.leads.append(plan.rank)
        own.pounds += plan.cost or 0
        for action in plan.actions:
            one = found.setdefault(_key(action.owner), Load(action.owner))
            one.to_do += action.is_open
            one.late += action.is_open and bool(action.due_on) and action.due_on < today
            one.done += bool(action.done_on)
            one.dropped += bool(action.dropped_on)
    return sorted(found.values(), key=lambda one: (bool(one.name), -one.to_do, -len(one.leads), _key(one.name)))


def owned_by(workshop_id: UUID, owner: str, *, session: Session) -> tuple[list[Plan], list[PlanAction]]:
    """The standing plans that somebody leads and the actions that are still theirs to do, whatever letters the name is in."""
    actions = [row for row in queries.lines_of(PlanAction, workshop_id, session=session)
               if not (row.withdrawn_at or row.done_on or row.dropped_on) and _key(row.owner) == _key(owner)]
    return [row for row in queries.plans_of(workshop_id, session=session) if _key(row.lead) == _key(owner)], actions


def hand_over(actor: Actor, workshop_id: UUID, old: str, new: str, *, session: Session) -> HandedOver:
    """Give all that somebody leads and has to do to somebody else, or to nobody yet; what is done stays theirs.

    Raises BadInput, and NotFound where they have nothing.
    """
    check_may(actor, "write plans", workshop_id)
    new = optional_words(new, "new_owner", what="who takes over", limit=200)
    if not old.strip() or _key(old) == _key(new):
        raise BadInput("Choose who left, and write who takes over. Leave it empty while nobody is found.", "new_owner")
    plans, actions = owned_by(workshop_id, old, session=session)
    if not plans and not actions:
        raise NotFound("Nothing is theirs any more, perhaps since a moment ago. Look at the list again.")
    return HandedOver(old, new, *(tuple(_give(actor, row, column, new, workshop_id, session=session) for row in rows)
                                  for rows, column in ((plans, "lead"), (actions, "owner"))))


def take_back(actor: Actor, workshop_id: UUID, handed: HandedOver, *, session: Session) -> int:
    """Give back what `hand_over` moved, but for what was changed since; how many that were. Raises NotFound."""
    check_may(actor, "write plans", workshop_id)
    count = 0
    for model, given, column in ((Plan, handed.plans, "lead"), (PlanAction, handed.actions, "owner")):
        for row_id, version in given:
            row = to_edit(model, row_id, session=session)
            if row.version == version:
                _give(actor, row, column, handed.old, workshop_id, session=session)
                count += 1
    return count


def _give(actor: Actor, row: Plan | PlanAction, column: str, name: str, workshop_id: UUID, *, session: Session) -> tuple[UUID, int]:
    save_edit(actor, "hand over", row, row.version, {column: name}, workshop_id=workshop_id, session=session)
    return row.id, row.version


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
