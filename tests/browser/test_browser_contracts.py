"""Contracts and the market in a real browser: a survey from its making to its answers, and nothing that axe finds wrong."""

import pytest
from playwright.sync_api import expect

from tests.browser.checks import barriers, sideways, sound
from tests.browser.talk import settled
from tests.factories import an_actor
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import market_page
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.brokerage.survey import PEOPLE, Asking, add_survey
from toolkit.clock import today
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

SCREENS = [*(("contracts", {"part": part}) for part in ("hours", "returns", "bands", "surveys", "learned", "new")), ("market", {}),
           ("market", {"part": "publish"})]


@pytest.mark.parametrize(("phone", "dark"), [pytest.param(False, False, id="desk-light", marks=pytest.mark.full),
                                             pytest.param(True, True, id="phone-dark")])
def test_no_screen_of_contracts_or_the_market_has_a_barrier(phone, dark, window):
    with write_session() as session:
        load_contract_example(COMMAND_LINE, session=session)
        market_page.publish(an_actor(Role.COMMISSIONER), "Come to Bicester.", session=session)
    here, found = window(Role.COMMISSIONER, dark=dark, phone=phone), {}
    for screen, address in SCREENS:
        page = here.open(screen, **address)
        found[f"{screen} {address}"] = barriers(page) + ["scrolls sideways"] * sideways(page)
    assert not any(found.values()), found


def test_people_answer_a_survey_by_its_link_and_the_commissioner_reads_it_once_it_is_closed(window):
    with write_session() as session:
        made = add_survey(an_actor(Role.COMMISSIONER), Asking("Ash", "help_and_plan", 12, today(), PEOPLE), session=session)
    here, phone = window(Role.COMMISSIONER), window(None, phone=True).page
    page = here.open("contracts", part="surveys", survey=made)
    door = page.get_by_test_id("stCode").inner_text().strip().rsplit("/survey/", 1)[1]
    for number in range(5):
        phone.goto(f"{here.app.url}/survey/{door}")
        if not number:
            sound(phone)
        phone.get_by_role("group", name="1 Were the information").get_by_label("Yes", exact=True).check()
        phone.get_by_role("button", name="Send my answers").click()
        expect(phone.get_by_role("heading", name="Thank you, your answers are in")).to_be_visible()
    page = here.open("contracts", part="surveys", survey=made)
    expect(page.get_by_text("5 of 12 replied so far")).to_be_visible()
    page.get_by_role("button", name="Close the survey").click()
    expect(settled(page).get_by_text("5 of 12 replied; 7 did not.")).to_be_visible()
    expect(page.get_by_role("row", name="Were the information")).to_contain_text("5")
