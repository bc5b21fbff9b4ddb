"""Bands of hours a case in a contract's report: as keyed from returns, and as the tool's own cases have them, small numbers hidden."""

from collections.abc import Iterator

from sqlmodel import Session

from toolkit.brokerage.bands_found import OwnBand, against, bands_found
from toolkit.brokerage.lists import groups, name_of
from toolkit.brokerage.market_words import HIDDEN
from toolkit.brokerage.monitoring import hours_a_case, hours_apart, say_number, share_apart
from toolkit.charts.bars import Bar, bars, in_words
from toolkit.clock import today
from toolkit.models import ContractBand
from toolkit.reports.blocks import Block, Cell, Heading, Picture, Table, Text, whole
from toolkit.reports.drawing import chart_svg
from toolkit.words.speaking import _, say_date

EVERYBODY, NOT_KNOWN = "Every group of people", "not known"


def band_blocks(rows: list[ContractBand], *, session: Session) -> Iterator[Block]:
    """The tables, with the picture of expected and actual shares."""
    yield Heading(_("Bands"))
    if not rows:
        yield Text(_("No band is agreed yet."))
        return
    yield from _picture(rows)
    heads = (_("Band"), _("For whom"), _("Hours allowed"), _("Expected share, %"), _("Actual share, %"), _("Share against expected"),
             _("Hours found"), _("Hours against allowed"), _("As of"))
    yield Table(_("Bands as keyed from returns"), heads, [_keyed(row) for row in rows])
    mean = hours_a_case([row for row in rows if not row.group])
    if mean is not None:
        yield Text(_("At the shares found, the bands allow {hours} hours a case in the mean.", hours=say_number(mean)))
    yield from _own(rows, session=session)


def _picture(rows: list[ContractBand]) -> Iterator[Block]:
    shown = [Bar(_band(row), what, percent, f"{what} {percent}%")
             for row in rows for what, percent in ((_("expected"), row.expected_percent), (_("actual"), row.actual_percent))
             if percent is not None]
    if shown:
        yield Picture(chart_svg(bars(shown, _("Cases in 100"))), in_words(shown, _("Share of cases in each band, expected and actual")),
                      _("Share of cases in each band."))


def _band(row: ContractBand) -> str:
    if not row.group:
        return _("Band {band}", band=row.band)
    return _("Band {band}, {group}", band=row.band, group=_whom(row))


def _whom(row: ContractBand) -> str:
    return name_of(groups(), row.group) if row.group else _(EVERYBODY)


def _keyed(row: ContractBand) -> tuple[Cell, ...]:
    ends = [say_number(one) for one in (row.hours_from, row.hours_to) if one is not None]
    found = _("{first} to {last}", first=ends[0], last=ends[1]) if len(ends) == 2 else "".join(ends)
    return (row.band, _whom(row), whole(row.hours_allowed), row.expected_percent, row.actual_percent, share_apart(row) or _(NOT_KNOWN),
            found or _(NOT_KNOWN), hours_apart(row) or _(NOT_KNOWN), say_date(row.as_of))


def _own(rows: list[ContractBand], *, session: Session) -> Iterator[Block]:
    found = bands_found(today(), session=session)
    yield Heading(_("Bands in this tool's own cases"), 3)
    yield Text(_("Cases brokered from {first} to {last}, by all brokers, whoever employs them. “{hidden}” stands for one to four cases, "
                 "and for figures from which one to four could be worked out. Hours are means over cases with time logged. Examples are "
                 "not counted.", first=say_date(found.first_day), last=say_date(found.last_day), hidden=_(HIDDEN)),
               easy=_("Here you see how many hours cases took. Small numbers are hidden."))
    yield Table(_("Bands: what was expected, and this tool's own cases"), (
        _("Band"), _("For whom"), _("Cases"), _("Expected share, %"), _("Own share, %"), _("Hours allowed"), _("Hours logged, mean")),
        [(row.band, _whom(row), *_counted(row, against(row, found))) for row in rows])


def _counted(row: ContractBand, own: OwnBand | None) -> tuple[Cell, ...]:
    if own is None:
        return _("cases here have no such band"), row.expected_percent, None, whole(row.hours_allowed), None
    nothing = _(HIDDEN) if own.cases is None or own.cases else _("no case")
    share, hours = own.band.actual_percent, own.band.hours_from
    return (_(HIDDEN) if own.cases is None else own.cases, row.expected_percent, nothing if share is None else share,
            whole(row.hours_allowed), nothing if hours is None else whole(hours))
