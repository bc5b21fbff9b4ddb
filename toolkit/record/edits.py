"""Saving over somebody's newer version is refused; removing is a state, never a deletion."""

from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_change, write_down
from toolkit.access.roles import Actor
from toolkit.clock import now
from toolkit.errors import Changed, NotFound
from toolkit.models.base import EditedRow
from toolkit.words.speaking import _

Edited = TypeVar("Edited", bound=EditedRow)


def to_edit(model: type[Edited], row_id: UUID, *, session: Session) -> Edited:
    """The row, locked until this transaction ends. Raises NotFound."""
    row = session.get(model, row_id, with_for_update=True)
    if row is None:
        raise NotFound("This is no longer there. Go back to the workshop and choose it again.")
    return row


def save_edit(actor: Actor, act: str, row: EditedRow, version: int, changes: dict[str, Any], *,
              workshop_id: UUID | None, session: Session, **also: Any) -> None:
    """Write `changes` if nobody saved since `version`, with the audit record of what was and what became, which covers what else
    was written in rows of its own (`also`). Raises Changed with both texts.
    """
    check_version(row, version, changes)
    before = {name: getattr(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    row.version, row.changed_at = row.version + 1, now()
    session.add(row)
    session.flush()
    write_down(actor, act, row.id, workshop_id, session=session, before=before, **changes, **also)


def check_version(row: EditedRow, version: int, changes: dict[str, Any]) -> None:
    """Raise Changed, holding theirs and mine, when the row was saved since `version` was read."""
    if row.version == version:
        return
    theirs = {name: getattr(row, name) for name in changes}
    raise Changed("Somebody else saved this while you were writing. Both texts are shown; nothing was overwritten.",
                  theirs | {"version": row.version}, changes)


def save_or_add(actor: Actor, act: str, row: EditedRow | None, new: EditedRow, version: int, changes: dict[str, Any], *,
                workshop_id: UUID | None, session: Session, meanwhile: str = "Somebody else saved this meanwhile.", **what: Any) -> None:
    """Save what there is only one of: `row` as it stands, or `new` where there is none yet. Version 0: the writer saw none.

    `what` goes into the audit record of a new row. Raises Changed with both texts, which says first what happened `meanwhile`.
    """
    if row is None:
        add_row(actor, act, new, workshop_id=workshop_id, session=session, **what, **changes)
    elif version == 0:
        theirs = {name: getattr(row, name) for name in changes} | {"version": row.version}
        raise Changed(_("{meanwhile} Both texts are shown; nothing was overwritten.", meanwhile=_(meanwhile)), theirs, changes)
    else:
        save_edit(actor, act, row, version, changes, workshop_id=workshop_id, session=session)


def add_row(actor: Actor, act: str, row: Any, *, workshop_id: UUID | None, session: Session, **what: Any) -> Any:
    """Add a new row with who made it, or turn one into another state, with the audit record in the same transaction: of one that was
    there also from what to what.
    """
    row.created_by = row.created_by or actor.name
    write_change(actor, act, row, workshop_id, session=session, **what)
    return row
