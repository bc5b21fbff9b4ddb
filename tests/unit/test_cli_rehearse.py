"""`python -m toolkit rehearse`: made-up phones on a copy, a report in plain words, the record untouched."""

import asyncio

import pytest

from tests.factories import a_priority, a_small_group, a_workshop, an_actor
from tests.loops import run_apart
from toolkit.__main__ import main
from toolkit.access.host_links import live_codes
from toolkit.access.roles import Role
from toolkit.access.signed_in import come_in_with
from toolkit.cli.rehearsal import copied, started
from toolkit.cli.rehearsal.crowd import Tally
from toolkit.cli.rehearsal.phone import Phone
from toolkit.cli.rehearsal.words import lines_report, part, report, verdict
from toolkit.errors import MoveRefused, NotAllowed
from toolkit.events.small_groups import close, small_groups_seen
from toolkit.exchange.workshop_out import export_workshop
from toolkit.models import Workshop
from toolkit.steps.saying import entries_seen
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
    code = main(["rehearse", "--phones", "7", "--groups", "3", "--seconds", "1"])
    said = capsys.readouterr().out
    assert code == 0, said
    assert "7 made-up phones vote within 1 s, and 3 made-up small groups record" in said
    assert "3 small groups recording for 1 s: " in said and "3 lines saved, 3 lines in the record." in said
    assert "7 phones in 1 s: " in said and "7 receipts shown, 7 ballots in the record." in said
    assert "Only this computer was asked." in said and "The copy is thrown away" in said
    with read_session() as session:
        assert votes.rounds_of(workshop.id, session=session) == []
        assert session.get_one(Workshop, workshop.id).title == "Oxfordshire, spring"
        assert entries_seen(workshop.id, session=session) == [] and small_groups_seen(workshop.id, session=session) == []


def test_the_workshops_own_small_groups_record_first_and_their_links_work_although_the_day_is_over(record):
    with write_session() as session:
        made = a_workshop(session, groups=())
        own, shut = a_small_group(session, made, "By the window"), a_small_group(session, made, "By the door")
        close(an_actor(), shut, session=session)
        data = export_workshop(an_actor(), made.id, session=session)
    with copied.copy_of(data) as copy:
        with write_session() as session:
            codes = [card.removeprefix("host/") for card in copied.cards_for(copy, 3, session=session)]
            standing = live_codes(copy, session=session)
            names = [one.name for one in small_groups_seen(copy, session=session) if standing.get(one.id) in codes]
        assert names == ["By the window", "Made-up table 1", "Made-up table 2"] and standing[own] == codes[0]
        assert [come_in_with(code)[0].role for code in codes] == [Role.HOST] * 3


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


@pytest.mark.parametrize(("saved", "counted", "wrong", "waits", "said"), [
    (2, 2, {}, [0.1], "recording for 30 s: fine."), (2, 2, {}, [2.0], "hosts wait a moment"),
    (2, 2, {"found nobody there": 1}, [0.1], "Let some of them write on paper"),
    (2, 1, {}, [0.1], "not right"), (2, 3, {}, [0.1], "not right")])
def test_what_the_report_says_of_small_groups(saved, counted, wrong, waits, said):
    tally = Tally([f"L{at}" for at in range(saved)], wrong=wrong, waits=waits)
    lines = lines_report(4, 30, tally, counted)
    assert lines[0].startswith("4 small groups recording") and said in lines[0]
    assert all(f"1 time a small group {what}." in lines for what in wrong)
    assert lines_report(0, 30, Tally(), 0) == []


def test_a_screen_starts_one_rehearsal_at_a_time(workshop):
    assert started.said(workshop.id) == ([], False)
    with pytest.raises(NotAllowed):
        started.start(an_actor(Role.COMMISSIONER), workshop.id, 5, 2, 1)
    started.start(an_actor(), workshop.id, 5, 2, 1)
    with pytest.raises(MoveRefused, match="running already"):
        started.start(an_actor(), workshop.id, 5, 2, 1)
    started._running[workshop.id].wait(120)
    lines, running = started.said(workshop.id)
    assert not running and any("5 receipts shown, 5 ballots in the record." in line for line in lines), lines
    assert any("2 lines saved, 2 lines in the record." in line for line in lines), lines


def test_a_made_up_phone_that_rests_longer_than_the_server_waits_opens_another_connection():
    async def once(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nHi")
        await writer.drain()
        writer.close()

    async def asked_twice():
        server = await asyncio.start_server(once, "localhost", 0)
        async with server, Phone("localhost", server.sockets[0].getsockname()[1], idle_seconds=0.01) as phone:
            first = await phone.ask("/")
            await asyncio.sleep(0.1)
            return first, await phone.ask("/")

    assert [answer.text for answer in run_apart(asked_twice())] == ["Hi", "Hi"]


def test_the_workshop_that_is_taken_is_named_where_there_are_several(workshop, tmp_path, capsys):
    with write_session() as session:
        a_workshop(session, title="Wednesday club")
    assert main(["pack", "principles", "--out", str(tmp_path / "p.pdf")]) == 0
    assert "Taken: the newest workshop, Wednesday club. --workshop ID takes another" in capsys.readouterr().out
