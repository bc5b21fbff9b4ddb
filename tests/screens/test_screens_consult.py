"""Asking again at the screen: a round is made ready, opened, answered, closed; themes are answered and plans adopted."""

from datetime import timedelta

import pytest

from tests.factories import a_consultation, a_priority, a_theme, a_workshop, an_answer, move_consultation, the, two_plans
from toolkit.access.roles import Role
from toolkit.clock import say_date, today
from toolkit.models import Consultation, PlanAdoption
from toolkit.steps.consulting.answering import Said
from toolkit.steps.consulting.sheet import say_code
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import consultations as queries

HOSTILE = "<b>*bold*</b> [link](http://x.example)"


@pytest.fixture
def planned(record):
    """(workshop, plans) with two plans: 1 A guide, 2 Buses."""
    with write_session() as session:
        return two_plans(session)


@pytest.fixture
def commissioner(sign_in, planned):
    """A function that opens one part of asking again for a commissioner."""
    person = sign_in(Role.COMMISSIONER)
    return lambda stage=None, **more: person.open("step_plans", planned[0].id, part="again", asking=stage, **more)


def asked(planned, *answers, **about):
    with write_session() as session:
        return a_consultation(session, planned[0], *answers, **about)


def newest(planned):
    with read_session() as session:
        return queries.rounds_of(planned[0].id, session=session)[0]


def test_a_round_is_made_ready_and_opened(commissioner, planned):
    screen = commissioner()
    screen.put("Words above the plans", "Thank you for your day.").put("How many people are asked", 31).press("Save")
    assert screen.said("Saved.") and newest(planned).closes_on == today() + timedelta(28)
    screen.press("Open it for answers")
    made = newest(planned)
    assert made.state == "open" and f"Round 1: open until {say_date(made.closes_on)}" in screen.reads
    assert "0 of 31 answered" in screen.reads and say_code(made.code) in screen.reads
    assert screen.address["asking"] == "run"


def test_what_is_wrong_is_said_at_its_field_and_stays(commissioner, planned):
    screen = commissioner("ready").put("Words above the plans", "Kept").put("Last day for answers", today() - timedelta(1)).press("Save")
    assert screen.errors == ["The last day for answers is today or later, and within a year. Choose another day."]
    assert screen.value("Words above the plans") == "Kept"
    screen.put("Last day for answers", today()).put("Plans to ask about", []).press("Save")
    assert screen.errors[0].startswith("Choose at least one plan to ask about.") and screen.value("Words above the plans") == "Kept"


def test_a_draft_changed_by_somebody_else_is_shown_and_not_overwritten(commissioner, planned):
    made = asked(planned, to="draft", words="Theirs at first")
    screen = commissioner("ready").put("Words above the plans", "Mine").run()
    with write_session() as session:
        the(session, Consultation, made).version, the(session, Consultation, made).words = 2, "Theirs now"
    screen.press("Save")
    assert "Theirs, saved now" in screen.reads and "Theirs now" in screen.reads and screen.value("Words above the plans") == "Mine"
    assert screen.press("Save").said("Saved.") and newest(planned).words == "Mine"


def test_without_a_plan_there_is_nothing_to_ask(sign_in, stage_without_plans):
    screen = sign_in(Role.COMMISSIONER).open("step_plans", stage_without_plans, part="again")
    assert "Write at least one, then take it back to the people." in screen.reads


@pytest.fixture
def stage_without_plans(record):
    with write_session() as session:
        workshop = a_workshop(session)
        a_priority(session, workshop, final="So.")
        return workshop.id


def test_an_open_round_shows_link_cards_and_how_many_have_answered(commissioner, planned):
    made = asked(planned, {1: "agree"}, {1: "agree", 2: "disagree"})
    screen = commissioner("run")
    assert "2 of 31 answered" in screen.reads and "By the link 2" in screen.reads
    with write_session() as session:
        an_answer(session, made, {1: "agree"})
    assert "3 of 31 answered" in screen.run().reads
    assert screen.button("Back to the draft").disabled
    screen.put("How many people are asked", 2).press("Save people and day")
    assert "3 of 2 answered" in screen.reads and "The link may have been passed on" in screen.reads


def test_a_round_is_closed_and_opened_again(commissioner, planned):
    asked(planned, {1: "agree"})
    screen = commissioner("run").press("Close it")
    assert newest(planned).state == "closed" and screen.address["asking"] == "themes"
    screen = commissioner("run").press("Open it again")
    assert newest(planned).state == "open"


def test_a_round_whose_day_has_passed_is_not_opened_again(commissioner, planned):
    made = asked(planned, to="closed")
    with write_session() as session:
        the(session, Consultation, made).closes_on = today() - timedelta(1)
    screen = commissioner("run").press("Open it again")
    assert screen.errors == ["The last day for answers has passed. Choose a later one, then open it."]


def test_a_sheet_is_keyed_and_taken_out_again(commissioner, planned):
    asked(planned)
    screen = commissioner("sheets").press("Save, and take the next")
    assert screen.errors == ["Nothing is filled in yet. Choose an answer for at least one plan, or write something."]
    screen.put("Answer on plan 1", "if_changed").put("Words on plan 1", HOSTILE).put("Others may read", True) \
        .press("Save, and take the next")
    assert "1 of 31 answered" in screen.reads and "1: I agree if it is changed" in screen.reads and HOSTILE in screen.reads
    assert screen.value("Answer on plan 1") is None and screen.value("Words on plan 1") == ""
    screen.press("Take out the one above (1)")
    assert "0 of 31 answered" in screen.reads


def test_what_is_keyed_and_not_saved_stays_while_one_looks_elsewhere(commissioner, planned):
    asked(planned)
    commissioner("sheets").put("Words on plan 2", "Half a sentence").run()
    commissioner("run")
    assert commissioner("sheets").value("Words on plan 2") == "Half a sentence"


def test_hands_are_put_in_and_taken_out(commissioner, planned):
    asked(planned)
    screen = commissioner("hands").put("How many people took part", 5).put("I agree, plan 1", 4).put("I do not agree, plan 1", 2) \
        .press("Put the hands in")
    assert screen.errors == ["6 hands on plan 1, but 5 people took part. Count again, or correct the number of people."]
    screen.put("I do not agree, plan 1", 1).press("Put the hands in")
    assert screen.said("The hands of 5 people are in.") and "5 of 31 answered" in commissioner("run").reads
    commissioner("hands").press("Take out")
    assert "0 of 31 answered" in commissioner("run").reads


@pytest.mark.parametrize(("stage", "said"), [("sheets", "Sheets are keyed while a round is open."), ("hands", "Hands are counted while"),
                                             ("run", "No round is open."), ("themes", "Nobody was asked yet.")])
def test_before_the_first_round_each_part_shows_the_way(commissioner, planned, stage, said):
    assert said in commissioner(stage).reads


def test_comments_are_put_under_a_theme_that_is_answered(commissioner, planned):
    asked(planned, {1: Said("if_changed", HOSTILE, True)}, {1: Said("agree", "Large print")}, to="closed")
    screen = commissioner("themes")
    assert "2 comments not under a theme" in screen.reads and HOSTILE in screen.reads
    assert "1 agrees, 1 agrees if it is changed, 0 do not agree" in screen.reads
    for box in screen.fields("Put it under the theme"):
        box.set_value(True)
    screen.press("Name the theme")
    assert screen.errors == ["Please write the theme in a few words first."]
    screen.at.text_input(key=next(one.key for one in screen.at.text_input if one.key.endswith("-words"))).set_value("Languages")
    screen.press("Name the theme")
    assert screen.said("The theme is named.") and "Every comment is under a theme" in screen.reads
    screen.put("Why, in words", "It is in Welsh now.").press("Save the answer")
    assert screen.errors == ["Say whether the plan was changed because of this, or not."]
    screen.put("Was the plan changed?", True).press("Save the answer")
    assert screen.said("The answer is saved.") and "we changed the plan" in screen.reads


def test_a_theme_is_changed_and_withdrawn(commissioner, planned):
    made = asked(planned, {2: Said("disagree", "Not on Sundays")}, to="closed")
    with write_session() as session:
        a_theme(session, made, 2, "Days")
    screen = commissioner("themes", plan=2)
    screen.field("Theme in a few words").set_value("Which days")
    screen.put("Comments under it", []).press("Save the theme")
    assert "Which days" in screen.reads and "1 comment not under a theme" in screen.reads
    screen.press("Withdraw this theme")
    assert screen.said("Withdrawn.") and "Which days" not in screen.reads


def test_a_plan_is_adopted_only_after_its_people_were_heard(commissioner, planned):
    screen = commissioner("adopt")
    assert screen.reads.count("were not asked about the plan yet") == 2
    assert all(button.disabled for button in screen.buttons("Adopt this plan"))
    made = asked(planned, {1: Said("if_changed", "In Welsh too")}, to="closed")
    screen = commissioner("adopt")
    assert "1 comment is not under a theme yet" in screen.reads and "Nobody has answered on this plan" in screen.reads
    with write_session() as session:
        a_theme(session, made, answered="It is in Welsh now.")
    screen = commissioner("adopt").press("Adopt this plan", 0)
    assert screen.said("The plan is adopted.") and "Adopted, " in screen.reads
    assert screen.press("Take the adoption back").said("The plan is a draft again.")


def test_the_reason_for_not_asking_opens_the_way(commissioner, planned):
    screen = commissioner("adopt")
    screen.fields("Why the people are not asked again")[1].set_value("They wrote it with us.")
    screen.press("Save the reason", 1)
    assert [button.disabled for button in screen.buttons("Adopt this plan")] == [True, False]
    screen.press("Adopt this plan", 1)
    with read_session() as session:
        row = queries.adoption_of(planned[1][1], session=session)
        assert isinstance(row, PlanAdoption) and row.adopted_at and row.adopted_by == "A commissioner"
    assert len(screen.fields("Why the people are not asked again")) == 1  # only where a plan is not adopted yet
    assert "Adopted without asking the people again: They wrote it with us." in screen.reads


def test_several_rounds_are_looked_at_one_by_one(commissioner, planned):
    asked(planned, {1: Said("agree", "First")}, to="closed")
    asked(planned, {1: Said("agree", "Second")}, to="closed")
    assert "Second" in commissioner("themes").reads
    assert "First" in commissioner("themes", round=1).reads


def test_others_see_how_many_have_answered_and_no_buttons(sign_in, planned):
    asked(planned, {1: "agree"})
    screen = sign_in(Role.HOST).open("step_plans", planned[0].id, part="again")
    assert "1 of 31 answered" in screen.reads and "The facilitator or the commissioner asks again." in screen.reads
    assert not screen.buttons("Close it")


def test_a_plan_people_answered_on_is_not_missing_it_any_more(sign_in, planned):
    lacking = "what the experts said when asked again"
    made = asked(planned, {1: "agree"})
    screen = sign_in().open("step_plans", planned[0].id)
    assert screen.reads.count(lacking) == 2
    with write_session() as session:
        move_consultation(session, made, "closed")
    assert screen.run().reads.count(lacking) == 1


def test_several_themes_are_answered_each_for_itself(commissioner, planned):
    made = asked(planned, {1: Said("agree", "Large print")}, to="closed")
    with write_session() as session:
        a_theme(session, made, words="First")
        a_theme(session, made, words="Second")
    screen = commissioner("themes")
    for at, (changed, why) in enumerate([(True, "So."), (False, "No money.")]):
        screen.fields("Was the plan changed?")[at].set_value(changed)
        screen.fields("Why, in words")[at].set_value(why)
    screen.press("Save the answer", 0)
    assert "Not saved yet." in screen.reads
    screen.press("Save the answer", 1)
    assert "we changed the plan" in screen.reads and "we did not change the plan" in screen.reads
    assert screen.fields("Why, in words")[1].value == "No money."


def test_a_round_from_another_computer_says_where_its_link_works(commissioner, planned):
    made = asked(planned, {1: "agree"})
    with write_session() as session:
        the(session, Consultation, made).code = None
    screen = commissioner("run")
    assert "opened on another computer" in screen.reads and "1 of 31 answered" in screen.reads
    screen.press("Close it")
    commissioner("run").press("Open it again")
    assert newest(planned).code


def test_two_open_rounds_of_two_computers_are_worked_on_one_after_the_other(commissioner, planned):
    asked(planned, {1: "agree"}, to="closed")
    second = asked(planned, to="closed")
    with write_session() as session:
        for number, row in enumerate(queries.rounds_of(planned[0].id, session=session)):
            row.state, row.closed_at = ("open", None) if number else ("closed", row.closed_at)
    screen = commissioner("run")
    assert "Round 1: open until" in screen.reads and second


@pytest.mark.parametrize(("url", "said", "cards"), [
    ("https://table.example.org", "", True), ("http://192.168.1.20:8501", "works on the network here, not at home", True),
    ("http://localhost:8501", "Cards need an address that people can open at home", False)])
def test_cards_are_offered_where_their_address_can_be_opened(commissioner, planned, monkeypatch, url, said, cards):
    asked(planned)
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", url)
    screen = commissioner("run")
    assert said in screen.reads and ("not at home" in screen.reads) == ("not at home" in said)
    offered = [link.proto.url for link in screen.at.get("link_button")]
    assert any("kind=cards" in one for one in offered) is cards and any("kind=sheet&style=easy" in one for one in offered)
