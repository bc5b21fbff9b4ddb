"""From opened offers to the review at the broker's screens."""

from datetime import timedelta

import pytest

from tests.choosing import (
    BROKER,
    a_choice,
    a_service,
    a_shortlist,
    accepted,
    an_award,
    at_the_choice,
    at_the_plan,
    marked,
    signed,
)
from tests.factories import a_case, the
from toolkit.access.roles import Role
from toolkit.brokerage import choosing, support_plan
from toolkit.brokerage.choosing import NONE, OFFER
from toolkit.brokerage.signed import signed_sides
from toolkit.brokerage.support_plan import Planned
from toolkit.clock import today
from toolkit.models import Award, Case, Choice, SupportPlan
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import marks as mark_queries
from toolkit.storage.queries import support as queries

HOSTILE = "<b>*bold*</b> [link](http://x.example)"
PARTS = ("offers", "choice", "plan", "award", "service")


@pytest.fixture
def made(record):
    with write_session() as session:
        return at_the_choice(session)


@pytest.fixture
def broker(sign_in, made):
    """A function that opens one part of the case for a broker."""
    person = sign_in(Role.BROKER)
    return lambda part: person.open("case", case=made.case, part=part)


def row(model, row_id):
    with read_session() as session:
        return the(session, model, row_id)


def asked(question, *given):
    with read_session() as session:
        return question(*given, session=session)


def link_on(screen):
    """The first address that the screen gives to copy."""
    return screen.at.code[0].value


@pytest.mark.parametrize("part", PARTS)
def test_before_its_time_each_part_says_what_comes_first(sign_in, record, part):
    with write_session() as session:
        case = a_case(session)
    screen = sign_in(Role.BROKER).open("case", case=case, part=part)
    said = {"offers": "are sealed", "choice": "are sealed", "plan": "The plan follows the person's choice.",
            "award": "The award follows the signed support plan.", "service": "No support is in place yet."}
    assert said[part] in screen.reads and not screen.buttons("Search again")


# Offers

def test_offers_are_compared_marked_and_scored_with_the_weights_shown(broker, made):
    screen = broker("offers")
    for words in ("3 offers to enquiry 1", "£45.50", "in another one's cost", "not marked yet", "All together, a week", "£165.50",
                  "Quality counts 70 of 100, cost 30 of 100", "weighs 5 of 5"):
        assert words in screen.reads, words
    for number, (mark, name) in enumerate([(4, "Ash Care"), (5, "Ash Care"), (3, "Ash Care")], 1):
        screen.put(f"Mark, outcome {number}, {name}", mark).put(f"Why, outcome {number}, {name}", "Clear who comes")
    assert screen.press("Save the marks", 0).said("The marks of Ash Care are saved.")
    assert "1 offer is marked for every outcome, of 3 complete" in screen.reads
    assert [one.mark for one in asked(mark_queries.marks_in, made.enquiry)] and "4 of 5" in screen.reads
    assert "Ahead with these weights: Ash Care. This informs; the person chooses." in screen.reads


def test_a_mark_without_why_and_one_that_names_somebody_stay_on_the_screen(broker, made):
    screen = broker("offers").put("Mark, outcome 1, Ash Care", 4).press("Save the marks", 0)
    assert screen.errors == ["Please write why outcome 1 has this mark first."] and screen.value("Mark, outcome 1, Ash Care") == 4
    screen.put("Why, outcome 1, Ash Care", "Mrs Smith knows them").press("Save the marks", 0)
    assert "A case names nobody." in screen.errors[0] and not asked(mark_queries.marks_in, made.enquiry)
    assert screen.press("It is not about a person: save it").said("The marks of Ash Care are saved.")


def test_sensitivity_is_told_in_words(made, broker):
    with write_session() as session:
        marked(session, made, (5, 5, 5), (4, 4, 4), (3, 3, 3))
    # 100 and 72.51; 80 and 80; 60 and 100, at 70: 91.8, 80.0, 72.0
    assert "10 points more or less for quality would change nothing." in broker("offers").reads
    with write_session() as session:
        session.get_one(mark_queries.Enquiry, made.enquiry).quality_weight = 45
    # Level where 100w + 72.51(1-w) = 60w + 100(1-w): w = 0.407
    assert "It is close. With quality at 40 of 100 it would be Cedar Homes." in broker("offers").reads


# The choice

def test_a_shortlist_is_made_and_the_answer_recorded_from_paper(broker, made):
    screen = broker("choice")
    assert "It costs £165.50 a week." in screen.value("In plain words: Ash Care")
    screen.put("In plain words: Birch Support", f"They come each day. {HOSTILE}").put("Cedar Homes is on the list", False)
    assert screen.press("Ask the person").said("The shortlist is made.")
    assert "The person has not answered yet." in screen.reads and "choice/" in link_on(screen)
    assert not screen.buttons("Go on to the support plan")
    assert HOSTILE in screen.reads
    screen.put("What they said", "2").put("Who said it", "attorney").press("Record the answer")
    assert "by what right" in screen.errors[0] and screen.value("What they said") == "2"
    screen.put("If it was not the person", "Lasting power of attorney").press("Record the answer")
    assert screen.said("The answer is recorded.") and "The person wants Birch Support." in screen.reads
    choice = asked(queries.standing_choice, made.case)
    assert (choice.channel, choice.chosen_by) == ("paper", "attorney")
    screen.press("Go on to the support plan")
    assert row(Case, made.case).state == "planning"
    assert screen.press("Go back to the choice").said("Back to the choice.")


def test_none_of_these_leads_back_to_the_search_and_is_no_override(broker, made):
    with write_session() as session:
        a_choice(session, a_shortlist(session, made), NONE, why="All too far")
    screen = broker("choice")
    assert "Search again: this is no override." in screen.reads and not screen.buttons("Go on to the support plan")
    screen.press("Search again")
    assert row(Case, made.case).state == "working" and "None of these. Please look again. All too far" in broker("choice").reads


def test_only_an_administrator_sets_a_choice_aside(broker, made, sign_in):
    with write_session() as session:
        choice = a_shortlist(session, made)
        a_choice(session, choice, OFFER, made.offers[0])
    screen = broker("choice")
    assert "Only an administrator can set the person's choice aside" in screen.reads and not screen.buttons("Set the choice aside")
    screen = sign_in(Role.ADMINISTRATOR).open("case", case=made.case, part="choice")
    screen.press("Set the choice aside")
    assert screen.errors == ["Choose what takes the place of the person's choice."]
    screen.put("What takes its place", str(made.offers[1])).put("Reason", "safety").put("Why, in words", "Two are needed at night")
    screen.press("Set the choice aside")
    assert "how the person was told to get an advocate" in screen.errors[0] and screen.value("Why, in words") == "Two are needed at night"
    screen.put("How the person was told", "With the advocacy leaflet").put("The person was told on", today()).press("Set the choice aside")
    assert "Overridden: somebody would not be safe." in screen.reads and asked(queries.override_of, choice).offer_id == made.offers[1]


# The plan

def test_a_budget_of_nothing_is_not_called_free(broker, made):
    with write_session() as session:
        at_the_plan_unwritten(session, made)
    broker("plan").put("What was agreed", "Help each morning.").put("Personal budget", "0").put("If it costs more", "Agreed").press(
        "Save the plan")
    assert "£165.50 a week, no money in the personal budget, £165.50 a week over it" in broker("plan").reads


def test_a_plan_over_the_budget_needs_a_reason_and_what_was_typed_stays(broker, made):
    with write_session() as session:
        at_the_plan_unwritten(session, made)
    screen = broker("plan").put("What was agreed", "Help each morning.").put("Personal budget", "100").press("Save the plan")
    assert "£65.50 more than the personal budget" in screen.errors[0] and screen.value("What was agreed") == "Help each morning."
    for typed, said in (("a lot", "not an amount of money"), ("-5", "cannot be below 0"), ("1e9", "not an amount of money")):
        assert said in screen.put("Personal budget", typed).press("Save the plan").errors[0]
    screen.put("Personal budget", "£100.00 ").put("If it costs more", "The panel agreed").press("Save the plan")
    assert screen.said("The plan is saved.") and "£65.50 a week over it: The panel agreed" in screen.reads
    assert screen.reads.count("not signed yet") == 2 and "sign/" in link_on(screen)


def at_the_plan_unwritten(session, made):
    a_choice(session, a_shortlist(session, made), OFFER, made.offers[0])
    choosing.go_on(BROKER, made.case, session=session)


def test_both_sides_sign_and_a_change_asks_them_again(broker, made):
    with write_session() as session:
        _, plan = at_the_plan(session, made)
    screen = broker("plan").press("Record it: the social worker")
    assert "✓ The social worker: signed on" in screen.reads
    screen.put("Who signs", "deputy").press("Record it: the person, or who may sign for them")
    assert "by what right" in screen.errors[0]
    screen.put("If it is not the person", "Court order").press("Record it: the person, or who may sign for them")
    with read_session() as session:
        assert signed_sides(the(session, SupportPlan, plan), session=session) == ["social worker", "person"]
    screen.put("What was agreed", "Only on Mondays").press("Save the plan")
    assert screen.reads.count("That signature holds no more") == 2


def test_a_plan_changed_by_somebody_else_is_shown_and_not_overwritten(broker, made):
    with write_session() as session:
        at_the_plan(session, made)
    screen = broker("plan").put("What was agreed", "Mine").run()
    with write_session() as session:
        support_plan.write_plan(BROKER, made.case, 1, Planned("Theirs now"), session=session)
    screen.press("Save the plan")
    assert "Theirs, saved now" in screen.reads and screen.value("What was agreed") == "Mine"
    assert screen.press("Save the plan").said("The plan is saved.")


# The award

def test_an_award_waits_for_both_signatures_then_for_letters(broker, made):
    with write_session() as session:
        marked(session, made)
        _, plan = at_the_plan(session, made)
    screen = broker("award")
    assert screen.button("Offer the support to the provider").disabled and "Neither side has signed the plan yet." in screen.reads
    with write_session() as session:
        signed(session, plan)
    screen.run().press("Offer the support to the provider")
    assert "award/" in link_on(screen) and "Ash Care: offered, no answer yet" in screen.reads
    screen.press("They accept")
    assert screen.button("Close the award").disabled and "No letter has gone to Birch Support, Cedar Homes yet." in screen.reads
    screen.press("Make the letters from the marks").put("Letter to Birch Support", "You were dearer than Ash Care")
    screen.press("Save the letter", 0)
    assert "Your text is still there" in screen.errors[0]
    screen.put("Letter to Birch Support", "Say who comes at weekends.").press("Save the letter", 0)
    for name in ("Birch Support", "Cedar Homes"):
        screen.press(f"It has gone out: {name}")
    assert screen.press("Close the award").said("The award is closed.") and "The award was closed on" in screen.reads


def test_declining_by_phone_needs_a_reason_and_leaves_the_others(broker, made):
    with write_session() as session:
        award = an_award(session, made)[1]
    screen = broker("award").press("They decline")
    assert "why you decline" in screen.errors[0]
    screen.put("What they said", "They are full").press("They decline")
    assert row(Award, award).state == "declined" and row(Case, made.case).state == "choosing"
    assert "Earlier: Ash Care, declined. They are full" in screen.reads
    assert "Ash Care" not in [one.label for one in broker("choice").at.checkbox]


def test_an_award_is_taken_back(broker, made):
    with write_session() as session:
        award = an_award(session, made)[1]
    screen = broker("award").press("Take the award back")
    assert "why the award is taken back" in screen.errors[0]
    screen.put("Why it is taken back", "A slip").press("Take the award back")
    assert row(Award, award).state == "ended" and row(Case, made.case).state == "planning"


# The support

def test_the_support_begins_and_its_review_is_due_in_six_weeks(broker, made):
    with write_session() as session:
        accepted(session, an_award(session, made)[1])
    screen = broker("service").put("The day on which the support began", today() + timedelta(1)).press("The support has begun")
    assert "today or before" in screen.errors[0]
    screen.put("The day on which the support began", today()).press("The support has begun")
    assert row(Case, made.case).state == "running" and f"Support since {today().day}" in screen.reads
    [service] = asked(queries.services_of, made.case)
    assert asked(queries.reviews_of, service.id)[0].due_on == today() + timedelta(42)


def test_a_review_is_answered_by_both_sides_and_held(sign_in, record):
    with write_session() as session:
        made, service = a_service(session, today() - timedelta(50))
    screen = sign_in(Role.BROKER).open("case", case=made.case, part="service")
    screen.press("Review 1 is done")
    assert "Answers are missing: the person on 3 and the social worker on 3 of 3 outcomes." in screen.errors[0]
    for number in (1, 2, 3):
        screen.put(f"The person says, outcome {number}", "met").put(f"The social worker says, outcome {number}", "partly")
    screen.put("In words: the person says, outcome 1", "It is good").press("Save the answers to review 1")
    assert screen.said("The answers are saved.")
    screen.put("Review 1 was held on", today() - timedelta(51)).press("Review 1 is done")
    assert "It cannot be reviewed before that." in screen.errors[0]
    screen.put("Review 1 was held on", today()).press("Review 1 is done")
    assert screen.said("The review is recorded.") and [one.number for one in asked(queries.reviews_of, service)] == [1, 2]
    screen.press("Search again")
    assert row(Case, made.case).state == "working"


def test_support_that_ended_says_when_and_why(sign_in, record):
    with write_session() as session:
        made, _ = a_service(session)
    screen = sign_in(Role.BROKER).open("case", case=made.case, part="service").press("Record the end")
    assert "why it ended" in screen.errors[0]
    screen.put("Why it ended", "Mrs Smith moved").press("Record the end")
    assert "A case names nobody." in screen.errors[0]
    screen.put("Why it ended", "The person moved away").press("It is not about a person: record the end")
    assert "The person moved away" in screen.reads and not screen.buttons("Record the end")


def test_hostile_words_stay_words_in_every_part(broker, made):
    with write_session() as session:
        marked(session, made, why=HOSTILE)
        at_the_plan(session, made, words=HOSTILE)
        a_choice(session, queries.standing_choice(made.case, session=session).id, OFFER, made.offers[0], why=HOSTILE)
    assert HOSTILE in broker("choice").reads
    assert row(Choice, asked(queries.standing_choice, made.case).id).why == HOSTILE
    for part in PARTS:
        assert not [one for one in broker(part).at.markdown if "[link](http" in one.value.replace("\\", "~")]


# Beside the response clock

def test_the_queue_reminds_of_what_waits_and_leads_there(sign_in, record):
    with write_session() as session:
        made, _ = a_service(session, today() - timedelta(50))
        chosen = at_the_choice(session, {"Elm": ("1", "1", "1")}, ())
        a_choice(session, a_shortlist(session, chosen), NONE)
    screen = sign_in(Role.BROKER).open("cases", part="queue")
    assert "Also waiting: 3 things" in screen.reads
    for words in ("The person wants none of these. Search again.", "The award is not closed", "Review 1 is late by 8 days."):
        assert words in screen.reads, words
    assert any(f"/case?case={made.case}&part=service" in one.value for one in screen.at.html)


def test_how_choices_went_is_counted(sign_in, made):
    screen = sign_in(Role.BROKER).open("cases", part="choices")
    assert "No provider has accepted an award yet." in screen.reads
    with write_session() as session:
        accepted(session, an_award(session, made, 2)[1])
    counts = " ".join(screen.run().reads.split())
    assert "First choice honoured 1 of 1 accepted award" in counts and "The cheapest offer won 1 of 1 accepted award" in counts
    assert "overridden 0 times" in counts
