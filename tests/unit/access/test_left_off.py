"""Where somebody was last is kept once for each link and workshop, whatever stands in the address."""

from uuid import uuid4

import pytest

from tests.factories import a_link, a_workshop, link_by_hash
from toolkit.access.left_off import keep_left_off
from toolkit.access.links import hash_of
from toolkit.access.members import Person, Place, add_member
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.storage.queries import links


@pytest.fixture
def link(session):
    return link_by_hash(hash_of(a_link(session)), session=session).id


def kept(session, link, workshop) -> tuple:
    row = links.left_off(link, workshop.id, session=session)
    return row.page, row.function, row.group_id


def test_the_last_place_in_each_workshop(session, link):
    first, second = a_workshop(session), a_workshop(session)
    keep_left_off(link, first.id, "step_map", "7", str(first.group), session=session)
    keep_left_off(link, second.id, "step_plans", None, None, session=session)
    keep_left_off(link, first.id, "step_gaps", "2", str(first.group), session=session)
    assert kept(session, link, first) == ("step_gaps", 2, first.group)
    assert [row.workshop_id for row in links.last_places(link, session=session)] == [first.id, second.id]


@pytest.mark.parametrize("function", ["", "0", "11", "-1", "1.5", "٣", "²", "9" * 5000, "<script>"])
def test_a_function_that_is_none_is_left_out(session, link, function):
    workshop = a_workshop(session)
    keep_left_off(link, workshop.id, "step_map", function, None, session=session)
    assert kept(session, link, workshop) == ("step_map", None, None)


def test_a_group_of_another_workshop_is_left_out(session, link):
    workshop, other = a_workshop(session), a_workshop(session)
    for group in (str(other.group), str(uuid4()), "not-an-id", ""):
        keep_left_off(link, workshop.id, "step_map", "10", group, session=session)
        assert kept(session, link, workshop) == ("step_map", 10, None)


def test_a_member_goes_on_where_they_were_and_nobody_else_does(session, link):
    workshop = a_workshop(session)
    member = add_member(COMMAND_LINE, Person("Sam", "sam@council.gov.uk"), Place(Role.FACILITATOR), session=session)
    for page in ("step_map", "step_gaps"):
        keep_left_off(None, workshop.id, page, "3", None, member_id=member, session=session)
    assert kept(session, member, workshop) == ("step_gaps", 3, None)
    assert [row.workshop_id for row in links.last_places(member, session=session)] == [workshop.id]
    assert links.last_places(link, session=session) == []
