"""Merging what was said twice, and taking it apart: no words, places, approaches or provenance are ever lost."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import BANBURY, WITNEY, a_gap, a_priority, a_workshop, an_actor, an_entry, the
from toolkit.access.audit import broken_at
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import AVAILABLE, GAP, Entry, SmallGroup
from toolkit.steps import merging
from toolkit.steps.prioritising import change_priority
from toolkit.steps.recording import Said, change_entry, withdraw_entry
from toolkit.steps.saying import entries_seen
from toolkit.steps.table import FILLED, table_of
from toolkit.steps.undo import undo
from toolkit.storage.engine import write_session
from toolkit.storage.queries import changes, entries, priorities
from toolkit.storage.queries import merges as queries

SAM = an_actor()
BUS, BUS_TOO = "No bus after six in the evening", "There is no bus after 6 in the evenings"


@pytest.fixture
def workshop(session):
    return a_workshop(session, groups=("Older people", "Carers"))


def version(session, entry_id) -> int:
    return the(session, Entry, entry_id).version


def merge(session, standing, *others, words=None, actor=SAM) -> None:
    merging.merge(actor, standing, version(session, standing), {one: version(session, one) for one in others}, words,
                  session=session)


def standing(session, workshop) -> dict:
    return {entry.id: entry for entry in entries_seen(workshop.id, session=session)}


def also(session, workshop, entry_id) -> list:
    return [one.id for one in merging.also_said_by(workshop.id, session=session).get(entry_id, [])]


def last_change(session, workshop):
    return changes.last_changes(workshop.id, session=session)[0]


def fed(session, workshop) -> set:
    return {(row[0], row[1]) for row in priorities.gaps_feeding(workshop.id, session=session)}


def two(session, workshop, **more):
    return (an_entry(session, workshop, BUS, kind=GAP, places=(BANBURY,), approaches=("community",)),
            an_entry(session, workshop, BUS_TOO, kind=GAP, group=workshop.groups[1], places=(WITNEY,),
                     approaches=("community", "paid_staff"), **more))


def test_entries_of_several_groups_are_proposed_with_where_they_come_from(session, workshop):
    table = SmallGroup(workshop_id=workshop.id, name="Table 2")
    session.add(table)
    session.flush()
    one, other = two(session, workshop, small_group_id=table.id, channel="paper")
    an_entry(session, workshop, "Something else altogether", kind=GAP)
    found = merging.proposals(workshop.id, session=session)
    assert found.found == 1 and {said.id for said in found.clusters[0]} == {one, other}
    assert {said.source for said in found.clusters[0]} == {"Older people", "Table 2, Carers"}
    assert {said.channel for said in found.clusters[0]} == {"room", "paper"}


def test_what_is_merged_leaves_the_table_and_brings_along_what_it_has(session, workshop):
    one, other = two(session, workshop)
    merge(session, one, other, words="No bus in the evening")
    assert set(standing(session, workshop)) == {one}
    seen = standing(session, workshop)[one]
    assert seen.words == "No bus in the evening"
    assert set(seen.approaches) == {"community", "paid_staff"}
    assert {place.label for place in seen.places} == {"Banbury", "Witney"}
    said = merging.also_said_by(workshop.id, session=session)[one][0]
    assert (said.id, said.words, said.group) == (other, BUS_TOO, "Carers")
    assert merging.proposals(workshop.id, session=session).clusters == ()
    assert broken_at(session=session) is None


def test_the_group_whose_entry_was_merged_away_was_asked_all_the_same(session, workshop):
    one, other = two(session, workshop)
    merge(session, one, other)
    table = table_of(workshop.id, session=session)
    assert table.cell(1, workshop.groups[1]).state(GAP) != FILLED
    assert table.cell(1, workshop.groups[1]).words(GAP) == "said with another group"
    assert (1, workshop.groups[1]) not in table.silent(GAP)
    assert (1, workshop.groups[1]) in table.silent(AVAILABLE)
    withdraw_entry(SAM, one, session=session)
    assert table_of(workshop.id, session=session).cell(1, workshop.groups[1]).words(GAP) == "not asked"


@pytest.mark.parametrize("way", ["take out", "take apart", "undo"])
def test_a_merge_is_undone_without_a_trace(session, workshop, way):
    one, other = two(session, workshop)
    idea = a_priority(session, workshop, gaps=(other,))
    before = {key: (entry.words, entry.approaches, entry.places) for key, entry in standing(session, workshop).items()}
    merge(session, one, other)
    assert (idea, one) in fed(session, workshop)
    assert entries.gaps_without_priority(workshop.id, session=session) == 0
    if way == "take out":
        merging.take_out(SAM, other, session=session)
    elif way == "take apart":
        merging.take_apart(SAM, one, session=session)
    else:
        undo(SAM, last_change(session, workshop)[0], session=session)
    after = {key: (entry.words, entry.approaches, entry.places) for key, entry in standing(session, workshop).items()}
    assert after == before
    assert fed(session, workshop) == {(idea, other)}


def test_taking_out_can_be_undone_too(session, workshop):
    one, other = two(session, workshop)
    merge(session, one, other)
    merging.take_out(SAM, other, session=session)
    undo(SAM, last_change(session, workshop)[0], session=session)
    assert also(session, workshop, one) == [other]
    assert {place.label for place in standing(session, workshop)[one].places} == {"Banbury", "Witney"}


def test_what_two_merged_entries_share_stays_until_both_are_out(session, workshop):
    one, other = two(session, workshop)
    third = a_gap(session, workshop, BUS, places=(WITNEY,))
    merge(session, one, other, third)
    merging.take_out(SAM, other, session=session)
    assert {place.label for place in standing(session, workshop)[one].places} == {"Banbury", "Witney"}
    merging.take_out(SAM, third, session=session)
    assert {place.label for place in standing(session, workshop)[one].places} == {"Banbury"}


def test_a_later_change_of_the_standing_entry_keeps_what_belongs_to_whom(session, workshop):
    one, other = two(session, workshop)
    merge(session, one, other)
    seen = standing(session, workshop)[one]
    change_entry(SAM, one, seen.version, Said("No bus at night", ("paid_staff",), places=seen.places), session=session)
    assert standing(session, workshop)[one].approaches == ("paid_staff",)
    undo(SAM, last_change(session, workshop)[0], session=session)
    assert standing(session, workshop)[one].approaches == ("community", "paid_staff")
    merging.take_out(SAM, other, session=session)
    assert standing(session, workshop)[one].approaches == ("community",)


def test_an_entry_that_stands_for_others_can_be_merged_on(session, workshop):
    one, other = two(session, workshop)
    third = a_gap(session, workshop, "No evening bus")
    merge(session, one, other)
    merge(session, third, one)
    assert set(also(session, workshop, third)) == {one, other}
    assert {place.label for place in standing(session, workshop)[third].places} == {"Banbury", "Witney"}
    with pytest.raises(MoveRefused, match="Take that one out first"), session.begin_nested():
        merging.take_out(SAM, other, session=session)
    merging.take_out(SAM, one, session=session)
    assert also(session, workshop, one) == [other] and standing(session, workshop)[third].places == ()


def test_the_words_of_a_colleague_are_not_overwritten(session, workshop):
    one, other = two(session, workshop)
    seen = version(session, one)
    change_entry(SAM, one, seen, Said("Theirs"), session=session)
    with pytest.raises(Changed) as refused:
        merging.merge(SAM, one, seen, {other: 1}, "Mine", session=session)
    assert refused.value.theirs["words"] == "Theirs" and refused.value.mine["words"] == "Mine"
    change_entry(SAM, other, 1, Said("Changed meanwhile"), session=session)
    with pytest.raises(MoveRefused, match="changed by somebody"):
        merging.merge(SAM, one, version(session, one), {other: 1}, session=session)
    assert set(standing(session, workshop)) == {one, other}


def test_somebody_who_has_the_standing_entry_open_is_told(session, workshop):
    one, other = two(session, workshop)
    seen = version(session, one)
    merge(session, one, other)
    with pytest.raises(Changed):
        change_entry(SAM, one, seen, Said("Mine"), session=session)


def test_the_standing_entrys_own_change_can_still_be_undone(session, workshop):
    one, other = two(session, workshop)
    merge(session, one, other, words="Better words")
    assert [row.can_undo for row in changes.last_changes(workshop.id, session=session)[:2]] == [True, True]
    undo(SAM, changes.last_changes(workshop.id, session=session)[1].id, session=session)
    seen = standing(session, workshop)[one]
    assert seen.words == BUS and {place.label for place in seen.places} == {"Banbury", "Witney"}
    with pytest.raises(MoveRefused, match="Take them out"):
        recorded = next(row for row in changes.last_changes(workshop.id, session=session)
                        if row.act == "recorded" and row.can_undo and row.words == BUS)
        undo(SAM, recorded.id, session=session)


def test_what_cannot_be_merged(session, workshop):
    one, other = two(session, workshop)
    there = an_entry(session, workshop, BUS)
    elsewhere = a_gap(session, a_workshop(session), BUS)
    with pytest.raises(BadInput, match="at least two"):
        merge(session, one)
    with pytest.raises(BadInput, match="at least two"):
        merge(session, one, one)
    with pytest.raises(BadInput, match="cannot say the same"):
        merge(session, one, there)
    with pytest.raises(NotFound, match="one workshop"):
        merge(session, one, elsewhere)
    with pytest.raises(BadInput, match="Please write"):
        merge(session, one, other, words=" ")
    merge(session, one, other)
    with pytest.raises(NotFound, match="was merged"):
        merge(session, there, other)
    with pytest.raises(NotFound, match="stands by itself"):
        merging.take_out(SAM, one, session=session)


@pytest.mark.parametrize("role", ["commissioner", "broker"])
def test_only_who_records_may_merge(session, workshop, role):
    one, other = two(session, workshop)
    somebody = an_actor(role)
    with pytest.raises(NotAllowed):
        merge(session, one, other, actor=somebody)
    with pytest.raises(NotAllowed):
        merging.say_not_the_same(somebody, [one, other], session=session)
    with pytest.raises(NotAllowed):
        merging.propose_again(somebody, workshop.id, session=session)
    merge(session, one, other)
    with pytest.raises(NotAllowed):
        merging.take_apart(somebody, one, session=session)


def test_not_the_same_is_remembered_and_can_be_taken_back(session, workshop):
    one, other = two(session, workshop)
    merging.say_not_the_same(SAM, [other, one], session=session)
    merging.say_not_the_same(SAM, [one, other], session=session)
    found = merging.proposals(workshop.id, session=session)
    assert (found.clusters, found.set_apart) == ((), 1)
    merging.propose_again(SAM, workshop.id, session=session)
    assert merging.proposals(workshop.id, session=session).found == 1
    with pytest.raises(BadInput):
        merging.say_not_the_same(SAM, [one], session=session)


def test_a_priority_keeps_its_gap_when_it_is_changed_after_a_merge(session, workshop):
    one, other = two(session, workshop)
    idea = a_priority(session, workshop, gaps=(other,))
    merge(session, one, other)
    change_priority(SAM, idea, 1, "A guide", [one], session=session)
    merging.take_out(SAM, other, session=session)
    assert (idea, one) in fed(session, workshop)


def test_both_databases_follow_a_merge_of_merges(database):
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"))
        one, other = two(session, workshop)
        third = a_gap(session, workshop, "No evening bus")
        merge(session, one, other)
        merge(session, third, one)
        assert {row.root_id for row in queries.merged_under(workshop.id, session=session)} == {third}
        assert {(row[1], row[2]): row[3] for row in queries.merged_counts(workshop.id, session=session)} == {
            (workshop.group, GAP): 1, (workshop.groups[1], GAP): 1}
        assert queries.standing_for_others(workshop.id, 5, session=session) == [third]


PLACES, APPROACHES = (BANBURY, WITNEY), ("community", "paid_staff")
ENTRIES = st.lists(st.tuples(st.lists(st.sampled_from(PLACES), unique=True), st.lists(st.sampled_from(APPROACHES), unique=True)),
                   min_size=3, max_size=5)
ACTS = st.lists(st.tuples(st.sampled_from(["merge", "take out", "undo"]), st.integers(0, 9), st.integers(0, 9)), max_size=12)


@settings(max_examples=25)
@given(said=ENTRIES, acts=ACTS)
def test_whatever_is_merged_and_undone_nothing_that_was_said_is_lost(record_for_all, said, acts):
    with write_session() as session:
        workshop = a_workshop(session)
        own = {a_gap(session, workshop, f"Saying {number}", places=tuple(places), approaches=tuple(approaches)): (
            set(places), set(approaches)) for number, (places, approaches) in enumerate(said)}
        for act, one, other in acts:
            _try(session, workshop, list(own), act, one, other)
            _check_nothing_lost(session, workshop, own)
        for entry_id in list(own) * len(own):
            _try(session, workshop, [entry_id], "take out", 0, 0)
        seen = standing(session, workshop)
        assert {key: (set(entry.places), set(entry.approaches)) for key, entry in seen.items()} == own


def _try(session, workshop, ids, act, one, other) -> None:
    try:
        with session.begin_nested():
            if act == "merge":
                merge(session, ids[one % len(ids)], ids[other % len(ids)])
            elif act == "take out":
                merging.take_out(SAM, ids[one % len(ids)], session=session)
            else:
                merges_only = [row for row in changes.last_changes(workshop.id, session=session) if "merge" in row.act]
                if merges_only:
                    undo(SAM, merges_only[one % len(merges_only)].id, session=session)
    except (BadInput, MoveRefused, NotFound):
        session.expire_all()


def _check_nothing_lost(session, workshop, own) -> None:
    seen = standing(session, workshop)
    under = merging.also_said_by(workshop.id, session=session)
    everybody = Counter([*seen, *(one.id for rows in under.values() for one in rows)])
    assert everybody == Counter(list(own))
    for entry_id, entry in seen.items():
        together = [entry_id, *(one.id for one in under.get(entry_id, []))]
        assert set(entry.places) == set().union(*(own[one][0] for one in together))
        assert set(entry.approaches) == set().union(*(own[one][1] for one in together))
        assert len(entry.places) == len(set(entry.places)) and len(entry.approaches) == len(set(entry.approaches))
