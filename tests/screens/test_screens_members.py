"""Members at the screen: an administrator adds one, sees them all, and ends one."""

import pytest

from tests.factories import a_workshop
from toolkit.access.members import Person, Place, add_member, members_seen
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.storage.engine import read_session, write_session

EMAIL = "E-mail address of their account"


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR).open("access", part="members")


def members():
    with read_session() as session:
        return members_seen(COMMAND_LINE, session=session)


def a_member(name="Ann", role=Role.ADMINISTRATOR):
    with write_session() as session:
        return add_member(COMMAND_LINE, Person(name, f"{name.lower()}@council.gov.uk"), Place(role), session=session)


def test_a_member_is_added_for_areas_and_stands_in_the_list(administrator):
    with write_session() as session:
        a_workshop(session)
    administrator.open("access", part="members").put("Their name", "Sam *Lee*").put(EMAIL, "Sam.Lee@council.gov.uk")
    administrator.put("What this member may do", Role.COMMISSIONER).put("For which areas", ["Oxfordshire"]).press("Add the member")
    assert administrator.said("Sam *Lee* is a member now") and not administrator.errors
    assert "Sam *Lee* · Commissioner · Oxfordshire · sam.lee@council.gov.uk · has not signed in yet" in administrator.reads
    assert [(one.name, one.areas) for one in members()] == [("Sam *Lee*", ("Oxfordshire",))]
    assert administrator.value("Their name") == "" and administrator.value(EMAIL) == ""


def test_what_is_wrong_is_said_once_and_what_was_typed_stays(administrator):
    administrator.put("Their name", "Sam").put(EMAIL, "sam").press("Add the member")
    assert len(administrator.errors) == 1 and "Write the e-mail address" in administrator.errors[0]
    assert administrator.value("Their name") == "Sam" and administrator.value(EMAIL) == "sam" and not members()


def test_a_member_is_ended_and_the_last_administrator_is_not(administrator):
    a_member()
    administrator.run().press("End membership")
    assert administrator.errors == ["Ann is the last administrator among the members. Make somebody else one first."]
    a_member("Bo", Role.BROKER)
    administrator.run().press("End membership")
    assert administrator.said("Ended: Bo is no member any more.")
    assert "Ended members (1)" in [one.label for one in administrator.at.expander]
    assert {one.name: bool(one.ended_at) for one in members()} == {"Ann": False, "Bo": True}


def test_a_role_is_changed_in_the_list(administrator):
    a_member("Bo", Role.BROKER)
    administrator.run().open_dialog("Change").put("What this member may do", Role.FACILITATOR).press_in_dialog("Save the change")
    assert administrator.said("Bo is facilitator from the next click on") and "Bo · Facilitator" in administrator.reads
    assert [(one.name, one.role) for one in members()] == [("Bo", Role.FACILITATOR)]


def test_a_change_that_cannot_be_is_said_in_the_dialog(administrator):
    a_member("Bo", Role.BROKER)
    administrator.run().open_dialog("Change").put("What this member may do", Role.HOST).press_in_dialog("Save the change")
    assert any("is for one workshop" in one for one in administrator.errors) and members()[0].role == Role.BROKER


def test_an_administrator_of_one_workshop_sees_no_members(sign_in):
    with write_session() as session:
        workshop = a_workshop(session)
    person = sign_in(Role.ADMINISTRATOR, workshop.id).open("access", workshop.id, part="members")
    assert not person.buttons("Add the member") and person.buttons("Make the link")


def test_the_way_in_by_account_is_shown_where_it_is_set_up(nobody, monkeypatch):
    assert nobody.run().shows_only_need_a_link()
    monkeypatch.setenv("TOOLKIT_OIDC_METADATA_URL", "https://id.example.org/.well-known/openid-configuration")
    monkeypatch.setenv("TOOLKIT_OIDC_CLIENT_ID", "common-table")
    monkeypatch.setenv("TOOLKIT_OIDC_CLIENT_SECRET", "s3cret")
    nobody.run()
    assert [one.value for one in nobody.at.title] == ["Sign in to come in"] and "open the link that you were given" in nobody.reads
    assert "Sign in with your council account" in nobody.labels and "s3cret" not in nobody.reads
