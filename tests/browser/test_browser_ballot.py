"""The doors of a vote on a real phone: without scripts from the room to the receipt; with them, dots counted; no barrier anywhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import barriers
from tests.doors.hall import Hall, a_hall, dots_in
from toolkit.storage.engine import read_session

pytestmark = pytest.mark.browser

MOST_BYTES = 15_000
FIRST_FIELD = {"dots": "d1", "approval": "d1", "matrix": "i1"}  # by way of voting, the field of the first idea
IDEAS = tuple(f"An idea for our town that takes a sentence to say, number {number}" for number in range(1, 13))


@pytest.fixture
def phone(new_phone: Callable[..., Page]) -> Callable[..., Page]:
    """A function that gives a phone's page; everything that is asked of it is at this app."""
    return lambda script=True, width=390, dark=False: new_phone(script, width, dark)


@pytest.fixture
def hall(at_record: None) -> Hall:
    return a_hall()


def give(page: Page, idea: str, dots: int) -> None:
    page.get_by_role("group", name=idea).get_by_role("radio", name=f"{dots} dot", exact=False).check()


def standing(hall: Hall) -> dict[int, int]:
    with read_session() as session:
        return dots_in(hall, session)


def test_from_the_room_to_the_receipt_and_a_change_without_scripts(phone, hall):
    page = phone(script=False)
    page.goto(f"/room/{hall.code.lower()}")
    page.get_by_role("button", name="Vote on this phone").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What matters most?")
    give(page, "A guide that is true", 2)
    give(page, "Keep the Friday club", 3)
    page.get_by_role("radio", name="Family carer").check()
    page.get_by_role("checkbox", name="Older people").check()
    page.get_by_role("button", name="Go on and check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before you send")
    page.get_by_role("button", name="Go back and change it").click()
    expect(page.get_by_role("radio", name="Family carer")).to_be_checked()
    give(page, "Keep the Friday club", 1)
    page.get_by_role("button", name="Go on and check").click()
    page.get_by_role("button", name="Send my ballot").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your ballot is in")
    receipt = page.locator(".code").inner_text()
    assert standing(hall) == {1: 2, 3: 1}
    page.get_by_role("link", name="Change my ballot").click()
    give(page, "A guide that is true", 0)
    page.get_by_role("button", name="Go on and check").click()
    page.get_by_role("button", name="Send my ballot").click()
    expect(page.locator(".code")).to_have_text(receipt)
    assert standing(hall) == {3: 1}
    page.goto(f"/room/{hall.code}")
    page.get_by_role("button", name="Go on with my ballot on this phone").click()
    expect(page.locator(".code")).to_have_text(receipt)
    page.get_by_role("link", name="Check a receipt").click()
    page.get_by_label("Your receipt").fill(receipt.lower())
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Yes: a ballot for this receipt is in the count.")).to_be_visible()


def test_a_mistake_leads_to_its_field_without_scripts(phone, hall):
    page = phone(script=False)
    page.goto(f"/vote/{hall.token()}")
    give(page, "A guide that is true", 3)
    give(page, "Keep the Friday club", 3)
    page.get_by_role("button", name="Go on and check").click()
    expect(page).to_have_title("Error: What matters most? · Common Table")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("#d1")).to_be_focused()
    expect(page.get_by_role("group", name="A guide that is true").get_by_role("radio", name="3 dots")).to_be_checked()


def test_back_and_send_again_leaves_one_ballot(phone, hall):
    page = phone()
    page.goto(f"/vote/{hall.token()}")
    give(page, "A guide that is true", 1)
    page.get_by_role("button", name="Go on and check").click()
    page.get_by_role("button", name="Send my ballot").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your ballot is in")
    assert standing(hall) == {1: 1}


def test_the_back_button_keeps_the_choices_after_a_mistake_and_after_the_receipt_says_that_the_ballot_is_in(phone, hall):
    page = phone()
    page.goto(f"/vote/{hall.token()}")
    give(page, "A guide that is true", 3)
    give(page, "A phone line on Sundays", 3)
    page.get_by_role("button", name="Go on and check").click()
    expect(page).to_have_title("Error: What matters most? · Common Table")
    give(page, "A phone line on Sundays", 2)
    page.get_by_role("button", name="Go on and check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before you send")
    page.go_back()
    expect(page.get_by_role("group", name="A phone line on Sundays").get_by_role("radio", name="2 dots")).to_be_checked()
    expect(page.get_by_role("group", name="A guide that is true").get_by_role("radio", name="3 dots")).to_be_checked()
    page.get_by_role("button", name="Go on and check").click()
    page.get_by_role("button", name="Send my ballot").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your ballot is in")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your ballot is in")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your ballot is in")
    assert standing(hall) == {1: 3, 2: 2}


def test_the_keyboard_alone_is_enough(phone, hall):
    page = phone()
    page.goto(f"/vote/{hall.token()}")
    page.locator("#d1").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Go on and check").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Send my ballot").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your ballot is in")
    assert standing(hall) == {1: 2}


def test_with_scripts_the_dots_left_are_counted(phone, hall):
    page, wrong = phone(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(f"/vote/{hall.token()}")
    left = page.locator(".left")
    expect(left).to_have_text("5 dots left")
    give(page, "A guide that is true", 3)
    expect(left).to_have_text("2 dots left")
    give(page, "Keep the Friday club", 1)
    expect(left).to_have_text("1 dot left")
    give(page, "Keep the Friday club", 3)
    expect(left).to_have_text("More dots than you have. Take some away.")
    expect(page.get_by_role("button", name="Listen: 1 A guide that is true")).to_be_visible()
    assert wrong == []


# Each way of voting in one of two windows; all of them in all four in the long run.
@pytest.mark.parametrize(("width", "dark", "kinds"), [
    pytest.param(320, False, ("dots",), id="narrow-light"), pytest.param(390, True, ("approval", "matrix"), id="dark"),
    *(pytest.param(width, dark, tuple(FIRST_FIELD), marks=pytest.mark.full) for width in (320, 390) for dark in (False, True))])
def test_no_door_has_a_barrier_or_scrolls_sideways(phone, at_record, width, dark, kinds):
    page, found = phone(width=width, dark=dark), {}

    def judge(where: str) -> None:
        wrong = barriers(page) + ["scrolls sideways"] * too_wide(page) + small_targets(page)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wrong += ["scrolls sideways with large text"] * too_wide(page)
        page.evaluate("document.documentElement.style.fontSize = ''")
        if wrong:
            found[where] = wrong

    for kind in kinds:
        hall = a_hall(input=kind, ideas=IDEAS)
        vote = f"/vote/{hall.token()}"
        for address in (f"/room/{hall.code}", "/room", "/room?code=ZZZZZ", f"/receipt/{hall.code}", f"/results/{hall.code}", vote):
            page.goto(address)
            judge(f"{kind} {address}")
        page.get_by_role("button", name="Go on and check").click()
        expect(page.get_by_text("There is a problem")).to_be_visible()
        judge(f"{kind} with an error")
        page.locator(f"[name={FIRST_FIELD[kind]}][value='1']").check()
        page.get_by_role("button", name="Go on and check").click()
        judge(f"{kind} check")
        page.get_by_role("button", name="Send my ballot").click()
        judge(f"{kind} receipt")
        page.goto(vote)
        judge(f"{kind} is in")
        hall.move("closed")
        page.goto(vote)
        judge(f"{kind} closed")
        hall.move("published")
        page.goto(f"/results/{hall.code}")
        judge(f"{kind} result")
    assert not found, "\n".join(f"{where}: {wrong}" for where, all_wrong in found.items() for wrong in all_wrong)


def too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def small_targets(page: Page) -> list[str]:
    """Buttons and choices that a shaking finger would miss."""
    return page.evaluate("""() => [...document.querySelectorAll('button, .button, .row label, .tick, input.typed, summary')]
        .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 44)
        .map(one => 'small: ' + one.outerHTML.slice(0, 80))""")


@pytest.mark.parametrize("kind", ["dots", "approval", "matrix"])
def test_a_page_loads_on_one_bar_of_signal(phone, at_record, kind):
    hall, page = a_hall(input=kind, ideas=IDEAS), phone()
    for address in (f"/vote/{hall.token()}", f"/room/{hall.code}"):
        loaded: dict[str, int] = {}
        page.on("requestfinished", lambda request, into=loaded: into.__setitem__(request.url, request.sizes()["responseBodySize"]))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        weights = {url: size for url, size in loaded.items() if "/assets/pictures/" not in url}
        assert sum(weights.values()) < MOST_BYTES, weights
