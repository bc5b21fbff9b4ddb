"""Asking providers on both databases: found, asked, answered, opened; one enquiry runs and one offer stands at a time."""

from decimal import Decimal
from uuid import uuid4

import pytest

from tests.asking import a_draft_enquiry, a_provider, a_sent_enquiry, a_sent_offer, asked_ids, opened, outcomes_for
from tests.factories import a_case, a_permission, an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import calls, offers, outcomes, providers
from toolkit.brokerage.providers import Sought
from toolkit.clock import now
from toolkit.errors import MoveRefused
from toolkit.models import Enquiry, Offer
from toolkit.storage.engine import RuleBroken, write_session
from toolkit.storage.queries import calls as calls_queries
from toolkit.storage.queries import enquiries
from toolkit.storage.queries import offers as queries
from toolkit.storage.queries import outcomes as outcome_queries
from toolkit.storage.queries.providers import names_of, words_used


def ready(session):
    """A case that is ready to be sent."""
    case = a_case(session)
    a_permission(session, case)
    outcomes_for(session, case)
    return case


def names(sought, session):
    return [name for _, name in providers.to_ask(sought, 10, session=session)]


def test_providers_are_found_by_each_of_their_traits(database):
    with write_session() as session:
        a_provider(session, "Ash Care", areas=("OX16", "St. Mary's"), capabilities=("Hoist",), groups=("older_people",),
                   support=("home_care",), what="Ågård visits 100%")
        a_provider(session, "Élan", areas=("anywhere",), functions=(8,))
        shut = a_provider(session, "Closed Care", areas=("OX16",))
        providers.set_status(an_actor(Role.BROKER), shut, 1, "closed", session=session)
        assert names(Sought(area="ox16"), session) == ["Ash Care", "Élan"] and names(Sought(area="Saint Marys"), session)[0] == "Ash Care"
        assert names(Sought(capability="hoist"), session) == names(Sought(group="older_people"), session) == ["Ash Care"]
        assert names(Sought(support="home_care"), session) == names(Sought(text="ågård 100%"), session) == ["Ash Care"]
        assert names(Sought(text="1%0"), session) == [] and names(Sought(function=8, area="nowhere"), session) == ["Élan"]
        assert names(Sought(), session) == names(Sought(text="  "), session) == []
        assert words_used("capability", 5, session=session) == ["Hoist"]
        assert names_of([shut], session=session) == {str(shut): "Closed Care"}


def test_answers_are_counted_and_opened(database):
    with write_session() as session:
        case, made = ready(session), [a_provider(session, name) for name in ("b", "A", "C")]
        out = a_sent_enquiry(session, case, made)
        rows = asked_ids(session, out)
        a_sent_offer(session, rows[made[0]], "10", "0", None)
        a_sent_offer(session, rows[made[1]], "20.10", "1", "2")
        offers.decline(rows[made[1]], "cost", session=session)
        offers.opened_door(rows[made[2]], session=session)
        assert enquiries.answer_counts(out, session=session) == (3, 1, 1)
        assert [row.name for row in enquiries.asked_of(out, session=session)] == ["A", "b", "C"]
        assert [name for name, _ in enquiries.providers_who_saw(case, out, session=session)] == ["C"]
        opened(session, out)
        assert [row.provider for row in queries.opened_offers(out, session=session)] == ["b"]
        assert [line.weekly_pounds for line in queries.opened_lines(out, session=session)] == [Decimal("10.00"), Decimal("0.00"), None]


def test_one_enquiry_runs_at_a_time(database):
    with write_session() as session:
        case = ready(session)
        a_draft_enquiry(session, case, [a_provider(session)])
        with pytest.raises(MoveRefused, match="made ready already"):
            a_draft_enquiry(session, case, [a_provider(session, "Oak")])
    with pytest.raises(RuleBroken), write_session() as session:
        session.add(Enquiry(case_id=case, number=2))


def test_one_offer_stands_for_a_provider(database):
    with write_session() as session:
        case, ash = ready(session), a_provider(session)
        row = asked_ids(session, a_sent_enquiry(session, case, [ash]))[ash]
        a_sent_offer(session, row)
        a_sent_offer(session, row, "1", "2", "3")
    with pytest.raises(RuleBroken), write_session() as session:
        session.add(Offer(asked_id=row, sent_at=now()))


def test_a_statements_last_change_and_reading(database):
    with write_session() as session:
        case = a_case(session)
        assert outcome_queries.last_change(case, session=session) is None and outcome_queries.last_read(case, session=session) is None
        made = outcomes_for(session, case)
        read = outcome_queries.last_read(case, session=session)
        assert read.created_at >= outcome_queries.last_change(case, session=session)
        outcomes.take_out(an_actor(Role.BROKER), made[0], session=session)
        assert outcome_queries.last_change(case, session=session) > read.created_at
        assert [one.number for one in outcomes.outcomes_of(case, session=session)] == [1, 2]
        assert len(outcome_queries.outcomes_of(case, True, session=session)) == 1


def test_calls_stand_the_latest_first(database):
    with write_session() as session:
        case = ready(session)
        for answer in ("no answer", "yes"):
            calls.log_call(an_actor(Role.BROKER), case, calls.Call(answer, now(), None, "Elm"), session=session)
        assert [row.answer for row in calls_queries.calls_of(case, session=session)] == ["yes", "no answer"]
        assert calls_queries.calls_of(uuid4(), session=session) == []
