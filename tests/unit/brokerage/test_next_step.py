"""What a case needs now, from the referral to the review: the part that the first screen leads to."""

from datetime import timedelta

from pages.ui.case_parts import PARTS, STAGES
from tests.asking import outcomes_for
from tests.choosing import BROKER, a_choice, a_shortlist, accepted, all_letters_sent, at_the_choice, at_the_plan, marked, signed
from tests.factories import a_case, a_permission, the
from toolkit.brokerage import awarding, serving
from toolkit.brokerage.choosing import OFFER
from toolkit.brokerage.moves import CLOSED, RECEIVED, STATES
from toolkit.brokerage.next_step import BY_STATE, LOOKED_AT, next_step
from toolkit.clock import now, today
from toolkit.models import Case


def part_of(case, session):
    found = next_step(case, session=session)
    return found and found.part


def test_before_asking_it_is_the_first_that_is_missing(session):
    case = a_case(session)
    assert part_of(case, session) == "permission"
    a_permission(session, case)
    assert part_of(case, session) == "statement"
    outcomes_for(session, case)
    assert part_of(case, session) == "enquiry"


def test_a_case_not_begun_or_closed_has_none(session):
    assert part_of(a_case(session, state="received"), session) is None
    closed = a_case(session, reference="C-1")
    the(session, Case, closed).state = "closed"
    assert part_of(closed, session) is None


def test_after_asking_it_follows_what_is_there(session):
    made = at_the_choice(session, received_at=now() - timedelta(days=90))
    marked(session, made)
    assert part_of(made.case, session) == "offers"
    choice = a_shortlist(session, made)
    assert next_step(made.case, session=session).words.startswith("The person is being asked")
    a_choice(session, choice, OFFER, made.offers[0])
    assert next_step(made.case, session=session).words.startswith("The person has answered")


def test_from_the_plan_to_the_support_that_runs(session):
    made = at_the_choice(session, received_at=now() - timedelta(days=90))
    marked(session, made)
    made, plan = at_the_plan(session, made)
    assert part_of(made.case, session) == "plan"
    signed(session, plan)
    assert part_of(made.case, session) == "award"
    award = awarding.award(BROKER, made.case, session=session)
    assert part_of(made.case, session) == "award"
    accepted(session, award)
    assert part_of(made.case, session) == "service"
    serving.start_service(BROKER, made.case, today(), session=session)
    assert part_of(made.case, session) == "award"
    all_letters_sent(session, award)
    awarding.close_award(BROKER, award, session=session)
    assert part_of(made.case, session) == "service"


def test_every_part_that_is_led_to_is_on_the_page_once():
    assert {one.part for one in BY_STATE.values()} | {"permission", "statement", "enquiry", "offers", "choice", "plan"} < set(PARTS)
    assert sum(len(parts) for parts in STAGES.values()) == len(PARTS)
    assert {*BY_STATE, *LOOKED_AT, RECEIVED, CLOSED} == set(STATES) and not set(BY_STATE) & set(LOOKED_AT)
