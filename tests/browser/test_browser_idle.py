"""Cases close on a device that nobody uses: it is said before, anything done keeps them open, and then the screen is empty."""

import secrets
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from tests.browser.talk import settled
from tests.factories import a_case
from toolkit.access.roles import Role
from toolkit.clock import now
from toolkit.models import SignIn
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser


def lie_unused(page, other_part, **so_long) -> None:
    """Let time pass in the record without anybody at the device, and let the screen be drawn again."""
    with write_session() as session:
        session.exec(update(SignIn).values(acted_at=now() - timedelta(**so_long)))
    page.get_by_text(other_part, exact=True).click()
    settled(page)


def test_cases_close_on_an_unused_device_after_a_warning(window):
    here = window(Role.BROKER)
    with write_session() as session:
        reference = f"CT-2026-{secrets.randbelow(9000) + 1000}"
        a_case(session, reference=reference)
    page = here.open("cases", part="all")
    expect(page.get_by_role("alert")).to_be_empty()
    expect(page.get_by_text(reference).first).to_be_visible()
    lie_unused(page, "How choices went", minutes=26)
    expect(page.get_by_role("alert")).to_contain_text("so cases close on it at")
    page.get_by_role("button", name="Keep cases open").click()
    expect(page.get_by_role("alert")).to_be_empty()
    lie_unused(page, "All cases", minutes=29, seconds=45)
    expect(page.get_by_role("heading")).to_have_text("Cases are closed on this device")
    expect(settled(page).get_by_text(reference)).to_have_count(0)
