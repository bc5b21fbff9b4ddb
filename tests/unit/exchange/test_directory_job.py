"""An import in a process of its own: trial, writing, and what goes wrong."""

import os
import time
from threading import Event
from uuid import uuid4

import pytest

from tests.factories import an_actor
from tests.feeds import serving
from tests.tables import a_location, as_ods, monthly
from toolkit import locks
from toolkit.access.roles import Role
from toolkit.brokerage import providers
from toolkit.errors import BadInput, NotAllowed, NotFound
from toolkit.exchange.directory import job, job_folder, working
from toolkit.exchange.oruk import feeds
from toolkit.storage.engine import read_session, write_session

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
    assert seen == {"problem": job.CUT, "go_on": True} and count() == 0
    job.go_on(BROKER, made)
    assert ended(made)["done"]["new"] == 1


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
    died = {"problem": job.CUT, "go_on": True}
    assert ended(killed) == died
    monkeypatch.setattr(job, "STARTS_WITHIN_S", 0)
    assert as_another_process_sees(killed, monkeypatch) == died


def test_a_child_that_works_longer_than_a_start_takes_is_seen_to_work(record, monkeypatch):
    made = job.begin(BROKER, "cqc", LIST)
    ended(made)
    folder = job_folder.folder_of(made)
    job_folder.write(folder / job_folder.STATE, {"running": ["Reading", 5]})
    monkeypatch.setattr(job, "STARTS_WITHIN_S", 0)
    with job_folder.working_on(folder):
        assert as_another_process_sees(made, monkeypatch) == {"running": ["Reading", 5]}
    assert as_another_process_sees(made, monkeypatch) == {"problem": job.CUT, "go_on": True}


def test_who_may_not_and_what_is_not_there(record):
    with pytest.raises(NotAllowed):
        job.begin(an_actor(), "cqc", LIST)
    with pytest.raises(NotFound):
        job.state(uuid4())
    with pytest.raises(BadInput, match="empty"):
        job.begin(BROKER, "cqc", b"")


def a_feed_import(server):
    with write_session() as session:
        feeds.allow(an_actor(Role.ADMINISTRATOR), server.address, session=session)
    return job.begin(BROKER, "oruk", b"", address=server.address)


SERVICES = [{"id": f"s-{number}", "name": f"Club {number}"} for number in range(1, 6)]


def test_a_feed_that_broke_off_is_gone_on_with_and_not_begun_anew(record):
    broken = {"/services/s-4"}
    with serving(SERVICES, odd=lambda path, _: (403, {}) if path in broken else None) as server:
        made = a_feed_import(server)
        seen = ended(made)
        assert "answered 403" in seen["problem"] and seen["go_on"] and count() == 0
        assert [one.id for one in job.unfinished()] == [made] and job.unfinished()[0].called == server.address
        broken.clear()
        server.asked.clear()
        job._running.clear()  # as after a restart of the server
        job.go_on(BROKER, made)
        assert ended(made)["done"]["new"] == 5
        assert server.asked == ["/services/s-4", "/services?page=3&per_page=100", "/services/s-5"]
        job.write(BROKER, made)
        assert ended(made)["done"]["written"] and count() == 5 and not job.unfinished()
        with pytest.raises(BadInput, match="nothing to go on with"):
            job.go_on(BROKER, made)


def test_a_person_stops_it_and_goes_on(record):
    reached, go = Event(), Event()

    def odd(path, _):
        if path == "/services/s-3":
            reached.set()
            go.wait(30)

    with serving(SERVICES, odd=odd) as server:
        made = a_feed_import(server)
        assert reached.wait(30)
        job.stop(BROKER, made)
        assert job.state(made) == {"running": ["Stopping", 0]}
        with pytest.raises(BadInput, match="still being worked on"):
            job.write(BROKER, made)
        go.set()
        assert ended(made) == {"problem": working.STOPPED, "go_on": True} and count() == 0
        job.go_on(BROKER, made)
        assert ended(made)["done"]["new"] == 5 and server.asked.count("/services/s-1") == 1


def test_a_stop_while_it_writes_leaves_nothing(record, monkeypatch, tmp_path):
    folder = tmp_path / "import"
    folder.mkdir()
    (folder / job_folder.FILE).write_bytes(LIST)
    kept = {"kind": "cqc", "listed": "", "more": {}, "dry_run": False, "close_gone": False, "name": "Sam", "role": str(Role.BROKER)}
    job_folder.write(folder / job_folder.JOB, kept)
    begun = working._progress

    def stopped_when_it_writes(where):
        def progress(what, number):
            if what == "Writing":
                (where / job_folder.STOP).touch()
            begun(where)(what, number)
        return progress

    monkeypatch.setattr(working, "_progress", stopped_when_it_writes)
    working.main(folder)
    assert job_folder.read(folder / job_folder.STATE) == {"problem": working.STOPPED, "go_on": True} and count() == 0
    (folder / job_folder.STOP).unlink()
    monkeypatch.setattr(working, "_progress", begun)
    working.main(folder)
    assert job_folder.read(folder / job_folder.STATE)["done"]["written"] and count() == 1


def test_two_never_work_on_one_import(record, tmp_path):
    job_folder.write(tmp_path / job_folder.JOB, {})
    with job_folder.working_on(tmp_path) as had, pytest.MonkeyPatch.context() as patch:
        patch.setattr(locks, "WAIT_S", 0)
        assert had and job_folder.is_worked_on(tmp_path) and working.main(tmp_path) == 0
        assert not (tmp_path / job_folder.STATE).exists()
    assert not job_folder.is_worked_on(tmp_path)


def test_who_is_no_longer_in_a_list_is_closed_when_somebody_says_so_and_taken_up_again(record):
    def looked_into(*numbers):
        made = job.begin(BROKER, "cqc", as_ods(monthly(*map(a_location, numbers))))
        assert ended(made)["done"]["new"] + ended(made)["done"]["same"] == len(numbers)
        return made

    for close_gone, left in ((False, 2), (True, 1)):
        made = looked_into(1, 2)
        if job.state(made)["done"]["new"]:
            job.write(BROKER, made)
            ended(made)
        made = looked_into(1)
        assert job.state(made)["done"]["gone"] == 1
        job.write(BROKER, made, close_gone=close_gone)
        assert ended(made)["done"]["closed"] == int(close_gone) and count() == left
    assert job.closed_by(made) == 1 and job.undo_closing(BROKER, made) == 1 and count() == 2
    assert job.state(made)["done"]["taken_up"] == 1
    with pytest.raises(BadInput, match="taken back already"):
        job.undo_closing(BROKER, made)
    for act in (job.stop, job.go_on, job.undo_closing, job.write):
        with pytest.raises(NotAllowed):
            act(an_actor(), made)


def test_old_imports_are_taken_away(record):
    made = job.begin(BROKER, "cqc", LIST)
    ended(made)
    folder = job_folder.folder_of(made)
    long_ago = time.time() - job_folder.KEPT_SECONDS - 60
    os.utime(folder, (long_ago, long_ago))
    ended(job.begin(BROKER, "cqc", LIST))
    assert not folder.exists()
