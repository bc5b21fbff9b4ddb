"""What the page "You said, we did" is made of: agreements to be read, its own words, and the actions of plans."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Entry, EntryAgreement, Plan, PlanAction, PlanMilestone, YouSaidLine, YouSaidPage


def page_of(workshop_id: UUID, *, session: Session) -> YouSaidPage | None:
    """The page of a workshop, where one was ever begun."""
    return session.exec(select(YouSaidPage).where(YouSaidPage.workshop_id == workshop_id)).first()


def page_at(code: str, *, session: Session) -> YouSaidPage | None:
    """The page with this public address, whether it is up or not."""
    return session.exec(select(YouSaidPage).where(YouSaidPage.code == code)).first()


def lines_of(workshop_id: UUID, *, session: Session) -> dict[UUID, YouSaidLine]:
    """The page's own words, by priority."""
    return {row.priority_id: row for row in session.exec(select(YouSaidLine).where(YouSaidLine.workshop_id == workshop_id))}


def line_of(priority_id: UUID, *, session: Session) -> YouSaidLine | None:
    """The page's own words for one priority."""
    return session.exec(select(YouSaidLine).where(YouSaidLine.priority_id == priority_id)).first()


def agreements_of(workshop_id: UUID, *, session: Session) -> dict[UUID, tuple[int, bool, str]]:
    """(version, agreed, fingerprint) by entry, of every standing entry that was ever asked about."""
    wanted = (select(EntryAgreement.entry_id, EntryAgreement.version, EntryAgreement.agreed, EntryAgreement.fingerprint)
              .join(Entry, Entry.id == EntryAgreement.entry_id)
              .where(EntryAgreement.workshop_id == workshop_id, Entry.withdrawn_at.is_(None)))
    return {entry: tuple(about) for entry, *about in session.exec(wanted)}


def agreement_of(entry_id: UUID, *, session: Session) -> EntryAgreement | None:
    """Whether one entry may be read by others."""
    return session.exec(select(EntryAgreement).where(EntryAgreement.entry_id == entry_id)).first()


def action_rows(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(plan id, words, due, done, dropped, why dropped) of the actions of standing plans, in their order."""
    wanted = (select(PlanAction.plan_id, PlanAction.words, PlanAction.due_on, PlanAction.done_on, PlanAction.dropped_on,
                     PlanAction.dropped_why).join(Plan, Plan.id == PlanAction.plan_id))
    return list(session.exec(wanted.where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None), PlanAction.withdrawn_at.is_(None))
                             .order_by(PlanAction.position, PlanAction.created_at)))


def milestone_rows(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(plan id, words, due, reached) of the milestones of standing plans, the first due first."""
    wanted = (select(PlanMilestone.plan_id, PlanMilestone.words, PlanMilestone.due_on, PlanMilestone.reached_on)
              .join(Plan, Plan.id == PlanMilestone.plan_id))
    return list(session.exec(wanted.where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None),
                                          PlanMilestone.withdrawn_at.is_(None)).order_by(PlanMilestone.due_on)))
