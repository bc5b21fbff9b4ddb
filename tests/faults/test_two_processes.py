"""Two processes, one PostgreSQL, nginx before them: one is killed in mid-vote, nothing is lost, and nobody is stuck."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import SimpleNamespace

import pytest
from sqlmodel import select
from websockets.exceptions import WebSocketException

from bench import driver, proxy
from bench.live import Screen
from tests.conftest import close_engines
from tests.doors.hall import a_hall
from tests.factories import an_actor
from tests.faults.hall_app import form, served
from tests.faults.test_votes_kept import check
from tests.loops import run_apart
from toolkit.cli.rehearsal.phone import GONE, Phone, receipt_in
from toolkit.events import desk, run_sheet, small_groups
from toolkit.models import DeskMessage, VoteRound
from toolkit.storage.engine import read_session, write_session

PAPERS, PHONES = 1000, 40
KILLED_AFTER = PAPERS // 4
STUCK_SECONDS = 5.0
AGAIN_SECONDS = 0.2     # so soon a person presses again, or a browser connects again
PATIENCE = 120


@pytest.fixture
def nginx():
    """Without nginx the drill is skipped on a person's machine, and fails where CI promises it."""
    if not proxy.found():
        reason = "no nginx on PATH (Debian: apt-get install nginx-light)"
        pytest.fail(reason, pytrace=False) if os.environ.get("CI") else pytest.skip(reason)


@pytest.fixture
def on_postgresql(postgres, migrated_template, var, point_at) -> Iterator[str]:
    address = postgres.make(template=migrated_template)
    point_at(address)
    yield address
    close_engines()
    postgres.drop(address)


class Desk:
    """The desk in a browser that sends a word to the hosts again and again, and connects again when it was cut off."""

    def __init__(self, port: int, cookie: str, workshop):
        self.where, self.screen, self.sent, self.waits = (port, cookie, "desk", f"workshop={workshop}"), None, [], []

    async def work(self, done: asyncio.Event) -> None:
        """Until it is over; `waits` are the seconds from each first press to the answer."""
        while not done.is_set():
            words, begun = f"Message {len(self.sent) + 1} of the day", time.monotonic()
            while not await self._says(words):
                assert time.monotonic() - begun < PATIENCE, "the desk never came back"
                await asyncio.sleep(AGAIN_SECONDS)
            self.sent.append(words)
            self.waits.append(time.monotonic() - begun)
            await asyncio.sleep(AGAIN_SECONDS)
        await self.screen.close()

    async def _says(self, words: str) -> bool:
        with suppress(*GONE, WebSocketException, KeyError, TimeoutError):
            if self.screen is None or self.screen.cut_off:
                self.screen = Screen(*self.where)
                await self.screen.open()
            pressed = asyncio.create_task(self.screen.press("Send", words, ("A word to the hosts", words)))
            await asyncio.wait({pressed, self.screen.listening}, return_when=asyncio.FIRST_COMPLETED)
            if pressed.done():
                return pressed.result() is not None
            pressed.cancel()
        return False


class Voters:
    """Phones that send the ballots of a pile; who is not answered, or told to wait, presses again."""

    def __init__(self, hall, port: int, cookie: str):
        self.hall, self.port, self.cookie = hall, port, cookie
        self.left, self.shown, self.waits = list(range(PAPERS)), {}, []

    async def vote(self) -> None:
        """Until every ballot has its receipt."""
        await asyncio.gather(*(self._one_after_the_other() for _ in range(PHONES)))

    async def _one_after_the_other(self) -> None:
        while self.left:
            at, begun = self.left.pop(), time.monotonic()
            while not await self._sends(at):
                assert time.monotonic() - begun < PATIENCE, "a phone was never answered"
                await asyncio.sleep(AGAIN_SECONDS)
            self.waits.append(time.monotonic() - begun)

    async def _sends(self, at: int) -> bool:
        with suppress(*GONE):
            async with Phone("localhost", self.port, cookie=self.cookie) as phone:
                answer = await phone.ask(f"/vote/{self.hall.token(at)}/send", form(self.hall, at))
                assert answer.status in (200, 503), answer.text
                self.shown |= {at: receipt_in(answer.text)} if answer.status == 200 else {}
        return at in self.shown


def a_hall_with_a_desk():
    hall = a_hall(papers=PAPERS, headcount=PAPERS)
    with write_session() as session:
        workshop = session.get_one(VoteRound, hall.id).workshop_id
        small_groups.add_several(an_actor(), workshop, 2, session=session)
        run_sheet.begin(an_actor(), workshop, session=session)
        desk.open_desk(an_actor(), workshop, session=session)
    return hall, workshop


async def _killed_in_mid_vote(voters: Voters, at_desk: Desk, process) -> None:
    done = asyncio.Event()
    working = asyncio.create_task(at_desk.work(done))
    await _until(lambda: at_desk.sent, working)
    voting = asyncio.create_task(voters.vote())
    await _until(lambda: len(voters.shown) >= KILLED_AFTER, voting)
    before = len(at_desk.sent)
    process.send_signal(signal.SIGKILL)
    assert not voting.done()
    await voting
    await _until(lambda: len(at_desk.sent) >= before + 3, working)
    done.set()
    await working


async def _until(so: Callable[[], bool], task: asyncio.Task) -> None:
    while not so():
        await asyncio.sleep(0.002)
        if task.done():
            task.result()
            pytest.fail("it was over too soon")


@pytest.mark.full
@pytest.mark.parametrize("killed", ["the phones'", "the desk's"])
def test_one_of_two_processes_is_killed_in_mid_vote(nginx, on_postgresql, var, tmp_path, killed):
    hall, workshop = a_hall_with_a_desk()
    with served(var) as one, served(var) as other, proxy.in_front_of((one.port, other.port), tmp_path) as front:
        signed_in = driver.come_in(SimpleNamespace(port=one.port, secret=one.sign_in.rpartition("/")[2]))
        at_desk = Desk(front.port, f"{signed_in}; {front.way_to(one.port)}", workshop)
        voters = Voters(hall, front.port, front.way_to(other.port))
        app = other if killed == "the phones'" else one
        run_apart(asyncio.wait_for(_killed_in_mid_vote(voters, at_desk, app.process), PATIENCE))
        assert app.process.wait(20) == -signal.SIGKILL
        told = front.told()
    close_engines()
    assert len(check(hall, voters.shown)) == PAPERS
    assert max(voters.waits) < STUCK_SECONDS and max(at_desk.waits) < STUCK_SECONDS, (max(voters.waits), max(at_desk.waits))
    with read_session() as session:
        kept = set(session.exec(select(DeskMessage.words).where(DeskMessage.workshop_id == workshop)))
    assert set(at_desk.sent) <= kept
    assert {line["process"] for line in told} >= {f"127.0.0.1:{one.port}", f"127.0.0.1:{other.port}"}
    assert hall.code not in (tmp_path / "access.log").read_text()
