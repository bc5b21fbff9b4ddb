"""Who looked at a case: each opening is recorded, once for each link within half an hour, with its audit record."""

from datetime import timedelta

import pytest
from sqlmodel import select

from tests.factories import a_case, an_actor
from toolkit.access.roles import Actor, Role
from toolkit.brokerage.cases import case_seen
from toolkit.brokerage.openings import AGAIN_AFTER, is_recorded, opened
from toolkit.clock import now
from toolkit.errors import NotAllowed
from toolkit.models import AuditRecord, CaseOpening
from toolkit.storage.queries.cases import openings_in, openings_of

BROKER, OTHER = an_actor("broker", name="One"), an_actor("administrator", name="Another")


def test_an_opening_is_kept_once_and_in_the_record(session):
    case = a_case(session)
    assert not is_recorded(BROKER, case, session=session)
    for _ in range(3):
        opened(BROKER, case, session=session)
    opened(OTHER, case, session=session)
    assert is_recorded(BROKER, case, session=session) and openings_in(case, session=session) == 2
    assert {(who, role) for _, who, role in openings_of(case, 0, 10, session=session)} == {("One", "broker"), ("Another", "administrator")}
    assert session.exec(select(AuditRecord.who).where(AuditRecord.act == "open a case").order_by(AuditRecord.number)).all() == [
        "One", "Another"]


@pytest.mark.parametrize(("ago", "times"), [(AGAIN_AFTER - timedelta(minutes=1), 1), (AGAIN_AFTER + timedelta(minutes=1), 2)])
def test_after_half_an_hour_it_counts_again(ago, times, session):
    case = a_case(session)
    session.add(CaseOpening(case_id=case, role="broker", created_by="One", created_at=now() - ago))
    session.flush()
    opened(BROKER, case, session=session)
    assert openings_in(case, session=session) == times


def test_another_case_counts_by_itself(session):
    first, second = a_case(session), a_case(session)
    opened(BROKER, first, session=session)
    assert not is_recorded(BROKER, second, session=session)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.HOST, Role.TICKET_HOLDER])
def test_only_brokers_and_administrators_open_cases(role, session):
    case = a_case(session)
    for act in (opened, case_seen):
        with pytest.raises(NotAllowed):
            act(an_actor(role), case, session=session)


def test_a_link_for_one_workshop_opens_none(session):
    case = a_case(session)
    with pytest.raises(NotAllowed, match="opens one workshop"):
        case_seen(Actor("B", Role.BROKER, None, case), case, session=session)
