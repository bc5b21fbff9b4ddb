"""Step 3: candidate priorities, their place on the matrix, and the final ones in order, with reasons."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.models import GAP, Entry, Priority, PriorityGap
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.limits import Expected
from toolkit.steps.resting import why_gap_stays
from toolkit.storage.queries import plans, plenary
from toolkit.storage.queries import priorities as queries

KINDS = {"gaps": "From gaps", "fresh": "Fresh idea", "keep": "Keep this"}
LIMIT = 300
NOT_KNOWN_YET = Expected()


def add_priority(actor: Actor, workshop_id: UUID, title: str, kind: str, gap_ids: list[UUID] | tuple = (),
                 expected: Expected = NOT_KNOWN_YET, *, session: Session) -> UUID:
    """Add a candidate with the next number (Toolkit, step 3): from gaps, fresh from the room, or "keep this"."""
    check_may(actor, "keep priorities", workshop_id)
    title = checked_words(title, "title", what="the priority in one plain sentence", limit=LIMIT)
    _check_kind(kind, gap_ids)
    costs = expected.columns()
    number = queries.next_number(workshop_id, session=session)
    priority = Priority(workshop_id=workshop_id, number=number, title=title, kind=kind, **costs)
    add_row(actor, "add a priority", priority, workshop_id=workshop_id, session=session, title=title, gaps=list(gap_ids), **costs)
    _tie(priority, gap_ids, session=session)
    return priority.id


def change_priority(actor: Actor, priority_id: UUID, version: int, title: str, gap_ids: list[UUID],
                    expected: Expected | None = None, *, session: Session, aware: bool = False) -> None:
    """Save new words and gaps, and what it is expected to cost where that is given. Raises BadInput, Changed.

    Unless `aware`, no gap is taken out while a plan rests on the priority.
    """
    priority = standing_priority(priority_id, session=session)
    check_may(actor, "keep priorities", priority.workshop_id)
    _check_kind(priority.kind, gap_ids)
    changes = {"title": checked_words(title, "title", what="the priority in one plain sentence", limit=LIMIT)}
    changes |= expected.columns() if expected else {}
    ties = queries.links_of(priority_id, session=session)
    gone = sorted({str(tie.entry_id) for tie in ties} - {str(gap_id) for gap_id in gap_ids})
    if gone and not aware and (why := why_gap_stays(priority_id, session=session)):
        raise BadInput(why, "gaps")
    save_edit(actor, "change a priority", priority, version, changes, workshop_id=priority.workshop_id, session=session,
              **({"taken_out": gone} if gone else {}))
    for tie in ties:
        session.delete(tie)
    session.flush()
    _tie(priority, gap_ids, session=session)


def place_on_matrix(actor: Actor, priority_id: UUID, version: int, impact: float, effort: float, *,
                    session: Session) -> None:
    """Place a candidate on the effort/impact matrix; both run from 1 (low) to 5 (high). Raises BadInput."""
    priority = standing_priority(priority_id, session=session)
    check_may(actor, "keep priorities", priority.workshop_id)
    if not (1 <= impact <= 5 and 1 <= effort <= 5):
        raise BadInput("Impact and effort run from 1 to 5.", "impact")
    save_edit(actor, "place on the matrix", priority, version, {"impact": float(impact), "effort": float(effort)},
              workshop_id=priority.workshop_id, session=session)


def withdraw_priority(actor: Actor, priority_id: UUID, *, session: Session) -> None:
    """Take a candidate off the list; its number is not given again. Raises BadInput while it is final or has a plan."""
    priority = standing_priority(priority_id, session=session)
    check_may(actor, "keep priorities", priority.workshop_id)
    if priority.final_rank:
        raise BadInput("This is one of the final priorities. Take it off that list first.")
    _check_no_plan(priority, session=session)
    if plenary.stands_for_others(priority_id, session=session):
        raise BadInput("Others that say the same were merged into this. Take them out of it first, under Plenary.")
    for tie in queries.links_of(priority_id, session=session):
        session.delete(tie)
    save_edit(actor, "withdraw a priority", priority, priority.version, {"withdrawn_at": now()},
              workshop_id=priority.workshop_id, session=session)


def choose_final(actor: Actor, priority_id: UUID, reason: str, dissent: str = "", *, session: Session) -> None:
    """Make a candidate the next final priority, with the reason and who disagreed in words (the group decides, not the count).

    Raises BadInput.
    """
    priority = standing_priority(priority_id, session=session)
    check_may(actor, "keep priorities", priority.workshop_id)
    changes: dict = _why(reason, dissent)
    if priority.final_rank is not None:
        raise BadInput("This is one of the final priorities already, perhaps since a moment ago. Look at the list again.")
    changes["final_rank"] = 1 + len(final_priorities(priority.workshop_id, session=session))
    save_edit(actor, "choose a final priority", priority, priority.version, changes,
              workshop_id=priority.workshop_id, session=session)


def change_final(actor: Actor, priority_id: UUID, version: int, reason: str, dissent: str = "", *, session: Session) -> None:
    """Correct the reason of a final priority and who disagreed. Raises BadInput, NotFound, Changed."""
    priority = standing_priority(priority_id, session=session)
    check_may(actor, "keep priorities", priority.workshop_id)
    if priority.final_rank is None:
        raise BadInput("This is not one of the final priorities any more. Choose it again first.")
    save_edit(actor, "change a final priority", priority, version, _why(reason, dissent),
              workshop_id=priority.workshop_id, session=session)


def move_final(actor: Actor, priority_id: UUID, by: int, *, session: Session) -> None:
    """Move a final priority up (-1) or down (+1) in the order; at either end nothing happens."""
    priority = standing_priority(priority_id, session=session)
    check_may(actor, "keep priorities", priority.workshop_id)
    order = final_priorities(priority.workshop_id, session=session)
    place = next((at for at, row in enumerate(order) if row.id == priority_id), None)
    if place is None or not 0 <= place + by < len(order):
        return
    order.insert(place + by, order.pop(place))
    _renumber(actor, order, session=session)


def drop_final(actor: Actor, priority_id: UUID, *, session: Session) -> None:
    """Take a priority off the final list; it stays a candidate and keeps its reason. Raises BadInput when a plan rests on it."""
    priority = standing_priority(priority_id, session=session)
    check_may(actor, "keep priorities", priority.workshop_id)
    _check_no_plan(priority, session=session)
    rest = [row for row in final_priorities(priority.workshop_id, session=session) if row.id != priority_id]
    save_edit(actor, "drop a final priority", priority, priority.version, {"final_rank": None},
              workshop_id=priority.workshop_id, session=session)
    _renumber(actor, rest, session=session)


def final_priorities(workshop_id: UUID, *, session: Session) -> list[Priority]:
    """The final priorities in their order."""
    standing = queries.priorities_of(workshop_id, session=session)
    return sorted((row for row in standing if row.final_rank), key=lambda row: row.final_rank)


def own_gaps(priority_id: UUID, *, session: Session) -> list[UUID]:
    """The gaps that were named for this priority itself, without those of priorities merged into it."""
    return [tie.entry_id for tie in queries.links_of(priority_id, session=session)]


def _why(reason: str, dissent: str) -> dict[str, str]:
    return {"reason": checked_words(reason, "reason", what="the reason in a sentence"),
            "dissent": optional_words(dissent, "dissent", what="who disagreed")}


def _renumber(actor: Actor, order: list[Priority], *, session: Session) -> None:
    # First all to none: two rows may not hold one rank even for a moment.
    wanted = {row.id: rank for rank, row in enumerate(order, 1)}
    moved = [row for row in order if row.final_rank != wanted[row.id]]
    for row in moved:
        row.final_rank = None
    session.flush()
    for row in moved:
        save_edit(actor, "order the final priorities", row, row.version, {"final_rank": wanted[row.id]},
                  workshop_id=row.workshop_id, session=session)


def standing_priority(priority_id: UUID, *, session: Session) -> Priority:
    """A priority that nobody withdrew or merged, locked until this transaction ends. Raises NotFound."""
    priority = to_edit(Priority, priority_id, session=session)
    if priority.merged_into_id:
        raise NotFound("This priority was merged into another meanwhile. Choose that one, or take this out of it first.")
    if priority.withdrawn_at:
        raise NotFound("This priority was withdrawn meanwhile. Add it again if it should count.")
    return priority


def _check_kind(kind: str, gap_ids: list[UUID] | tuple) -> None:
    if kind not in KINDS:
        raise BadInput("Say whether this comes from gaps, is a fresh idea, or is something to keep.", "kind")
    if kind == "gaps" and not gap_ids:
        raise BadInput("Choose at least one gap that leads to this priority, or say it is a fresh idea.", "gaps")


def _check_no_plan(priority: Priority, *, session: Session) -> None:
    if plans.plan_for(priority.id, session=session):
        raise BadInput("A plan in Step 4 rests on this priority. Withdraw the plan first.")


def _tie(priority: Priority, gap_ids: list[UUID] | tuple, *, session: Session) -> None:
    for gap_id in dict.fromkeys(gap_ids):
        gap = session.get(Entry, gap_id)
        if gap is None or gap.workshop_id != priority.workshop_id or gap.kind != GAP or gap.withdrawn_at:
            raise BadInput("One of the gaps was withdrawn meanwhile. Choose the gaps again.", "gaps")
        session.add(PriorityGap(priority_id=priority.id, entry_id=gap_id))
    session.flush()
