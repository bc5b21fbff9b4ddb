"""What is kept comes back as it went in: moments with their zone, money to the penny, every script and sign."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from tests.factories import a_plan, a_workshop, an_entry
from toolkit.access.audit import broken_at
from toolkit.models import Entry, Plan, Workshop
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import entries


def test_moments_come_back_in_utc(database):
    with write_session() as session:
        made = a_workshop(session).id
        session.get_one(Workshop, made).put_away_at = datetime(2026, 7, 1, 14, 5, tzinfo=timezone(timedelta(hours=1)))
    with read_session() as session:
        away = session.get_one(Workshop, made).put_away_at
    assert away == datetime(2026, 7, 1, 13, 5, tzinfo=UTC)
    assert away.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_a_mistake(database):
    with pytest.raises(Exception, match="stored with their zone"), write_session() as session:
        session.get_one(Workshop, a_workshop(session).id).put_away_at = datetime(2026, 7, 1, 14, 5)
        session.flush()


def test_money_comes_back_to_the_penny(database):
    with write_session() as session:
        plan = a_plan(session, a_workshop(session), cost_pounds=Decimal("9999999999.99"))
    with read_session() as session:
        assert session.get_one(Plan, plan).cost_pounds == Decimal("9999999999.99")


@pytest.mark.parametrize("words", ["👩🏽‍🦽 goes to the café", "مرحبا بالجميع", "<script>alert('x')</script>",
                                   "'; drop table entry; --",
                                   "two\nlines\tand a tab", "nul\0byte", "x" * 2000, "🚌" * 2000])
def test_any_words_come_back(database, words):
    with write_session() as session:
        entry = an_entry(session, a_workshop(session), words)
    with read_session() as session:
        assert session.get_one(Entry, entry).words == words.replace("\0", "")


def test_a_block_that_fails_keeps_nothing(database):
    with write_session() as session:
        workshop = a_workshop(session)
    with pytest.raises(RuntimeError), write_session() as session:
        an_entry(session, workshop)
        raise RuntimeError
    with read_session() as session:
        assert entries.rows(workshop.id, session=session) == []
        assert broken_at(session=session) is None


def test_a_server_in_another_zone_changes_neither_moments_nor_the_audit(migrated_template, postgres, point_at):
    address = postgres.make(template=migrated_template)
    postgres.run(f"alter database {address.rpartition('?')[0].rpartition('/')[2]} set timezone to 'Asia/Kolkata'")
    point_at(address)
    with write_session() as session:
        made = a_workshop(session).id
    with read_session() as session:
        assert session.get_one(Workshop, made).created_at.utcoffset() == timedelta(0)
        assert broken_at(session=session) is None
