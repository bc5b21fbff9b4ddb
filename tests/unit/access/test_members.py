"""Members: who may become one for what, ending one, and that an administrator is always left."""

from itertools import product

import pytest

from tests.factories import a_workshop, an_actor
from toolkit.access import members
from toolkit.access.audit import broken_at
from toolkit.access.members import Person, Place, add_member, change_member, end_member, members_seen
from toolkit.access.roles import COMMAND_LINE, LINK_ROLES, Role, may
from toolkit.access.signed_in import actor_of, begin
from toolkit.errors import BadInput, MoveRefused, NotAllowed, NotFound
from toolkit.models import Member
from toolkit.storage.queries.audit import records

SAM = Person("Sam Lee", "sam.lee@council.gov.uk")


def add(session, person=SAM, role=Role.FACILITATOR, by=COMMAND_LINE, **place):
    return add_member(by, person, Place(role, **place), session=session)


def test_somebody_becomes_a_member_and_stands_in_the_list(session):
    add(session, Person(" Sam Lee ", " Sam.Lee@Council.gov.uk "), Role.COMMISSIONER, areas=("  North   Devon", "Exeter", "Exeter", " "))
    [seen] = members_seen(COMMAND_LINE, session=session)
    assert (seen.name, seen.email, seen.role, seen.areas) == ("Sam Lee", "sam.lee@council.gov.uk", Role.COMMISSIONER,
                                                              ("Exeter", "North Devon"))
    assert seen.last_signed_in_at is None and seen.ended_at is None
    assert [one.act for one in records(session=session)] == ["add a member"] and broken_at(session=session) is None


# The whole table: for which roles there is one workshop, all of them, or areas.
ALL, ONE, AREAS, BOTH = "all", "one", "areas", "both"
TRUTH = {Role.ADMINISTRATOR: {ALL, ONE}, Role.FACILITATOR: {ALL, ONE}, Role.HOST: {ONE}, Role.COMMISSIONER: {ALL, ONE, AREAS},
         Role.BROKER: {ALL}}


@pytest.mark.parametrize(("role", "place"), list(product(LINK_ROLES, (ALL, ONE, AREAS, BOTH))))
def test_a_role_goes_together_with_these_places_only(session, role, place):
    workshop = a_workshop(session).id if place in (ONE, BOTH) else None
    areas = ("Exeter",) if place in (AREAS, BOTH) else ()
    if place in TRUTH[role]:
        assert add(session, role=role, workshop_id=workshop, areas=areas)
    else:
        with pytest.raises(BadInput) as caught:
            add(session, role=role, workshop_id=workshop, areas=areas)
        assert caught.value.field in ("workshop", "areas")


@pytest.mark.parametrize(("person", "role", "field"), [
    (Person("", "a@b.uk"), Role.BROKER, "name"), (Person("x" * 121, "a@b.uk"), Role.BROKER, "name"),
    (Person("Sam", "not an address"), Role.BROKER, "email"), (Person("Sam"), Role.BROKER, "email"),
    (Person("Sam", issuer="https://id.example.org"), Role.BROKER, "email"), (Person("Sam", subject="42"), Role.BROKER, "email"),
    (Person("Sam", "a@b.uk"), "king", "role"), (Person("Sam", "a@b.uk"), Role.TICKET_HOLDER, "role")])
def test_what_cannot_be_taken_belongs_to_its_field(session, person, role, field):
    with pytest.raises(BadInput) as caught:
        add(session, person, role)
    assert caught.value.field == field


def test_too_many_areas_are_refused(session):
    with pytest.raises(BadInput, match="At most 50 areas"):
        add(session, role=Role.COMMISSIONER, areas=tuple(f"Area {n}" for n in range(51)))


def test_an_account_without_an_address_is_named_by_issuer_and_subject(session):
    who = Person("Kim", issuer="https://id.example.org", subject="42")
    add(session, who)
    with pytest.raises(BadInput, match="Kim is a member already"):
        add(session, who)


def test_nobody_is_a_member_twice_and_no_two_have_one_name(session):
    add(session)
    with pytest.raises(BadInput, match="is a member already"):
        add(session, Person("Other", "SAM.LEE@council.gov.uk"))
    with pytest.raises(BadInput, match="tells the two apart") as caught:
        add(session, Person("sam lee", "other@council.gov.uk"))
    assert caught.value.field == "name"


def test_whoever_was_a_member_is_taken_up_again_with_another_role_and_without_the_account_of_then(session):
    first = add(session)
    member = session.get_one(Member, first)
    member.issuer, member.subject = "https://id.example.org", "42"
    end_member(COMMAND_LINE, first, session=session)
    assert member.ended_at and (member.issuer, member.subject) == (None, None)
    assert add(session, Person("Sam Lee-Jones", SAM.email), Role.COMMISSIONER, areas=("Exeter",)) == first
    [seen] = members_seen(COMMAND_LINE, session=session)
    assert (seen.name, seen.role, seen.areas, seen.ended_at) == ("Sam Lee-Jones", Role.COMMISSIONER, ("Exeter",), None)
    assert [one.act for one in records(session=session)] == ["add a member", "end a member", "add a member"]


def test_the_last_administrator_stays(session):
    first = add(session, role=Role.ADMINISTRATOR)
    add(session, Person("Ann", "ann@council.gov.uk"), Role.ADMINISTRATOR, workshop_id=a_workshop(session).id)
    with pytest.raises(MoveRefused, match="Sam Lee is the last administrator"):
        end_member(COMMAND_LINE, first, session=session)
    second = add(session, Person("Bo", "bo@council.gov.uk"), Role.ADMINISTRATOR)
    end_member(COMMAND_LINE, first, session=session)
    with pytest.raises(MoveRefused, match="Bo is the last"):
        end_member(COMMAND_LINE, second, session=session)


def test_who_has_ended_cannot_end_again(session):
    first = add(session)
    end_member(COMMAND_LINE, first, session=session)
    with pytest.raises(NotFound):
        end_member(COMMAND_LINE, first, session=session)


@pytest.mark.parametrize("actor", [an_actor(role) for role in LINK_ROLES if role != Role.ADMINISTRATOR], ids=lambda one: one.role)
def test_administrators_alone_keep_members(session, actor):
    member = add(session)
    for attempt in (lambda: add(session, Person("Eve", "eve@x.uk"), Role.ADMINISTRATOR, by=actor),
                    lambda: end_member(actor, member, session=session), lambda: members_seen(actor, session=session)):
        with pytest.raises(NotAllowed, match=f"cannot {members.KEEP}"):
            attempt()


def test_an_administrator_of_one_workshop_keeps_no_members(session):
    with pytest.raises(NotAllowed, match="opens one workshop"):
        add(session, by=an_actor(Role.ADMINISTRATOR, a_workshop(session).id))


BROKER = Place(Role.BROKER)


def test_a_role_is_changed_in_one_act_and_the_record_says_from_what_to_what(session):
    who = add(session, role=Role.COMMISSIONER, areas=("Exeter", "Devon"))
    change_member(COMMAND_LINE, who, Place(Role.COMMISSIONER, areas=("Exeter", "Devon")), BROKER, session=session)
    [seen] = members_seen(COMMAND_LINE, session=session)
    assert (seen.place, seen.email, seen.ended_at) == (BROKER, SAM.email, None)
    last = next(one for one in records(session=session) if one.act == "change a member")
    assert "commissioner" in last.changed and "broker" in last.changed and broken_at(session=session) is None


@pytest.mark.parametrize(("role", "place"), list(product(LINK_ROLES, (ALL, ONE, AREAS, BOTH))))
def test_a_change_takes_the_places_that_a_new_member_may_have(session, role, place):
    who, workshop = add(session), a_workshop(session).id if place in (ONE, BOTH) else None
    wanted = Place(role, workshop, ("Exeter",) if place in (AREAS, BOTH) else ())
    if place in TRUTH[role]:
        change_member(COMMAND_LINE, who, Place(Role.FACILITATOR), wanted, session=session)
        assert members_seen(COMMAND_LINE, session=session)[0].place == wanted
    else:
        with pytest.raises(BadInput):
            change_member(COMMAND_LINE, who, Place(Role.FACILITATOR), wanted, session=session)


def test_open_sessions_follow_at_once(session):
    who = add(session, role=Role.BROKER)
    cookie = begin(an_actor(Role.BROKER), who, session=session)
    assert actor_of(cookie, session=session).role == Role.BROKER
    change_member(COMMAND_LINE, who, BROKER, Place(Role.COMMISSIONER, areas=("Exeter",)), session=session)
    now = actor_of(cookie, session=session)
    assert (now.role, now.only) == (Role.COMMISSIONER, frozenset()) and not may(now, "open cases")


def test_the_last_administrator_cannot_be_made_anything_else(session):
    ann = add(session, role=Role.ADMINISTRATOR)
    workshop = a_workshop(session).id
    for wanted in (BROKER, Place(Role.ADMINISTRATOR, workshop)):
        with pytest.raises(MoveRefused, match="the last administrator"):
            change_member(COMMAND_LINE, ann, Place(Role.ADMINISTRATOR), wanted, session=session)
    add(session, Person("Bo", "bo@council.gov.uk"), Role.ADMINISTRATOR)
    change_member(COMMAND_LINE, ann, Place(Role.ADMINISTRATOR), BROKER, session=session)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(session):
    who = add(session)
    change_member(COMMAND_LINE, who, Place(Role.FACILITATOR), BROKER, session=session)
    with pytest.raises(MoveRefused, match="Somebody else changed what Sam Lee may do"):
        change_member(COMMAND_LINE, who, Place(Role.FACILITATOR), Place(Role.COMMISSIONER), session=session)
    end_member(COMMAND_LINE, who, session=session)
    with pytest.raises(NotFound):
        change_member(COMMAND_LINE, who, BROKER, Place(Role.COMMISSIONER), session=session)
    with pytest.raises(NotAllowed):
        change_member(an_actor(Role.FACILITATOR), who, BROKER, Place(Role.COMMISSIONER), session=session)
