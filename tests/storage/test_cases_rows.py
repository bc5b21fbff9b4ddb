"""Cases on both databases: the list and the queue, bands, openings, and many people taking in referrals at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.factories import a_case, a_permission, an_actor
from toolkit.access.audit import broken_at
from toolkit.brokerage import openings, permission, referral, time_spent
from toolkit.brokerage.queue import Wanted, cases_found
from toolkit.clock import now, today
from toolkit.errors import BadInput, ToolkitError
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.cases import openings_in, standing_permission, timeline_of

BROKER = an_actor("broker")


def references(**wanted):
    with read_session() as session:
        return [one.reference for one in cases_found(BROKER, Wanted(**wanted), 1, now(), session=session).rows]


def test_the_queue_and_the_list_are_the_same_on_both(database):
    with write_session() as session:
        a_case(session, reference="OLD-1", received_at=now() - timedelta(days=9))
        a_case(session, reference="OLD-2", received_at=now() - timedelta(days=12), state="received", kind="day_service")
        a_case(session, reference="NO-TARGET-3", received_at=now() - timedelta(days=11), kind="day_service", area="50% Ö_x")
        closed = a_case(session, reference="SHUT-4", received_at=now() - timedelta(days=10))
        referral.close_case(BROKER, closed, "Done.", session=session)
    assert references(waiting=True) == ["OLD-2", "OLD-1"] and references() == ["OLD-1", "SHUT-4", "NO-TARGET-3", "OLD-2"]
    assert references(late=True) == ["OLD-1", "OLD-2"]
    assert references(words="50% ö") in ([], ["NO-TARGET-3"])  # SQLite folds English letters only
    assert references(words="50% Ö_x") == ["NO-TARGET-3"] and references(words="5_%") == []
    with read_session() as session:
        found = cases_found(BROKER, Wanted(), 1, now(), session=session)
    assert (found.total, found.late) == (4, 2)


def test_bands_are_counted_alike(database):
    with write_session() as session:
        for band, hours in (("A", 11), ("A", 13), ("B", 20)):
            case = a_case(session)
            time_spent.put_into_band(BROKER, case, 0, band, "", session=session)
            time_spent.log_time(BROKER, case, today(), "finding", hours * 60, session=session)
            referral.close_case(BROKER, case, "Done.", session=session)
        a_case(session)
    with read_session() as session:
        rows, without = time_spent.overview(BROKER, session=session)
    assert [(one.cases, one.share, one.taken) for one in rows] == [(2, 67, 12.0), (1, 33, 20.0), (0, 0, None)] and without == 1


def test_twenty_referrals_at_once_get_twenty_references(database):
    def take_in(number: int) -> str | ToolkitError:
        try:
            with write_session() as session:
                reference = referral.next_reference(2025, session=session) if number % 2 else "CT-2025-SAME1"
                referral.refer(BROKER, referral.Referral(reference=reference, received_at=now()), session=session)
                return reference
        except ToolkitError as refusal:
            return refusal

    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(take_in, range(20)))
    taken = [one for one in given if isinstance(one, str)]
    assert sorted(taken) == [*(f"CT-2025-{number:04}" for number in range(1, 11)), "CT-2025-SAME1"]
    assert all(isinstance(one, BadInput) and "Another case" in str(one) for one in given if not isinstance(one, str))
    with read_session() as session:
        assert broken_at(session=session) is None


def test_one_permission_stands_at_a_time(database):
    with write_session() as session:
        case = a_case(session)
        a_permission(session, case)
        permission.withdraw_permission(BROKER, case, "Not now.", session=session)
        a_permission(session, case, restrictions="Only by phone")
    with read_session() as session:
        assert standing_permission(case, session=session).restrictions == "Only by phone"
        assert [act for _, _, act, _ in timeline_of(case, session=session)][:3] == [
            "record a permission", "withdraw a permission", "record a permission"]


def test_an_opening_is_recorded_once_on_both(database):
    with write_session() as session:
        case = a_case(session)
        for _ in range(2):
            openings.opened(BROKER, case, session=session)
    with read_session() as session:
        assert openings_in(case, session=session) == 1


@pytest.mark.parametrize("refused", ["", " "])
def test_a_refused_act_leaves_nothing(refused, database):
    with write_session() as session:
        case = a_case(session)
    with pytest.raises(BadInput), write_session() as session:
        referral.close_case(BROKER, case, refused, session=session)
    with read_session() as session:
        assert len(timeline_of(case, session=session)) == 2
