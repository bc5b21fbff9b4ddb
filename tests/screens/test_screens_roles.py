"""What each role finds on the screens: nobody sees a button for what is not theirs."""

import pytest

from tests.factories import a_plan, a_workshop, an_entry
from toolkit.access.roles import Role
from toolkit.storage.engine import write_session


@pytest.fixture
def workshop(record):
    with write_session() as session:
        made = a_workshop(session)
        an_entry(session, made, "A lunch club")
        a_plan(session, made)
        return made


@pytest.mark.parametrize("page", ["step_map", "step_gaps"])
def test_a_commissioner_reads_the_record_and_cannot_write_in_it(page, sign_in, workshop):
    commissioner = sign_in(Role.COMMISSIONER).open(page, workshop.id)
    assert "A lunch club" in commissioner.reads
    assert not {"Save", "Change"} & set(commissioner.labels)
    assert not any(label.startswith(("Move on", "Go back", "We asked")) for label in commissioner.labels)


@pytest.mark.parametrize(("part", "button"), [("ideas", "Add"), ("vote", "Open the vote"),
                                              ("final", "Add to the final priorities")])
def test_a_commissioner_does_not_lead_step_3(part, button, sign_in, workshop):
    assert button not in sign_in(Role.COMMISSIONER).open("step_priorities", workshop.id, part=part).labels


def test_a_commissioner_plans_and_evaluates(sign_in, workshop):
    commissioner = sign_in(Role.COMMISSIONER).open("step_plans", workshop.id)
    commissioner.put("What will be done", "A tram").press("Save the plan")
    assert commissioner.said("The plan is saved.")


def test_a_host_records_and_cannot_plan(sign_in, workshop):
    host = sign_in(Role.HOST, workshop.id).open("step_map", workshop.id)
    assert "A choir" in host.put("What is available now?", "A choir").press("Save").reads
    assert host.open("step_plans", workshop.id).button("Save the plan").proto.disabled


def test_a_host_does_not_change_the_setting(sign_in, workshop):
    host = sign_in(Role.HOST, workshop.id).open("setup", workshop.id)
    assert "Only the facilitator changes the setting." in host.reads
    assert host.button("Save the details").proto.disabled
    assert not {"Add", "Remove", "Set the area", "Put this workshop away"} & set(host.labels)


def test_a_host_does_not_start_workshops(sign_in, workshop):
    assert not {"Start", "Open the example workshop"} & set(sign_in(Role.HOST, workshop.id).labels)
