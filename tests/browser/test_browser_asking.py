"""Asking providers, on a desk and on a phone: no barrier while an enquiry is made ready, is out, and at its door."""

import pytest
from playwright.sync_api import expect

from tests.asking import a_draft_enquiry, a_provider, a_sent_enquiry, asked_ids, outcomes_for
from tests.browser.checks import barriers, sideways, sound
from tests.factories import a_case, a_permission
from toolkit.access.roles import Role
from toolkit.brokerage.case_links import link_code
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser


def seeded(session) -> tuple:
    """A case with a draft, one whose enquiry is out, and the code of a door to it."""
    providers = [a_provider(session, name, areas=("ZZ9",)) for name in ("Zebra Care", "Zinnia Support")]
    cases = [a_case(session), a_case(session)]
    for case in cases:
        a_permission(session, case)
        outcomes_for(session, case)
    a_draft_enquiry(session, cases[0], providers)
    rows = asked_ids(session, a_sent_enquiry(session, cases[1], providers, words="Ring with questions."))
    return *cases, link_code("offer", rows[providers[0]])


@pytest.mark.parametrize(("phone", "dark"), [pytest.param(False, False, id="desk-light"), pytest.param(True, True, id="phone-dark")])
def test_asking_providers_has_no_barrier(phone, dark, window):
    here = window(Role.BROKER, dark=dark, phone=phone)
    with write_session() as session:
        draft, out, code = seeded(session)
    for screen, address in (("providers", {"parea": "ZZ9"}), ("providers", {"part": "new"}), ("case", {"case": draft, "part": "statement"}),
                            ("case", {"case": draft, "part": "enquiry", "parea": "ZZ9"}), ("case", {"case": out, "part": "enquiry"}),
                            ("case", {"case": out, "part": "calls"})):
        page = here.open(screen, **address)
        sound(page)
        assert not sideways(page), address
    door = here.page
    door.goto(f"{here.app.url}/offer/{code}")
    assert not barriers(door) and not sideways(door)
    door.get_by_role("button", name="Send this offer").click()
    expect(door).to_have_title("Error: Can you give this support? · Common Table")
    assert not barriers(door) and not sideways(door)
