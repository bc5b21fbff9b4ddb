"""Voting papers on screen: printed, keyed once and twice, spoilt, lost, and whether they add up."""

import pytest

from tests.factories import a_vote, an_actor
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import tickets as queries
from toolkit.storage.queries import votes
from toolkit.voting import tickets

LINE = "Number on the paper, then what is marked"
REFUSED = "Not in yet."
RIGHT = "The paper as it should be keyed"


@pytest.fixture
def hall(workshop):
    """An open vote with nine printed papers: (round id, their numbers)."""
    with write_session() as session:
        vote = a_vote(session, workshop, headcount=9)
        return vote, tickets.print_papers(an_actor(), vote, 9, session=session)


@pytest.fixture
def pile(stage):
    """A function that opens one pile of the papers."""
    return lambda name: stage("papers", papers=name)


def key(person, line, label=LINE, button="Key it"):
    return person.put(label, line).press(button)


def dots(vote):
    with read_session() as session:
        numbers = {item.id: item.number for item in votes.items_of(vote, session=session)}
        return {numbers[item]: int(count) for item, count, _ in votes.dots_by_item(vote, session=session)}


def test_papers_are_made_and_offered_in_every_style(stage, workshop):
    with write_session() as session:
        a_vote(session, workshop, headcount=30)
    person = stage("papers")
    assert person.value("How many voting papers") == 30
    assert "40 voting papers made" in person.put("How many voting papers", 40).press("Make papers").reads
    with read_session() as session:
        vote = votes.rounds_of(workshop.id, session=session)[0].id
        assert queries.count_of(vote, tickets.PAPER, session=session) == 40
    links = [one.proto.url for one in person.at.get("link_button")]
    assert [link for link in links if "papers" in link] == [f"/papers/{vote}.pdf?{words}" for words in (
        "style=normal", "style=large", "style=a3", "style=easy", "kind=wall")]


def test_too_many_papers_are_refused(stage, workshop):
    with write_session() as session:
        a_vote(session, workshop)
    assert len(stage("papers").press("Make papers").errors) == 1


def test_papers_may_be_printed_from_the_draft_but_not_keyed(stage, workshop):
    stage().press("Keep it as a draft")
    person = stage("papers")
    assert "papers that are printed become void" in person.reads and not person.buttons("Key it") and person.buttons("Make papers")


def test_a_paper_is_keyed_and_read_back_in_words(pile, hall):
    vote, [number, *_] = hall
    person = key(pile("key"), f"{number.lower()} 1 1 2 c g2 h")
    assert number in person.reads
    assert "1 Buses, 2 dots; 2 Trains, 1 dot; Family carer; Family carers; a supporter helped" in person.reads
    assert "1 of 9 papers are in." in person.reads and dots(vote) == {1: 2, 2: 1}


def test_papers_are_keyed_while_the_vote_is_paused(stage, pile, hall):
    vote, [number, *_] = hall
    assert "Papers, the wall and hands can still be put in" in stage("run").press("Pause").reads
    assert number in key(pile("key"), f"{number} 1 2").reads and dots(vote) == {1: 1, 2: 1}


def test_the_last_five_are_shown(pile, hall):
    person = pile("key")
    for number in hall[1][:6]:
        key(person, f"{number} 1")
    assert sum(label.startswith("Correct ") for label in person.labels) == 5 and f"Correct {hall[1][0]}" not in person.labels


@pytest.mark.parametrize("line", ["{0} 7", "{0} 1 1 1 1", "{0} what", "ZZZZZ 1", "", "{0}", "{0} 1 " + "2 " * 300])
def test_a_refused_line_stays_beside_and_can_be_mended(line, pile, hall):
    vote, [number, *_] = hall
    person = key(pile("key"), line.format(number))
    assert len(person.errors) == 1 and dots(vote) == {}
    if line:
        assert person.value(REFUSED) == line.format(number)
        key(person, f"{number} 2", REFUSED, "Save it now")
        assert dots(vote) == {2: 1} and not person.fields(REFUSED)


def test_what_is_keyed_next_does_not_run_into_what_was_refused(pile, hall):
    vote, [first, second, *_] = hall
    person = key(pile("key"), f"{first} 7")
    key(person, f"{second} 1")
    assert dots(vote) == {1: 1} and person.value(REFUSED) == f"{first} 7"
    person.press("Drop it")
    assert not person.fields(REFUSED)


def test_a_paper_that_is_in_already_is_corrected_not_doubled(pile, hall):
    vote, [number, *_] = hall
    person = key(pile("key"), f"{number} 1")
    key(person, f"{number} 2")
    assert "is in already" in person.errors[0] and dots(vote) == {1: 1}
    person.press("Drop it").press(f"Correct {number}")
    assert person.value(RIGHT) == f"{number} 1"
    key(person, f"{number} 2 2", RIGHT, "Save the correction")
    assert dots(vote) == {2: 2} and "2 Trains, 2 dots" in person.reads and not person.fields(RIGHT)


def test_a_correction_that_is_refused_stays(pile, hall):
    vote, [number, *_] = hall
    person = key(pile("key"), f"{number} 1").press(f"Correct {number}")
    key(person, f"{number} 9", RIGHT, "Save the correction")
    assert "no item 9" in person.errors[0] and person.value(RIGHT) == f"{number} 9"
    assert dots(vote) == {1: 1} and not person.press("Leave it as it is").fields(RIGHT)


@pytest.mark.parametrize(("press", "left"), [("The first is right", {1: 1}), ("The second is right", {2: 1})])
def test_differences_between_two_keyings_are_sorted_out(press, left, pile, hall):
    vote, [number, other, *_] = hall
    person = key(key(pile("key"), f"{number} 1 E H"), f"{other} 1")
    person = key(pile("again"), f"{number} 2 E")
    assert "1 difference." in person.reads and "1 of 2 papers keyed twice" in person.reads
    assert "1x1 E" in person.reads and "2x1 E" in person.reads
    person.press(press)
    assert "No differences" in person.reads and dots(vote) == {one: left.get(one, 0) + (one == 1) for one in {1, *left}}
    with read_session() as session:
        assert queries.ticket_of(vote, number, session=session).supported


def test_where_neither_keying_is_right_both_are_put_right(pile, hall):
    vote, [number, *_] = hall
    key(pile("key"), f"{number} 1")
    person = key(pile("again"), f"{number} 2").press("Correct")
    key(person, f"{number} 1 2", RIGHT, "Save the correction")
    assert "No differences" in person.reads and dots(vote) == {1: 1, 2: 1}


def test_two_keyings_that_agree_show_no_difference(pile, hall):
    number = hall[1][0]
    key(pile("key"), f"{number} 1 1 2")
    assert "No differences" in key(pile("again"), f"{number} 2 1x2").reads
    person = key(pile("again"), f"{hall[1][1]} 1")
    assert "was keyed yet" in person.errors[0] and person.value(REFUSED) == f"{hall[1][1]} 1"


def test_a_lost_paper_is_replaced_and_the_new_number_and_address_shown(pile, hall):
    vote, [number, *_] = hall
    person = pile("lost").put("Number on the paper", number).put("Why", "Left on the bus").press("It is lost: give another")
    with read_session() as session:
        new = next(row[0] for row in queries.papers(vote, session=session) if row[0] not in hall[1])
    assert f"In place of {number}, the number is now {new}" in person.reads and "/vote/" in person.reads
    assert person.value("Number on the paper") == "" and "Left on the bus" in person.reads


def test_a_spoilt_paper_needs_a_reason_and_its_number_stays_until_it_has_one(pile, hall):
    number = hall[1][0]
    person = pile("lost").put("Number on the paper", number).press("It is spoilt")
    assert len(person.errors) == 1 and person.value("Number on the paper") == number
    person.put("Why", "Torn").press("It is spoilt")
    assert person.said(f"{number} is marked as spoilt.") and "Spoilt  Torn" in person.reads
    person.put("Number on the paper", "ZZZZZ").put("Why", "Torn").press("It is spoilt")
    assert "no voting paper" in person.errors[0] and person.value("Number on the paper") == "ZZZZZ" and person.value("Why") == "Torn"


def test_the_list_is_searched_and_narrowed(pile, hall):
    number = hall[1][0]
    key(pile("key"), f"{number} 1")
    person = pile("lost")
    assert "9 numbers" in person.reads
    assert "1 number" in person.choose("Find a number", number.lower()).reads
    assert "8 numbers" in person.put("Find a number", "").choose("Show", "issued").reads


def test_papers_add_up_on_screen(pile, hall):
    number, spoilt, *_ = hall[1]
    key(pile("key"), f"{number} 1")
    pile("lost").put("Number on the paper", spoilt).put("Why", "Torn").press("It is spoilt")
    person = pile("count")
    assert "9 = 1 + 1 + 7" in person.reads
    assert "6 = 1 + 1 + 4" in person.choose("Papers left over", 3).reads and person.said("Saved: 3 papers left over.")
    assert "Count again" in person.choose("Papers left over", 8).reads


def test_what_was_refused_waits_while_another_stage_is_looked_at(stage, pile, hall):
    person = key(pile("key"), f"{hall[1][0]} 7")
    stage("run")
    assert not pile("again").fields(REFUSED)
    assert pile("key").value(REFUSED) == f"{hall[1][0]} 7" and person.errors == []
