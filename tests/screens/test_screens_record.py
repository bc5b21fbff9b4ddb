"""The whole record: looking through it by filters, totals, what nobody was asked, and what was said twice."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from pages.ui import one_or_many
from tests.factories import BANBURY, AWorkshop, a_gap, a_workshop, an_actor, an_entry, nothing
from tests.screens.person import Person
from toolkit.access.roles import Role
from toolkit.steps import merging
from toolkit.steps.saying import entries_seen
from toolkit.steps.setting_up import add_small_group
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.workshops import small_groups_of

OLDER, CARERS, TABLE_2 = "Older people", "Carers", "Table 2"
CLUB, FOLDER, LIFTS = "A lunch club on Tuesdays", "The library keeps a folder", "Neighbours give lifts"
BUS, BUS_TOO = "No bus after six in the evening", "There is no bus after 6 in the evenings"
EVERYTHING = {CLUB, FOLDER, LIFTS, BUS, BUS_TOO}


@pytest.fixture
def workshop(record) -> AWorkshop:
    """Three things available and two gaps that say the same, from two groups of people; one of them from a small group."""
    with write_session() as session:
        made = a_workshop(session, groups=(OLDER, CARERS))
        table = add_small_group(an_actor(), made.id, TABLE_2, session=session)
        carers = made.groups[1]
        an_entry(session, made, FOLDER, function=1, approaches=("paid_staff",))
        an_entry(session, made, CLUB, function=5, approaches=("community", "user_led"), places=(BANBURY,), small_group_id=table)
        an_entry(session, made, LIFTS, function=5, group=carers, approaches=("community",))
        a_gap(session, made, BUS, function=8)
        a_gap(session, made, BUS_TOO, function=8, group=carers, small_group_id=table, channel="paper")
        nothing(session, made, function=2)
    return made


@pytest.fixture
def looking(facilitator, workshop) -> Person:
    """A facilitator at the whole record."""
    return facilitator.open("record", workshop.id)


def listed(person: Person) -> set[str]:
    """Those of the entries that the list below the table shows."""
    lists = "".join(one.value for one in person.at.html if one.value.startswith("<ul"))
    return {words for words in EVERYTHING if words in unescape(lists)}


def rows(person: Person, caption: str = "Choose a cell to open it") -> dict[str, list[str]]:
    """The table as read: the words of each row's cells by its heading."""
    html = next(one.value for one in person.at.html if f"<caption>{caption}</caption>" in one.value)
    return {_plain(head): [_plain(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", rest)]
            for head, rest in re.findall(r'<tr><th scope="\w+">(.*?)</th>(.*?)</tr>', html)}


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html)).replace("●", "").replace("◆", "").strip()


def cell(person: Person, number: int, column: int) -> str:
    row = next(cells for head, cells in rows(person).items() if head.startswith(f"{number} "))
    return " ".join(row[column].split())


# Filters

def test_without_a_filter_everything_is_there(looking):
    assert listed(looking) == EVERYTHING and "5 entries" in looking.reads and not looking.buttons("Clear filters")


def test_by_group_of_people(looking, workshop):
    looking.choose("Group of people", str(workshop.groups[1]))
    assert listed(looking) == {LIFTS, BUS_TOO} and "2 entries match" in looking.reads
    assert rows(looking)["Function"] == [CARERS, "In all"]


def test_by_small_group(looking, workshop):
    with read_session() as session:
        table, = small_groups_of(workshop.id, session=session)
    assert listed(looking.choose("Small group", str(table.id))) == {CLUB, BUS_TOO}


def test_by_approach(looking):
    assert listed(looking.choose("Who does it", "community")) == {CLUB, LIFTS}
    assert listed(looking.choose("Who does it", "user_led")) == {CLUB} and "1 entry matches" in looking.reads


def test_by_function(looking):
    assert listed(looking.choose("Function", "8")) == {BUS, BUS_TOO}
    assert [head for head in rows(looking) if head[0].isdigit()] == ["8 Facilitation, making things happen"]


@pytest.mark.parametrize(("words", "found"), [("CLUB tuesdays", {CLUB}), ("bus", {BUS, BUS_TOO}), ("%", set()), ("zebra", set())])
def test_by_words(looking, words, found):
    looking.choose("Words", words)
    assert listed(looking) == found and ("Nothing matches." in looking.reads) == (not found)


def test_filters_narrow_each_other_stay_in_the_address_and_are_cleared(looking, workshop):
    looking.choose("Who does it", "community").choose("Words", "club")
    assert listed(looking) == {CLUB} and looking.address == {"who": "community", "words": "club"}
    again = looking.open("record", workshop.id, **looking.address)
    assert listed(again) == {CLUB} and again.value("Who does it") == "community" and again.value("Words") == "club"
    again.press("Clear filters")
    assert listed(again) == EVERYTHING and again.address == {} and again.value("Words") == ""


def test_a_cell_whose_entries_do_not_match_is_not_called_silent(looking):
    assert cell(looking, 1, 0) == "1 available gaps: not asked" and cell(looking, 2, 0) == "asked: nothing gaps: not asked"
    looking.choose("Words", "bus")
    assert cell(looking, 1, 0) == "none match gaps: not asked"
    assert cell(looking, 2, 0) == "asked: nothing gaps: not asked"


@pytest.mark.parametrize(("name", "value"), [("of", "no-id"), ("about", "11"), ("who", "magic"), ("at_table", "x")])
def test_a_filter_in_the_address_that_names_nothing_shows_everything(facilitator, workshop, name, value):
    assert listed(facilitator.open("record", workshop.id, **{name: value})) == EVERYTHING


def test_more_words_than_anybody_looks_for_are_refused_in_a_sentence(looking):
    looking.choose("Words", "w" * 201)
    assert len(looking.errors) == 1 and "201 characters" in looking.errors[0]


# Totals and cells

def test_totals_by_row_and_column(looking):
    table = rows(looking)
    assert [" ".join(one.split()) for one in table["In all"]] == ["2 available 1 gap", "1 available 1 gap", "3 available 2 gaps"]
    assert cell(looking, 5, 2) == "2 available 0 gaps" and cell(looking, 8, 2) == "0 available 2 gaps"
    looking.choose("Who does it", "community")
    assert [" ".join(one.split()) for one in rows(looking)["In all"]] == ["1 available 0 gaps", "1 available 0 gaps",
                                                                        "2 available 0 gaps"]


def links(person: Person, label: str) -> list[tuple[str, dict[str, str]]]:
    """(screen, address) of each link whose label begins so."""
    html = "".join(one.value for one in person.at.html)
    found = (urlsplit(unescape(href)) for href, name in re.findall(r'href="(/[^"]*)"[^>]*aria-label="([^"]*)"', html)
             if unescape(name).startswith(label))
    return [(to.path[1:], {name: values[0] for name, values in parse_qs(to.query).items()}) for to in found]


def test_a_cell_opens_where_it_was_recorded(looking, workshop):
    (screen, address), = links(looking, f"{CARERS}, 5 ")
    opened = looking.open(screen, **address)
    assert LIFTS in opened.reads and CLUB not in opened.reads
    assert opened.value("Function") == 5 and opened.value("Group of people") == str(workshop.groups[1])


def test_an_entry_of_the_list_opens_first_among_its_neighbours(looking):
    (screen, address), = links(looking, f"Open: {BUS_TOO}")
    assert screen == "step_gaps"
    assert f"Opened from the map or the record: {BUS_TOO}" in " ".join(looking.open(screen, **address).reads.split())


# What nobody was asked

def test_the_silent_cells_are_listed_with_a_link_to_each(looking, workshop):
    looking.open("record", workshop.id, part="silent")
    assert "What is available: 16 cells not asked" in looking.reads and "What is missing: 18 cells not asked" in looking.reads
    assert len([one for one in links(looking, "") if one[0] == "step_map"]) == 16
    assert not [one for one in links(looking, f"{OLDER}, 2 ") if one[0] == "step_map"]  # asked, and nothing is there
    (screen, address), = [one for one in links(looking, f"{CARERS}, 2 ") if one[0] == "step_map"]
    looking.open(screen, **address).press("We asked: there is nothing")
    assert "What is available: 15 cells not asked" in looking.open("record", workshop.id, part="silent").reads


def test_where_everybody_was_asked_about_everything_it_says_so(facilitator):
    with write_session() as session:
        made = a_workshop(session)
        for number in range(1, 11):
            nothing(session, made, function=number)
    assert "every group was asked about every function" in facilitator.open("record", made.id, part="silent").reads


# What was said twice

@pytest.fixture
def twice(looking, workshop) -> Person:
    """A facilitator at the proposals."""
    return looking.open("record", workshop.id, part="twice")


def standing(workshop: AWorkshop) -> set[str]:
    with read_session() as session:
        return {one.words for one in entries_seen(workshop.id, session=session)}


def test_a_proposal_shows_where_each_comes_from(twice):
    assert "1 group of entries may say the same" in twice.reads
    assert "Older people · recorded by A facilitator · said in the room" in twice.reads
    assert "Table 2 · Carers · recorded by A facilitator · from paper" in twice.reads


def test_it_is_merged_by_a_person_and_nobody_is_forgotten(twice, workshop):
    twice.open_dialog("Decide").put("Its words from now on", "No bus in the evening").press_in_dialog("Merge them")
    assert twice.said("Merged.") and standing(workshop) == {CLUB, FOLDER, LIFTS, "No bus in the evening"}
    assert "Nothing seems to be said twice" in twice.reads and "Merged so far" in twice.reads
    whole = twice.open("record", workshop.id)
    assert "Also said by:" in whole.reads and "4 entries" in whole.reads


def test_a_merge_is_undone_and_both_stand_again(twice, workshop):
    twice.open_dialog("Decide").press_in_dialog("Merge them")
    assert len(standing(workshop)) == 4
    twice.press("Take out")
    assert twice.said("It stands by itself again.") and standing(workshop) == EVERYTHING and "Merged so far" not in twice.reads


def test_a_merge_is_undone_among_the_last_changes(twice, workshop):
    twice.open_dialog("Decide").press_in_dialog("Merge them")
    twice.open("record", workshop.id, part="changes")
    assert "Merged into another" in twice.reads
    twice.press("Undo", 0)
    assert twice.said("Undone.") and standing(workshop) == EVERYTHING


def test_what_is_not_the_same_is_not_proposed_until_asked(twice, workshop):
    twice.open_dialog("Decide").press_in_dialog("Not the same")
    assert "Nothing seems to be said twice" in twice.reads and "1 pair set apart as not the same." in twice.reads
    twice.press("Propose them again")
    assert "1 group of entries may say the same" in twice.reads and standing(workshop) == EVERYTHING


# One table or many

def test_what_one_table_said_stands_beside_what_several_said(looking, workshop):
    with write_session() as session:
        table = add_small_group(an_actor(), workshop.id, "Table <3>", session=session)
        too = a_gap(session, workshop, "Buses stop at six", function=8, small_group_id=table)
    looking.open("record", workshop.id, part="one")
    assert "Only one small group said it (3)" in looking.reads and "Several said it (0)" in looking.reads
    assert "3 entries name no small group and no session" in looking.reads
    with write_session() as session:
        other = next(one for one in entries_seen(workshop.id, session=session) if one.words == BUS_TOO)
        merging.merge(an_actor(), too, 1, {other.id: other.version}, session=session)
    looking.run()
    assert "Only one small group said it (1)" in looking.reads and "Several said it (1)" in looking.reads
    assert "2 small groups: Table 2, Table <3>" in looking.reads and f"Table 2, Carers (“{BUS_TOO}”)" in looking.reads
    assert looking.choose("Which entries", "available").address["kind_of"] == "available"
    assert CLUB in looking.reads and "Buses stop at six" not in looking.reads


def test_each_side_is_turned_by_itself(looking, workshop, monkeypatch):
    monkeypatch.setattr(one_or_many, "SHOWN", 1)
    looking.open("record", workshop.id, part="one")
    assert CLUB not in looking.reads and BUS_TOO in looking.reads
    looking.press("Further in the list")
    assert CLUB in looking.reads and BUS_TOO not in looking.reads and looking.address["page"] == "2"


# Coverage

@pytest.mark.parametrize(("picture", "says"), [("groups", "5 Encouraging and developing informal support 1 available gaps: not asked"),
                                               ("approaches", "5 Encouraging and developing informal support 0 2 1 0 0 0"),
                                               ("towns", "Donnington 4,477 0 0 nothing near Banbury 48,651 1 0")])
def test_each_picture_has_the_same_numbers_beside_it(looking, workshop, picture, says):
    looking.open("record", workshop.id, part="coverage", picture=picture)
    assert len(looking.at.get("vega_lite_chart")) == (2 if picture == "groups" else 1)
    assert says in " ".join(looking.reads.replace("●", "").replace("◆", "").split())


def test_a_commissioner_reads_the_record_and_changes_nothing(sign_in, workshop):
    person = sign_in(Role.COMMISSIONER).open("record", workshop.id, part="twice")
    assert "1 group of entries may say the same" in person.reads and not person.buttons("Decide")
    assert not person.open("record", workshop.id, part="changes").buttons("Undo")
