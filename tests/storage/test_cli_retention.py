"""`python -m toolkit retention`: what is due is listed; it is erased only when that is meant, and never while on hold."""

from datetime import timedelta

import pytest
from sqlmodel import select

from tests.factories import a_case, an_actor, the
from toolkit.__main__ import main
from toolkit.access.roles import Role
from toolkit.brokerage import referral, retention
from toolkit.clock import now
from toolkit.models import Case
from toolkit.storage.engine import read_session, write_session

BROKER = an_actor(Role.BROKER)


@pytest.fixture
def closed(database):
    """Three cases, closed nine years, nine years (on hold) and one year ago."""
    with write_session() as session:
        for reference, years in (("OLD-1", 9), ("HELD-2", 9), ("NEW-3", 1)):
            case = a_case(session, reference=reference)
            referral.close_case(BROKER, case, "It is settled.", session=session)
            the(session, Case, case).closed_at = now() - timedelta(days=366 * years)
        held = session.exec(select(Case.id).where(Case.reference == "HELD-2")).one()
        retention.hold(BROKER, held, "A complaint is looked into.", session=session)


def references() -> set[str]:
    with read_session() as session:
        return {one for one in session.exec(select(Case.reference)) if not one.startswith("Erased ")}


def test_what_is_due_is_listed_and_stays(closed, capsys):
    assert main(["retention"]) == 0
    said = capsys.readouterr().out
    assert "OLD-1: closed" in said and "on hold" in said and "NEW-3" not in said and "2 closed cases" in said
    assert main(["retention", "--erase"]) == 1 and "1 would be erased for good" in capsys.readouterr().out
    assert references() == {"OLD-1", "HELD-2", "NEW-3"}


def test_what_is_meant_is_erased_but_for_what_is_on_hold(closed, capsys):
    assert main(["retention", "--erase", "--yes"]) == 0
    assert "OLD-1 is erased.\nBackups made before" in capsys.readouterr().out
    assert references() == {"HELD-2", "NEW-3"}


def test_the_years_are_a_setting(closed, capsys, monkeypatch):
    monkeypatch.setenv("TOOLKIT_KEEP_YEARS", "1")
    assert main(["retention"]) == 0 and "NEW-3" in capsys.readouterr().out
    monkeypatch.setenv("TOOLKIT_KEEP_YEARS", "for ever")
    assert main(["retention"]) == 1 and "no number of years" in capsys.readouterr().err
