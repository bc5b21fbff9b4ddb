"""The example's cases: 40, marked, in every early state, on their own days, naming nobody; loaded once."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from tests.factories import an_actor
from toolkit.brokerage.counted import Counted, counted
from toolkit.brokerage.example import load_cases
from toolkit.brokerage.example_days import days_of
from toolkit.brokerage.offers import door_of
from toolkit.brokerage.personal import found_in
from toolkit.clock import in_london, now
from toolkit.errors import DataFileError, NotAllowed
from toolkit.models import (
    Award,
    Case,
    CaseEvent,
    CasePermission,
    Choice,
    Enquiry,
    EnquiryProvider,
    FeedbackLetter,
    Offer,
    OfferMark,
    Outcome,
    Provider,
    Review,
    SupportPlan,
)
from toolkit.steps.example import load_example


@pytest.fixture
def loaded(example, session):
    return session.exec(select(Case).order_by(Case.reference)).all()


def test_there_are_forty_and_each_is_marked(loaded):
    assert [case.reference for case in loaded] == [f"EX-{number:03}" for number in range(1, 41)]
    assert all(case.example for case in loaded)
    assert Counter(case.state for case in loaded) == {"received": 4, "working": 13, "asking": 1, "choosing": 3, "planning": 1,
                                                      "awarding": 1, "running": 3, "closed": 14}
    assert {case.path for case in loaded} == {"quick", "full"} and {case.urgency for case in loaded} == {"routine", "urgent", "emergency"}


def test_nothing_in_them_looks_personal(loaded, session):
    for case in loaded:
        assert found_in(f"{case.words} {case.carer_does} {case.closed_why}") == [] and found_in(case.area, place=True) == []
    assert all(found_in(words) == [] for words in session.exec(select(Outcome.words)))


def test_providers_are_invented_too_and_the_later_states_are_filled(loaded, session):
    assert all(session.exec(select(Provider.example)).all()) and len(session.exec(select(Provider.id)).all()) == 10
    for model, least in ((Offer, 8), (OfferMark, 8), (Choice, 5), (SupportPlan, 4), (Award, 4), (FeedbackLetter, 3), (Review, 4)):
        assert len(session.exec(select(model.id)).all()) >= least, model
    assert len(session.exec(select(Review.id).where(Review.held_on.is_not(None))).all()) == 1


def test_what_is_out_with_providers_can_still_be_answered(loaded, session):
    [closes_at] = session.exec(select(Enquiry.closes_at).where(Enquiry.state == "open"))
    assert closes_at > now()


def test_they_happened_on_invented_days_in_their_order(loaded, session):
    for case in loaded:
        days = session.exec(select(CaseEvent.created_at).where(CaseEvent.case_id == case.id).order_by(CaseEvent.created_at)).all()
        assert days[0] == case.received_at and days[-1] <= now()
        for moment in filter(None, (case.started_at, case.answered_at, case.closed_at)):
            assert case.received_at <= moment <= now() and moment in days
        assert not case.closed_at or case.closed_at == days[-1]
        assert not case.answered_at or case.started_at < case.answered_at


def test_acts_are_spread_by_day_in_their_order_and_support_runs_from_its_day():
    begin, began = datetime(2025, 6, 30, 14, 40, tzinfo=UTC), datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
    acts = ["make an enquiry ready", "send an enquiry", "open offers", "support begins", "answer a review", "hold a review"]
    days = days_of(acts, begin, began, datetime(2026, 1, 1, tzinfo=UTC))
    assert days == sorted(days) and days[0] > begin and days[2] < began
    assert all(9 <= in_london(day).hour < 17 for day in days)
    assert [day.date().isoformat() for day in days[3:]] == ["2025-09-01", "2025-10-13", "2025-10-13"]


def test_an_enquiry_is_sent_answered_and_opened_in_this_order(loaded, session):
    rows = session.exec(select(Enquiry)).all()
    assert len(rows) == 9
    for row in rows:
        assert row.sent_at < row.closes_at and (row.opened_at is None or row.closes_at <= row.opened_at <= now())
        asked = select(EnquiryProvider.id).where(EnquiryProvider.enquiry_id == row.id)
        for sent_at in session.exec(select(Offer.sent_at).where(Offer.asked_id.in_(asked))):
            assert row.sent_at < sent_at <= row.closes_at


def test_some_agreed_some_did_not_and_some_changed_their_mind(loaded, session):
    rows = session.exec(select(CasePermission)).all()
    assert {(row.may_share, row.may_broker, bool(row.withdrawn_at)) for row in rows} == {
        (True, True, False), (True, False, False), (True, True, True)} and len(rows) < 40


def test_they_load_once_with_the_workshop(loaded, session):
    _, made_now = load_example(an_actor(), session=session)
    assert not made_now and load_cases(an_actor(), session=session) == 0
    assert len(session.exec(select(Case.id)).all()) == 40


def test_an_invented_offer_has_no_later_draft_behind_it(loaded, session):
    sent = session.exec(select(Offer.asked_id)).all()
    assert sent and not [asked for asked in sent if door_of(asked, session=session).changed_since]


def test_invented_choices_and_awards_are_not_counted_as_real(loaded, session):
    assert session.exec(select(Award)).first() and counted(session=session) == Counted(0, 0, 0, 0)


def test_who_may_not_load_them(session):
    with pytest.raises(NotAllowed):
        load_cases(an_actor("commissioner"), session=session)


@pytest.mark.parametrize(("content", "said"), [
    (None, "Put it back from the release"), ("[[case", "not right TOML"), ("x = 1", "the key 'provider' is missing"),
    ('provider = []\n[[case]]\nreference = "EX-1"\ndays_ago = 3', "the key 'at' is missing")])
def test_a_file_that_is_wrong_is_named(content, said, session, tmp_path, monkeypatch):
    (tmp_path / "example").mkdir()
    if content:
        (tmp_path / "example" / "cases.toml").write_text(content, encoding="utf-8")
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    with pytest.raises(DataFileError, match=said):
        load_cases(an_actor(), session=session)
