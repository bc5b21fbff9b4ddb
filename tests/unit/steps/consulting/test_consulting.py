"""A round of consultation from its draft to its close, answers by each way, and what is counted."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlmodel import select

from tests.factories import (
    a_consultation,
    a_plan,
    a_workshop,
    an_actor,
    an_answer,
    as_saved,
    items_asked,
    move_consultation,
    the,
    two_plans,
)
from toolkit.access.roles import Role
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import Consultation, ConsultationAnswer, Plan
from toolkit.steps.consulting import rounds
from toolkit.steps.consulting.answering import PAPER, ROOM, Said, answer, key_answer, withdraw_answer
from toolkit.steps.consulting.counting import Tally, counted
from toolkit.steps.consulting.hands import declare_hands, withdraw_hands
from toolkit.steps.consulting.sheet import by_code, say_code, sheet_of
from toolkit.steps.planning import Planned, change_plan
from toolkit.storage.queries import consultations as queries


def count(session, made):
    return counted(the(session, Consultation, made), session=session)


def test_it_asks_about_the_plans_as_they_stood(session):
    workshop, (guide, _) = two_plans(session)
    made = a_consultation(session, workshop)
    change_plan(an_actor(), guide, as_saved(session, guide), Planned("Something else", lead="Libraries"), session=session)
    sheet = sheet_of(the(session, Consultation, made), session=session)
    assert [(item.number, item.title, item.words) for item in sheet.items] == [
        (1, "A guide", "Make a guide for each town."), (2, "Buses", "A bus on Sundays.")]
    assert sheet.items[0].picture and sheet.items[0].picture_alt


def test_facts_say_only_what_was_written_down(session):
    workshop = a_workshop(session)
    a_plan(session, workshop, lead="Libraries", cost_pounds=Decimal(0), starts_on=today())
    facts = sheet_of(the(session, Consultation, a_consultation(session, workshop)), session=session).items[0].facts
    assert facts == ("Who leads: Libraries", f"When: from {today().day} {today():%B %Y}", "Cost: none")


def test_only_the_plans_that_are_chosen(session):
    workshop, (_, buses) = two_plans(session)
    made = rounds.draft_consultation(an_actor(), workshop.id, rounds.Asking(), [buses], session=session)
    assert list(items_asked(session, made)) == [2]
    rounds.change_consultation(an_actor(), made, 1, rounds.Asking("Hello", 9, today()), None, session=session)
    assert list(items_asked(session, made)) == [1, 2] and the(session, Consultation, made).asked == 9
    with pytest.raises(Changed):
        rounds.change_consultation(an_actor(), made, 1, rounds.Asking("Bye"), None, session=session)
    with pytest.raises(BadInput) as caught:
        rounds.change_consultation(an_actor(), made, 2, rounds.Asking(), [], session=session)
    assert caught.value.field == "plans"


@pytest.mark.parametrize(("asking", "field"), [
    (rounds.Asking(asked=0), "asked"), (rounds.Asking(asked=5001), "asked"), (rounds.Asking("x" * 1001), "words"),
    (rounds.Asking(closes_on=today() - timedelta(1)), "closes_on"), (rounds.Asking(closes_on=today() + timedelta(367)), "closes_on")])
def test_what_cannot_be_asked_is_refused_at_its_field(session, asking, field):
    workshop, _ = two_plans(session)
    with pytest.raises(BadInput) as caught:
        rounds.draft_consultation(an_actor(), workshop.id, asking, session=session)
    assert caught.value.field == field


def test_it_opens_only_with_a_last_day_and_one_at_a_time(session):
    workshop, _ = two_plans(session)
    made = rounds.draft_consultation(an_actor(), workshop.id, rounds.Asking(), session=session)
    with pytest.raises(BadInput, match="until which day"):
        move_consultation(session, made, "open")
    with pytest.raises(MoveRefused, match="open already, or being made ready"):
        rounds.draft_consultation(an_actor(), workshop.id, rounds.Asking(), session=session)
    rounds.change_consultation(an_actor(), made, 1, rounds.Asking(closes_on=today()), session=session)
    move_consultation(session, made, "open")
    with pytest.raises(MoveRefused, match="Take it back to its draft"):
        rounds.change_consultation(an_actor(), made, 3, rounds.Asking(), session=session)
    move_consultation(session, made, "closed")
    again = rounds.draft_consultation(an_actor(), workshop.id, rounds.Asking(), session=session)
    assert the(session, Consultation, again).number == 2
    with pytest.raises(MoveRefused, match="open already, or being made ready"):
        move_consultation(session, made, "open")


def test_a_workshop_without_plans_is_told_so(session):
    with pytest.raises(BadInput, match="Choose at least one plan"):
        rounds.draft_consultation(an_actor(), a_workshop(session).id, rounds.Asking(), session=session)


def test_the_draft_is_back_only_while_nobody_has_answered(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    move_consultation(session, made, "draft")
    move_consultation(session, made, "open")
    an_answer(session, made, {1: "agree"})
    with pytest.raises(MoveRefused, match="1 person has answered already"):
        move_consultation(session, made, "draft")
    move_consultation(session, made, "closed")
    assert the(session, Consultation, made).closed_at
    move_consultation(session, made, "open")
    assert the(session, Consultation, made).closed_at is None


def test_people_and_last_day_are_put_right_while_it_is_open(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    asked = the(session, Consultation, made)
    rounds.correct_asking(an_actor(), made, asked.version, 40, today() + timedelta(3), session=session)
    asked.closes_on = today() - timedelta(1)   # the day has passed meanwhile
    rounds.correct_asking(an_actor(), made, asked.version, 41, asked.closes_on, session=session)
    assert (asked.asked, asked.closes_on) == (41, today() - timedelta(1))
    with pytest.raises(BadInput):
        rounds.correct_asking(an_actor(), made, asked.version, 41, today() - timedelta(2), session=session)
    move_consultation(session, made, "closed")
    with pytest.raises(MoveRefused, match="closed"):
        rounds.correct_asking(an_actor(), made, asked.version, 42, today(), session=session)


# Answers

def test_answers_by_every_way_are_counted_together(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, {1: "agree", 2: "disagree"}, {1: Said("if_changed", "In Welsh too", True)})
    one, two = items_asked(session, made).values()
    key_answer(an_actor(), made, {one.id: Said("agree")}, PAPER, session=session)
    key_answer(an_actor(), made, {two.id: Said(words="Only a comment")}, ROOM, session=session)
    declare_hands(an_actor(), made, 5, {one.id: (4, 1, 0), two.id: (0, 0, 2)}, session=session)
    found = count(session, made)
    assert found.in_words() == "9 of 31 answered" and not found.too_many
    assert found.by_way == {"phone": 2, "paper": 1, "room": 1, "hands": 5}
    assert found.tallies == {one.id: Tally(6, 2, 0), two.id: Tally(0, 0, 3)}
    assert found.tallies[two.id].in_words() == "0 agree, 0 agree if it is changed, 3 do not agree"


def test_more_answers_than_people_asked_are_said(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, {1: "agree"}, {1: "agree"}, asked=1)
    assert count(session, made).too_many and count(session, made).in_words() == "2 of 1 answered"
    the(session, Consultation, made).asked = None
    assert count(session, made).in_words() == "2 people answered"


def test_the_same_page_counts_once_and_the_last_one_holds(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    one, two = items_asked(session, made).values()
    said = {one.id: Said("agree", " Good ", True)}
    first = answer(made, said, "page-1", session=session)
    assert answer(made, said, "page-1", session=session) == first
    again = answer(made, {one.id: Said("disagree"), two.id: Said("agree")}, "page-1", session=session)
    assert again.replaced and again.response_id == first.response_id
    assert count(session, made).people == 1 and count(session, made).tallies[one.id] == Tally(0, 0, 1)
    assert queries.comments(made, session=session) == []
    answer(made, said, "page-2", session=session)
    assert count(session, made).people == 2


def test_a_page_of_another_round_or_of_a_withdrawn_answer_is_refused(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    [one, _] = items_asked(session, made).values()
    taken = answer(made, {one.id: Said("agree")}, "page", session=session)
    withdraw_answer(an_actor(), taken.response_id, session=session)
    with pytest.raises(MoveRefused, match="used already"):
        answer(made, {one.id: Said("agree")}, "page", session=session)
    assert count(session, made).people == 0


@pytest.mark.parametrize(("said", "field", "sentence"), [
    ({}, "a1", "Nothing is filled in yet"), ({1: Said("", "  ")}, "a1", "Nothing is filled in yet"),
    ({1: Said("perhaps")}, "a1", "three answers"), ({2: Said("agree", "x" * 2001)}, "w2", "can have 2,000 characters")])
def test_what_cannot_be_taken_is_refused_at_its_field(session, said, field, sentence):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    with pytest.raises(BadInput, match=sentence) as caught:
        an_answer(session, made, said)
    assert caught.value.field == field and count(session, made).people == 0


def test_a_plan_that_is_not_asked_about_is_refused(session):
    workshop, [guide, _] = two_plans(session)
    made = a_consultation(session, workshop)
    with pytest.raises(BadInput, match="not in this consultation"):
        answer(made, {guide: Said("agree")}, "page", session=session)


def test_words_are_published_only_where_there_are_words(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, {1: Said("agree", " ", True)})
    [response] = session.exec(select(ConsultationAnswer)).all()
    assert response.may_publish is False and count(session, made).people == 1


def test_the_link_closes_and_sheets_still_come_in_until_somebody_closes_it(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    asked, items = the(session, Consultation, made), items_asked(session, made)
    asked.closes_on = today() - timedelta(1)
    with pytest.raises(MoveRefused, match="no more answers are taken here"):
        an_answer(session, made, {1: "agree"})
    key_answer(an_actor(), made, {items[1].id: Said("agree")}, PAPER, session=session)
    move_consultation(session, made, "closed")
    for late in (lambda: key_answer(an_actor(), made, {items[1].id: Said("agree")}, PAPER, session=session),
                 lambda: declare_hands(an_actor(), made, 2, {items[1].id: (1, 0, 0)}, session=session)):
        with pytest.raises(MoveRefused, match="is closed"):
            late()
    assert count(session, made).people == 1


def test_a_draft_takes_no_answers(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, to="draft")
    with pytest.raises(MoveRefused, match="not open for answers yet"):
        an_answer(session, made, {1: "agree"})


@pytest.mark.parametrize(("people", "three", "field"), [
    (0, (1, 0, 0), "people"), (5001, (1, 0, 0), "people"), (3, (2, 1, 1), "h1"), (3, (-1, 0, 0), "h1"), (3, (0, 0, 0), "h1")])
def test_hands_that_cannot_be(session, people, three, field):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    with pytest.raises(BadInput) as caught:
        declare_hands(an_actor(), made, people, {items_asked(session, made)[1].id: three}, session=session)
    assert caught.value.field == field


def test_hands_are_taken_out_again(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop)
    hands = declare_hands(an_actor(), made, 5, {items_asked(session, made)[1].id: (5, 0, 0)}, session=session)
    withdraw_hands(an_actor(), hands, session=session)
    assert count(session, made).people == 0 and not count(session, made).tallies
    with pytest.raises(NotFound):
        withdraw_hands(an_actor(), hands, session=session)


def test_a_code_is_found_however_it_is_typed(session):
    workshop, _ = two_plans(session)
    code = the(session, Consultation, a_consultation(session, workshop)).code
    assert len(code) == 8
    for typed in (code, say_code(code), f" {code.lower()[:4]} {code.lower()[4:]} "):
        assert by_code(typed, session=session).workshop_id == workshop.id
    for wrong in ("", "ABC", "ABCDEFGHJ", code[:-1], "ÄÄÄÄÄÄÄÄ", "x" * 4000):
        with pytest.raises(NotFound, match="no consultation with this code"):
            by_code(wrong, session=session)


@pytest.mark.parametrize("role", [Role.HOST, Role.BROKER, Role.TICKET_HOLDER])
def test_who_may_not(session, role):
    workshop, [guide, _] = two_plans(session)
    made = a_consultation(session, workshop)
    item = items_asked(session, made)[1].id
    for act in (lambda: rounds.draft_consultation(an_actor(role), workshop.id, rounds.Asking(), session=session),
                lambda: rounds.move_consultation(an_actor(role), made, 2, "closed", session=session),
                lambda: key_answer(an_actor(role), made, {item: Said("agree")}, PAPER, session=session),
                lambda: declare_hands(an_actor(role), made, 2, {item: (1, 0, 0)}, session=session)):
        with pytest.raises(NotAllowed):
            act()
    assert the(session, Plan, guide).version == 1
