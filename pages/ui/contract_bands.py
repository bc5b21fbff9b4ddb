"""The bands of hours a case: expected against actual share and hours, as keyed from returns, and as the tool's own cases have them."""

import streamlit as st

from pages.ui import cached, contract_bands_own, contract_cached, contract_frame, contract_lines, drawn, maps, show, tables
from pages.ui.content import groups
from pages.ui.dates import say_date
from pages.ui.words import _, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.monitoring import hours_a_case, hours_apart, say_number, share_apart
from toolkit.charts.bars import Bar, in_words
from toolkit.models import ContractBand
from toolkit.storage.queries.contracts import lines_of

HEADS = ("Band", "For whom", "Hours allowed", "Expected share", "Actual share", "Share against expected", "Hours found",
         "Hours against allowed", "As of")
EVERYBODY = "Every group of people"


def part(actor: Actor) -> None:
    """The bands as they were keyed with the picture of their shares, those of the own cases, and the form for one."""
    seen = contract_frame.chosen(actor)
    if seen is None:
        return
    rows = cached.read(lines_of, ContractBand, seen.id)
    if rows:
        st.subheader(_("As it was keyed: what was expected, and what providers reported"), anchor=False)
        st.html(tables.plain_table(_("Bands as keyed: hours a case and shares of cases"), said_all(HEADS), map(_row, rows)))
        _shares(rows)
        contract_bands_own.part(rows)
    else:
        st.caption(_("No band yet. How many hours may a plain case take (band A), and how many a hard one?"))
    contract_lines.editor(actor, seen, ContractBand, rows)


def _row(row: ContractBand) -> tuple[str, ...]:
    found = " to ".join(say_number(one) for one in (row.hours_from, row.hours_to) if one is not None)
    return (f"<b>{show.words(row.band)}</b>", name(row), say_number(row.hours_allowed), _share(row.expected_percent),
            _share(row.actual_percent), share_apart(row) or _("not known"), found or _("not known"), hours_apart(row) or _("not known"),
            say_date(row.as_of))


def _shares(rows: list[ContractBand]) -> None:
    shown = [Bar(_("Band {band}, {name}", band=row.band, name=name(row, False)) if row.group else _("Band {band}", band=row.band), what,
                 percent, f"{what} {percent}%")
             for row in rows for what, percent in (("expected", row.expected_percent), ("actual", row.actual_percent))
             if percent is not None]
    if shown:
        drawn.chart(contract_cached.bars_of(tuple(shown), _("Cases in 100"), maps.is_dark()),
                    in_words(shown, _("Share of cases in each band, expected and actual")))
    everybody = [row for row in rows if not row.group]
    if (mean := hours_a_case(everybody)) is not None:
        st.markdown(_("At the shares found, the bands allow **{mean} hours a case** in the mean.", mean=say_number(mean)))


def name(row: ContractBand, escaped: bool = True) -> str:
    """For whom a band holds."""
    said = name_of(groups(), row.group) if row.group else _(EVERYBODY)
    return show.words(said) if escaped else said


def _share(percent: int | None) -> str:
    return _("not known") if percent is None else f"{percent}%"
