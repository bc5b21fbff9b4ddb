"""Taking a referral in, putting it right, beginning, answering, closing; and what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import select

from tests.factories import a_case, an_actor, the
from toolkit.brokerage import referral
from toolkit.brokerage.referral import Referral
from toolkit.clock import now, today
from toolkit.errors import BadInput, Changed, MayBePersonal, MoveRefused, NotAllowed
from toolkit.models import AuditRecord, Case
from toolkit.storage.queries.cases import timeline_of

BROKER = an_actor("broker")
# A Tuesday morning: routine home care is due to start at 11:30 and to be answered at 17:00.
TUESDAY = datetime(2025, 11, 25, 9, 30, tzinfo=UTC)
PLAIN = Referral(reference="CT-2025-0001", received_at=TUESDAY)


def acts(session, case):
    return [act for _, _, act, _ in timeline_of(case, session=session)]


def test_a_referral_is_kept_with_its_due_times(session):
    full = replace(PLAIN, urgency="urgent", path="quick", group="older_people", route="hospital", kind="home_care",
                   money_route="direct_payment", area=" OX16 ", start_wanted_on=date(2025, 12, 1), team="Hospital team",
                   for_whom="cared_for", words="Help in the morning", carer_does="Cooks", budget_pounds=Decimal("0"),
                   brokerage_route="family", first_visit_on=date(2025, 11, 20))
    case = the(session, Case, referral.refer(BROKER, full, session=session))
    assert case.start_due_at == datetime(2025, 11, 25, 11, 30, tzinfo=UTC)
    assert case.answer_due_at == datetime(2025, 11, 25, 13, 30, tzinfo=UTC)
    assert (case.state, case.area, case.budget_pounds, case.created_by, case.example) == ("received", "OX16", 0, "A broker", False)
    assert acts(session, case.id) == ["take in a referral"]


def test_other_kinds_have_no_time_for_the_answer(session):
    case = the(session, Case, referral.refer(BROKER, replace(PLAIN, kind="day_service"), session=session))
    assert case.answer_due_at is None and case.start_due_at == datetime(2025, 11, 25, 11, 30, tzinfo=UTC)


def test_who_wants_no_change_is_recorded_and_not_sent_to_brokerage(session):
    case = the(session, Case, referral.refer(BROKER, replace(PLAIN, wants_no_change=True), session=session))
    assert case.state == "closed" and "no change" in case.closed_why and case.closed_at


@pytest.mark.parametrize(("changes", "field"), [
    ({"reference": " "}, "reference"), ({"reference": "Smith"}, "reference"), ({"reference": "943 476 5919"}, "reference"),
    ({"reference": "9" * 41}, "reference"), ({"reference": "OX16 9AB"}, "reference"), ({"reference": "A-1'; drop"}, "reference"),
    ({"area": "OX16 9AB"}, "area"), ({"area": "with Mrs Smith"}, "area"), ({"area": "x" * 121}, "area"),
    ({"urgency": "soon"}, "urgency"), ({"path": "third"}, "path"), ({"kind": ""}, "kind"), ({"kind": "magic"}, "kind"),
    ({"group": "robots"}, "group"), ({"route": "pigeon"}, "route"), ({"money_route": "gold"}, "money_route"),
    ({"brokerage_route": "nobody"}, "brokerage_route"), ({"for_whom": "nobody"}, "for_whom"),
    ({"budget_pounds": Decimal("-1")}, "budget_pounds"), ({"budget_pounds": Decimal("1e9")}, "budget_pounds"),
    ({"start_wanted_on": date(2025, 11, 24)}, "start_wanted_on"), ({"words": "x" * 2001}, "words"), ({"team": "x" * 121}, "team"),
    ({"received_at": now() + timedelta(hours=1)}, "received"), ({"received_at": datetime(1999, 1, 4, 9, tzinfo=UTC)}, "received"),
])
def test_what_cannot_be_taken_is_refused_at_its_field(changes, field, session):
    with pytest.raises(BadInput) as refused:
        referral.refer(BROKER, replace(PLAIN, **changes), session=session)
    assert refused.value.field == field and str(refused.value).endswith(".")
    assert session.exec(select(Case.id)).all() == []


@pytest.mark.parametrize("field", ["team", "words", "carer_does"])
def test_what_looks_personal_is_asked_about_and_saved_when_somebody_is_sure(field, session):
    named = replace(PLAIN, **{field: "Ask Mrs Smith"})
    with pytest.raises(MayBePersonal) as warned:
        referral.refer(BROKER, named, session=session)
    assert warned.value.field == field
    case = referral.refer(BROKER, named, sure=True, session=session)
    assert timeline_of(case, session=session)[0][3] == referral.SURE


def test_a_reference_is_offered_and_each_is_used_once(session):
    assert referral.next_reference(2025, session=session) == "CT-2025-0001"
    referral.refer(BROKER, replace(PLAIN, reference="CT-2025-0041"), session=session)
    referral.refer(BROKER, replace(PLAIN, reference="CT-2025-own1"), session=session)
    assert referral.next_reference(2025, session=session) == "CT-2025-0042"
    assert referral.next_reference(2026, session=session) == "CT-2026-0001"
    with pytest.raises(BadInput, match="Another case has this reference"):
        referral.refer(BROKER, replace(PLAIN, reference="ct-2025-0041"), session=session)


def test_putting_right_moves_the_due_times_and_is_told(session):
    case = referral.refer(BROKER, PLAIN, session=session)
    referral.change_referral(BROKER, case, 1, replace(PLAIN, urgency="emergency"), session=session)
    assert the(session, Case, case).answer_due_at == TUESDAY + timedelta(hours=1)
    assert acts(session, case) == ["change a referral", "take in a referral"]


def test_saving_over_somebody_elses_words_is_refused_with_both(session):
    case = referral.refer(BROKER, PLAIN, session=session)
    referral.change_referral(BROKER, case, 1, replace(PLAIN, words="Theirs"), session=session)
    with pytest.raises(Changed) as refused:
        referral.change_referral(BROKER, case, 1, replace(PLAIN, words="Mine"), session=session)
    assert refused.value.theirs["words"] == "Theirs" and refused.value.mine["words"] == "Mine"


def test_beginning_answering_and_closing_are_told_with_their_times(session):
    case = referral.refer(BROKER, PLAIN, session=session)
    for refused in (lambda: referral.answer_given(BROKER, case, "", session=session),):
        with pytest.raises(MoveRefused, match="has not begun"):
            refused()
    referral.start_work(BROKER, case, session=session)
    with pytest.raises(MoveRefused, match="begun already"):
        referral.start_work(BROKER, case, session=session)
    referral.answer_given(BROKER, case, "Two providers can help.", session=session)
    with pytest.raises(MoveRefused, match="answer already"):
        referral.answer_given(BROKER, case, "", session=session)
    with pytest.raises(BadInput):
        referral.close_case(BROKER, case, " ", session=session)
    referral.close_case(BROKER, case, "Support is in place.", session=session)
    row = the(session, Case, case)
    assert row.started_at and row.answered_at and row.closed_at and row.closed_why == "Support is in place."
    assert acts(session, case) == ["close a case", "answer a referral", "start work on a case", "take in a referral"]


def test_a_closed_case_is_opened_again_before_it_is_changed(session):
    case = a_case(session)
    with pytest.raises(MoveRefused, match="not closed"):
        referral.open_again(BROKER, case, "They rang.", session=session)
    referral.close_case(BROKER, case, "Moved away.", session=session)
    version = the(session, Case, case).version
    with pytest.raises(MoveRefused, match="is closed"):
        referral.change_referral(BROKER, case, version, PLAIN, session=session)
    referral.open_again(BROKER, case, "They came back.", session=session)
    row = the(session, Case, case)
    assert (row.state, row.closed_at, row.closed_why) == ("working", None, "")


def test_a_case_moves_from_quick_sourcing_to_full_brokerage_and_not_back(session):
    case = a_case(session, path="quick")
    with pytest.raises(BadInput):
        referral.take_full_path(BROKER, case, "", session=session)
    referral.take_full_path(BROKER, case, "Needs changed.", session=session)
    assert the(session, Case, case).path == "full"
    with pytest.raises(MoveRefused, match="already"):
        referral.take_full_path(BROKER, case, "Again.", session=session)


@pytest.mark.parametrize("role", ["facilitator", "commissioner", "small-group-host"])
def test_only_brokers_and_administrators_work_on_cases(role, session):
    case, other = a_case(session), an_actor(role)
    for act in (lambda: referral.refer(other, PLAIN, session=session), lambda: referral.start_work(other, case, session=session),
                lambda: referral.change_referral(other, case, 1, PLAIN, session=session),
                lambda: referral.close_case(other, case, "So.", session=session),
                lambda: referral.answer_given(other, case, "", session=session),
                lambda: referral.take_full_path(other, case, "So.", session=session),
                lambda: referral.open_again(other, case, "So.", session=session)):
        with pytest.raises(NotAllowed):
            act()


def test_every_act_is_in_the_audit_record(session):
    case = a_case(session, path="quick")
    referral.take_full_path(BROKER, case, "Needs changed.", session=session)
    referral.close_case(BROKER, case, "Done.", session=session)
    assert session.exec(select(AuditRecord.act).where(AuditRecord.noun_id == str(case)).order_by(AuditRecord.number)).all() == [
        "take in a referral", "start work on a case", "move to full brokerage", "close a case"]


def test_today_is_a_day_to_come_in(session):
    assert the(session, Case, a_case(session)).received_at.date() <= today()
