"""The invented bespoke contract: whole, marked, loaded once, never mixed with real ones; and what commissioners read of real ones."""

from datetime import date

import pytest

from tests.factories import a_case, an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import bespoke, bespoke_learned, bespoke_lines
from toolkit.brokerage.bespoke import Agreed
from toolkit.brokerage.bespoke_cover import PERSON, gaps, times_of_worry
from toolkit.brokerage.bespoke_draft import held
from toolkit.brokerage.bespoke_money import tabled
from toolkit.brokerage.bespoke_own_words import borrowed_words
from toolkit.brokerage.bespoke_walk import walk
from toolkit.brokerage.example_bespoke import load_bespoke_example
from toolkit.errors import NotAllowed
from toolkit.models import BespokeContract, BespokeNote, BespokeReview, Case
from toolkit.storage.engine import write_session

BROKER, COMMISSIONER = an_actor(Role.BROKER), an_actor(Role.COMMISSIONER)


@pytest.fixture
def session(database):
    with write_session() as session:
        yield session


@pytest.fixture
def example(session):
    return load_bespoke_example(an_actor(), session=session)[0]


def real(session, number, words="Let the person choose their own staff"):
    made = bespoke.begin(BROKER, Agreed(f"R-{number}", f"Nothing but {number}"), session=session)
    bespoke_lines.add_line(BROKER, BespokeNote, made, {"kind": "learned_jobs", "words": words}, session=session)
    return made


def test_it_is_loaded_once_and_shows_every_part(session, example):
    assert load_bespoke_example(an_actor(), session=session) == (example, False)
    found = held(session.get_one(BespokeContract, example), session=session)
    assert all((found.roles, found.duties, found.notes, found.reviews, found.cover)) and tabled(found.resources).pounds == 1635
    walked = walk(found.contingencies, found.roles, found.resources)
    assert [one.holds for one in walked] == [True, True, True, False]
    assert times_of_worry(gaps(found.cover, PERSON)), "hours without cover on Friday night"


def test_it_says_that_it_is_invented_and_stands_after_real_ones(session, example):
    made = real(session, 1)
    assert [(one, name) for one, name, _ in bespoke.names(BROKER, session=session)] == [
        (made, "R-1"), (example, "EX-BESPOKE-1 (example, invented)")]


def test_one_of_an_invented_case_is_invented(session):
    case = a_case(session)
    session.get_one(Case, case).example = True
    made = bespoke.begin(BROKER, Agreed("R-1"), case, session=session)
    assert session.get_one(BespokeContract, made).example is True


def test_it_is_never_compared_or_gathered_with_real_ones(session, example):
    assert bespoke_learned.gathered(BROKER, session=session).example is True
    assert bespoke_learned.for_strategy(COMMISSIONER, session=session) == bespoke_learned.ForStrategy(0)
    words = session.get_one(BespokeContract, example).matters
    made = bespoke.begin(BROKER, Agreed("R-1", words), session=session)
    assert borrowed_words(BROKER, made, session=session).borrowed == 0 == borrowed_words(BROKER, example, session=session).borrowed
    found = bespoke_learned.gathered(BROKER, session=session)
    assert (found.contracts, found.example, found.learned) == (1, False, ())


def test_commissioners_read_what_was_learned_from_five_on_without_small_counts(session):
    for number in range(4):
        real(session, number, f"Words of number {9 - number}")
    assert bespoke_learned.for_strategy(COMMISSIONER, session=session) == bespoke_learned.ForStrategy(4)
    real(session, 4, "Words of number 1")
    found = bespoke_learned.for_strategy(COMMISSIONER, session=session)
    [(_, words)] = found.learned
    assert list(words) == sorted(words) and len(words) == 5 and "R-" not in str(found)
    assert dict(found.counted)["Some hours of the week are without cover"] == "all"
    assert dict(found.counted)["A review was held"] == "none"
    bespoke_lines.add_line(BROKER, BespokeReview, bespoke.names(BROKER, session=session)[0][0], {
        "due_on": date(2026, 1, 1), "held_on": date(2026, 1, 2)}, session=session)
    assert dict(bespoke_learned.for_strategy(COMMISSIONER, session=session).counted)["A review was held"] == "some"


def test_who_may_read_what(session):
    for role in (Role.FACILITATOR, Role.HOST):
        with pytest.raises(NotAllowed):
            bespoke_learned.for_strategy(an_actor(role), session=session)
        with pytest.raises(NotAllowed):
            load_bespoke_example(an_actor(Role.COMMISSIONER), session=session)
    with pytest.raises(NotAllowed):
        bespoke_learned.gathered(COMMISSIONER, session=session)
