"""Links: an administrator makes one for a person, sees which there are, and revokes one."""

from urllib.parse import unquote

import pytest
import segno

from tests.factories import a_link, a_workshop
from toolkit.access.links import actor_for
from toolkit.access.roles import Role
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR)


def address_on(person):
    return person.at.code[0].value


def test_a_link_is_made_for_a_person_and_opens_what_was_chosen(administrator, sign_in):
    with write_session() as session:
        workshop = a_workshop(session, title="Ours")
    administrator.open("access", workshop.id).put("Whose link is it?", "Table 3").put("What they may do", Role.HOST)
    assert administrator.value("Which workshop it opens") == workshop.id
    administrator.press("Make the link")
    assert administrator.said("The link for Table 3 is made.")
    secret = address_on(administrator).rpartition("/join/")[2]
    with read_session() as session:
        actor = actor_for(secret, session=session)
    assert (actor.name, actor.role, actor.workshop_id) == ("Table 3", Role.HOST, workshop.id)
    assert "Table 3 · Small group host · Ours · not used yet · ends" in administrator.reads


def test_a_link_is_shown_as_a_qr_too_and_only_until_one_goes_elsewhere(administrator):
    administrator.open("access").put("Whose link is it?", "<b>Ana</b>").press("Make the link")
    picture = next(one.value for one in administrator.at.html if "<img" in one.value)
    drawn = segno.make(address_on(administrator), micro=False).svg_inline(dark="#000", light="#fff", border=4, omitsize=True)
    assert drawn.partition(">")[2] in unquote(picture).replace("'", '"') and "<b>Ana" not in picture
    assert not administrator.open("home").open("access").at.code


def test_in_an_open_hall_the_address_is_the_halls(administrator, monkeypatch):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.1.20:8501")
    administrator.open("access").put("Whose link is it?", "Ana").press("Make the link")
    assert address_on(administrator).startswith("http://192.168.1.20:8501/join/")
    assert "this computer only" not in administrator.reads


def test_an_address_for_this_computer_only_says_how_to_open_the_hall(administrator):
    administrator.open("access").put("Whose link is it?", "Ana").press("Make the link")
    assert "localhost" in address_on(administrator) and "python3 run.py --hall" in administrator.reads


def test_a_link_needs_a_name(administrator):
    administrator.open("access").put("Whose link is it?", "  ").press("Make the link")
    assert len(administrator.errors) == 1 and "whose link this is" in administrator.errors[0]
    assert not administrator.at.code


def test_a_link_is_revoked_and_ones_own_is_not_offered(administrator, sign_in):
    with write_session() as session:
        secret = a_link(session, name="Sam")
    friend = sign_in(secret=secret)
    administrator.open("access")
    assert "You are here with it" in administrator.reads and len(administrator.buttons("Revoke")) == 1
    administrator.press("Revoke")
    assert administrator.said("Revoked: the link of Sam opens nothing any more.")
    assert "Ended (1)" in [one.label for one in administrator.at.expander]
    assert friend.run().shows_only_need_a_link()


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.HOST, Role.COMMISSIONER])
def test_nobody_else_makes_links(role, sign_in):
    person = sign_in(role)
    assert "Links for other people" not in person.labels
    assert "who cannot make links" in person.open("access").errors[0] and not person.buttons("Make the link")


def test_the_first_page_and_the_setting_lead_there(administrator):
    with write_session() as session:
        workshop = a_workshop(session)
    assert "Links for other people" in administrator.run().labels
    assert "Links to this workshop" in administrator.open("setup", workshop.id).labels
