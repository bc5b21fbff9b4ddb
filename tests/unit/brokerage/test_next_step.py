"""What a case needs now, from the referral to the review: the part that the first screen leads to."""

import pytest

from pages.ui.case_parts import PARTS, STAGES
from tests.asking import outcomes_for
from tests.choosing import a_service, accepted, an_award, at_the_choice, at_the_plan
from tests.factories import a_case, a_permission, the
from toolkit.brokerage.moves import STATES
from toolkit.brokerage.next_step import BY_STATE, next_step
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


@pytest.mark.parametrize(("make", "part"), [(lambda s: at_the_choice(s), "choice"), (lambda s: at_the_plan(s)[0], "plan"),
                                            (lambda s: an_award(s)[0], "award"), (lambda s: a_service(s)[0], "service")])
def test_after_asking_it_follows_the_state(make, part, session):
    assert part_of(make(session).case, session) == part


def test_an_accepted_award_leads_to_the_start_of_the_support(session):
    made, award = an_award(session)
    accepted(session, award)
    assert part_of(made.case, session) == "service"


def test_every_part_that_is_led_to_is_on_the_page_once():
    assert {one.part for one in BY_STATE.values()} | {"permission", "statement", "enquiry"} < set(PARTS)
    assert sum(len(parts) for parts in STAGES.values()) == len(PARTS) and set(BY_STATE) < set(STATES)
