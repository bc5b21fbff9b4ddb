"""The migrations make exactly the tables that the models describe, on both databases, whoever starts them."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from toolkit.errors import RecordUnavailable
from toolkit.settings import ROOT
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import is_current, newest, upgrade


def test_an_empty_database_is_brought_up_to_date(empty_database):
    with pytest.raises(RecordUnavailable, match="not up to date"):
        is_current()
    upgrade()
    assert is_current()
    assert set(SQLModel.metadata.tables) <= set(inspect(engine()).get_table_names())


def test_upgrading_twice_changes_nothing(database):
    upgrade()
    upgrade()
    assert is_current()


def test_models_and_migrations_do_not_differ(database):
    with engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_check_of_the_models_is_in_the_database(database):
    found = inspect(engine())
    for table in SQLModel.metadata.tables.values():
        wanted = {check.name for check in table.constraints if type(check).__name__ == "CheckConstraint"}
        assert wanted <= {check["name"] for check in found.get_check_constraints(table.name)}, table.name


def test_a_record_of_another_version_is_not_current(database):
    with write_session() as session:
        session.connection().execute(text("update alembic_version set version_num = 'older'"))
    assert not is_current()
    assert newest()


def test_threads_that_migrate_at_once_wait_for_each_other(empty_database):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: upgrade(), range(4)))
    assert is_current()


def test_processes_that_migrate_at_once_wait_for_each_other(empty_database):
    # Commands of their own: a process that Python spawns first runs what this one ran last, which may be a screen.
    migrates = [sys.executable, "-c", "from toolkit.storage.migrate import upgrade; upgrade()"]
    started = [subprocess.Popen(migrates, cwd=ROOT) for _ in range(2)]
    assert [process.wait(120) for process in started] == [0, 0]
    assert is_current()


