"""Ballots are neither lost nor doubled: not when many send at once, nor when the app is killed in the middle."""

import asyncio
import random
import signal
from collections import Counter

import pytest
from sqlmodel import select

from tests.conftest import close_engines
from tests.doors.hall import a_hall
from tests.faults.hall_app import Pile, form, marks, served
from tests.loops import run_apart
from toolkit.access.audit import broken_at
from toolkit.cli.rehearsal.phone import Phone, receipt_in
from toolkit.models import Ballot, BallotDots, Ticket, VoteItem
from toolkit.storage.engine import read_session
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries

PAPERS = 1000
TOGETHER = 200


def standing(hall):
    """{place in the pile: [(what the ballot says, receipt of its ticket), …]} for every ballot that stands in the record."""
    place, ballots = {number: at for at, number in enumerate(hall.numbers)}, {}
    with read_session() as session:
        wanted = (select(Ballot.id, Ticket.number, Ticket.receipt, Ticket.state, Ballot.voter_kind, VoteItem.number, BallotDots.dots)
                  .join(Ticket, Ticket.id == Ballot.ticket_id).outerjoin(BallotDots, BallotDots.ballot_id == Ballot.id)
                  .outerjoin(VoteItem, VoteItem.id == BallotDots.item_id))
        for ballot, *rest in session.exec(wanted.where(Ballot.round_id == hall.id)):
            ballots.setdefault(ballot, []).append(rest)
        assert len(ballots) == queries.ballots_in(hall.id, session=session)
        assert ticket_queries.counts(hall.id, session=session).get(("paper", "used"), 0) == len(ballots)
        assert broken_at(session=session) is None
    found = {}
    for [(number, receipt, state, kind, item, dots), *more] in ballots.values():
        assert state == "used" and not more
        found.setdefault(place[number], []).append(({f"d{item}": str(dots), "kind": kind}, receipt))
    return found


def check(hall, shown):
    """Every ballot whose receipt was shown is there exactly once and says what was sent; no ballot is there in part."""
    found = standing(hall)
    assert all(len(ballots) == 1 and ballots[0][0] == marks(at) for at, ballots in found.items())
    missing = [at for at, receipt in shown.items() if found.get(at, [(None, None)])[0][1] != receipt]
    assert not missing, f"{len(missing)} of {len(shown)} receipts lead to no ballot"
    return found


def test_two_hundred_posts_with_one_ticket_leave_one_ballot(database, var):
    hall = a_hall(papers=1)

    async def all_at_once(port):
        start = asyncio.Event()

        async def one(at):
            async with Phone("localhost", port) as phone:
                await start.wait()
                return await phone.ask(f"/vote/{hall.token(0)}/send", {**form(hall, 0), "d1": "", f"d{1 + at % 4}": str(1 + at % 3)})

        posts = [asyncio.create_task(one(at)) for at in range(TOGETHER)]
        await asyncio.sleep(0.5)
        start.set()
        return await asyncio.gather(*posts)

    with served(var) as app:
        answers = run_apart(all_at_once(app.port))
    close_engines()
    assert Counter(answer.status for answer in answers) == {200: TOGETHER}
    [receipt] = {receipt_in(answer.text) for answer in answers}
    [[(says, kept)]] = standing(hall).values()
    assert kept == receipt
    assert says in [{f"d{1 + at % 4}": str(1 + at % 3), "kind": "carer"} for at in range(TOGETHER)]


@pytest.fixture
def kills(full) -> int:
    """How often the app is killed: ten times with `--full`, else twice."""
    return 10 if full else 2


def test_no_receipt_is_broken_when_the_app_is_killed(database, var, kills):
    chance = random.Random(4)
    for _ in range(kills):
        hall = a_hall(papers=PAPERS, headcount=PAPERS)
        pile = Pile(hall, list(range(PAPERS)))
        with served(var) as app:
            run_apart(_killed_in_the_middle(app, pile, chance.randint(PAPERS // 5, PAPERS * 4 // 5)))
        close_engines()
        assert 0 < len(pile.shown) < PAPERS
        before = check(hall, pile.shown)
        assert len(before) >= len(pile.shown)
    with served(var) as app:   # whoever saw no receipt sends again, and a few who saw one
        twice = dict(list(pile.shown.items())[:20])
        again = Pile(hall, [at for at in range(PAPERS) if at not in pile.shown or at in twice])
        run_apart(again.send(app.port))
    close_engines()
    assert {at: again.shown[at] for at in twice} == twice
    assert len(check(hall, pile.shown | again.shown)) == PAPERS


async def _killed_in_the_middle(app, pile, after):
    sending = asyncio.create_task(pile.send(app.port))
    while len(pile.shown) < after and not sending.done():
        await asyncio.sleep(0.001)
    app.process.send_signal(signal.SIGKILL)
    await sending
    assert app.process.wait(20) == -signal.SIGKILL
