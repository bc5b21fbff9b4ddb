"""Voting papers keyed by line, keyed again and compared; totals of walls and hands; papers that add up."""

import pytest

from tests.factories import a_priority, a_vote, a_workshop, an_actor, the
from toolkit.errors import BadInput, MoveRefused, NotAllowed, NotFound
from toolkit.models import Ballot, Ticket, VoteRound
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import batches, tickets
from toolkit.voting.closing import close_round
from toolkit.voting.keying import correct_paper, differences, in_words, is_in, key_again, key_paper, put_right, read_line
from toolkit.voting.paper import paper_of
from toolkit.voting.reconciling import count_left_over, reconciled
from toolkit.voting.results import results


@pytest.fixture
def hall(session):
    """An open vote on four ideas among two groups of people, with ten printed papers: (round id, numbers)."""
    return a_hall(session)


def a_hall(session, **rules):
    workshop = a_workshop(session, ("Older people", "Family carers"))
    for number in range(1, 5):
        a_priority(session, workshop, f"Idea {number}")
    vote = a_vote(session, workshop, **({"headcount": 10} | rules))
    return vote, tickets.print_papers(an_actor(), vote, 10, session=session)


def paper(session, vote):
    return paper_of(the(session, VoteRound, vote), session=session)


@pytest.mark.parametrize(("typed", "words"), [
    ("abcde 3 3 1", "1x1 3x2"), ("ab-cde 3x2 1", "1x1 3x2"), ("  ABCDE  2X3, 4; ", "2x3 4x1"), ("ABCDE 1 e g2 g1 h", "1x1 E G1 G2"),
    ("ABCDE 1 P", "1x1 P"), ("abcde c 4", "4x1 C")])
def test_what_a_line_says(session, hall, typed, words):
    shown = paper(session, hall[0])
    keyed = read_line(shown, typed)
    assert (keyed.number, in_words(shown, keyed.marks)) == ("ABCDE", words)
    assert keyed.marks.supported is (" h" in typed)


@pytest.mark.parametrize(("typed", "why"), [
    ("", "Type the number"), ("ABCDE", "Type the number"), ("ABCDE 9", "no item 9"), ("ABCDE 1x", '"1x" is not understood'),
    ("ABCDE 1 2 3 4 1 2", "1 more than the 5"), ("ABCDE 1x4", "At most 3"), ("ABCDE -1", "not understood"), ("ABCDE 1.5", "not understood"),
    ("ABCDE G3 1", "not understood"), ("ABCDE e", "Nothing is marked"), ("x" * 501, "too long"), ("ABCDE 1:42", "not understood"),
    ("ABCDE <b>", "not understood")])
def test_lines_that_are_refused(session, hall, typed, why):
    with pytest.raises(BadInput, match=why):
        read_line(paper(session, hall[0]), typed)


def test_a_line_for_the_matrix(session):
    vote, _ = a_hall(session, input="matrix")
    shown = paper(session, vote)
    assert in_words(shown, read_line(shown, "ABCDE 3:42 1:5-").marks) == "1:5- 3:42"
    with pytest.raises(BadInput, match="impact 4, effort 2"):
        read_line(shown, "ABCDE 3")
    with pytest.raises(BadInput, match="not understood"):
        read_line(shown, "ABCDE 3:62")


def test_a_paper_is_keyed_once(session, hall):
    vote, [number, *_] = hall
    _, receipt = key_paper(an_actor(), vote, f"{number} 1 1 h", session=session)
    assert not receipt.changed
    with pytest.raises(MoveRefused, match="in already"):
        key_paper(an_actor(), vote, f"{number} 2", session=session)
    with pytest.raises(NotFound, match="no voting paper"):
        key_paper(an_actor(), vote, "ZZZZZ 2", session=session)
    assert [(row.channel, row.voter_kind) for row in session.exec(Ballot.__table__.select())] == [("paper", None)]
    assert ticket_queries.ticket_of(vote, number, session=session).supported
    with pytest.raises(NotAllowed):
        key_paper(an_actor("commissioner"), vote, f"{number} 2", session=session)


def test_two_keyings_are_compared_until_corrected(session, hall):
    vote, [one, other, *_] = hall
    for line in (f"{one} 1 2", f"{other} 3 3 e"):
        key_paper(an_actor(), vote, line, session=session)
    assert key_again(an_actor(), vote, f"{one} 2 1", session=session) is None
    found = key_again(an_actor(), vote, f"{other} 3 4 e", session=session)
    assert (found.number, found.first, found.second) == (other, "3x2 E", "3x1 4x1 E")
    correct_paper(an_actor(), vote, f"{other} 3 4 e", session=session)
    assert differences(the(session, VoteRound, vote), session=session) == []
    with pytest.raises(NotFound, match="keyed yet"):
        key_again(an_actor(), vote, f"{hall[1][5]} 1", session=session)


def test_closing_forgets_the_second_keying(session, hall):
    vote, [number, *_] = hall
    key_paper(an_actor(), vote, f"{number} 1", session=session)
    key_again(an_actor(), vote, f"{number} 2", session=session)
    close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    assert queries.second_keyings(vote, session=session) == []
    with pytest.raises(MoveRefused, match="closed"):
        key_again(an_actor(), vote, f"{number} 1", session=session)


def test_a_line_whose_answer_was_lost_is_known_again(session, hall):
    vote, [number, other, *_] = hall
    row = the(session, VoteRound, vote)
    key_paper(an_actor(), vote, f"{number} 1 2x2 e g1", session=session)
    for typed, known in ((f"{number} 2 1 2 G1 E", True), (f"{number} 1 2x2 e", False), (f"{number} 1", False),
                         (f"{other} 1 2x2 e g1", False), ("ZZZZZ 1", False), ("", False), (f"{number} 99", False)):
        assert is_in(row, typed, session=session) is known


def test_a_paper_that_is_put_right_agrees_with_its_second_keying(session, hall):
    vote, [number, other, *_] = hall
    for one in (number, other):
        key_paper(an_actor(), vote, f"{one} 1", session=session)
    key_again(an_actor(), vote, f"{number} 2", session=session)
    for one in (number, other):
        put_right(an_actor(), vote, f"{one} 2", session=session)
    assert differences(the(session, VoteRound, vote), session=session) == []
    assert len(queries.second_keyings(vote, session=session)) == 1


def test_papers_add_up(session, hall):
    vote, numbers = hall
    for number in numbers[:4]:
        key_paper(an_actor(), vote, f"{number} 1", session=session)
    tickets.spoil(an_actor(), vote, numbers[4], "Scribbled over", session=session)
    new = tickets.replace(an_actor(), vote, numbers[5], "Lost", session=session)
    count_left_over(an_actor(), vote, the(session, VoteRound, vote).version, 3, session=session)
    found = reconciled(the(session, VoteRound, vote), session=session)
    assert (found.printed, found.left_over, found.replaced) == (11, 3, 1)
    assert (found.issued, found.counted, found.spoilt, found.unreturned) == (7, 4, 1, 2)
    assert (found.people, found.by_channel) == (4, {"paper": 4})
    assert session.exec(Ticket.__table__.select().where(Ticket.__table__.c.number == new)).one().replaces_id


def test_papers_that_do_not_add_up_block_the_closing(session, hall):
    vote, numbers = hall
    for number in numbers[:4]:
        key_paper(an_actor(), vote, f"{number} 1", session=session)
    for wrong in (-1, 11):
        with pytest.raises(BadInput, match="0 to 10"):
            count_left_over(an_actor(), vote, the(session, VoteRound, vote).version, wrong, session=session)
    count_left_over(an_actor(), vote, the(session, VoteRound, vote).version, 8, session=session)
    with pytest.raises(MoveRefused, match="only 2 were handed out"):
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)


def items(session, vote):
    return [item.id for item in queries.items_of(vote, session=session)]


def test_totals_from_the_wall_and_hands_are_counted_with_the_ballots(session, hall):
    vote, [number, *_] = hall
    first, second, *_ = items(session, vote)
    key_paper(an_actor(), vote, f"{number} 1 1", session=session)
    batches.declare(an_actor(), vote, "wall", 4, {first: 12, second: 8}, session=session)
    wrong = batches.declare(an_actor(), vote, "hands", 5, {second: 5}, session=session)
    batches.withdraw(an_actor(), wrong, session=session)
    with pytest.raises(NotFound):
        batches.withdraw(an_actor(), wrong, session=session)
    batches.declare(an_actor(), vote, "hands", 5, {second: 3}, session=session)
    close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    row = the(session, VoteRound, vote)
    assert [(one.number, one.dots, one.supporters) for one in results(row, session=session)][:2] == [(1, 14, 1), (2, 11, 3)]
    assert reconciled(row, session=session).by_channel == {"paper": 1, "wall": 4, "hands": 5}


@pytest.mark.parametrize(("channel", "people", "totals", "why"), [
    ("wall", 4, (13,), "more than 12"), ("wall", 4, (12, 9), "20 together"), ("wall", 4, (), "Every total is 0"),
    ("wall", 0, (1,), "how many people"), ("wall", 4, (-1,), "whole numbers"), ("hands", 4, (5,), "more than 4"),
    ("radio", 4, (1,), "wall or a show of hands"), ("wall", 4, (1.5,), "whole numbers")])
def test_totals_that_so_many_people_cannot_give(session, hall, channel, people, totals, why):
    vote, _ = hall
    placed = dict(zip(items(session, vote), totals, strict=False))
    with pytest.raises(BadInput, match=why):
        batches.declare(an_actor(), vote, channel, people, placed, session=session)


def test_a_matrix_takes_no_totals(session):
    vote, _ = a_hall(session, input="matrix")
    with pytest.raises(BadInput, match="each person on their own"):
        batches.declare(an_actor(), vote, "hands", 4, {items(session, vote)[0]: 1}, session=session)


def test_more_people_than_present_block_the_closing(session, hall):
    vote, _ = hall
    batches.declare(an_actor(), vote, "hands", 11, {items(session, vote)[0]: 5}, session=session)
    with pytest.raises(MoveRefused, match="11 ballots came in from 10 people"):
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)


def test_a_phone_gets_a_ticket_while_there_are_people_without_one(session, hall):
    vote, _ = hall
    row = the(session, VoteRound, vote)
    numbers = {tickets.hand_to_phone(row, session=session) for _ in range(10)}
    assert len(numbers) == 10
    with pytest.raises(MoveRefused, match="As many phones as people present"):
        tickets.hand_to_phone(row, session=session)
    tickets.replace(an_actor(), vote, numbers.pop(), "The battery is empty", session=session)
    with pytest.raises(MoveRefused, match="As many phones"):
        tickets.hand_to_phone(row, session=session)


def test_a_show_of_hands_has_no_papers_and_no_phones(session):
    workshop = a_workshop(session)
    vote = a_vote(session, workshop, live=True, headcount=9)
    with pytest.raises(MoveRefused, match="by show of hands"):
        tickets.print_papers(an_actor(), vote, 3, session=session)
    with pytest.raises(MoveRefused, match="by show of hands"):
        tickets.hand_to_phone(the(session, VoteRound, vote), session=session)


def test_addresses_of_tickets_cannot_be_made_up(record):
    good = tickets.token("K7M2P", "4F9QX")
    assert tickets.read_token(good) == ("K7M2P", "4F9QX")
    for bad in ("", "K7M2P-4F9QX", good[:-1], good + "A", good.replace("4F9QX", "4F9QY"), "K7M2P-4F9QX-é\0", "-".join("abc")):
        with pytest.raises(NotFound):
            tickets.read_token(bad)
