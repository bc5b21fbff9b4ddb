"""The person's own choice: asked, answered, changed, overridden; what each answer leads to, and that no rank is told."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from tests.choosing import BROKER, a_choice, a_shortlist, at_the_choice, at_the_plan, marked, signed
from tests.factories import an_actor, the
from toolkit.access.roles import PERSON, Role
from toolkit.brokerage import choosing, counted, marking, outcomes, overriding, shortlisting
from toolkit.brokerage.choosing import ANSWERS, NONE, NOT_YET, OFFER, STAY, Answer, question
from toolkit.brokerage.marking import Mark
from toolkit.brokerage.opened import check_opened
from toolkit.brokerage.overriding import REASONS, Override
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MayBePersonal, MoveRefused, NotAllowed
from toolkit.models import Case, Choice, SupportPlan
from toolkit.storage.queries import support as queries

ADMINISTRATOR = an_actor(Role.ADMINISTRATOR)
TOLD = {"words": "They would not be safe at night.", "told_on": today(), "advocate": "The advocacy line's number is on the sheet we gave."}


@pytest.fixture
def made(session):
    return at_the_choice(session)


# Marks

def test_marks_are_kept_with_why_and_score_the_offer(session, made):
    assert check_opened(made.case, session=session).scores() == []
    marked(session, made, (4, 5, 0), (3, 1, 4), (5, 5, 5))
    found = {one.offer_id: one for one in check_opened(made.case, session=session).scores()}
    # Weights 5, 4, 3 of WASHED, COOK, OUT: (20 + 20 + 0) / 60; 120 + 45.50 + 0 beside 90 + 20 + 10
    assert found[made.offers[0]].quality == pytest.approx(66.67, abs=0.01) and found[made.offers[0]].cost == pytest.approx(72.51, abs=0.01)
    assert found[made.offers[2]].quality == found[made.offers[2]].cost == found[made.offers[2]].total == 100


def test_what_outcomes_weigh_later_does_not_change_scores_of_offers_already_opened(session, made):
    marked(session, made, (4, 5, 0), (3, 1, 4), (5, 5, 5))
    before = check_opened(made.case, session=session).scores()
    choosing.search_again(BROKER, made.case, "Nothing near enough", session=session)
    first = outcomes.outcomes_of(made.case, session=session)[0]
    outcomes.change_outcome(BROKER, first.id, first.version, replace(first.wanted, weight=1), session=session)
    assert outcomes.outcomes_of(made.case, session=session)[0].wanted.weight == 1
    assert check_opened(made.case, session=session).scores() == before


@pytest.mark.parametrize(("mark", "why", "sentence"), [
    (6, "x", "A mark is a whole number from 0 to 5."), (-1, "x", "A mark is a whole number from 0 to 5."),
    (3, " ", "Please write why outcome 1 has this mark first."),
    (None, "So", "has a reason and no mark"), (3, "x" * 501, "501 characters")])
def test_a_mark_that_cannot_be_taken(session, made, mark, why, sentence):
    with pytest.raises(BadInput, match=sentence):
        marking.mark_offer(BROKER, made.offers[0], {made.outcomes[0]: Mark(mark, why)}, session=session)


def test_two_people_who_mark_at_once_are_shown_both(session, made):
    marked(session, made)
    with pytest.raises(Changed) as caught:
        marking.mark_offer(BROKER, made.offers[0], {made.outcomes[1]: Mark(5, "Mine", version=0)}, session=session)
    assert caught.value.field == "2" and caught.value.theirs["mark"] == 3
    assert marking.mark_offer(BROKER, made.offers[0], {made.outcomes[1]: Mark(5, "Mine", version=1)}, session=session) == 1
    assert marking.mark_offer(BROKER, made.offers[0], {made.outcomes[1]: Mark(5, "Mine", version=1)}, session=session) == 0


# The shortlist

def test_the_shortlist_stands_by_name_and_tells_neither_score_nor_rank(session, made):
    marked(session, made, (0, 0, 0), (5, 5, 5), (1, 1, 1))
    asked = question(a_shortlist(session, made), session=session)
    assert [(one.number, one.name) for one in asked.listed] == [(1, "Ash Care"), (2, "Birch Support"), (3, "Cedar Homes")]
    assert not {"score", "rank", "mark", "total", "quality"} & {word for name in vars(asked) for word in name.split("_")}
    assert asked.listed[1].lines[-1] == "It costs £150 a week." and asked.why_not == ""


def test_a_shortlist_needs_an_offer_of_this_case_and_words_for_each(session, made):
    other = at_the_choice(session, {"Elm": ("1", "1", "1")}, silent=())
    for offers, sentence in (({}, "at least one offer"), ({other.offers[0]: "x"}, "not among those that were opened"),
                             ({made.offers[0]: " "}, "in plain words what Ash Care offers")):
        with pytest.raises(BadInput, match=sentence):
            shortlisting.make_shortlist(BROKER, made.case, offers, session=session)


def test_a_new_shortlist_sets_the_earlier_aside_with_its_answer(session, made):
    first = a_shortlist(session, made)
    a_choice(session, first, NONE, why="Too far")
    second = a_shortlist(session, made, 0, 1)
    assert queries.standing_choice(made.case, session=session).id == second
    assert the(session, Choice, first).answer == NONE and question(first, session=session).why_not == choosing.SET_ASIDE
    with pytest.raises(MoveRefused, match="This question is over"):
        a_choice(session, first, STAY)


# Answers

@pytest.mark.parametrize(("answer", "offer", "taken"), [
    (answer, offer, (answer, offer) in {(OFFER, "listed"), *product((NONE, NOT_YET, STAY), ("listed", "left out", None))})
    for answer, offer in product((*ANSWERS, "", "cheapest"), ("listed", "left out", None))])
def test_which_answers_are_taken(session, made, answer, offer, taken):
    choice = a_shortlist(session, made, 0, 1)
    given = {"listed": made.offers[0], "left out": made.offers[2], None: None}[offer]
    if not taken:
        with pytest.raises(BadInput):
            a_choice(session, choice, answer, given)
        return
    a_choice(session, choice, answer, given)
    assert the(session, Choice, choice).offer_id == (given if answer == OFFER else None)


def test_somebody_who_speaks_for_the_person_notes_their_authority(session, made):
    choice = a_shortlist(session, made)
    for by, authority in (("attorney", ""), ("the neighbour", "x")):
        with pytest.raises(BadInput):
            a_choice(session, choice, STAY, by=by, authority=authority)
    a_choice(session, choice, STAY, by="attorney", authority="Lasting power of attorney for welfare")
    assert the(session, Choice, choice).authority == "Lasting power of attorney for welfare"


def test_two_devices_that_answer_at_once_are_shown_both_and_pressing_twice_counts_once(session, made):
    choice = a_shortlist(session, made)
    choosing.choose(PERSON, choice, 1, Answer(STAY), session=session)
    choosing.choose(PERSON, choice, 1, Answer(STAY), session=session)
    assert the(session, Choice, choice).version == 2
    with pytest.raises(Changed):
        choosing.choose(PERSON, choice, 1, Answer(NONE), session=session)


def test_the_choice_can_be_changed_until_the_plan_is_signed(session, made):
    choice = a_shortlist(session, made)
    _, plan = at_the_plan(session, made)
    a_choice(session, choice, OFFER, made.offers[1])
    assert the(session, Case, made.case).state == "choosing" and the(session, SupportPlan, plan).set_aside_at
    _, plan = at_the_plan(session, made, 1)
    a_choice(session, choice, OFFER, made.offers[1], why="They know me")     # only the reason: the plan holds
    assert the(session, Case, made.case).state == "planning"
    signed(session, plan, "person")
    with pytest.raises(MoveRefused, match="The support plan is signed"):
        a_choice(session, choice, NONE)


@pytest.mark.parametrize("answer", [NONE, NOT_YET, STAY, None])
def test_only_a_chosen_offer_leads_on_and_none_of_these_is_no_override(session, made, answer):
    choice = a_shortlist(session, made)
    if answer:
        a_choice(session, choice, answer)
    with pytest.raises(MoveRefused, match="has chosen no offer yet"):
        choosing.go_on(BROKER, made.case, session=session)
    if answer == NONE:
        choosing.search_again(BROKER, made.case, session=session)
        assert the(session, Case, made.case).state == "working" and queries.standing_choice(made.case, session=session) is None
    assert counted.counted(session=session).overridden == 0


# Overriding

@pytest.mark.parametrize("answer", [OFFER, NONE, NOT_YET, STAY, None])
def test_who_may_override_what_for_which_reason(session, made, answer):
    choice = a_shortlist(session, made)
    if answer:
        a_choice(session, choice, answer, made.offers[0])
    offers = {"other": made.offers[1], "same": made.offers[0], "on searching": None}
    for role, reason, offer in product(("administrator", "broker", "commissioner"), (*REASONS, "cost"), offers):
        chosen = offer == {OFFER: "same"}.get(answer, "on searching")     # what the person said is overridden by nothing but another
        taken = role == "administrator" and reason in REASONS and answer in (OFFER, NONE, STAY) and not chosen
        with session.begin_nested() as one_try:
            assert _overrides(session, role, choice, Override(offers[offer], reason, **TOLD), answer) == taken, (role, reason, offer)
            one_try.rollback()


def _overrides(session, role, choice, said, answer):
    try:
        overriding.override(an_actor(role), choice, said, session=session)
    except (NotAllowed, MoveRefused, BadInput):
        return False
    assert counted.counted(session=session).overridden == 1
    assert choosing.decided_offer(the(session, Choice, choice), session=session) == said.offer_id
    assert the(session, Choice, choice).answer == answer        # what the person said stands as they said it
    return True


@pytest.mark.parametrize("lacking", [{"words": ""}, {"advocate": " "}, {"told_on": None}, {"told_on": today() + timedelta(1)}])
def test_an_override_is_told_to_the_person_with_how_to_get_an_advocate(session, made, lacking):
    choice = a_shortlist(session, made)
    a_choice(session, choice, OFFER, made.offers[0])
    with pytest.raises(BadInput):
        overriding.override(ADMINISTRATOR, choice, Override(made.offers[1], "safety", **TOLD | lacking), session=session)


def test_after_an_override_the_plan_is_for_the_other_offer(session, made):
    choice = a_shortlist(session, made)
    a_choice(session, choice, OFFER, made.offers[0])
    overriding.override(ADMINISTRATOR, choice, Override(made.offers[1], "budget", **TOLD), session=session)
    with pytest.raises(MoveRefused, match="overridden already"):
        overriding.override(ADMINISTRATOR, choice, Override(made.offers[2], "budget", **TOLD), session=session)
    assert choosing.go_on(BROKER, made.case, session=session) == made.offers[1]


# Nobody is named

NAMED = "Mrs Smith agreed to it"


def test_words_that_name_somebody_are_asked_about_once(session, made):
    marked(session, made)
    choice = a_shortlist(session, made)
    a_choice(session, choice, OFFER, made.offers[0], why=NAMED)         # at their own door the words are the person's
    version = question(choice, session=session).version
    acts = (
        lambda sure: marking.mark_offer(BROKER, made.offers[0], {made.outcomes[0]: Mark(5, NAMED, 1)}, sure=sure, session=session),
        lambda sure: choosing.choose(BROKER, choice, version, Answer(STAY, why=NAMED), "paper", sure=sure, session=session),
        lambda sure: overriding.override(ADMINISTRATOR, choice, Override(made.offers[1], "safety", **TOLD | {"words": NAMED}), sure=sure,
                                         session=session),
        lambda sure: shortlisting.make_shortlist(BROKER, made.case, {made.offers[0]: NAMED}, sure=sure, session=session),
        lambda sure: choosing.search_again(BROKER, made.case, NAMED, sure=sure, session=session))
    for act in acts:
        with pytest.raises(MayBePersonal, match="A case names nobody"):
            act(False)
        with session.begin_nested() as one_try:
            act(True)
            one_try.rollback()
