"""The big screen: nothing but content, and nothing before its time."""

import pytest

from tests.factories import a_ballot, a_closed_vote, a_vote, an_actor, the
from toolkit.access.roles import Role
from toolkit.events import desk, views
from toolkit.models import VoteRound
from toolkit.storage.engine import write_session
from toolkit.storage.queries import votes as queries
from toolkit.voting import batches, moves, rounds
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks


@pytest.fixture
def wall(facilitator, workshop):
    """A function that looks at the big screen."""
    return lambda: facilitator.open("big_screen", workshop.id)


def test_it_waits_with_the_workshops_title(wall):
    person = wall()
    assert "Oxfordshire, spring" in person.reads and "Welcome. We begin soon." in person.reads and not person.at.button


def test_until_a_view_is_chosen_it_shows_how_to_join_and_then_the_vote(wall, facilitator, workshop, monkeypatch):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.7.9:8501")
    assert "Welcome. We begin soon." in wall().reads
    with write_session() as session:
        code = desk.open_desk(an_actor(), workshop.id, session=session).code
    assert f"192.168.7.9:8501/hall/{code}" in wall().reads
    assert "Joining code · on now" in facilitator.open("desk", workshop.id).labels
    with write_session() as session:
        a_vote(session, workshop, headcount=9)
    assert "0 of 9" in wall().reads
    assert "Vote and result · on now" in facilitator.open("desk", workshop.id).labels
    with write_session() as session:
        views.show_on_big_screen(an_actor(), workshop.id, "item", session=session)
    assert "Welcome. We begin soon." in wall().reads


def test_it_shows_the_way_in_and_how_many_have_voted(wall, workshop, monkeypatch):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.7.9:8501")
    with write_session() as session:
        vote = a_vote(session, workshop, headcount=120)
        code = the(session, VoteRound, vote).code
    person = wall()
    assert f"192.168.7.9:8501/room/{code}" in person.reads and "0 of 120" in person.reads and "localhost" not in person.reads
    with write_session() as session:
        a_ballot(session, vote, 1)
    assert "1 of 120" in person.run().reads and "Buses" not in person.reads


def test_a_paused_vote_says_so(wall, workshop):
    with write_session() as session:
        rounds.move_round(an_actor(), a_vote(session, workshop), 1 + 1, moves.PAUSED, session=session)
    assert "The vote is paused." in wall().reads


def test_results_come_from_the_last_place_up(wall, workshop):
    with write_session() as session:
        vote = a_closed_vote(session, workshop, ((1, 1), (2,)), headcount=9)
    person = wall()
    assert "one by one" in person.reads and not {"Buses", "Trains"} & set(person.reads.split())
    with write_session() as session:
        rounds.uncover(an_actor(), vote, the(session, VoteRound, vote).version, 1, session=session)
    person.run()
    assert "Trains" in person.reads and "Buses" not in person.reads and "1 idea still to come" in person.reads
    with write_session() as session:
        rounds.uncover(an_actor(), vote, the(session, VoteRound, vote).version, 2, session=session)
    reads = person.run().reads
    assert reads.index("Buses") < reads.index("Trains") and "2 of 9 people present voted" in reads and "still to come" not in reads


def test_a_matrix_result_names_the_corners(wall, workshop):
    with write_session() as session:
        vote = a_vote(session, workshop, input="matrix")
        batch = [item.id for item in queries.items_of(vote, session=session)]
        cast_ballot(an_actor(), vote, Marks(ratings={batch[0]: (None, 1), batch[1]: (5, 1)}), session=session)
        cast_ballot(an_actor(), vote, Marks(ratings={batch[1]: (3, 1)}), session=session)
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
        rounds.uncover(an_actor(), vote, the(session, VoteRound, vote).version, 2, session=session)
    reads = wall().reads
    assert reads.index("Trains") < reads.index("Buses") and "Quick wins  4 (3.5 to 4.5)" in reads and "not placed" in reads


def test_a_show_of_hands_is_seen_as_it_happens(wall, workshop):
    with write_session() as session:
        vote = a_vote(session, workshop, live=True, headcount=9)
        [first, _] = [item.id for item in queries.items_of(vote, session=session)]
    assert "raise your hand" in wall().reads and "/room/" not in wall().reads
    with write_session() as session:
        batches.declare(an_actor(), vote, batches.HANDS, 9, {first: 6}, session=session)
    assert "Buses" in wall().reads and "6" in wall().reads


def test_words_are_shown_as_they_were_typed(wall, workshop):
    words = "<script>window.harmed=1</script>"
    with write_session() as session:
        a_vote(session, workshop, question=words)
    person = wall()
    assert words in person.reads and not any("<script>window" in one.value for one in person.at.html)


def test_it_is_for_those_who_may_see_workshops(sign_in, nobody, workshop):
    assert nobody.open("big_screen", workshop.id).shows_only_need_a_link()
    with pytest.raises(ValueError, match="Could not find a navigation page"):  # a broker is not even named this screen
        sign_in(Role.BROKER).open("big_screen", workshop.id)
    assert "We begin soon" in sign_in(Role.HOST, workshop.id).open("big_screen", workshop.id).reads


def test_an_address_that_names_no_workshop_says_so(facilitator):
    facilitator.at.query_params = {"workshop": "nothing"}
    facilitator.at.switch_page("big_screen.py")
    assert "names no workshop" in facilitator.run().errors[0]


def test_an_address_that_only_this_computer_can_open_is_not_shown_to_the_hall(wall, workshop):
    with write_session() as session:
        vote = a_vote(session, workshop, headcount=9)
        code = the(session, VoteRound, vote).code
    assert "localhost" not in wall().reads and "<img" not in wall().reads
    assert "Phones cannot reach this computer" in wall().reads and "0 of 9" in wall().reads and code not in wall().reads
