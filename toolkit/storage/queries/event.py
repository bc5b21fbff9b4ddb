"""The day: run sheet, preparations, the safeguarding card."""

from uuid import UUID

from sqlmodel import Session, func, select

from toolkit.models import Prepared, RunSheet, RunSheetItem, SafeguardingCard


def run_sheet_of(workshop_id: UUID, *, session: Session) -> RunSheet | None:
    """When the day begins, if anybody said so."""
    return session.exec(select(RunSheet).where(RunSheet.workshop_id == workshop_id)).first()


def items_of(workshop_id: UUID, *, session: Session) -> list[RunSheetItem]:
    """The items that stand on the run sheet, in order."""
    wanted = select(RunSheetItem).where(RunSheetItem.workshop_id == workshop_id, RunSheetItem.removed_at.is_(None))
    return list(session.exec(wanted.order_by(RunSheetItem.position, RunSheetItem.created_at)))


def removed_items_of(workshop_id: UUID, *, session: Session) -> list[RunSheetItem]:
    """The items that were taken off, the latest first."""
    wanted = select(RunSheetItem).where(RunSheetItem.workshop_id == workshop_id, RunSheetItem.removed_at.is_not(None))
    return list(session.exec(wanted.order_by(RunSheetItem.removed_at.desc())))


def last_position(workshop_id: UUID, *, session: Session) -> int:
    """The highest position ever given on this run sheet; 0 where there is none."""
    return session.exec(select(func.max(RunSheetItem.position)).where(RunSheetItem.workshop_id == workshop_id)).one() or 0


def prepared_of(workshop_id: UUID, *, session: Session) -> dict[str, Prepared]:
    """The answers given so far, by what was asked."""
    return {row.check_slug: row for row in session.exec(select(Prepared).where(Prepared.workshop_id == workshop_id))}


def safeguarding_card(*, session: Session) -> SafeguardingCard | None:
    """The council's card, once it is written."""
    return session.exec(select(SafeguardingCard)).first()
