"""A record of an earlier version keeps everything it holds when it is brought up to date, on both databases."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from alembic import command
from sqlalchemy import MetaData, Table, func, insert, select

from toolkit.errors import RecordUnavailable
from toolkit.models import SmallGroup, VoteRound
from toolkit.storage import migrate
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.queries import votes

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)


def at_version(version: str) -> None:
    """Bring an empty database to an earlier version."""
    with migrate._one_at_a_time() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.upgrade(config, version)


def put(kind: str, /, **values):
    """Add one row as the earlier version would have it; gives its id."""
    with write_session() as session:
        table = Table(kind, MetaData(), autoload_with=session.connection())
        row = {"id": uuid4(), "created_at": AT, "created_by": "Sam"} | values
        if "version" in table.c:
            row |= {"version": 1, "changed_at": AT}
        if engine().dialect.name == "sqlite":  # which holds an id as its letters
            row = {name: value.hex if isinstance(value, UUID) else value for name, value in row.items()}
        session.connection().execute(insert(table), row)
    return UUID(str(row["id"]))


def a_vote_of_the_first_version():
    workshop = put("workshop", title="Spring", purpose="", format="large_event", step="priorities", is_example=False)
    priority = put("priority", workshop_id=workshop, number=1, title="A guide", kind="fresh", reason="", dissent="")
    vote = put("vote_round", workshop_id=workshop, number=1, question="What?", dots_per_person=5, max_per_item=3,
               state="closed", closed_at=AT)
    item = put("vote_item", round_id=vote, priority_id=priority, number=1, title="A guide")
    ballot = put("ballot", round_id=vote, channel="shared screen")
    put("ballot_dots", ballot_id=ballot, item_id=item, dots=2)
    return vote, item


def test_a_vote_of_the_first_version_is_still_there(empty_database):
    at_version("0001")
    vote, item = a_vote_of_the_first_version()
    migrate.upgrade()
    with read_session() as session:
        assert votes.dots_by_item(vote, session=session) == [(item, 2, 1)]
        row = session.get_one(VoteRound, vote)
        assert (row.input, row.live, row.code, row.seed) == ("dots", False, None, "")


def test_foreign_keys_are_watched_again_afterwards(empty_database):
    migrate.upgrade()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        put("priority", workshop_id=uuid4(), number=1, title="A guide", kind="fresh", reason="", dissent="")


def test_a_record_with_rows_that_belong_nowhere_is_left_as_it_was(empty_database):
    if not empty_database.startswith("sqlite"):
        pytest.skip("PostgreSQL watches foreign keys while it changes tables")
    at_version("0001")
    driver = engine().raw_connection()
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute("insert into ballot (id, created_at, created_by, round_id, channel) values ('a', '2026-03-12', '', 'b', '')")
    driver.commit()
    driver.close()
    engine().dispose()
    with pytest.raises(RecordUnavailable, match="Nothing was changed"):
        migrate.upgrade()
    with read_session() as session:
        assert session.connection().execute(select(func.count()).select_from(
            Table("ballot", MetaData(), autoload_with=engine()))).scalar() == 1
    assert not migrate.is_current()


def test_small_groups_of_an_earlier_version_are_numbered_by_their_order(empty_database):
    at_version("0007")
    workshop = put("workshop", title="Spring", purpose="", format="large_event", step="map", is_example=False)
    other = put("workshop", title="Autumn", purpose="", format="large_event", step="map", is_example=False)
    third = put("small_group", workshop_id=workshop, name="Window", position=7)
    first = put("small_group", workshop_id=workshop, name="Door", position=2)
    second = put("small_group", workshop_id=workshop, name="Stage", position=2, created_at=AT + timedelta(hours=1))
    alone = put("small_group", workshop_id=other, name="Club", position=4)
    migrate.upgrade()
    with read_session() as session:
        found = {group.id: group for group in session.exec(select(SmallGroup)).scalars()}
    assert [found[one].number for one in (first, second, third, alone)] == [1, 2, 3, 1]
    assert {(one.version, one.area, one.host, one.expected) for one in found.values()} == {(1, "", "", None)}
    assert all(one.changed_at == one.created_at for one in found.values())


def test_small_groups_keep_their_order_when_the_version_is_taken_back(empty_database):
    at_version("0008")
    workshop = put("workshop", title="Spring", purpose="", format="large_event", step="map", is_example=False)
    put("small_group", workshop_id=workshop, name="Door", number=2, area="", host="")
    with migrate._one_at_a_time() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0007")
    with read_session() as session:
        table = Table("small_group", MetaData(), autoload_with=session.connection())
        assert session.connection().execute(select(table.c.name, table.c.position)).all() == [("Door", 2)]
        assert "area" not in table.c


DETAIL = {"covers": "", "cqc_location": "", "cqc_provider": "", "rating": "", "rating_before": "", "dspt": "", "accessibility": "",
          "languages": "", "cost": "", "website": "", "authority": "", "arrived": "x" * 64, "arrived_at": AT}


def lists_kept():
    with read_session() as session:
        table = Table("provider_detail", MetaData(), autoload_with=session.connection())
        wanted = [table.c.source_id, *([table.c.source_list] if "source_list" in table.c else [])]
        return sorted(map(tuple, session.connection().execute(select(*wanted))), key=str)


def a_detail(**values):
    provider = put("provider", name="Club", kind="other", status="active", what="", contact="", example=False)
    put("provider_detail", provider_id=provider, source="file", **DETAIL | values)


def test_what_lists_brought_before_they_had_names_stays_and_goes_back(empty_database):
    at_version("0013")
    a_detail(source_id="1")
    at_version("0014")
    assert lists_kept() == [("1", "")]
    a_detail(source_id="1", source_list="North")
    a_detail(source_id="2", source_list="North")
    with migrate._one_at_a_time() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0013")
    assert lists_kept() == [("1",), ("2",), (None,)]  # two lists used one id: one of them keeps it
