"""An import in a process of its own: trial, writing, and what goes wrong."""

from uuid import uuid4

import pytest

from tests.factories import an_actor
from tests.tables import a_location, as_ods, monthly
from toolkit import locks
from toolkit.access.roles import Role
from toolkit.brokerage import providers
from toolkit.errors import BadInput, NotAllowed, NotFound
from toolkit.exchange.directory import job
from toolkit.storage.engine import read_session

BROKER = an_actor(Role.BROKER, name="Sam")
LIST = as_ods(monthly(a_location()))


def ended(made):
    job._running[made].wait(60)
    return job.state(made)


def count():
    with read_session() as session:
        return providers.count(providers.Sought(), session=session)


def test_a_trial_then_the_writing(record):
    made = job.begin(BROKER, "cqc", LIST)
    assert ended(made)["done"]["new"] == 1 and count() == 0
    job.write(BROKER, made)
    assert ended(made)["done"]["written"] and count() == 1
    with pytest.raises(BadInput, match="taken in already"):
        job.write(BROKER, made)


def test_what_is_no_list_is_said_and_cannot_be_written(record):
    made = job.begin(BROKER, "cqc", b"a,b\n1,2\n")
    assert "none of the regulator" in ended(made)["problem"]
    with pytest.raises(BadInput):
        job.write(BROKER, made)
    twice = job.begin(BROKER, "cqc", as_ods(monthly(a_location(), a_location())))
    assert ended(twice)["done"]["wrong"] == 1
    with pytest.raises(BadInput, match="something in the file is wrong"):
        job.write(BROKER, twice)


def test_a_child_that_was_ended_is_said(record):
    made = job.begin(BROKER, "cqc", LIST)
    job._running[made].kill()
    seen = ended(made)
    assert seen == {"problem": job.STOPPED} and count() == 0


def as_another_process_sees(made, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(job, "_running", {})
        return job.state(made)


def test_another_process_sees_that_the_child_works_that_it_ended_and_that_it_died(record, monkeypatch):
    made = job.begin(BROKER, "cqc", LIST)
    assert "running" in as_another_process_sees(made, monkeypatch) or "done" in job.state(made)
    assert ended(made) == as_another_process_sees(made, monkeypatch)
    killed = job.begin(BROKER, "cqc", LIST)
    job._running[killed].kill()
    assert ended(killed) == {"problem": job.STOPPED}
    monkeypatch.setattr(job, "START_SECONDS", 0)
    assert as_another_process_sees(killed, monkeypatch) == {"problem": job.STOPPED}


def test_a_child_that_works_longer_than_a_start_takes_is_seen_to_work(record, monkeypatch):
    made = job.begin(BROKER, "cqc", LIST)
    ended(made)
    job._write(job._folder(made) / job.STATE, {"running": ["Reading", 5]})
    monkeypatch.setattr(job, "START_SECONDS", 0)
    with locks.working(job._folder(made) / job.LOCK):
        assert as_another_process_sees(made, monkeypatch) == {"running": ["Reading", 5]}
    assert as_another_process_sees(made, monkeypatch) == {"problem": job.STOPPED}


def test_who_may_not_and_what_is_not_there(record):
    with pytest.raises(NotAllowed):
        job.begin(an_actor(), "cqc", LIST)
    with pytest.raises(NotFound):
        job.state(uuid4())
    with pytest.raises(BadInput, match="empty"):
        job.begin(BROKER, "cqc", b"")
