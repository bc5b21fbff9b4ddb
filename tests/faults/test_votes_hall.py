"""A whole hall: 300 phones vote inside 30 seconds while 50 big screens look on, and nothing is lost."""

import asyncio
import random
import time

import pytest

from bench import driver
from tests.conftest import close_engines
from tests.doors.hall import a_hall
from tests.faults.hall_app import marks, served
from tests.faults.live_screen import LiveScreen
from tests.faults.test_votes_kept import check
from tests.loops import run_apart
from toolkit.cli.rehearsal.phone import Phone, receipt_in, seal_in
from toolkit.models import VoteRound
from toolkit.storage.engine import read_session

PHONES, SCREENS, SECONDS = 300, 50, 30
PATIENCE = 180


@pytest.mark.full
def test_three_hundred_phones_and_fifty_screens(database, var):
    hall = a_hall(papers=PHONES, headcount=PHONES)
    with read_session() as session:
        workshop = session.get_one(VoteRound, hall.id).workshop_id
    with served(var) as app:
        screens = [LiveScreen(app.port, _cookie(app), f"workshop={workshop}") for _ in range(SCREENS)]
        for screen in screens:
            screen.start()
        _wait_for(screens, 0)
        receipts = run_apart(asyncio.wait_for(_everybody_votes(app.port, hall), PATIENCE))
        _wait_for(screens, PHONES)
    close_engines()
    assert len(set(receipts)) == PHONES and None not in receipts
    assert len(check(hall, dict(enumerate(receipts)))) == PHONES
    for screen in screens:
        assert screen.seen == sorted(screen.seen)


def _cookie(app):
    return driver.come_in_by(app.port, app.sign_in.rpartition("/join/")[2])


def _wait_for(screens, count):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not all(count in screen.seen for screen in screens) and not _wrong(screens):
        time.sleep(0.2)
    wrong = _wrong(screens)
    if count:
        for screen in screens:
            screen.stopped.set()
        for screen in screens:
            screen.join(PATIENCE)
    assert not wrong and all(count in screen.seen for screen in screens), (wrong, [screen.seen[-1:] for screen in screens])


def _wrong(screens):
    return {screen.wrong for screen in screens if screen.wrong}


async def _everybody_votes(port, hall):
    chance = random.Random(11)
    return await asyncio.gather(*(_vote(port, hall, at, chance.uniform(0, SECONDS - 5)) for at in range(PHONES)))


async def _vote(port, hall, at, when):
    """As a person does: open the paper, look it through, send it."""
    await asyncio.sleep(when)
    async with Phone("localhost", port) as phone:
        address = f"/vote/{hall.token(at)}"
        assert (await phone.ask(address)).status == 200
        review = await phone.ask(address, marks(at))
        assert review.status == 200
        sent = await phone.ask(f"{address}/send", {**marks(at), "seal": seal_in(review.text)})
        assert sent.status == 200, sent.text
        return receipt_in(sent.text)
