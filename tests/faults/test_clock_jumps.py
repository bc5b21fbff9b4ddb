"""The computer's clock jumps, forwards or back: nothing is lost, nothing is hidden, and what the clock ended opens again."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import a_case, a_link, a_workshop, an_actor, an_entry
from toolkit import clock
from toolkit.access import seal
from toolkit.access.roles import Role
from toolkit.access.seal import form_seal, is_form_sealed
from toolkit.access.signed_in import come_in_with, holder_of
from toolkit.brokerage.openings import is_recorded, opened
from toolkit.errors import NotSignedIn
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.audit import records
from toolkit.storage.queries.cases import openings_in
from toolkit.upkeep.checking import findings

FAR = timedelta(days=400)


@pytest.fixture
def jump(monkeypatch):
    """A function that sets this computer's clock so far from the right time."""
    def to(far: timedelta) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, zone=None):
                return datetime.now(zone) + far

        class Seconds:
            @staticmethod
            def time():
                return datetime.now(UTC).timestamp() + far.total_seconds()

        monkeypatch.setattr(clock, "datetime", Clock)
        monkeypatch.setattr(seal, "time", Seconds)

    return to


@pytest.mark.parametrize("jumps", [(FAR, -FAR), (-FAR, FAR)], ids=["forwards first", "back first"])
def test_everything_is_there_in_the_order_in_which_it_was_done(database, jump, jumps):
    with write_session() as session:
        workshop = a_workshop(session)
    for number, far in enumerate((timedelta(0), *jumps, timedelta(0))):
        jump(far)
        with write_session() as session:
            an_entry(session, workshop, f"Thing {number}")
    with read_session() as session:
        said = [one for one in records(session=session) if one.act == "record what is said"]
        assert [one.number for one in said] == sorted(one.number for one in said) and len(said) == 4
        assert len({one.at.year for one in said}) > 1
    assert findings() == []


def test_a_look_at_a_case_is_written_down_though_the_clock_was_ahead(database, jump):
    broker = an_actor(Role.BROKER)
    with write_session() as session:
        case = a_case(session)
    for far, times in ((FAR, 1), (timedelta(0), 2), (-FAR, 3)):
        jump(far)
        with write_session() as session:
            assert not is_recorded(broker, case, session=session)
            opened(broker, case, session=session)
            assert openings_in(case, session=session) == times


def test_a_link_that_the_clock_ended_opens_again_when_it_is_right(record, jump):
    with write_session() as session:
        secret = a_link(session, days=30)
    jump(FAR)
    with pytest.raises(NotSignedIn):
        come_in_with(secret)
    jump(timedelta(0))
    came, cookie = come_in_with(secret)
    assert holder_of(cookie) == came


def test_a_form_from_before_a_jump_is_asked_for_again_and_works_then(record, jump):
    """Doors keep what was typed when a form's seal has run out, and give the form a new one."""
    before = form_seal("vote", "x")
    for far in (FAR, -FAR):
        jump(far)
        assert not is_form_sealed(before, "vote", "x") and is_form_sealed(form_seal("vote", "x"), "vote", "x")
    jump(timedelta(0))
    assert is_form_sealed(before, "vote", "x")
