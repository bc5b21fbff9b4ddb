"""What is printed and no longer what is asked: those papers are void, and letters on paper stay those of the record."""

import pytest

from tests.factories import a_priority, a_vote, a_workshop, an_actor, the
from toolkit.errors import MoveRefused
from toolkit.models import Priority, VoteRound
from toolkit.reports.voting_papers import to_print
from toolkit.steps.setting_up import add_group, remove_group
from toolkit.storage.queries import tickets as queries
from toolkit.storage.queries import votes
from toolkit.voting import tickets
from toolkit.voting.ballots import Cast, cast
from toolkit.voting.keying import in_words, key_paper, read_line
from toolkit.voting.marks import Marks
from toolkit.voting.paper import paper_of
from toolkit.voting.reconciling import count_left_over, reconciled
from toolkit.voting.rounds import RoundRules, change_round, move_round

RULES = {"question": "What first?", "dots_per_person": 5, "max_per_item": 3, "headcount": 30}


@pytest.fixture
def draft(session):
    """A vote that was opened, printed for and taken back to its draft: (workshop, round id, numbers)."""
    workshop = a_workshop(session, ("Older people", "Family carers", "Young people"))
    for number in (1, 2, 3):
        a_priority(session, workshop, f"Idea {number}")
    vote = a_vote(session, workshop, **RULES)
    numbers = tickets.print_papers(an_actor(), vote, 6, session=session)
    move(session, vote, "draft")
    return workshop, vote, numbers


def move(session, vote, to):
    move_round(an_actor(), vote, the(session, VoteRound, vote).version, to, session=session)


def change(session, vote, items=None, **rules):
    version = the(session, VoteRound, vote).version
    change_round(an_actor(), vote, version, RoundRules(**(RULES | rules)), items, session=session)


def states(session, vote):
    return {number: state for number, _, state, *_ in queries.papers(vote, session=session)}


@pytest.mark.parametrize("rules", [{"question": "What last?"}, {"dots_per_person": 4}, {"max_per_item": 2}, {"input": "approval"},
                                   {"input": "matrix"}])
def test_a_paper_that_asks_something_else_is_void(session, draft, rules):
    _, vote, numbers = draft
    change(session, vote, **rules)
    assert set(states(session, vote).values()) == {"void"}
    move(session, vote, "open")
    with pytest.raises(MoveRefused, match="printed before the vote was changed"):
        key_paper(an_actor(), vote, f"{numbers[0]} {'1:42' if rules.get('input') == 'matrix' else '1'}", session=session)
    assert votes.people_in(vote, session=session) == 0


def test_a_paper_whose_ideas_changed_is_void(session, draft):
    workshop, vote, _ = draft
    ideas = [item.priority_id for item in votes.items_of(vote, session=session)]
    change(session, vote, ideas[:2])
    assert set(states(session, vote).values()) == {"void"}
    new = tickets.print_papers(an_actor(), vote, 2, session=session)
    the(session, Priority, ideas[0]).title = "Other words"
    session.flush()
    change(session, vote, ideas[:2])
    assert {states(session, vote)[number] for number in new} == {"void"}
    a_priority(session, workshop, "A later idea")
    good = tickets.print_papers(an_actor(), vote, 2, session=session)
    change(session, vote)
    assert {states(session, vote)[number] for number in good} == {"void"}


@pytest.mark.parametrize("rules", [{}, {"headcount": 31}, {"money_limit": 5000}, {"staff_limit": 7}])
def test_papers_that_still_say_what_is_asked_stay_good(session, draft, rules):
    _, vote, numbers = draft
    change(session, vote, **rules)
    move(session, vote, "open")
    key_paper(an_actor(), vote, f"{numbers[0]} 1", session=session)
    assert sorted(states(session, vote).values()) == ["issued"] * 5 + ["used"]


def test_phones_keep_their_tickets_and_papers_in_place_of_lost_ones_do_not(session, draft):
    _, vote, numbers = draft
    move(session, vote, "open")
    row = the(session, VoteRound, vote)
    phone, lost = (tickets.hand_to_phone(row, session=session) for _ in range(2))
    instead = tickets.replace(an_actor(), vote, lost, "The battery is empty", session=session)
    tickets.spoil(an_actor(), vote, numbers[0], "Torn", session=session)
    move(session, vote, "draft")
    change(session, vote, question="What last?")
    found = states(session, vote)
    assert [found[number] for number in (phone, lost, instead, numbers[0], numbers[1])] == ["issued", "dead", "void", "spoilt", "void"]
    move(session, vote, "open")
    cast(Cast(vote, phone, Marks({votes.items_of(vote, session=session)[0].id: 1}), "phone"), session=session)
    again = tickets.hand_to_phone(the(session, VoteRound, vote), session=session)
    assert states(session, vote)[again] == "issued"


def test_void_papers_are_no_part_of_what_adds_up(session, draft):
    _, vote, numbers = draft
    count_left_over(an_actor(), vote, the(session, VoteRound, vote).version, 4, session=session)
    change(session, vote, question="What last?")
    with pytest.raises(MoveRefused, match="no voting paper to print"):
        to_print(an_actor(), vote, session=session)
    new = tickets.print_papers(an_actor(), vote, 3, session=session)
    assert to_print(an_actor(), vote, session=session) == sorted(new)
    move(session, vote, "open")
    key_paper(an_actor(), vote, f"{new[0]} 1", session=session)
    found = reconciled(the(session, VoteRound, vote), session=session)
    assert (found.printed, found.void, found.left_over, found.issued, found.counted, found.unreturned) == (3, 6, 0, 3, 1, 2)
    for act in (tickets.spoil, tickets.replace):
        with pytest.raises(MoveRefused, match="void already"):
            act(an_actor(), vote, numbers[0], "Found under a chair", session=session)


def test_a_groups_letter_stays_when_another_is_taken_off_the_table(session, draft):
    workshop, vote, [number, *_] = draft
    before = paper_of(the(session, VoteRound, vote), session=session)
    assert [(group.letter, group.name) for group in before.groups] == [("G1", "Older people"), ("G2", "Family carers"),
                                                                       ("G3", "Young people")]
    remove_group(an_actor(), workshop.groups[0], session=session)
    add_group(an_actor(), workshop.id, "New people", session=session)
    after = paper_of(the(session, VoteRound, vote), session=session)
    assert [group.letter for group in after.groups] == ["G2", "G3", "G4"] and after.edition == before.edition
    keyed = read_line(after, f"{number} 1 G3")
    assert keyed.marks.groups == (workshop.groups[2],) and in_words(after, keyed.marks) == "1x1 G3"
