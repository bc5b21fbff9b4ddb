"""A bespoke contract in a real browser: begun, a contingency that does not hold made to hold, the week drawn, the draft as Word."""

import secrets
from datetime import time

import pytest
from playwright.sync_api import expect

from tests.browser.checks import sideways, sound
from tests.browser.hands import choose_one
from tests.browser.talk import settled
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage.bespoke_fields import LINES
from toolkit.brokerage.bespoke_lines import add_line
from toolkit.models import BespokeContingency, BespokeCover, BespokeResource, BespokeRole
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.bespoke import id_of_reference

pytestmark = pytest.mark.browser

PARTS = ("team", "assessments", "duties", "money", "home", "clock", "staff", "reviews", "own", "versions", "learned", "new")


def line(contract, table, /, **typed):
    with write_session() as session:
        return add_line(an_actor(Role.BROKER), table, contract, dict.fromkeys(one.name for one in LINES[table]) | typed, session=session)


def planned(contract):
    role = line(contract, BespokeRole, kind="provider", role="Team leader")
    fund = line(contract, BespokeResource, source="Service fund", kind="isf", pounds_week="420", controller="provider")
    line(contract, BespokeCover, day=4, starts=time(20), ends=time(23), way="there", who="Night helper")
    line(contract, BespokeContingency, what="The helper falls ill", first_response="Ring round", role_id=role, resource_id=fund,
         route="On-call rota")


def test_from_the_beginning_to_friday_night(window):
    here, reference = window(Role.BROKER, dark=True, phone=True), f"R-{secrets.token_hex(3)}"
    page = here.open("bespoke", part="new")
    page.get_by_label("Reference. It names nobody").fill(reference)
    page.get_by_label("What matters to the person").fill("The canal")
    page.get_by_role("button", name="Begin the contract").click()
    settled(page)
    with read_session() as session:
        contract = id_of_reference(reference, session=session)
    planned(contract)
    page = here.open("bespoke", part="home", bespoke=contract)
    expect(page.get_by_text("missing: a number to ring, and where it is kept")).to_be_visible()
    page.get_by_text("Add a contingency, change one or take one out").click()
    choose_line(page, "The helper falls ill")
    page.get_by_label("Where the number to ring is kept. Not the number itself").fill("On-call sheet in the hall")
    page.get_by_role("button", name="Save the line").click()
    settled(page)
    expect(page.get_by_text("ends at a person, a resource and a number")).to_be_visible()
    assert page.request.get(f"{here.app.url}/bespoke/{contract}.docx").body().startswith(b"PK")
    for part in PARTS:
        sound(here.open("bespoke", part=part, bespoke=contract))
        assert not sideways(page), part


def choose_line(page, words):
    choose_one(page, "Which line", words)
    settled(page)
