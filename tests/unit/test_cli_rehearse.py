"""`python -m toolkit rehearse`: made-up phones on a copy, a report in plain words, the record untouched."""

import pytest

from tests.factories import a_priority, a_workshop, an_actor
from toolkit.__main__ import main
from toolkit.access.roles import Role
from toolkit.cli.rehearsal import started
from toolkit.cli.rehearsal.crowd import Tally
from toolkit.cli.rehearsal.words import part, report, verdict
from toolkit.errors import MoveRefused, NotAllowed
from toolkit.models import Workshop
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import votes


@pytest.fixture
def workshop(record):
    """A workshop with one idea."""
    with write_session() as session:
        made = a_workshop(session)
        a_priority(session, made, "Buses")
    return made


def test_made_up_phones_vote_on_a_copy_and_the_record_is_untouched(workshop, capsys):
    code = main(["rehearse", "--phones", "7", "--seconds", "1"])
    said = capsys.readouterr().out
    assert code == 0, said
    assert "7 phones in 1 s: " in said and "7 receipts shown, 7 ballots in the record." in said
    assert "Only this computer was asked." in said and "The copy is thrown away" in said
    with read_session() as session:
        assert votes.rounds_of(workshop.id, session=session) == []
        assert session.get_one(Workshop, workshop.id).title == "Oxfordshire, spring"


@pytest.mark.parametrize("words", [["--phones", "0"], ["--phones", "2001"], ["--phones", "x"], ["--seconds", "601"]])
def test_a_number_that_is_too_small_or_too_large_is_refused(words, capsys):
    with pytest.raises(SystemExit):
        main(["rehearse", *words])
    assert "is not a number from 1 to" in capsys.readouterr().err


@pytest.mark.parametrize(("receipts", "counted", "waits", "said"), [
    (3, 3, [0.1], "fine"), (3, 3, [2.0], "held, and slow"), (2, 2, [0.1], "too many for this computer"), (3, 2, [0.1], "not right"),
    (3, 4, [0.1], "not right")])
def test_the_verdict(receipts, counted, waits, said):
    tally = Tally([f"R{at}" for at in range(receipts)], waits=waits)
    assert verdict(3, tally, counted).startswith(said)


def test_the_report_says_what_went_wrong_and_what_was_not_measured():
    tally = Tally(["A"], waits=[0.01, 3.26])
    tally.note("found nobody there")
    tally.note("found nobody there")
    said = "\n".join(report(3, 30, tally, 1, network=True))
    assert "2 phones found nobody there." in said and "the slowest took 3.3 s" in said and "measured by real phones" in said
    assert part([], 0.95) == 0.0


def test_a_screen_starts_one_rehearsal_at_a_time(workshop):
    assert started.said(workshop.id) == ([], False)
    with pytest.raises(NotAllowed):
        started.start(an_actor(Role.COMMISSIONER), workshop.id, 5, 1)
    started.start(an_actor(), workshop.id, 5, 1)
    with pytest.raises(MoveRefused, match="running already"):
        started.start(an_actor(), workshop.id, 5, 1)
    started._running[workshop.id].wait(120)
    lines, running = started.said(workshop.id)
    assert not running and any("5 receipts shown, 5 ballots in the record." in line for line in lines), lines
