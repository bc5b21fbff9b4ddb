"""What small groups placed and named, which priorities were merged, and what holds one where it is."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Decision, Priority, SmallGroup, SmallGroupTop, SmallGroupView, VoteItem, VoteRound, WorkshopLimits


def views_of(workshop_id: UUID, *, session: Session) -> list[SmallGroupView]:
    """Where the standing small groups place ideas: a few hundred rows at most."""
    wanted = select(SmallGroupView).join(SmallGroup, SmallGroup.id == SmallGroupView.small_group_id)
    return list(session.exec(wanted.where(SmallGroup.workshop_id == workshop_id, SmallGroup.removed_at.is_(None))))


def tops_of(workshop_id: UUID, *, session: Session) -> list[SmallGroupTop]:
    """What the standing small groups name first, by rank; a rank that was emptied again has no priority."""
    wanted = select(SmallGroupTop).join(SmallGroup, SmallGroup.id == SmallGroupTop.small_group_id)
    return list(session.exec(wanted.where(SmallGroup.workshop_id == workshop_id, SmallGroup.removed_at.is_(None))
                             .order_by(SmallGroup.number, SmallGroupTop.rank)))


def view_of(small_group_id: UUID, priority_id: UUID, *, session: Session) -> SmallGroupView | None:
    """Where one small group places one idea."""
    return session.exec(select(SmallGroupView).where(SmallGroupView.small_group_id == small_group_id,
                                                     SmallGroupView.priority_id == priority_id)).first()


def tops_by_rank(small_group_id: UUID, *, session: Session) -> dict[int, SmallGroupTop]:
    """What one small group names first, by rank."""
    rows = session.exec(select(SmallGroupTop).where(SmallGroupTop.small_group_id == small_group_id))
    return {row.rank: row for row in rows}


def merged_of(workshop_id: UUID, *, session: Session) -> list[Priority]:
    """The priorities that were merged into another, by number."""
    wanted = select(Priority).where(Priority.workshop_id == workshop_id, Priority.merged_into_id.is_not(None))
    return list(session.exec(wanted.order_by(Priority.number)))


def stands_for_others(priority_id: UUID, *, session: Session) -> bool:
    """Whether another priority was merged into this one."""
    return session.exec(select(Priority.id).where(Priority.merged_into_id == priority_id)).first() is not None


def on_paper_in(priority_id: UUID, states: tuple[str, ...], *, session: Session) -> bool:
    """Whether a priority stands on the voting paper of a round in one of these states."""
    wanted = select(VoteItem.id).join(VoteRound, VoteRound.id == VoteItem.round_id)
    return session.exec(wanted.where(VoteItem.priority_id == priority_id, VoteRound.state.in_(states))).first() is not None


def limits_of(workshop_id: UUID, *, session: Session) -> WorkshopLimits | None:
    """What the priorities of a workshop have to fit into."""
    return session.exec(select(WorkshopLimits).where(WorkshopLimits.workshop_id == workshop_id)).first()


def decision_of(workshop_id: UUID, *, session: Session) -> Decision | None:
    """What the room decided besides its list."""
    return session.exec(select(Decision).where(Decision.workshop_id == workshop_id)).first()


def published_decision(code: str, *, session: Session) -> Decision | None:
    """The decision at a public address, while it is published."""
    return session.exec(select(Decision).where(Decision.code == code, Decision.published_at.is_not(None))).first()
