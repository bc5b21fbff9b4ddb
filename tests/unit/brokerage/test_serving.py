"""Support that runs: when reviews are due, what a review needs, and searching again while the support goes on."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import a_provider, a_sent_enquiry, a_sent_offer, asked_ids, opened
from tests.choosing import BROKER, Chosen, a_service, accepted, all_answered, an_award, at_the_choice
from tests.factories import the
from toolkit.brokerage import awarding, choosing, serving
from toolkit.brokerage.serving import Said, first_review, next_review
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MoveRefused
from toolkit.models import Award, Case, Service
from toolkit.storage.queries import support as queries


@pytest.mark.parametrize(("day", "first", "yearly"), [
    (date(2026, 11, 27), date(2027, 1, 8), date(2027, 11, 27)), (date(2028, 1, 18), date(2028, 2, 29), date(2029, 1, 18)),
    (date(2028, 2, 29), date(2028, 4, 11), date(2029, 2, 28)), (date(2027, 1, 18), date(2027, 3, 1), date(2028, 1, 18)),
    (date(2026, 12, 25), date(2027, 2, 5), date(2027, 12, 25))])
def test_six_weeks_then_yearly_worked_by_hand(day, first, yearly):
    assert first_review(day) == first and next_review(day) == yearly


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)))
def test_the_first_review_is_on_the_same_weekday_and_the_next_within_a_year_and_a_day(day):
    assert first_review(day).weekday() == day.weekday() and (first_review(day) - day).days == 42
    assert 365 <= (next_review(day) - day).days <= 366


@pytest.mark.parametrize(("days", "sentence"), [(1, "today or before"), (None, "today or before"), (-900, "before the referral came in")])
def test_a_start_that_cannot_be(session, days, sentence):
    made, award = an_award(session, at_the_choice(session))
    accepted(session, award)
    with pytest.raises(BadInput, match=sentence):
        serving.start_service(BROKER, made.case, None if days is None else today() + timedelta(days), session=session)


def test_nothing_starts_before_the_provider_has_accepted(session):
    made, _ = an_award(session)
    with pytest.raises(MoveRefused, match="Wait for their answer"):
        serving.start_service(BROKER, made.case, today(), session=session)


def test_a_review_needs_both_sides_on_every_outcome_and_a_day_after_the_start(session):
    started = today() - timedelta(50)
    made, service = a_service(session, started)
    [review] = queries.reviews_of(service, session=session)
    assert review.due_on == started + timedelta(42)
    assert [row[0] for row in queries.reviews_due(today(), session=session)] == [made.case]
    with pytest.raises(MoveRefused, match="the person on 3 and the social worker on 3 of 3 outcomes"):
        serving.hold_review(BROKER, review.id, 1, today(), session=session)
    all_answered(session, review.id)
    for day in (None, started - timedelta(1), today() + timedelta(1)):
        with pytest.raises(BadInput):
            serving.hold_review(BROKER, review.id, 1, day, session=session)
    assert serving.hold_review(BROKER, review.id, 1, today(), "It goes well", session=session) == next_review(today())
    assert [(one.number, one.held_on) for one in queries.reviews_of(service, session=session)] == [(1, today()), (2, None)]
    serving.hold_review(BROKER, review.id, 2, today(), "It goes very well", session=session)    # corrected: no third review
    assert len(queries.reviews_of(service, session=session)) == 2 and queries.reviews_due(today(), session=session) == []


def test_every_answer_of_each_side_is_taken_and_nothing_else(session):
    made, service = a_service(session)
    [review] = queries.reviews_of(service, session=session)
    for side, answer in product((*serving.SIDES, "provider"), (*serving.ANSWERS, "", "better")):
        taken = side != "provider" and answer in serving.ANSWERS
        with session.begin_nested() as one_try:
            try:
                said = {(made.outcomes[0], side): Said(answer, "So it is")}
                assert serving.answer_review(BROKER, review.id, said, session=session) == 1 and taken
            except BadInput:
                assert not taken
            one_try.rollback()
    assert serving.answer_review(BROKER, review.id, {(made.outcomes[0], "person"): Said()}, session=session) == 0


def test_two_people_who_answer_at_once_are_shown_both(session):
    made, service = a_service(session)
    [review] = queries.reviews_of(service, session=session)
    place = (made.outcomes[0], "person")
    serving.answer_review(BROKER, review.id, {place: Said("met")}, session=session)
    with pytest.raises(Changed) as caught:
        serving.answer_review(BROKER, review.id, {place: Said("not")}, session=session)
    assert caught.value.field == f"{place[0]}-person"


def test_support_goes_on_while_another_is_searched_for_and_ends_when_recorded(session):
    made, service = a_service(session, today() - timedelta(60))
    choosing.search_again(BROKER, made.case, "The person wants a change", session=session)
    assert the(session, Case, made.case).state == "working" and the(session, Service, service).ended_on is None
    with pytest.raises(BadInput):
        serving.end_service(BROKER, service, 1, today() + timedelta(1), "x", session=session)
    serving.end_service(BROKER, service, 1, today(), "Moved away", session=session)
    assert the(session, Award, the(session, Service, service).award_id).state == "ended"
    assert queries.reviews_due(date(2100, 1, 1), session=session) == []


def test_a_review_stays_due_while_other_support_is_searched_for(session):
    made, _ = a_service(session, today() - timedelta(60))
    choosing.search_again(BROKER, made.case, session=session)
    assert [row[0] for row in queries.reviews_due(today(), session=session)] == [made.case]


# Other support in place of what runs

def at_another_award(session):
    """Support runs, and another provider of the same enquiry is offered it; (case, award that runs, award offered)."""
    made, service = a_service(session, today() - timedelta(60))
    runs = the(session, Service, service).award_id
    choosing.search_again(BROKER, made.case, "The person wants a change", session=session)
    providers = [a_provider(session, "Elm Care"), a_provider(session, "Fir Care")]
    enquiry = a_sent_enquiry(session, made.case, providers)
    asked = asked_ids(session, enquiry)
    offers = tuple(a_sent_offer(session, asked[one], "10", "5", "1") for one in providers)
    opened(session, enquiry)
    made, award = an_award(session, Chosen(made.case, enquiry, offers, made.outcomes, ()))
    return made, runs, award


def award_state(session, award):
    return the(session, Award, award).state


def test_the_award_of_support_that_runs_gives_way_and_ends_when_the_other_begins(session):
    made, runs, award = at_another_award(session)
    assert (award_state(session, runs), award_state(session, award)) == ("giving way", "offered")
    accepted(session, award)
    assert award_state(session, runs) == "giving way"
    serving.start_service(BROKER, made.case, today(), session=session)
    assert (award_state(session, runs), award_state(session, award)) == ("ended", "accepted")


@pytest.mark.parametrize("accepts", [None, True, False])
def test_it_stands_again_when_the_other_declines_or_is_taken_back(accepts, session):
    made, runs, award = at_another_award(session)
    if accepts is not None:
        accepted(session, award, accepts)
    if accepts is not False:
        awarding.withdraw_award(BROKER, made.case, "They cannot do it", session=session)
    assert award_state(session, runs) == "accepted" and award_state(session, award) == ("declined" if accepts is False else "ended")
    assert queries.standing_award(made.case, session=session).id == runs


def test_support_that_ends_before_the_other_begins_ends_its_award(session):
    made, runs, award = at_another_award(session)
    service = next(one for one in queries.services_of(made.case, session=session) if one.award_id == runs)
    serving.end_service(BROKER, service.id, service.version, today(), "Moved away", session=session)
    accepted(session, award, accepts=False)
    assert award_state(session, runs) == "ended" and queries.standing_award(made.case, session=session) is None
