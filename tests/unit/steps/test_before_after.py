"""Two pictures of a record compared: put to the first, the difference gives the second, whatever they hold."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BANBURY, a_baseline, a_gap, a_priority, a_workshop, an_actor, an_entry, nothing
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.baseline import picture_of, read_baseline
from toolkit.steps.before_after import applied, cell_changes, difference, table_then, what_changed
from toolkit.steps.recording import Said, change_entry, move_entry, say_nothing_there, withdraw_entry
from toolkit.steps.table import table_of

GROUPS = [str(UUID(int=number)) for number in range(3)]
KIND = st.sampled_from([AVAILABLE, GAP])
CELL = st.tuples(st.integers(0, 10), st.sampled_from(GROUPS), KIND).map(list)
ENTRY = st.fixed_dictionaries({
    "id": st.sampled_from("abcdef"), "function": st.integers(0, 10), "group": st.sampled_from(GROUPS), "kind": KIND,
    "words": st.text(max_size=3), "approaches": st.lists(st.sampled_from(["diy", "community"]), max_size=2),
    "places": st.lists(st.tuples(st.text(max_size=2), st.none() | st.floats(50, 60)).map(list), max_size=2)})
PRIORITY = st.fixed_dictionaries({"number": st.integers(1, 4), "title": st.text(max_size=3), "final_rank": st.none() | st.integers(1, 3)})
PICTURE = st.fixed_dictionaries({
    "groups": st.lists(st.sampled_from(GROUPS), unique=True).map(lambda ids: [{"id": one, "name": one[-1]} for one in ids]),
    "entries": st.lists(ENTRY, max_size=8), "nothing": st.lists(CELL, max_size=4), "priorities": st.lists(PRIORITY, max_size=4),
    "votes": st.lists(st.fixed_dictionaries({"number": st.integers(1, 2), "ballots": st.integers(0, 3)}), max_size=2)},
    optional={"taken_back": st.lists(CELL, max_size=3)})


@given(PICTURE, PICTURE)
def test_the_difference_applied_to_then_gives_now(then, now):
    assert applied(then, difference(then, now)) == now


@given(PICTURE)
def test_nothing_differs_from_itself(picture):
    assert not any(difference(picture, picture).values())
    assert cell_changes(table_then(picture), table_then(picture), difference(picture, picture)["entries"]) == {}


@given(PICTURE, PICTURE)
def test_counted_by_cell_the_changes_lead_from_one_table_to_the_other(then, now):
    before, after = table_then(then), table_then(now)
    cells = cell_changes(before, after, difference(then, now)["entries"])
    for place in {*before.cells, *after.cells}:
        for kind in (AVAILABLE, GAP):
            change = cells.get(place)
            moved = change.new.get(kind, 0) - change.gone.get(kind, 0) if change else 0
            assert before.cell(*place).count(kind) + moved == after.cell(*place).count(kind)


def test_it_names_what_is_new_gone_moved_and_changed(session):
    workshop = a_workshop(session, ("Older people", "Carers"))
    kept, gone, moved, changed = (an_entry(session, workshop, words) for words in ("Kept", "Gone", "Moved", "Before"))
    a_priority(session, workshop, "A guide")
    then = read_baseline(a_baseline(session, workshop), session=session)
    table = table_of(workshop.id, session=session)
    assert not any(difference(then, picture_of(workshop.id, session=session)).values())
    withdraw_entry(an_actor(), gone, session=session)
    move_entry(an_actor(), moved, 1, 7, workshop.groups[1], session=session)
    change_entry(an_actor(), changed, 1, Said("After", places=(BANBURY,)), session=session)
    new = a_gap(session, workshop, "New")
    nothing(session, workshop, 9)
    found = difference(then, picture_of(workshop.id, session=session))
    assert list(found["entries"].new) == [str(new)] and list(found["entries"].gone) == [str(gone)]
    said = {key: what_changed(*pair) for key, pair in found["entries"].changed.items()}
    assert said == {str(moved): ["moved to another function", "moved to another group"], str(changed): ["words", "where it is"]}
    assert str(kept) not in repr((found["entries"].new, found["entries"].gone, said))
    cells = cell_changes(table, table_of(workshop.id, session=session), found["entries"])
    first, last, empty = cells[1, workshop.group], cells[7, workshop.groups[1]], cells[9, workshop.group]
    assert (first.new, first.gone, first.changed) == ({GAP: 1}, {AVAILABLE: 2}, {AVAILABLE: 1})
    assert last.new == {AVAILABLE: 1} and empty.now.words(AVAILABLE) == "asked: nothing" and len(cells) == 3
    assert not found["priorities"] and found["nothing"].new


def test_a_nothing_that_was_answered_since_is_a_change_of_its_cell(session):
    workshop = a_workshop(session)
    nothing(session, workshop, 4)
    then = table_of(workshop.id, session=session)
    before = picture_of(workshop.id, session=session)
    say_nothing_there(an_actor(), workshop.id, workshop.group, 4, AVAILABLE, False, session=session)
    change = cell_changes(then, table_then(picture_of(workshop.id, session=session)),
                          difference(before, picture_of(workshop.id, session=session))["entries"])
    assert [cell.now.words(AVAILABLE) for cell in change.values()] == ["not asked"]


@pytest.mark.parametrize("kind", [AVAILABLE, GAP])
def test_a_cell_that_was_emptied_at_the_speakers_wish_is_not_one_that_nobody_asked(kind):
    group = uuid4()
    picture = {"groups": [{"id": str(group), "name": "Carers"}], "entries": [], "nothing": [], "priorities": [], "votes": [],
               "taken_back": [[3, str(group), kind]]}
    cell = table_then(picture).cell(3, group)
    assert cell.words(kind) == "withdrawn" and cell.words(GAP if kind == AVAILABLE else AVAILABLE) == "not asked"
