"""The record as data (Toolkit, steps 1 and 2): entries, who does it, places, and the table of functions and groups."""

from collections.abc import Iterator

from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP
from toolkit.reports.data.reading import Reading
from toolkit.reports.data.table import BOOLEAN, DATE, INTEGER, NUMBER, STRING, DataTable, Field, Refers
from toolkit.steps.recording import GAP_KINDS
from toolkit.steps.stories import story_title
from toolkit.steps.table import COVERAGE, FILLED, FUNCTIONS, NOT_ASKED, NOTHING, WITH_ANOTHER

KINDS, STATES = (AVAILABLE, GAP), (FILLED, NOTHING, NOT_ASKED, WITH_ANOTHER)
PLACE_KINDS = ("postcode", "place_name", "point", "around", "whole_area", "online")
ENTRY = "entry_id"
NUMBERED = "1 to 10 as in the Toolkit. 0 is a gap in coverage, which belongs to no function."
FUNCTION = (
    Field("function", INTEGER, "Number of the function", lambda row: row[0].function, NUMBERED, span=(0, 10), needed=True),
    Field("function_name", STRING, "Function of brokerage", lambda row: function_name(row[0].function), needed=True))
OF_ENTRY = Refers(ENTRY, "entries", ENTRY)


def function_name(number: int) -> str:
    """The name of a function, also of gaps in coverage."""
    return framework().function(number).name if number != COVERAGE else "Gaps in coverage"


def _entry_id(row: tuple) -> str:
    return str(row[0].id)


def _entries(reading: Reading) -> Iterator[tuple]:
    titles = {one: story_title(one, session=reading.session) for one in {entry.story for entry in reading.entries} if one}
    return ((entry, reading.groups[entry.group_id], titles.get(entry.story or "")) for entry in reading.entries)


ENTRIES = DataTable(
    "entries", "Entries", "What people said: what is available and what is missing, one row each. Words taken back are not in it.", (
        Field(ENTRY, STRING, "Entry", _entry_id, "Stays the same in every file.", needed=True),
        Field("kind", STRING, "Kind", lambda row: row[0].kind, "Available now, or a gap.", one_of=KINDS, needed=True),
        *FUNCTION,
        Field("group", STRING, "Group of people", lambda row: row[1], needed=True),
        Field("words", STRING, "What people said", lambda row: row[0].words, needed=True),
        Field("gap_kind", STRING, "Kind of gap", lambda row: row[0].gap_kind, "Of gaps only.", one_of=tuple(GAP_KINDS)),
        Field("wanted", STRING, "What is wanted", lambda row: row[0].wanted, "Of gaps only."),
        Field("paid_by", STRING, "Who pays", lambda row: row[0].paid_by, "Of what is available."),
        Field("paid_until", DATE, "Paid for until", lambda row: row[0].paid_until),
        Field("story", STRING, "Story", lambda row: row[2], "The story that prompted it."),
        Field("source", STRING, "Source", lambda row: row[0].source, "Where it comes from, when nobody said it in the room."),
    ), _entries, (ENTRY,))

APPROACHES = DataTable(
    "entry_approaches", "Who does it", "The approaches named with an entry; an entry may have several, or none.", (
        Field(ENTRY, STRING, "Entry", _entry_id, needed=True),
        Field("approach", STRING, "Approach", lambda row: row[1], "Its short name in the list of approaches.", needed=True),
        Field("approach_name", STRING, "Approach in words", lambda row: _approach(row[1])),
    ), lambda reading: ((entry, one) for entry in reading.entries for one in entry.approaches), (ENTRY, "approach"), (OF_ENTRY,))


def _approach(slug: str) -> str | None:
    return next((one.name for one in framework().approaches if one.slug == slug), None)


PLACES = DataTable(
    "places", "Places", "Where each entry is. One without a place has no row here; one with several has several.", (
        Field(ENTRY, STRING, "Entry", _entry_id, needed=True),
        Field("kind", STRING, "Kind of entry", lambda row: row[0].kind, one_of=KINDS, needed=True),
        *FUNCTION,
        Field("group", STRING, "Group of people", lambda row: row[1], needed=True),
        Field("words", STRING, "What people said", lambda row: row[0].words, needed=True),
        Field("place", STRING, "Place", lambda row: row[2].label, "As people named it.", needed=True),
        Field("place_kind", STRING, "Kind of place", lambda row: row[2].kind,
              "The whole area and online are no spot on the map, so they have no degrees.", one_of=PLACE_KINDS, needed=True),
        Field("latitude", NUMBER, "Latitude", lambda row: row[2].latitude, unit="degrees north, WGS84", span=(-90, 90)),
        Field("longitude", NUMBER, "Longitude", lambda row: row[2].longitude, unit="degrees east, WGS84", span=(-180, 180)),
        Field("radius_km", NUMBER, "Radius", lambda row: row[2].radius_km, "Of “around here” only.", "kilometres"),
    ), lambda reading: ((entry, reading.groups[entry.group_id], place) for entry in reading.entries for place in entry.places),
    refers=(OF_ENTRY,))

CELLS = DataTable(
    "table_cells", "Functions and groups", "How many entries each function has for each group, and whether it was asked about.", (
        Field("function", INTEGER, "Number of the function", lambda row: row[0], NUMBERED, span=(0, 10), needed=True),
        Field("function_name", STRING, "Function of brokerage", lambda row: function_name(row[0]), needed=True),
        Field("group", STRING, "Group of people", lambda row: row[1], needed=True),
        Field("kind", STRING, "Kind", lambda row: row[2], one_of=KINDS, needed=True),
        Field("entries", INTEGER, "Entries", lambda row: row[3].count(row[2]), unit="entries", needed=True),
        Field("state", STRING, "State", lambda row: row[3].state(row[2]), "“Not asked” is not the same as nothing.",
              one_of=STATES, needed=True),
        Field("asked", BOOLEAN, "Asked about", lambda row: row[3].state(row[2]) != NOT_ASKED, needed=True),
    ), lambda reading: _cells(reading), ("function", "group", "kind"))


def _cells(reading: Reading) -> Iterator[tuple]:
    asked = [(number, kind) for number in FUNCTIONS for kind in KINDS] + [(COVERAGE, GAP)] * bool(reading.table.coverage)
    return ((number, name, kind, reading.table.cell(number, group)) for number, kind in asked for group, name in reading.table.groups)


RECORD = (ENTRIES, APPROACHES, PLACES, CELLS)
