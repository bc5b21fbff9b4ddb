"""Doors and the wall for whoever listens or reads Easy Read: by keyboard, with a voice and without one, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import barriers, sideways
from tests.doors.hall import Hall, a_hall
from tests.factories import a_ballot, a_consultation, a_vote, a_workshop, the, two_plans
from toolkit.models import Consultation
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

# A voice that says nothing, and keeps what it was given; `finish` is the end of a piece. This machine's browser has none of its own.
VOICE = """() => {
  const said = window.said = [];
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'fr-FR' }, { lang: 'en_US' }, { lang: 'en-GB' }], addEventListener() {}, cancel() { window.stopped = true; },
    speak(one) {
      window.stopped = false;
      window.now = one;
      said.push({ text: one.text, lang: one.lang, rate: one.rate, voice: one.voice.lang });
    } } });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.finish = () => window.now.onend();
}"""
NO_VOICE = "() => Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => [], addEventListener() {}, cancel() {} } })"


@pytest.fixture
def phone(new_phone: Callable[..., Page]) -> Callable[..., Page]:
    """A function that gives a phone's page, with a voice or without, with scripts or without."""
    return lambda voice=VOICE, script=True, dark=False: new_phone(script, dark=dark, first=f"({voice})()")


@pytest.fixture
def hall(at_record: None) -> Hall:
    return a_hall()


@pytest.fixture
def plans(at_record: None) -> str:
    """The address of a consultation."""
    with write_session() as session:
        workshop, _ = two_plans(session)
        return f"/consult/{the(session, Consultation, a_consultation(session, workshop)).code}"


def said(page: Page) -> list[dict]:
    return page.evaluate("window.said")


def test_a_page_is_read_from_its_heading_on_at_a_pace_that_is_remembered(phone, hall):
    page = phone()
    page.goto(f"/room/{hall.code}")
    listen = page.get_by_role("button", name="Listen to this page")
    listen.focus()
    page.keyboard.press("Enter")
    expect(listen).to_have_attribute("aria-pressed", "true")
    assert said(page) == [{"text": "What matters most?", "lang": "en-GB", "rate": 1, "voice": "en-GB"}]
    page.evaluate("window.finish()")
    page.get_by_role("button", name="Slower").click()
    assert [one["text"] for one in said(page)[1:]] == [f"Room {hall.code}"] * 2 and said(page)[-1]["rate"] == 0.8
    for _ in range(40):
        page.evaluate("window.finish()")
    expect(listen).to_have_attribute("aria-pressed", "false")
    heard = [one["text"] for one in said(page)]
    assert "The number on your voting paper" in heard and "What words on this page mean" in heard
    assert not any("A ballot is what you choose" in one for one in heard)      # folded away, so not on the page
    page.reload()
    listen.click()
    assert said(page)[-1]["rate"] == 0.8
    listen.click()
    expect(listen).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.stopped") and len(said(page)) == 1


def test_where_there_is_no_voice_or_no_script_nothing_is_offered(phone, hall):
    for page in (phone(voice=NO_VOICE), phone(script=False)):
        page.goto(f"/room/{hall.code}")
        expect(page.get_by_role("heading", level=1)).to_have_text("What matters most?")
        expect(page.locator("#listen")).to_be_hidden()


def test_easy_read_is_switched_while_an_answer_is_written_with_scripts_and_without(phone, plans):
    for script in (True, False):
        page = phone(script=script)
        page.goto(plans)
        page.locator("#w1").fill("Half a line")
        page.get_by_role("link", name="Switch on Easy Read").click()
        if not script:      # the link leads to the form's own button
            page.get_by_role("button", name="Switch on Easy Read").click()
        expect(page.get_by_role("heading", name="What this page is for")).to_be_visible()
        expect(page.locator("#w1")).to_have_value("Half a line")
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 18.7 if script else True
        page.locator("#a1").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")     # presses "Send my answer", the form's first button
        expect(page.get_by_role("heading", level=1)).to_contain_text("your answer is in")
        expect(page.get_by_role("heading", name="What this page is for")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_door_in_easy_read_has_a_barrier(phone, hall, plans, dark):
    page, found = phone(dark=dark), {}
    for address in (f"/room/{hall.code}?easy=1", f"/vote/{hall.token()}", plans, "/words", "/host", "/survey", "/you-said/x"):
        page.goto(address)
        for summary in page.locator("summary").all():
            summary.click()
        found[address] = barriers(page) + ["scrolls sideways"] * bool(sideways(page))
        expect(page.get_by_role("heading", name="What this page is for")).to_be_visible()
    assert not any(found.values()), "\n".join(f"{where}: {wrong}" for where, wrongs in found.items() for wrong in wrongs)


def test_the_wall_is_read_too_and_what_changes_is_said(window, at_record):
    with write_session() as session:
        made = a_workshop(session)
        vote = a_vote(session, made, "What matters?", headcount=9)
    here = window()
    here.page.add_init_script(f"({VOICE})()")
    page = here.open("big_screen", workshop=made.id)
    expect(page.locator(".big h1")).to_have_text("What matters?")
    status = page.get_by_role("status").filter(has_text="have voted")
    expect(status).to_have_text("What matters? 0 of 9 have voted.")
    status.evaluate("box => { window.same = box }")
    page.get_by_role("button", name="Listen to this page").click()
    assert said(page)[0]["text"] == "What matters?"
    with write_session() as session:
        a_ballot(session, vote, 1)
    expect(status).to_have_text("What matters? 1 of 9 have voted.")
    assert status.evaluate("box => box === window.same")      # the same element, or no reader would hear of it
    expect(page.get_by_role("button", name="Listen to this page")).to_have_attribute("aria-pressed", "true")
    assert barriers(page) == []
