"""Who did what, at the screen of an administrator: narrowed, escaped, written down, and for nobody else."""

import pytest

from tests.factories import a_workshop, an_actor, an_entry
from toolkit.access.audit_seen import read_audit
from toolkit.access.roles import Role
from toolkit.errors import NotAllowed
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.audit import Wanted, records


@pytest.fixture
def acts(record):
    with write_session() as session:
        workshop = a_workshop(session)
        an_entry(session, workshop, "Mrs Brown at number 12", actor=an_actor(name="<b>Sam"))
    return workshop


def test_an_administrator_reads_who_did_what(acts, sign_in):
    person = sign_in(Role.ADMINISTRATOR).open("audit")
    assert "record what is said" in person.reads and "kind: available" in person.reads
    assert "Brown" not in person.reads and not any("<b>Sam" in one.value for one in person.at.html)
    person.open("audit")
    with read_session() as session:
        assert [one.act for one in records(session=session)].count("read the audit") == 1


def test_it_is_narrowed_by_what_stands_in_the_address(acts, sign_in):
    reads = sign_in(Role.ADMINISTRATOR).open("audit", act="start a work").reads
    assert "1 act" in reads and "start a workshop" in reads and "record what is said" not in reads


def test_each_act_leads_to_all_that_was_done_to_the_same_row(acts, sign_in):
    person = sign_in(Role.ADMINISTRATOR).open("audit")
    assert any(f'href="/audit?about={acts.id}"' in one.value for one in person.at.html)
    reads = person.open("audit", about=acts.id).reads
    assert "start a workshop" in reads and "make links" not in reads


def test_a_day_that_is_none_gets_a_sentence(acts, sign_in):
    person = sign_in(Role.ADMINISTRATOR).open("audit", since="yesterday")
    assert person.errors == ["yesterday is not a day. Write it like 2026-11-27."]


def test_links_lead_there(acts, sign_in):
    assert "Who did what" in [one.label for one in sign_in(Role.ADMINISTRATOR).open("access").at.get("page_link")]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.BROKER])
def test_nobody_else_is_named_it_or_reads_it(acts, sign_in, role):
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        sign_in(role).open("audit")
    with read_session() as session, pytest.raises(NotAllowed):
        read_audit(an_actor(role), Wanted(), 0, 10, session=session)


def test_a_link_for_one_workshop_opens_none_of_it(acts):
    with read_session() as session, pytest.raises(NotAllowed, match="opens one workshop"):
        read_audit(an_actor(Role.ADMINISTRATOR, acts.id), Wanted(), 0, 10, session=session)
