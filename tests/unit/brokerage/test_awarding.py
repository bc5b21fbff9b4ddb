"""The plan and its signatures, the award and its letters: what must be there before what, and what no letter tells."""

import shutil
from datetime import timedelta
from decimal import Decimal
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import a_provider, a_sent_enquiry, a_sent_offer, asked_ids, outcomes_for
from tests.choosing import (
    BROKER,
    PRICES,
    a_service,
    accepted,
    all_letters_sent,
    an_award,
    at_the_choice,
    at_the_plan,
    marked,
    signed,
)
from tests.conftest import kept_at
from tests.factories import a_case, a_permission, the
from toolkit.access.roles import PROVIDER
from toolkit.brokerage import awarding, choosing, counted, letters, marking, referral, serving, shortlisting, signing, support_plan
from toolkit.brokerage.letters import draft_letter, tells_too_much
from toolkit.brokerage.marking import Mark
from toolkit.brokerage.opened import Opened, OpenedOffer, check_opened
from toolkit.brokerage.scoring import Line, Offered, Wanted
from toolkit.brokerage.signed import signed_sides, void_signatures, why_not_signed
from toolkit.brokerage.signing import DOOR, PAPER, SCREEN, Signed
from toolkit.brokerage.support_plan import Planned
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MayBePersonal, MoveRefused
from toolkit.models import Award, Case, FeedbackLetter, OfferMark, Service, SupportPlan
from toolkit.storage.engine import write_session
from toolkit.storage.queries import cases
from toolkit.storage.queries import support as queries

# The plan

@pytest.mark.parametrize(("budget", "over_why", "taken"), [
    (None, "", True), (Decimal("165.50"), "", True), (Decimal("200"), "", True), (Decimal("165.49"), "", False),
    (Decimal("165.49"), "Agreed by the panel", True), (Decimal(0), "", False), (Decimal(-1), "x", False), (Decimal(10) ** 9, "", False)])
def test_over_the_budget_needs_a_reason(session, budget, over_why, taken):
    if taken:
        _, plan = at_the_plan(session, budget_pounds=budget, over_why=over_why)
        assert the(session, SupportPlan, plan).weekly_pounds == Decimal("165.50")   # 120 + 45.50 + 0
        return
    with pytest.raises(BadInput):
        at_the_plan(session, budget_pounds=budget, over_why=over_why)


def test_a_change_makes_earlier_signatures_void_and_says_so(session):
    made, plan = at_the_plan(session)
    signed(session, plan, "person")
    row = support_plan.write_plan(BROKER, made.case, 1, Planned("Two mornings more."), session=session)
    assert row.version == 2 and signed_sides(row, session=session) == []
    assert [one.side for one in void_signatures(row, session=session)] == ["person"]
    with pytest.raises(MoveRefused, match="changed since you opened it"):
        signing.sign(BROKER, plan, 1, Signed("person"), session=session)
    with pytest.raises(Changed):
        support_plan.write_plan(BROKER, made.case, 1, Planned("Mine"), session=session)
    signed(session, plan)
    assert void_signatures(row, session=session) == []


@pytest.mark.parametrize(("side", "by", "authority", "channel", "days", "taken"), [
    (side, by, authority, channel, days, side != "neighbour" and channel != "fax" and days <= 0
     and (side == "social worker" or by == "self" or (by == "deputy" and bool(authority))))
    for side, (by, authority), channel, days in product(
        ("person", "social worker", "neighbour"), (("self", ""), ("deputy", ""), ("deputy", "Court order"), ("son", "x")),
        (DOOR, PAPER, SCREEN, "fax"), (-3, 1))])
def test_who_may_sign_how(side, by, authority, channel, days, taken, plan_to_sign):
    session, plan = plan_to_sign
    said = Signed(side, by, authority, channel, today() + timedelta(days))
    with session.begin_nested() as one_try:
        try:
            signing.sign(BROKER, plan, 1, said, session=session)
            done = True
        except BadInput:
            done = False
        one_try.rollback()
    assert done == taken


@pytest.fixture(scope="module")
def plan_to_sign(tmp_path_factory, migrated_file):
    """A plan in a record that all of the truth table share: each row of it is rolled back."""
    folder = tmp_path_factory.mktemp("signing")
    shutil.copy(migrated_file, folder / "record.db")
    with kept_at(f"sqlite:///{folder / 'record.db'}", folder), write_session() as session:
        yield session, at_the_plan(session)[1]


@pytest.mark.parametrize("sides", [(), ("person",), ("social worker",), ("social worker", "person")])
@pytest.mark.parametrize(("path", "interim"), [("full", False), ("quick", False), ("quick", True)])
def test_both_sides_sign_before_the_award_but_for_an_interim_plan(session, path, interim, sides):
    made, plan = at_the_plan(session, at_the_choice(session, path=path), interim=interim)
    if sides:
        signed(session, plan, *sides)
    if interim or len(sides) == 2:
        awarding.award(BROKER, made.case, session=session)
        assert the(session, Case, made.case).state == "awarding"
        return
    with pytest.raises(MoveRefused, match="Neither side has signed" if not sides else "has not signed the plan yet"):
        awarding.award(BROKER, made.case, session=session)


def test_full_brokerage_has_no_interim_plan_and_an_interim_one_is_signed_after(session):
    with pytest.raises(BadInput, match="Only quick sourcing"):
        at_the_plan(session, interim=True)
    made, plan = at_the_plan(session, at_the_choice(session, {"Elm": ("1", "1", "1")}, (), path="quick"), interim=True)
    accepted(session, awarding.award(BROKER, made.case, session=session))
    signed(session, plan)
    assert why_not_signed(the(session, SupportPlan, plan), session=session) == ""
    assert queries.unsigned_interim(session=session) == []


def test_a_case_that_moved_to_full_brokerage_needs_both_signatures_after_all(session):
    made, _ = at_the_plan(session, at_the_choice(session, path="quick"), interim=True)
    the(session, Case, made.case).path = "full"
    with pytest.raises(MoveRefused, match="Neither side has signed"):
        awarding.award(BROKER, made.case, session=session)


def test_an_interim_plan_that_is_not_signed_is_reminded_of(session):
    made, plan = at_the_plan(session, at_the_choice(session, path="quick"), interim=True)
    awarding.award(BROKER, made.case, session=session)
    signed(session, plan, "person")
    assert [(row[0], row[2]) for row in queries.unsigned_interim(session=session)] == [(made.case, 1)]


# The award

def test_without_permission_nothing_is_awarded(session):
    made, plan = at_the_plan(session)
    signed(session, plan)
    cases.standing_permission(made.case, session=session).may_share = False
    with pytest.raises(MoveRefused, match="permission"):
        awarding.award(BROKER, made.case, session=session)


def test_a_provider_who_declines_leaves_the_others_to_choose_from(session):
    made, award = an_award(session)
    with pytest.raises(BadInput, match="why you decline"):
        awarding.answer_award(PROVIDER, award, awarding.Answered(False, " "), session=session)
    accepted(session, award, False)
    accepted(session, award, False)     # pressed twice
    assert the(session, Case, made.case).state == "choosing"
    choice = queries.standing_choice(made.case, session=session)
    assert [item[1] for item in queries.shortlist_of(choice.id, session=session)] == ["Birch Support", "Cedar Homes"] and not choice.answer
    assert made.offers[0] in shortlisting.why_not_listed(made.case, session=session)
    with pytest.raises(MoveRefused, match="You have declined"):
        accepted(session, award)


def test_the_last_one_who_declines_leaves_the_search(session):
    made, award = an_award(session, at_the_choice(session, {"Elm": ("1", "1", "1")}, ()))
    accepted(session, award, False)
    assert queries.shortlist_of(queries.standing_choice(made.case, session=session).id, session=session)[0][1] == "Elm"
    choosing.search_again(BROKER, made.case, session=session)
    assert the(session, Case, made.case).state == "working"


@pytest.mark.parametrize(("answered", "state"), [(False, "planning"), (True, "choosing")])
def test_an_award_can_be_taken_back(session, answered, state):
    made, award = an_award(session)
    if answered:
        accepted(session, award)
    awarding.withdraw_award(BROKER, made.case, "They cannot after all", session=session)
    assert the(session, Case, made.case).state == state
    with pytest.raises(MoveRefused, match="taken back"):
        accepted(session, award)


# Letters

def test_letters_can_be_made_while_support_runs_and_after_it_has_ended(session):
    made, service = a_service(session, today() - timedelta(30))
    marked(session, made)
    row = the(session, Service, service)
    serving.end_service(BROKER, service, row.version, today(), "Moved away", session=session)
    award = the(session, Award, row.award_id)
    assert award.state == "ended" and letters.still_owed(award, session=session) == ["Birch Support", "Cedar Homes"]
    with pytest.raises(MoveRefused, match="Birch Support, Cedar Homes"):
        letters.check_letters_sent(made.case, session=session)
    all_letters_sent(session, award.id)
    assert letters.still_owed(award, session=session) == [] and letters.check_letters_sent(made.case, session=session) is None


def test_no_letter_is_made_for_an_award_that_was_taken_back_before_it_began(session):
    made, award = an_award(session, at_the_choice(session))
    accepted(session, award)
    awarding.withdraw_award(BROKER, made.case, "They cannot do it", session=session)
    with pytest.raises(MoveRefused, match="until then another may be asked"):
        letters.make_letters(BROKER, award, session=session)
    assert letters.still_owed(the(session, Award, award), session=session) == []


def test_an_award_is_closed_once_every_letter_is_out(session):
    made = at_the_choice(session)
    _, award = an_award(session, made)
    with pytest.raises(MoveRefused, match="not accepted yet"):
        awarding.close_award(BROKER, award, session=session)
    accepted(session, award)
    with pytest.raises(MoveRefused, match="Birch Support, Cedar Homes"):
        awarding.close_award(BROKER, award, session=session)
    with pytest.raises(MoveRefused, match="Mark the offer first"):
        letters.make_letters(BROKER, award, session=session)
    marked(session, made)
    assert letters.make_letters(BROKER, award, session=session) == 2 and letters.make_letters(BROKER, award, session=session) == 0
    all_letters_sent(session, award)
    awarding.close_award(BROKER, award, session=session)
    assert the(session, Award, award).closed_at
    assert set(queries.letters_of(made.case, session=session)) == set(made.offers[1:])
    assert counted.counted(session=session) == counted.Counted(1, 1, 0, 0)      # 165.50 beside 150 and 120


def test_a_letter_is_changed_until_it_is_out_and_never_tells_a_rival_or_a_price(session):
    made = at_the_choice(session)
    marked(session, made, (3, 3, 3), (2, 2, 2), (1, 1, 1), why="Less than Ash Care offers, and £20 more")
    _, award = an_award(session, made)
    accepted(session, award)
    letters.make_letters(BROKER, award, session=session)
    letter = queries.letters_of(made.case, session=session)[made.offers[1]]
    assert "Ash Care" not in letter.words and "£" not in letter.words and "2 of 5, partly meets it" in letter.words
    for words in ("You were dearer than ash  care.", "It cost £20 more", "Twenty? No: 20 pounds", "Dogwood sent none"):
        with pytest.raises(BadInput, match="Your text is still there"):
            letters.change_letter(BROKER, letter.id, 1, words, session=session)
    letters.change_letter(BROKER, letter.id, 1, "Say who comes.", session=session)
    with pytest.raises(BadInput):
        letters.send_letter(BROKER, letter.id, 2, today() + timedelta(1), session=session)
    letters.send_letter(BROKER, letter.id, 2, session=session)
    with pytest.raises(MoveRefused, match="has gone out"):
        letters.change_letter(BROKER, letter.id, 3, "More", session=session)
    assert the(session, FeedbackLetter, letter.id).sent_on == today()


NAMES = sorted({*PRICES, "Dogwood"})
POUNDS = st.decimals(0, 5000, places=2)
WHY = st.one_of(st.text(max_size=60), st.sampled_from([f"{name} is better" for name in NAMES]), POUNDS.map(lambda pounds: f"£{pounds}"),
                POUNDS.map(lambda pounds: f"{pounds} pounds a week"))


@given(st.lists(st.tuples(st.integers(0, 5), WHY), min_size=3, max_size=3), st.sampled_from(NAMES), st.booleans(),
       st.decimals(1000, 5000, places=2))
def test_no_drafted_letter_tells_a_rival_or_a_price(marks, own, complete, pounds):
    wanted = tuple(Wanted(UUID(int=at), at, f"Outcome words {at}", True, at == 2, 3) for at in (1, 2, 3))
    given_marks = {one.id: OfferMark(outcome_id=one.id, mark=mark, why=why) for one, (mark, why) in zip(wanted, marks, strict=True)}
    lines = {one.id: Line("x", "x", "x", "x", pounds) for one in wanted}
    missing = () if complete else ("Outcome 1 has no weekly cost.",)
    offer = OpenedOffer(Offered(UUID(int=9), own, lines), "door", None, "", missing, given_marks)
    rivals = [name for name in NAMES if name != own]
    letter = draft_letter(Opened(UUID(int=8), 1, 70, wanted, (offer,)), offer, rivals)
    assert not tells_too_much(letter, rivals) and "£" not in letter and str(pounds) not in letter
    assert not [name for name in rivals if name.casefold() in letter.casefold()]
    assert complete == ("(0 to 5)" in letter)


@pytest.mark.parametrize(("words", "told"), [
    ("Ash Care was better", True), ("ASH\nCARE!", True), ("You care for ash trees", False), ("Birch", False), ("£5", True), ("5 p", True),
    ("12.50 pounds", True), ("GBP 12", True), ("Four of 5 points", False), ("cheaper than others", True), ("at 5 pm", False),
    ("You gave a lower price", True), ("Dear colleagues", False), ("You were dearer", True),
    ("It says who comes and when.", False), ("", False)])
def test_what_tells_too_much(words, told):
    assert bool(tells_too_much(words, ["Ash Care", "Birch Support"])) == told


def test_marks_stay_sealed_until_the_offers_are_opened(session):
    case = a_case(session)
    a_permission(session, case)
    outcomes = outcomes_for(session, case)
    asked = asked_ids(session, a_sent_enquiry(session, case, [a_provider(session)]))
    offer = a_sent_offer(session, next(iter(asked.values())))
    with pytest.raises(MoveRefused, match="sealed"):
        marking.mark_offer(BROKER, offer, {outcomes[0]: Mark(5, "x")}, session=session)
    with pytest.raises(MoveRefused, match="sealed"):
        check_opened(case, session=session)
    with pytest.raises(MoveRefused):
        shortlisting.make_shortlist(BROKER, case, {offer: "They come each day."}, session=session)


def test_plans_and_letters_that_name_somebody_are_asked_about_once(session):
    made, plan = at_the_plan(session)
    with pytest.raises(MayBePersonal):
        support_plan.write_plan(BROKER, made.case, 1, Planned("Mrs Smith is helped"), session=session)
    assert support_plan.write_plan(BROKER, made.case, 1, Planned("Mrs Smith is helped"), sure=True, session=session).version == 2
    signed(session, plan)
    award = awarding.award(BROKER, made.case, session=session)
    with pytest.raises(MayBePersonal):
        awarding.withdraw_award(BROKER, made.case, "Mrs Smith moved", session=session)
    accepted(session, award)
    marked(session, made)
    letters.make_letters(BROKER, award, session=session)
    letter = queries.letters_of(made.case, session=session)[made.offers[1]]
    with pytest.raises(MayBePersonal):
        letters.change_letter(BROKER, letter.id, 1, "Mrs Smith chose another", session=session)


@pytest.mark.parametrize("runs", [False, True])
def test_a_case_is_not_closed_while_a_letter_is_missing(session, runs):
    made = at_the_choice(session)
    marked(session, made)
    made, award = an_award(session, made)
    accepted(session, award)
    if runs:
        serving.start_service(BROKER, made.case, today(), session=session)
    with pytest.raises(MoveRefused, match="No letter has gone to Birch Support, Cedar Homes yet"):
        referral.close_case(BROKER, made.case, "Moved away", session=session)
    all_letters_sent(session, award)
    referral.close_case(BROKER, made.case, "Moved away", session=session)
    assert the(session, Case, made.case).state == "closed"
