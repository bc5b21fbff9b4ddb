"""Cases close on a device that nobody used for a while; workshops do not."""

from datetime import timedelta

import pytest
import streamlit as st
from sqlalchemy import update
from sqlmodel import select

from tests.factories import a_case, a_workshop
from toolkit.access import signed_in
from toolkit.access.links import COOKIE
from toolkit.access.roles import Role
from toolkit.clock import now
from toolkit.models import Case, SignIn
from toolkit.storage.engine import read_session, write_session

CLOSED = "Cases are closed on this device"


@pytest.fixture
def case(record):
    with write_session() as session:
        return a_case(session, path="quick")


@pytest.fixture
def broker(sign_in, case):
    return sign_in(Role.BROKER).open("case", case=case)


@pytest.fixture
def cookies(broker):
    """What this browser carries."""
    return st.context.cookies


def lie_unused(minutes: float) -> None:
    """Let this long pass on every device without anybody using it."""
    with write_session() as session:
        session.exec(update(SignIn).values(acted_at=now() - timedelta(minutes=minutes)))


def is_closed(person) -> bool:
    return [one.value for one in person.at.title] == [CLOSED]


@pytest.mark.parametrize(("setting", "minutes", "closed"), [("", 29, False), ("", 31, True), ("5", 6, True), ("480", 470, False),
                                                            ("0", 10_000, False)])
@pytest.mark.parametrize("page", ["cases", "case", "bespoke"])
def test_cases_close_after_the_minutes_that_are_set(broker, case, page, setting, minutes, closed, monkeypatch):
    monkeypatch.setenv("TOOLKIT_IDLE_MINUTES", setting)
    lie_unused(minutes)
    assert is_closed(broker.open(page, case=case)) is closed


def test_once_closed_they_stay_closed_until_one_signs_in_again(broker, case, sign_in):
    lie_unused(31)
    assert is_closed(broker.run()) and is_closed(broker.press("Go on")) and is_closed(broker.open("cases"))
    assert not is_closed(sign_in(Role.BROKER).open("case", case=case))     # another device, in use
    assert is_closed(broker.run())


def test_what_is_sent_too_late_is_not_saved_and_what_was_typed_is_there_after_signing_in_again(broker, cookies):
    broker.open("cases", part="new").fill(What_is_needed="Help with washing").put("Kind of support", "home_care").run()
    lie_unused(31)
    assert is_closed(broker.press("Take the referral in"))
    with read_session() as session:
        assert len(session.exec(select(Case.id)).all()) == 1
    signed_in.come_in_with(broker.secret, cookies[COOKIE])     # the link opened in another tab of this browser
    assert not is_closed(broker.press("Go on"))
    assert broker.value("What is needed") == "Help with washing"
    assert not is_closed(broker.press("Take the referral in"))
    with read_session() as session:
        assert len(session.exec(select(Case.id)).all()) == 2


def test_using_the_device_keeps_them_open(broker):
    for _ in range(3):
        lie_unused(29)
        broker.at.session_state["noted_use"] = -10_000.0    # more than a minute ago
        assert not is_closed(broker.run())


def test_workshops_stay_open_and_the_way_to_cases_leads_to_why_they_are_closed(sign_in, case):
    with write_session() as session:
        workshop = a_workshop(session, title="Ours")
    administrator = sign_in(Role.ADMINISTRATOR)
    lie_unused(600)
    assert "Ours" in administrator.open("step_map", workshop.id).reads
    assert "Cases" in administrator.open("home").labels
    assert is_closed(administrator.open("cases")) and "Workshops" in administrator.labels
    assert not administrator.fields("What is looked for")


def test_who_opens_no_cases_is_never_away(facilitator, workshop):
    lie_unused(600)
    assert "Buses" in facilitator.open("step_priorities", workshop.id).reads
    with read_session() as session:
        assert set(session.exec(select(SignIn.cases_closed_at))) == {None}
