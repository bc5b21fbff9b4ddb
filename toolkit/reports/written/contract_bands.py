"""Bands of hours a case in a contract's report: as keyed from returns, and as the tool's own cases have them, small numbers hidden."""

from collections.abc import Iterator

from sqlmodel import Session

from toolkit.brokerage.bands_found import OwnBand, against, bands_found
from toolkit.brokerage.lists import groups, name_of
from toolkit.brokerage.market_words import HIDDEN
from toolkit.brokerage.monitoring import hours_a_case, hours_apart, say_number, share_apart
from toolkit.charts.bars import Bar, bars, in_words
from toolkit.clock import say_date, today
from toolkit.models import ContractBand
from toolkit.reports.blocks import Block, Cell, Heading, Picture, Table, Text, whole
from toolkit.reports.drawing import chart_svg

EVERYBODY, NOT_KNOWN = "Every group of people", "not known"


def band_blocks(rows: list[ContractBand], *, session: Session) -> Iterator[Block]:
    """The tables, with the picture of expected and actual shares."""
    yield Heading("Bands")
    if not rows:
        yield Text("No band is agreed yet.")
        return
    yield from _picture(rows)
    heads = ("Band", "For whom", "Hours allowed", "Expected share, %", "Actual share, %", "Share against expected", "Hours found",
             "Hours against allowed", "As of")
    yield Table("Bands as keyed from returns", heads, [_keyed(row) for row in rows])
    mean = hours_a_case([row for row in rows if not row.group])
    if mean is not None:
        yield Text(f"At the shares found, the bands allow {say_number(mean)} hours a case in the mean.")
    yield from _own(rows, session=session)


def _picture(rows: list[ContractBand]) -> Iterator[Block]:
    shown = [Bar(f"Band {row.band}, {_whom(row)}" if row.group else f"Band {row.band}", what, percent, f"{what} {percent}%")
             for row in rows for what, percent in (("expected", row.expected_percent), ("actual", row.actual_percent))
             if percent is not None]
    if shown:
        yield Picture(chart_svg(bars(shown, "Cases in 100")), in_words(shown, "Share of cases in each band, expected and actual"),
                      "Share of cases in each band.")


def _whom(row: ContractBand) -> str:
    return name_of(groups(), row.group) if row.group else EVERYBODY


def _keyed(row: ContractBand) -> tuple[Cell, ...]:
    found = " to ".join(say_number(one) for one in (row.hours_from, row.hours_to) if one is not None)
    return (row.band, _whom(row), whole(row.hours_allowed), row.expected_percent, row.actual_percent, share_apart(row) or NOT_KNOWN,
            found or NOT_KNOWN, hours_apart(row) or NOT_KNOWN, say_date(row.as_of))


def _own(rows: list[ContractBand], *, session: Session) -> Iterator[Block]:
    found = bands_found(today(), session=session)
    yield Heading("Bands in this tool's own cases", 3)
    yield Text(f"Cases brokered from {say_date(found.first_day)} to {say_date(found.last_day)}, by all brokers, whoever employs them. "
               f"“{HIDDEN}” stands for one to four cases, and for figures from which one to four could be worked out. Hours are means over "
               "cases with time logged. Examples are not counted.")
    yield Table("Bands: what was expected, and this tool's own cases", (
        "Band", "For whom", "Cases", "Expected share, %", "Own share, %", "Hours allowed", "Hours logged, mean"),
        [(row.band, _whom(row), *_counted(row, against(row, found))) for row in rows])


def _counted(row: ContractBand, own: OwnBand | None) -> tuple[Cell, ...]:
    if own is None:
        return "cases here have no such band", row.expected_percent, None, whole(row.hours_allowed), None
    nothing = HIDDEN if own.cases is None or own.cases else "no case"
    share, hours = own.band.actual_percent, own.band.hours_from
    return (HIDDEN if own.cases is None else own.cases, row.expected_percent, nothing if share is None else share,
            whole(row.hours_allowed), nothing if hours is None else whole(hours))
