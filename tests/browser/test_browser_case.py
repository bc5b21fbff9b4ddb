"""One case from the referral to its first review: two providers answer at their doors, the person chooses, both sides sign."""

import secrets
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.asking import a_provider, asked_ids, past_closing
from tests.browser.checks import barriers, sideways, sound
from tests.browser.conftest import Window
from tests.browser.hands import choose_one
from tests.browser.talk import settled
from tests.choosing import BROKER
from toolkit.access.roles import Role
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.marking import Mark, mark_offer
from toolkit.brokerage.opened import opened
from toolkit.brokerage.serving import Said, answer_review, outcomes_of_review
from toolkit.clock import say_date, today
from toolkit.models import Case
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import enquiries
from toolkit.storage.queries import support as queries

pytestmark = pytest.mark.browser

MOST_BYTES = 15_000


@pytest.fixture
def phone(new_phone: Callable[..., Page]) -> Callable[[], Page]:
    """A function that gives a phone's page without scripts."""
    return lambda: new_phone(False)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    settled(page)


def choose(page: Page, label: str, words: str) -> None:
    choose_one(page, label, words)
    settled(page)


def test_from_the_referral_to_the_review(window, phone):
    here, mark = window(Role.BROKER), f"Q{secrets.token_hex(3)}"     # a second try meets what the first one left in the record
    names = (f"{mark} Care", f"{mark} Homes")
    with write_session() as session:
        providers = [a_provider(session, name) for name in names]
    case = refer(here.open("cases", part="new"), f"B-{mark}")
    agree(here, case)
    state(here, case)
    ask(here, case, mark)
    with read_session() as session:
        asked = asked_ids(session, enquiries.running(case, session=session).id)
    for provider, price in zip(providers, ("150", "90"), strict=True):
        offer(phone(), f"/offer/{link_code('offer', asked[provider])}", price)
    open_and_mark(here, case, names)
    choose_at_the_door(here, case, names[0], phone())
    sign_at_the_doors(here, case, phone)
    award(here, case, names[1], phone())
    begin_and_review(here, case)


def refer(page: Page, reference: str) -> UUID:
    expect(page.get_by_text("Page not found")).to_have_count(0)     # a broker's first page has an address of its own too
    page.get_by_label("Reference, ours or the council's own").fill(reference)
    choose(page, "Kind of support", "Home care")
    page.get_by_label("Area: a town").fill("OX16")
    page.get_by_label("What is needed, in plain words").fill("Help in the morning, and learning to cook.")
    press(page, "Take the referral in")
    expect(page.get_by_role("heading", level=1)).to_have_text(reference)
    press(page, "Start work")
    return UUID(page.url.partition("case=")[2][:36])


def agree(here: Window, case: UUID) -> None:
    page = here.open("case", case=case, part="permission")
    for words in ("information about their needs is shared", "providers are asked for offers online"):
        page.get_by_text(words).click()
        settled(page)
    press(page, "Save the permission")
    expect(page.get_by_text("The permission is saved.").first).to_be_visible()


def state(here: Window, case: UUID) -> None:
    page = here.open("case", case=case, part="statement")
    outcome(page, "I am washed and dressed by nine.", "Personal care", "Must have", "Maintenance", "5 ")
    outcome(page, "I cook my own lunch.", "Independence", "Should have", "Developmental", "3 ")
    page.get_by_label("Who writes this").fill("Social worker, hospital team")
    press(page, "Save this part")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    page.get_by_label("How you went through it").fill("On screen, at home")
    press(page, "It was gone through as it stands")
    expect(page.get_by_text("Nothing is missing: providers can be asked.")).to_be_visible()


def outcome(page: Page, words: str, *choices: str) -> None:
    page.get_by_label("What should be different, in the person's words").fill(words)
    for one in choices:
        page.get_by_role("radio", name=one).first.check(force=True)
        settled(page)
    if "Developmental" in choices:
        for asked in ("Specific", "Measurable", "Achievable", "Realistic", "Timed"):
            page.get_by_label(f"{asked}:").fill("Four days of seven, by June")
    page.get_by_text("The person agreed how much it matters").click()
    settled(page)
    press(page, "Add the outcome")
    expect(page.get_by_text(words).first).to_be_visible()


def ask(here: Window, case: UUID, mark: str) -> None:
    page = here.open("case", case=case, part="enquiry", ptext=mark)
    press(page, "Choose all that were found")
    press(page, "Save the draft")
    press(page, "It names nobody: send it to 2 providers")
    expect(page.get_by_text("is out with 2 providers").first).to_be_visible()


def offer(page: Page, door: str, price: str) -> None:
    page.goto(door)
    page.get_by_role("button", name="Send this offer").click()
    expect(page).to_have_title("Error: Can you give this support? · Common Table")
    for number in (1, 2):
        for field, words in (("what", "We come each morning"), ("how", "The same two carers"), ("when", "8 to 9"), ("often", "Daily")):
            page.locator(f"#{field}{number}").fill(words)
    page.locator("#cost1").fill(price)
    page.locator("#cost2").fill("0")
    page.locator("#available").fill(f"{today():%d/%m/%Y}")
    page.get_by_role("button", name="Send this offer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your offer is in")


def open_and_mark(here: Window, case: UUID, names: tuple[str, ...]) -> None:
    with write_session() as session:
        past_closing(session, enquiries.running(case, session=session).id)
    page = here.open("case", case=case, part="enquiry")
    press(page, "Open the offers")
    page = here.open("case", case=case, part="offers")
    sound(page)
    name = names[0]
    page.get_by_text(name, exact=True).last.click()
    settled(page)
    for number in (1, 2):
        choose(page, f"Mark, outcome {number}, {name}", "4 ·")
        page.get_by_label(f"Why, outcome {number}, {name}").fill("It says who comes and when")
    press(page, "Save the marks")
    expect(page.get_by_text(f"The marks of {name} are saved.")).to_be_visible()
    with write_session() as session:     # the other one's in the same way, without the screen
        found = opened(case, session=session)
        other = next(one.id for one in found.offers if one.name == names[1])
        mark_offer(BROKER, other, {one.id: Mark(3, "It says less") for one in found.wanted}, session=session)
    page = here.open("case", case=case, part="offers")
    expect(page.get_by_text("This informs; the person chooses.")).to_be_visible()


def choose_at_the_door(here: Window, case: UUID, wanted: str, page: Page) -> None:
    screen = here.open("case", case=case, part="choice")
    press(screen, "Ask the person")
    expect(screen.get_by_text("The person has not answered yet.")).to_be_visible()
    sound(screen)
    with read_session() as session:
        choice = queries.standing_choice(case, session=session).id
    door = page.goto(f"/choice/{link_code('choice', choice)}")
    assert len(door.body()) < MOST_BYTES and not sideways(page) and not barriers_without_scripts(here, page.url)
    page.get_by_role("radio", name=f"I want {wanted}").check()
    page.get_by_role("radio", name="Me, for myself").check()
    page.get_by_role("button", name="This is my answer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("This is what you said")
    screen = here.open("case", case=case, part="choice")
    press(screen, "Go on to the support plan")


def barriers_without_scripts(here: Window, url: str) -> list[str]:
    # axe needs scripts, the door does not: the broker's own window looks at it.
    page = here.page.context.new_page()
    page.goto(url)
    found = barriers(page)
    page.close()
    return found


def sign_at_the_doors(here: Window, case: UUID, phone) -> None:
    page = here.open("case", case=case, part="plan")
    page.get_by_label("What was agreed, in plain words").fill("Help each morning, and cooking together.")
    press(page, "Save the plan")
    expect(page.get_by_text("not signed yet").first).to_be_visible()
    sound(page)
    links = [code.inner_text().strip() for code in page.get_by_test_id("stCode").all()]
    for link, person in zip(links, (False, True), strict=True):
        signer = phone()
        signer.goto(link)
        assert not barriers_without_scripts(here, link)
        if person:
            signer.get_by_role("radio", name="Me, for myself").check()
        signer.get_by_label("I have read this plan and agree to it").check()
        signer.get_by_role("button", name="Sign the plan").click()
        expect(signer.get_by_text("You have signed this plan.")).to_be_visible()


def award(here: Window, case: UUID, rival: str, page: Page) -> None:
    screen = here.open("case", case=case, part="award")
    press(screen, "Offer the support to the provider")
    link = screen.get_by_test_id("stCode").first.inner_text().strip()
    page.goto(link)
    expect(page.get_by_text("What you offered costs £150 a week.")).to_be_visible()
    assert rival not in page.content() and not barriers_without_scripts(here, link)
    page.get_by_role("radio", name="We accept").check()
    page.get_by_role("button", name="Send our answer").click()
    expect(page.get_by_text("You have accepted this support.")).to_be_visible()
    screen = here.open("case", case=case, part="award")
    press(screen, "Make the letters from the marks")
    sound(screen)
    press(screen, f"It has gone out: {rival}")
    press(screen, "Close the award")
    expect(screen.get_by_text("The award was closed on")).to_be_visible()


def begin_and_review(here: Window, case: UUID) -> None:
    page = here.open("case", case=case, part="service")
    press(page, "The support has begun")
    expect(page.get_by_text(f"Support since {say_date(today())}")).to_be_visible()
    page.get_by_text("Review 1, due").click()
    settled(page)
    for number in (1, 2):
        choose(page, f"The person says, outcome {number}", "Met")
    press(page, "Save the answers to review 1")
    sound(page)
    with write_session() as session:     # the other side's in the same way, without the screen
        [service] = queries.services_of(case, session=session)
        [review] = queries.reviews_of(service.id, session=session)
        said = {(one.id, "social worker"): Said("partly") for one in outcomes_of_review(review.id, session=session)}
        answer_review(BROKER, review.id, said, session=session)
    press(page, "Review 1 is done")
    expect(page.get_by_text("The review is recorded.")).to_be_visible()
    with read_session() as session:
        assert session.get_one(Case, case).state == "running"
        [service] = queries.services_of(case, session=session)
        assert [one.held_on for one in queries.reviews_of(service.id, session=session)] == [today(), None]
