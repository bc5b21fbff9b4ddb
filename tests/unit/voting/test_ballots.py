"""One ballot for each ticket, changed until the vote is closed; afterwards nothing leads from one to the other."""

import asyncio

import pytest
from sqlalchemy import text

from tests.factories import a_priority, a_vote, a_workshop, an_actor, the
from tests.loops import run_apart
from toolkit.access.audit import broken_at
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Ballot, Ticket, VoteRound
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import tickets
from toolkit.voting.ballot_box import BallotBox
from toolkit.voting.ballots import Cast, cast, cast_many
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks, checked
from toolkit.voting.paper import paper_of


def a_hall(session, papers=5, **rules):
    """An open vote on two items, with printed papers: (round id, numbers, item ids)."""
    vote = a_vote(session, a_workshop(session), **rules)
    numbers = tickets.print_papers(an_actor(), vote, papers, session=session)
    return vote, numbers, [item.id for item in queries.items_of(vote, session=session)]


def send(session, vote, number, dots, **more):
    return cast(Cast(vote, number, Marks(dots, **more), "phone"), session=session)


def test_a_ticket_gives_one_ballot_and_the_last_one_sent_holds(session):
    vote, [number, *_], [first, second] = a_hall(session)
    before = send(session, vote, number, {first: 2}, voter_kind="expert")
    after = send(session, vote, number, {second: 1})
    assert (before.changed, after.changed) == (False, True) and before.code == after.code
    assert queries.ballots_in(vote, session=session) == 1
    assert queries.dots_by_item(vote, session=session) == [(second, 1, 1)]
    assert queries.voters(vote, session=session)[0][1] is None


def test_of_two_in_one_transaction_the_last_holds(session):
    vote, [number, *_], [first, second] = a_hall(session)
    found = cast_many([Cast(vote, number, Marks({first: 1}), "phone"), Cast(vote, number, Marks({second: 2}), "phone")],
                      session=session)
    assert [one.changed for one in found] == [False, True] and found[0].code == found[1].code
    assert queries.dots_by_item(vote, session=session) == [(second, 2, 1)]


def test_tickets_that_take_no_ballot(session):
    vote, [spoilt, lost, unknown, *_], [first, _] = a_hall(session)
    tickets.spoil(an_actor(), vote, spoilt, "Torn", session=session)
    new = tickets.replace(an_actor(), vote, lost, "Left at home", session=session)
    for number, error, words in ((spoilt, MoveRefused, "spoilt"), (lost, MoveRefused, "replaced"), ("ZZZZZ", NotFound, "no voting paper")):
        with pytest.raises(error, match=words):
            send(session, vote, number, {first: 1})
    assert not send(session, vote, new, {first: 1}).changed
    with pytest.raises(MoveRefused, match="already"):
        tickets.spoil(an_actor(), vote, new, "Too late", session=session)
    assert send(session, vote, unknown, {first: 1})


def test_one_refusal_does_not_keep_the_others_out(session):
    vote, numbers, [first, _] = a_hall(session)
    found = cast_many([Cast(vote, number, Marks({first: 1}), "phone") for number in (numbers[0], "ZZZZZ", numbers[1])], session=session)
    assert [type(one).__name__ for one in found] == ["Receipt", "NotFound", "Receipt"]
    assert queries.ballots_in(vote, session=session) == 2


def test_after_closing_nothing_ties_a_ballot_to_its_ticket(session):
    vote, numbers, [first, second] = a_hall(session, papers=30, headcount=30)
    for at, number in enumerate(numbers):
        send(session, vote, number, {first if at % 3 else second: 1}, voter_kind="carer")
    before = {row.id for row in session.exec(Ballot.__table__.select())}
    close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    rows = session.exec(Ballot.__table__.select()).all()
    assert len(rows) == 30 and not {row.id for row in rows} & before
    assert {row.ticket_id for row in rows} == {None} and len({row.created_at for row in rows}) == 1
    assert {item: count for item, count, _ in queries.dots_by_item(vote, session=session)} == {first: 20, second: 10}
    order = [row.item_id for row in session.exec(text("select item_id from ballot_dots order by rowid"))]
    assert order != [str(second if at % 3 == 0 else first).replace("-", "") for at in range(30)]
    assert ticket_queries.counts(vote, session=session) == {("paper", "used"): 30}
    assert broken_at(session=session) is None


def test_the_file_holds_no_ticket_beside_a_ballot_once_the_vote_is_closed(record):
    with write_session() as session:
        vote, [number, *_], [first, _] = a_hall(session, headcount=9)
        send(session, vote, number, {first: 1})
        ticket = ticket_queries.ticket_of(vote, number, session=session).id
        ballot = queries.voters(vote, session=session)[0][0]
    with write_session() as session:
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    kept = b"".join(file.read_bytes() for file in record.parent.glob(f"{record.name}*"))
    assert ballot.hex.encode() not in kept
    assert ticket.hex.encode() in kept


def test_a_matrix_may_be_answered_in_part(session):
    vote, [number, *_], [first, second] = a_hall(session, input="matrix")
    paper = paper_of(the(session, VoteRound, vote), session=session)
    marks = checked(paper, Marks(ratings={first: (4, None), second: (None, None)}))
    cast(Cast(vote, number, marks, "phone"), session=session)
    [(_, item, impact, effort)] = queries.rating_rows(vote, session=session)
    assert (item, impact, effort) == (first, 4, None)


def test_phones_that_send_at_once_get_one_ballot_for_each_ticket(database):
    with write_session() as session:
        workshop = a_workshop(session)
        a_priority(session, workshop)
        vote = a_vote(session, workshop)
        numbers = tickets.print_papers(an_actor(), vote, 40, session=session)
        [first, *_] = [item.id for item in queries.items_of(vote, session=session)]
    box = BallotBox()

    async def all_at_once():
        casts = [Cast(vote, number, Marks({first: 1}), "phone") for number in numbers for _ in range(5)]
        return await asyncio.gather(*(box.put(one) for one in casts))

    receipts = run_apart(all_at_once())
    assert len({one.code for one in receipts}) == 40 and sum(not one.changed for one in receipts) == 40
    with read_session() as session:
        assert queries.ballots_in(vote, session=session) == 40
        assert {row.state for row in session.exec(Ticket.__table__.select())} == {"used"}
        assert broken_at(session=session) is None


def test_the_box_says_why_a_ballot_was_not_taken(record):
    with write_session() as session:
        vote, [number, *_], [first, _] = a_hall(session, headcount=9)
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    with pytest.raises(MoveRefused, match="closed"):
        run_apart(BallotBox().put(Cast(vote, number, Marks({first: 1}), "phone")))
