"""Members: people who come in with their council account. Administrators add, change and end them; the account says who they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.accounts import tidy_email
from toolkit.access.audit import write_change, write_down
from toolkit.access.roles import LINK_ROLES, Actor, Role, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Member, Workshop
from toolkit.storage.queries import members as queries
from toolkit.storage.queries import sign_ins
from toolkit.words.speaking import _

KEEP = "keep members"
MOST_AREAS = 50
# Cases belong to no workshop, so a broker's membership opens none; a host has to be of one.
NO_WORKSHOP, ONE_WORKSHOP = (Role.BROKER,), (Role.HOST,)


@dataclass(frozen=True)
class MemberSeen:
    """A member as the list of members shows them; `workshop` is the title of the only one they are for."""

    id: UUID
    name: str
    email: str | None
    subject: str | None
    role: str
    workshop: str | None
    last_signed_in_at: datetime | None
    ended_at: datetime | None
    workshop_id: UUID | None = None
    areas: tuple[str, ...] = ()

    @property
    def place(self) -> "Place":
        """What they are there for."""
        return Place(self.role, self.workshop_id, self.areas)


@dataclass(frozen=True)
class Person:
    """Who is to become a member: by e-mail address, or by issuer and subject where their provider gives no address."""

    name: str
    email: str = ""
    issuer: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Place:
    """What a member is there for: a role, and the one workshop or the areas that it is for, else all."""

    role: str
    workshop_id: UUID | None = None
    areas: tuple[str, ...] = ()


def members_seen(actor: Actor, *, session: Session) -> list[MemberSeen]:
    """Every member, going on or ended, by name. Raises NotAllowed."""
    check_may(actor, KEEP)
    areas = queries.areas_of_all(session=session)
    return [MemberSeen(*row, areas=tuple(areas.get(row[0], ()))) for row in queries.member_rows(session=session)]


def add_member(actor: Actor, person: Person, place: Place, *, session: Session) -> UUID:
    """Make somebody a member, or take up again who was one. Raises BadInput at the field it belongs to, NotAllowed."""
    check_may(actor, KEEP)
    email = check_person(person)
    areas = check_place(place, session=session)
    found = queries.by_email(email, session=session) if email else queries.by_account(person.issuer, person.subject, session=session)
    if found and found.ended_at is None:
        raise BadInput(_("{account} is a member already. To give them another role, press “Change” beside their name.",
                         account=found.email or found.name),
                       "email")
    if queries.has_name(person.name.strip(), session=session):
        raise BadInput("A member has this name already. Write it so that the record tells the two apart.", "name")
    member = found or Member(email=email, issuer=person.issuer.strip() or None, subject=person.subject.strip() or None,
                             name="", role="", created_by=actor.name)
    return _keep(actor, member, person.name.strip(), place, areas, session=session)


def _keep(actor: Actor, member: Member, name: str, place: Place, areas: Sequence[str], *, session: Session) -> UUID:
    member.name, member.role, member.workshop_id, member.ended_at = name, place.role, place.workshop_id, None
    session.add(member)
    session.flush()
    queries.set_areas(member.id, areas, session=session)
    write_down(actor, "add a member", member.id, member.workshop_id, session=session, name=name, email=member.email,
               subject=member.subject, role=place.role, areas=list(areas))
    return member.id


def change_member(actor: Actor, member_id: UUID, seen: Place, place: Place, *, session: Session) -> None:
    """Give a member another role, workshop or areas in one act: their open screens follow at the next click, on all devices.

    `seen` is what stood on the screen where somebody chose. Raises BadInput at the field it belongs to, NotFound, NotAllowed, and
    MoveRefused for the last administrator or where somebody else changed it meanwhile.
    """
    check_may(actor, KEEP)
    areas = check_place(place, session=session)
    member = session.get(Member, member_id, with_for_update=True)
    if member is None or member.ended_at is not None:
        raise NotFound("This person is no member any more. Add them again to let them in.")
    before = Place(member.role, member.workshop_id, tuple(queries.areas_of(member_id, session=session)))
    if before != replace(seen, areas=tuple(sorted(seen.areas))):
        raise MoveRefused(_("Somebody else changed what {name} may do meanwhile. The list shows how it stands now; look, then "
                            "choose again.", name=member.name))
    if (place.role, place.workshop_id) != (Role.ADMINISTRATOR, None):
        check_not_last(member, session=session)
    member.role, member.workshop_id = place.role, place.workshop_id
    session.add(member)
    session.flush()
    queries.set_areas(member_id, areas, session=session)
    write_down(actor, "change a member", member_id, place.workshop_id, session=session, before=_as_written(before),
               **_as_written(replace(place, areas=areas)))


def _as_written(place: Place) -> dict[str, Any]:
    return {"role": place.role, "workshop": str(place.workshop_id or ""), "areas": sorted(place.areas)}


def check_person(person: Person) -> str | None:
    """The e-mail address as it is kept; None for somebody named by issuer and subject. Raises BadInput."""
    if not person.name.strip() or len(person.name.strip()) > 120:
        raise BadInput("Write the person's name, at most 120 letters: it stands beside all that they record.", "name")
    if not person.email.strip() and person.issuer.strip() and person.subject.strip():
        return None
    email = tidy_email(person.email)
    if email is None:
        raise BadInput("Write the e-mail address of the person's account, such as sam.lee@council.gov.uk.", "email")
    return email


def check_place(place: Place, *, session: Session) -> tuple[str, ...]:
    """The areas as they are kept. Raises BadInput for a role, workshop and areas that do not go together."""
    role = place.role.replace("-", " ")
    if place.role not in LINK_ROLES:
        raise BadInput(_("{role} is not a role. The roles are: {link_roles}.", role=place.role, link_roles=', '.join(LINK_ROLES)), "role")
    if place.workshop_id is not None and session.get(Workshop, place.workshop_id) is None:
        raise BadInput("There is no workshop with this id. Leave it out for all workshops.", "workshop")
    if place.workshop_id is not None and place.role in NO_WORKSHOP:
        raise BadInput(_("Cases belong to no workshop, so a {role} is for none. Choose all workshops.", role=role), "workshop")
    if place.workshop_id is None and place.role in ONE_WORKSHOP:
        raise BadInput(_("A {role} is for one workshop. Choose which.", role=role), "workshop")
    areas = tuple(dict.fromkeys(" ".join(name.split())[:200] for name in place.areas if name.strip()))
    if areas and place.role != Role.COMMISSIONER:
        raise BadInput(_("Areas are for commissioners; a {role} has none. Leave the areas empty.", role=role), "areas")
    if areas and place.workshop_id is not None:
        raise BadInput("Choose one workshop or areas, not both.", "areas")
    if len(areas) > MOST_AREAS:
        raise BadInput(_("At most {most_areas} areas. For more, leave the areas empty: that is all of them.", most_areas=MOST_AREAS),
                       "areas")
    return areas


def end_member(actor: Actor, member_id: UUID, *, session: Session) -> None:
    """End a membership at once, on all devices: their open screens stop at the next click.

    Raises NotFound, NotAllowed, and MoveRefused for the last administrator.
    """
    check_may(actor, KEEP)
    member = session.get(Member, member_id, with_for_update=True)
    if member is None or member.ended_at is not None:
        raise NotFound("This person is no member any more.")
    check_not_last(member, session=session)
    member.ended_at = now()
    if member.email:
        member.issuer = member.subject = None     # whoever is taken up again later binds their account anew
    sign_ins.end(member.ended_at, member_id=member.id, session=session)
    write_change(actor, "end a member", member, member.workshop_id, session=session)


def check_not_last(member: Member, *, session: Session) -> None:
    """Raise MoveRefused for the last administrator of all workshops: nobody could add anybody any more."""
    if member.role == Role.ADMINISTRATOR and member.workshop_id is None and not queries.others_in_role(
            Role.ADMINISTRATOR, member.id, session=session):
        raise MoveRefused(_("{name} is the last administrator among the members. Make somebody else one first.", name=member.name))
