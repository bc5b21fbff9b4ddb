"""What only one small group said is found as surely as what many said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import a_session, a_small_group, a_workshop, an_actor, an_entry, the
from toolkit.models import AVAILABLE, GAP, Entry
from toolkit.steps import merging
from toolkit.steps.recording import withdraw_entry
from toolkit.steps.setting_up import remove_small_group
from toolkit.steps.who_said import Source, these, who_said
from toolkit.storage.engine import write_session


@pytest.fixture
def workshop(session):
    return a_workshop(session)


@pytest.fixture
def tables(session, workshop):
    return [a_small_group(session, workshop, f"Table {number}") for number in (1, 2, 3)]


def merge(session, standing, *others):
    merging.merge(an_actor(), standing, the(session, Entry, standing).version,
                  {one: the(session, Entry, one).version for one in others}, session=session)


def said(session, workshop, table, words, **more):
    return an_entry(session, workshop, words, small_group_id=table, **more)


def test_what_is_merged_counts_for_every_table_that_said_it(session, workshop, tables):
    one, _, three = tables
    bus, also, too = (said(session, workshop, table, f"A bus, says {place}") for place, table in enumerate(tables))
    twice, again = (said(session, workshop, one, words) for words in ("A ramp", "The ramp"))
    alone = said(session, workshop, three, "A choir")
    merge(session, also, too)
    merge(session, bus, also)  # what stands under another by way of a third still counts
    merge(session, twice, again)  # said twice at one table is said by one table
    found = who_said(workshop.id, session=session)
    assert found.several == ((bus, ("Table 1", "Table 2", "Table 3")),)
    assert found.one == (alone, twice)
    assert found.sources == (Source("Table 1", 2, 1), Source("Table 2", 1, 0), Source("Table 3", 2, 1))
    merging.take_out(an_actor(), also, session=session)
    assert who_said(workshop.id, session=session).several == ((also, ("Table 2", "Table 3")),)


def test_a_session_counts_where_no_small_group_is_named_and_else_the_whole_room(session, workshop, tables):
    an_entry(session, workshop, "Said by everybody")
    library = a_session(session, workshop, "Library")
    with_session = an_entry(session, workshop, "Said in the library", session_id=library)
    both = said(session, workshop, tables[0], "Said at a table in the library", session_id=library)
    found = who_said(workshop.id, session=session)
    assert set(found.one) == {with_session, both} and found.whole_room == 1
    assert found.sources == (Source("Table 1", 1, 1), Source("Library", 1, 1))


def test_it_is_narrowed_to_a_kind_and_a_function(session, workshop, tables):
    gap = said(session, workshop, tables[0], "No bus", kind=GAP, function=8)
    club = said(session, workshop, tables[0], "A club", function=5)
    assert who_said(workshop.id, GAP, session=session).one == (gap,)
    assert who_said(workshop.id, AVAILABLE, session=session).one == (club,)
    assert who_said(workshop.id, None, 8, session=session).one == (gap,)
    assert who_said(workshop.id, AVAILABLE, 8, session=session).one == ()


def test_what_was_taken_back_is_gone_and_a_removed_table_still_said_it(session, workshop, tables):
    kept, gone = (said(session, workshop, tables[0], words) for words in ("A club", "A bus"))
    assert [entry.words for entry in these(workshop.id, (gone, kept), session=session)] == ["A bus", "A club"]
    withdraw_entry(an_actor(), gone, session=session)
    remove_small_group(an_actor(), tables[0], session=session)
    assert who_said(workshop.id, session=session).one == (kept,)
    assert [(entry.words, entry.small_group) for entry in these(workshop.id, (gone, kept), session=session)] == [("A club", "Table 1")]


@settings(max_examples=12)
@given(by=st.lists(st.integers(0, 3), min_size=1, max_size=7), into=st.lists(st.integers(0, 6), max_size=5))
def test_every_standing_entry_is_on_one_side_or_the_rooms(record_for_all, by, into):
    with write_session() as session:
        workshop = a_workshop(session)
        places = [None, *(a_small_group(session, workshop, f"Table {number}") for number in (1, 2, 3))]
        made = [said(session, workshop, places[at], f"Thing {number}") for number, at in enumerate(by)]
        for one, other in zip(made[1:], into, strict=False):
            above = made[other % len(made)]
            if above != one and the(session, Entry, above).merged_into_id is None and the(session, Entry, one).merged_into_id is None:
                merge(session, above, one)
        standing = {one for one in made if the(session, Entry, one).merged_into_id is None}
        found = who_said(workshop.id, session=session)
    several = [one for one, _ in found.several]
    assert len({*found.one, *several}) + found.whole_room == len(found.one) + len(several) + found.whole_room == len(standing)
    assert sum(source.alone for source in found.sources) == len(found.one)
