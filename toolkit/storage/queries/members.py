"""Members and the areas they are for."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, func
from sqlmodel import Session, select

from toolkit.models import Area, Member, MemberArea, Workshop


def member_rows(*, session: Session) -> list[tuple]:
    """(id, name, email, subject, role, workshop's title, last signed in, ended, workshop's id) of each member, by name."""
    wanted = (select(Member.id, Member.name, Member.email, Member.subject, Member.role, Workshop.title, Member.last_signed_in_at,
                     Member.ended_at, Member.workshop_id).join(Workshop, Workshop.id == Member.workshop_id, isouter=True))
    return list(session.exec(wanted.order_by(func.lower(Member.name), Member.id)))


def areas_of_all(*, session: Session) -> dict[UUID, list[str]]:
    """By member, the names of the areas they are for."""
    found = defaultdict(list)
    for member_id, name in session.exec(select(MemberArea.member_id, MemberArea.name).order_by(MemberArea.name)):
        found[member_id].append(name)
    return found


def areas_of(member_id: UUID, *, session: Session) -> list[str]:
    """The names of the areas that a member is for."""
    return list(session.exec(select(MemberArea.name).where(MemberArea.member_id == member_id).order_by(MemberArea.name)))


def by_email(email: str, *, session: Session) -> Member | None:
    """The member of this address, going on or ended."""
    return session.exec(select(Member).where(Member.email == email).with_for_update()).first()


def by_account(issuer: str, subject: str, *, session: Session) -> Member | None:
    """The member whose account this is, going on or ended."""
    return session.exec(select(Member).where(Member.issuer == issuer, Member.subject == subject).with_for_update()).first()


def has_name(name: str, *, session: Session) -> bool:
    """Whether somebody who is a member now has this name, however it is spelt."""
    wanted = select(Member.id).where(func.lower(Member.name) == name.lower(), Member.ended_at.is_(None))
    return session.exec(wanted).first() is not None


def others_in_role(role: str, but: UUID, *, session: Session) -> int:
    """How many others are members in this role for all workshops."""
    wanted = select(func.count(Member.id)).where(Member.role == role, Member.id != but, Member.ended_at.is_(None),
                                                 Member.workshop_id.is_(None))
    return session.exec(wanted).one()


def set_areas(member_id: UUID, names: Collection[str], *, session: Session) -> None:
    """The areas a member is for, in place of those before."""
    session.exec(delete(MemberArea).where(MemberArea.member_id == member_id))
    session.add_all([MemberArea(member_id=member_id, name=name) for name in names])
    session.flush()


def workshops_in(member_id: UUID, *, session: Session) -> list[UUID]:
    """The workshops whose area is one that this member is for, however its name is spelt."""
    names = select(func.lower(MemberArea.name)).where(MemberArea.member_id == member_id)
    return list(session.exec(select(Area.workshop_id).where(func.lower(Area.name).in_(names))))
