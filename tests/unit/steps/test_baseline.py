"""The frozen baseline: never changes, refuses damage, and holds exactly the table as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from tests.factories import (
    BANBURY,
    WITNEY,
    a_ballot,
    a_baseline,
    a_closed_vote,
    a_gap,
    a_priority,
    a_vote,
    a_workshop,
    an_actor,
    an_entry,
    nothing,
)
from toolkit.errors import RecordUnavailable
from toolkit.models import AVAILABLE, GAP, Baseline
from toolkit.steps.baseline import picture_of, read_baseline
from toolkit.steps.before_after import table_then
from toolkit.steps.recording import Said, change_entry, put_back_entry, withdraw_entry
from toolkit.steps.setting_up import add_group, remove_group
from toolkit.steps.table import table_of
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import evaluations

CELLS = st.lists(st.tuples(st.integers(1, 10), st.integers(0, 2), st.sampled_from([AVAILABLE, GAP]),
                           st.sampled_from(["entry", "nothing", "both", "withdrawn"])), max_size=20)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CELLS, st.sampled_from([None, 0, 2]))
def test_the_table_then_is_the_table_when_it_was_frozen(session, said, removed):
    workshop = a_workshop(session, groups=("Older people", "Carers", "Disabled people"))
    for function, group, kind, what in said:
        place = {"function": function, "kind": kind, "group": workshop.groups[group]}
        if what != "nothing":
            entry = an_entry(session, workshop, **place)
        if what == "withdrawn":
            withdraw_entry(an_actor(), entry, session=session)
        if what in ("nothing", "both"):
            nothing(session, workshop, **place)
    if removed is not None:
        remove_group(an_actor(), workshop.groups[removed], session=session)
    table = table_of(workshop.id, session=session)
    frozen = a_baseline(session, workshop)
    an_entry(session, workshop, "Said later", group=workshop.groups[1])
    add_group(an_actor(), workshop.id, "A group that came later", session=session)
    assert table_then(read_baseline(frozen, session=session)) == table


def test_a_baseline_holds_all_of_it(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, "A club ☕", approaches=("diy", "community"), places=(WITNEY, BANBURY))
    gap = a_gap(session, workshop, function=3)
    nothing(session, workshop, 7)
    kept = a_priority(session, workshop, "Keep the club", impact=4.5, effort=1, final="Because it works.")
    a_priority(session, workshop, "More clubs", gaps=(gap,))
    a_closed_vote(session, workshop, ((1, 1, 2), (2,)))
    content = read_baseline(a_baseline(session, workshop), session=session)
    assert content["groups"] == [{"id": str(workshop.group), "name": "Older people"}]
    assert content["entries"][0] == {
        "id": str(entry), "function": 1, "group": str(workshop.group), "kind": "available", "words": "A club ☕",
        "approaches": ["community", "diy"],
        "places": [["Witney", WITNEY.latitude, WITNEY.longitude, "place_name", None],
                       ["Banbury", BANBURY.latitude, BANBURY.longitude, "place_name", None]]}
    assert content["nothing"] == [[7, str(workshop.group), "available"]]
    assert content["priorities"][0] == {"id": str(kept), "number": 1, "title": "Keep the club", "impact": 4.5, "effort": 1.0,
                                        "final_rank": 1, "reason": "Because it works.", "dissent": ""}
    assert content["votes"] == [{"number": 1, "question": "What matters most to you?", "state": "closed", "ballots": 2,
                                 "results": [[1, "Keep the club", 2, 1], [2, "More clubs", 2, 2]]}]


def test_a_baseline_never_changes(record):
    with write_session() as session:
        workshop = a_workshop(session)
        entry = an_entry(session, workshop, "As it was")
        frozen = a_baseline(session, workshop)
        before = read_baseline(frozen, session=session)
    with write_session() as session:
        change_entry(an_actor(), entry, 1, Said("As it is"), session=session)
        withdraw_entry(an_actor(), entry, session=session)
    with read_session() as session:
        assert read_baseline(frozen, session=session) == before
        assert picture_of(workshop.id, session=session) != before


def test_freezing_twice_keeps_one_until_something_changes(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, places=(BANBURY, WITNEY), approaches=("diy", "paid_staff"))
    first = a_baseline(session, workshop)
    assert a_baseline(session, workshop) == first
    withdraw_entry(an_actor(), entry, session=session)
    second = a_baseline(session, workshop, "Later")
    assert second != first
    put_back_entry(an_actor(), entry, session=session)
    third = a_baseline(session, workshop)
    assert third not in (first, second)
    assert read_baseline(third, session=session) == read_baseline(first, session=session)
    assert [row.number for row in evaluations.baselines_of(workshop.id, session=session)] == [3, 2, 1]


@pytest.mark.parametrize("damage", [{"content": "{}"}, {"content": "not JSON"}, {"checksum": "0" * 64}])
def test_a_damaged_baseline_is_refused(session, damage):
    workshop = a_workshop(session)
    frozen = a_baseline(session, workshop, "Spring")
    # The database lets through only what counts up the words that were taken back: here somebody pretends so.
    session.execute(update(Baseline).values(taken_back=1, **damage))
    session.expire_all()
    with pytest.raises(RecordUnavailable, match='baseline "Spring" does not match its checksum'):
        read_baseline(frozen, session=session)


def test_an_open_vote_is_frozen_without_its_results(session):
    workshop = a_workshop(session)
    a_ballot(session, a_vote(session, workshop), 1)
    frozen = picture_of(workshop.id, session=session)["votes"][0]
    assert (frozen["state"], frozen["ballots"], frozen["results"]) == ("open", 1, [])
