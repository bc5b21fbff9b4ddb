"""Contracts and the market in a real browser: a survey from its making to its answers, and nothing that axe finds wrong."""

import pytest
from playwright.sync_api import expect

from tests.browser.checks import barriers, sideways, sound
from tests.browser.hands import choose_one
from tests.browser.talk import settled
from tests.factories import an_actor
from tests.sampled import a_contract, a_sample, some_plans
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import market_page
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.brokerage.sampling import keep_finding
from toolkit.brokerage.survey import PEOPLE, Asking, add_survey
from toolkit.clock import today
from toolkit.storage.engine import write_session
from toolkit.storage.queries.samples import plans_of

pytestmark = pytest.mark.browser

SCREENS = [*(("contracts", {"part": part}) for part in ("hours", "returns", "bands", "surveys", "samples", "learned", "new")),
           ("market", {}), ("market", {"part": "publish"})]


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


def test_the_last_plan_of_a_sample_is_read_and_what_was_found_is_shown(window):
    with write_session() as session:
        some_plans(session, 5)
        made = a_sample(session, a_contract(session))
        for row in plans_of(made, session=session)[:4]:
            keep_finding(an_actor(Role.COMMISSIONER), row.id, row.version, {"detail": "yes"}, session=session)
    page = window(Role.COMMISSIONER, phone=True).open("contracts", part="samples", sample=made)
    expect(page.get_by_text("4 of 5 plans read.")).to_be_visible()
    choose_one(page, "Read a plan", "Plan 5 of 5: not read yet")
    answers = settled(page).get_by_role("radiogroup", name="Does the plan hold the detail")
    assert barriers(page) + ["scrolls sideways"] * sideways(page) == []
    answers.get_by_role("radio", name="Yes").check(force=True)
    settled(page).get_by_role("button", name="Keep what was found").click()
    expect(settled(page).get_by_role("row", name="Does the plan hold the detail")).to_contain_text("5")


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
