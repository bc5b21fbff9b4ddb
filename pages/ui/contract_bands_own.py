"""A contract's bands against the tool's own cases: reckoned here, and never put together with what a return reported."""

import streamlit as st

from pages.ui import contract_cached, drawn, maps, market_cached, show, tables
from pages.ui.content import groups
from pages.ui.dates import say_date
from pages.ui.words import _, said_all
from toolkit.brokerage.bands_found import BandsFound, OwnBand, against
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.market_words import say_count
from toolkit.brokerage.monitoring import hours_apart, say_number, share_apart
from toolkit.charts.bars import Bar, in_words
from toolkit.clock import in_london, now
from toolkit.models import ContractBand

HEADS = ("Band", "For whom", "Cases", "Expected share", "Own share", "Share against expected", "Hours allowed", "Hours logged, mean",
         "Hours against allowed")
HIDDEN, NO_BAND, NOT_KNOWN = "not shown", "cases here have no such band", "not known"


def part(rows: list[ContractBand]) -> None:
    """The table, the picture beside it, and what was counted."""
    moment = in_london(now())
    found = market_cached.bands_at(moment.date(), moment.hour)
    st.subheader(_("Reckoned from the cases in this tool"), anchor=False)
    st.markdown(_("Cases brokered from **{first_day} to {last_day}**: support began, or the case was closed before it did. All brokers' "
                  "cases are counted, whoever employs them.", first_day=say_date(found.first_day), last_day=say_date(found.last_day)))
    told = [(row, against(row, found)) for row in rows]
    st.html(tables.plain_table(_("Bands: what was expected, and this tool's own cases"), said_all(HEADS), [_row(*one) for one in told]))
    _shares([(row, own) for row, own in told if own])
    st.caption(_note(found))


def _note(found: BandsFound) -> str:
    none = _(" No case in a band was brokered in these months.") if found.cases.at() == 0 else ""
    return (_("“{hidden}” stands for one to four cases, and for figures from which one to four could be worked out. Hours are means over "
              "cases with time logged. Examples are not counted. Worked out once an hour.{none}", hidden=_(HIDDEN), none=none))


def _row(row: ContractBand, own: OwnBand | None) -> tuple[str, ...]:
    named = (f"<b>{show.words(row.band)}</b>", show.words(name_of(groups(), row.group)) if row.group else _("Every group of people"))
    if own is None:
        return (*named, _(NO_BAND), *[""] * (len(HEADS) - 3))
    expected, actual, hours = own.band.expected_percent, own.band.actual_percent, own.band.hours_from
    nothing = _(HIDDEN) if own.cases is None or own.cases else _("no case")
    return (*named, say_count(own.cases), _(NOT_KNOWN) if expected is None else f"{expected}%", nothing if actual is None else f"{actual}%",
            share_apart(own.band) or _(NOT_KNOWN), say_number(row.hours_allowed), nothing if hours is None else say_number(hours),
            hours_apart(own.band) or _(NOT_KNOWN))


def _shares(told: list[tuple[ContractBand, OwnBand]]) -> None:
    shown = tuple(Bar(_("Band {band}", band=row.band) + (f", {name_of(groups(), row.group)}" if row.group else ""), what, percent,
                      f"{what} {percent}%")
                  for row, own in told if own.band.actual_percent is not None
                  for what, percent in (("expected", row.expected_percent), (_("own cases"), own.band.actual_percent))
                  if percent is not None)
    if shown:
        drawn.chart(contract_cached.bars_of(shown, _("Cases in 100"), maps.is_dark()),
                    in_words(shown, _("Share of cases in each band, expected and in this tool's own cases")))
