"""What screens ask of a long record: a page of a cell, and the places spoken of lately, on both databases."""

from tests.factories import BANBURY, WITNEY, a_gap, a_plan, a_priority, a_small_group, a_workshop, an_actor, an_entry
from toolkit.models import AVAILABLE, GAP
from toolkit.places.place import Place
from toolkit.steps.merging import merge
from toolkit.steps.recording import withdraw_entry
from toolkit.steps.saying import entry_in_cell, newest_in_cell
from toolkit.steps.table import table_of
from toolkit.steps.who_said import these, who_said
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import entries, plans

AROUND_BANBURY = Place("Within 3 km of Banbury", 52.0625, -1.3365, "around", 3.0)
SPOT = Place("A spot near Banbury", 52.07, -1.35, "point")


def test_a_cell_is_read_page_by_page_the_newest_first(database):
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"))
        for number in range(5):
            an_entry(session, workshop, f"Thing {number}", places=(WITNEY,), approaches=("community",))
        withdraw_entry(an_actor(), an_entry(session, workshop, "Taken back"), session=session)
        a_gap(session, workshop, "A gap")
        an_entry(session, workshop, "Elsewhere", function=2)
        an_entry(session, workshop, "Others", group=workshop.groups[1])
    with read_session() as session:
        pages = [newest_in_cell(workshop.id, 1, workshop.group, AVAILABLE, start, 2, session=session) for start in (0, 2, 4, 6)]
    assert [[entry.words for entry in page] for page in pages] == [["Thing 4", "Thing 3"], ["Thing 2", "Thing 1"], ["Thing 0"], []]
    assert {(entry.places, entry.approaches) for page in pages for entry in page} == {((WITNEY,), ("community",))}


def test_one_entry_is_found_in_its_own_cell_only(database):
    with write_session() as session:
        workshop = a_workshop(session)
        entry = an_entry(session, workshop, "A lunch club")
    with read_session() as session:
        assert entry_in_cell(workshop.id, 1, workshop.group, AVAILABLE, entry, session=session).words == "A lunch club"
        assert entry_in_cell(workshop.id, 2, workshop.group, AVAILABLE, entry, session=session) is None
        assert entry_in_cell(workshop.id, 1, workshop.group, GAP, entry, session=session) is None


def test_places_spoken_of_lately_come_once_each_the_latest_first_and_no_more_than_asked_for(database):
    with write_session() as session:
        workshop = a_workshop(session)
        for place in (WITNEY, BANBURY, AROUND_BANBURY, WITNEY, SPOT):
            an_entry(session, workshop, places=(place,))
        an_entry(session, a_workshop(session), places=(Place("Didcot", 51.606, -1.241, "place_name"),))
    with read_session() as session:
        assert [Place(*row) for row in entries.recent_places(workshop.id, 9, session=session)] == [WITNEY, AROUND_BANBURY, BANBURY]
        assert [Place(*row) for row in entries.recent_places(workshop.id, 2, session=session)] == [WITNEY, AROUND_BANBURY]


def test_a_place_from_long_ago_is_found_by_its_name_in_its_own_workshop(database, monkeypatch):
    monkeypatch.setattr(entries, "LATELY", 1)
    with write_session() as session:
        workshop, other = a_workshop(session), a_workshop(session)
        for place in (AROUND_BANBURY, SPOT, WITNEY):
            an_entry(session, workshop, places=(place,))
    with read_session() as session:
        assert [row.label for row in entries.recent_places(workshop.id, 9, session=session)] == ["Witney"]
        assert Place(*entries.place_called(workshop.id, AROUND_BANBURY.label, session=session)) == AROUND_BANBURY
        # Many clicked spots share one name, so a name does not say which.
        assert entries.place_called(workshop.id, SPOT.label, session=session) is None
        assert entries.place_called(other.id, AROUND_BANBURY.label, session=session) is None


def test_a_session_that_reads_counts_the_table_once_and_one_that_writes_counts_anew(database):
    with write_session() as session:
        workshop = a_workshop(session)
        assert table_of(workshop.id, session=session).total(AVAILABLE) == 0
        an_entry(session, workshop)
        assert table_of(workshop.id, session=session).total(AVAILABLE) == 1
    with read_session() as session:
        assert table_of(workshop.id, session=session) is table_of(workshop.id, session=session)
    with read_session() as session:
        assert table_of(workshop.id, session=session).total(AVAILABLE) == 1


def test_who_said_what_is_counted_with_what_was_merged_and_looked_up_in_its_order(database):
    with write_session() as session:
        workshop = a_workshop(session)
        tables = [a_small_group(session, workshop, name) for name in ("Table 1", "Table 2")]
        said = [an_entry(session, workshop, words, small_group_id=table, places=(BANBURY,))
                for words, table in (("A bus", tables[0]), ("The bus", tables[1]), ("A choir", tables[1]))]
        merge(an_actor(), said[0], 1, {said[1]: 1}, session=session)
    with read_session() as session:
        found = who_said(workshop.id, session=session)
        listed = these(workshop.id, (said[2], said[0]), session=session)
    assert found.several == ((said[0], ("Table 1", "Table 2")),) and found.one == (said[2],)
    assert [(entry.words, len(entry.also_said_by)) for entry in listed] == [("A choir", 0), ("A bus", 1)]


def test_the_plans_that_rest_on_a_groups_gaps_are_found(database):
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"))
        gap = a_gap(session, workshop, group=workshop.groups[1])
        priority = a_priority(session, workshop, gaps=(gap,), final="So.")
        a_plan(session, workshop, priority)
    with read_session() as session:
        assert plans.ranks_about(workshop.groups[1], session=session) == [1]
