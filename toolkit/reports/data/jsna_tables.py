"""Data for the needs assessment: counts alone, small ones hidden as in the market; the market's own are rounded as on its public page."""

from collections import Counter
from collections.abc import Iterator

from toolkit.brokerage import evidence
from toolkit.brokerage.market import MOST_AREAS, market_of
from toolkit.brokerage.market_words import HIDDEN, blocks
from toolkit.brokerage.small_numbers import ALL, protected
from toolkit.clock import today
from toolkit.models import GAP
from toolkit.reports.data.reading import Reading
from toolkit.reports.data.record_tables import NUMBERED, STATES, function_name
from toolkit.reports.data.table import BOOLEAN, INTEGER, STRING, DataTable, Field
from toolkit.steps import places
from toolkit.steps.places import Point
from toolkit.steps.table import COVERAGE, FUNCTIONS
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _

OTHERS, AT_ALL, GAPS = "Other places", "At all places", "gaps"


def gaps_by_place(points: list[Point]) -> list[tuple[str, int | None]]:
    """(place, gaps there) with the sum last; None is hidden. Places beyond the most named go together. Empty without any."""
    counts = Counter(label for label, _ in {(point.label, point.entry_id) for point in points if point.kind == GAP})
    named = sorted(counts, key=lambda label: (-counts[label], label))
    first, others = sorted(named[:MOST_AREAS]), sum(counts[label] for label in named[MOST_AREAS:])
    order = [*first, *[_(OTHERS)] * bool(others)]
    table = protected({(label, GAPS): counts[label] for label in first} | {(_(OTHERS), GAPS): others}, order, (GAPS,))
    return [(label, table.at(label, GAPS)) for label in order] + [(_(AT_ALL), table.at(ALL, GAPS))] * bool(counts)


BY_FUNCTION = DataTable(
    "gaps", "Gaps by function and group", "How many gaps people named. A gap is one thing said, not a number of people.", (
        Field("function", INTEGER, "Number of the function", lambda row: row[0], NUMBERED, span=(0, 10), needed=True),
        Field("function_name", STRING, "Function of brokerage", lambda row: function_name(row[0]), needed=True),
        Field("group", STRING, "Group of people", lambda row: row[1], needed=True),
        Field("gaps", INTEGER, "Gaps", lambda row: row[2].gaps, unit="gaps", needed=True),
        Field("state", STRING, "State", lambda row: row[2].state(GAP), "“Not asked” is not the same as no gap.", one_of=STATES,
              needed=True),
    ), lambda reading: _cells(reading), ("function", "group"))


def _cells(reading: Reading) -> Iterator[tuple]:
    numbers = (*FUNCTIONS, *[COVERAGE] * bool(reading.table.coverage))
    return ((number, name, reading.table.cell(number, group)) for number in numbers for group, name in reading.table.groups)


BY_PLACE = DataTable(
    "gaps_by_place", "Gaps by place", f"A gap with several places counts at each. “{AT_ALL}” is the sum.", (
        Field("place", STRING, "Place", lambda row: row[0], "As people named it.", needed=True),
        Field("gaps", INTEGER, "Gaps", lambda row: row[1], "Empty where it is hidden.", "gaps"),
        Field("hidden", BOOLEAN, "Hidden", lambda row: row[1] is None, "One to four, or one to four could be worked out.", needed=True),
    ), lambda reading: gaps_by_place(places.standing(reading.workshop_id, session=reading.session)), ("place",))

UNMET = DataTable(
    "unmet_here", "What was looked for here, and nobody offered", "Enquiries with no offer in six whole months, in the workshop's area. "
    "Small numbers are left out.", (
        Field("words", STRING, "In words", lambda row: row.words, needed=True),
        Field("enquiries", INTEGER, "Enquiries", lambda row: row.count, unit="enquiries", needed=True),
        Field("source", STRING, "Source", lambda row: row.source, needed=True)), lambda reading: _unmet(reading))


def _unmet(reading: Reading) -> list[evidence.Evidence]:
    area = workshops.area_of(reading.workshop_id, session=reading.session)
    return evidence.evidence(evidence.told(today(), session=reading.session), area) if area else []


MARKET = DataTable(
    "market", "Demand, unmet need and the market", "Every cell of the market's tables, of twelve whole months and the whole place.", (
        Field("table", STRING, "Table", lambda row: row[0], needed=True), Field("row", STRING, "Row", lambda row: row[1], needed=True),
        Field("column", STRING, "Column", lambda row: row[2], needed=True),
        Field("shown", STRING, "As it is shown", lambda row: row[3], "Counts are rounded to five.", needed=True),
        Field("number", INTEGER, "Number", lambda row: _number(row[3]), "Where what is shown is a whole number: a count, or hours."),
        Field("hidden", BOOLEAN, "Hidden", lambda row: row[3] == HIDDEN, "One to four, or one to four could be worked out.", needed=True),
    ), lambda reading: _market(reading), ("table", "row", "column"))


def _market(reading: Reading) -> Iterator[tuple[str, str, str, str]]:
    return ((block.title, row[0], head, cell) for block in blocks(market_of(today(), session=reading.session), public=True)
            for row in block.rows for head, cell in zip(block.heads[1:], row[1:], strict=True))


def _number(shown: str) -> int | None:
    digits = shown.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdecimal() else None


JSNA = (BY_FUNCTION, BY_PLACE, UNMET, MARKET)
