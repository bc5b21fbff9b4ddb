"""Papers made void by one statement: on both databases the right ones, and their number is told."""

from tests.factories import a_vote, a_workshop, an_actor, the
from toolkit.models import VoteRound
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import tickets as queries
from toolkit.voting import tickets


def test_printed_papers_become_void_and_phones_do_not(database):
    with write_session() as session:
        vote = a_vote(session, a_workshop(session), headcount=9)
        row = the(session, VoteRound, vote)
        phone, lost = (tickets.hand_to_phone(row, session=session) for _ in range(2))
        printed = tickets.print_papers(an_actor(), vote, 3, session=session)
        tickets.spoil(an_actor(), vote, printed[0], "Torn", session=session)
        instead = tickets.replace(an_actor(), vote, lost, "The battery is empty", session=session)
        assert tickets.void_printed(an_actor(), row, session=session) == 3
        assert tickets.void_printed(an_actor(), row, session=session) == 0
    with read_session() as session:
        states = {number: state for number, _, state, *_ in queries.papers(vote, session=session)}
    assert states == {phone: "issued", lost: "dead", instead: "void", printed[0]: "spoilt", printed[1]: "void", printed[2]: "void"}
