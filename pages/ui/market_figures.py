"""The market's figures: a picture of unmet need by month, then every table."""

from collections.abc import Iterable
from datetime import datetime

import streamlit as st

from pages.ui import cached, contract_cached, drawn, maps, market_cached, show, tables
from pages.ui.dates import say_date
from pages.ui.words import _, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage.market import MONTH, NONE, SOME, Market
from toolkit.brokerage.market_areas import narrowed, own_areas, unmet_in
from toolkit.brokerage.market_words import HIDDEN, NOTE, Block, blocks, said_again, say_row
from toolkit.charts.bars import Bar, in_words
from toolkit.clock import in_london, now

SERIES = {NONE: "no offer", SOME: "an offer or more"}


def part(actor: Actor) -> None:
    """The figures of the last twelve months that are over; for a commissioner for some areas those of these."""
    moment = in_london(now())
    if actor.areas is not None:
        _of_areas(actor, moment)
        return
    market = market_cached.market_at(moment.date(), moment.hour)
    st.markdown(_("**{first_day} to {last_day}**, the last twelve months that are over", first_day=say_date(market.first_day),
                  last_day=say_date(market.last_day)))
    st.caption(_("{note} Worked out once an hour.", note=_note()))
    if market.demand[MONTH].at() == 0:
        st.info(_("No case was received in these months. Once brokers ask providers, what was asked for and what nobody offered "
                  "is counted here, month by month."), icon=":material/insights:")
    found = blocks(market)
    show_blocks(found[:1])
    _by_month(market)
    show_blocks(found[1:])


def _of_areas(actor: Actor, moment: datetime) -> None:
    market, areas = market_cached.market_at(moment.date(), moment.hour), cached.read(lambda session: own_areas(actor, session=session))
    st.markdown(_("**{first_day} to {last_day}** in the areas that you are a commissioner for", first_day=say_date(market.first_day),
                  last_day=say_date(market.last_day)))
    st.caption(_("{note} Worked out once an hour. Figures of all areas together are for commissioners for all areas.", note=_note()))
    show_blocks(narrowed(market, actor.areas or (), areas))
    said = unmet_in(market_cached.told_at(moment.date(), moment.hour), areas)
    st.markdown("\n".join(f"- {show.plain(one.words)}" for one in said) or
                _("Nothing that may be told had no offer in your areas."))


def _note() -> str:
    return _(NOTE, hidden=_(HIDDEN))


def show_blocks(found: Iterable[Block]) -> None:
    """Tables as they stand; one without a row says so."""
    for one in said_again(found):
        if one.rows:
            st.html(tables.plain_table(one.title, one.heads, ([show.words(cell) for cell in row] for row in one.rows)))
        else:
            st.caption(_("{title}: too few to tell.", title=show.plain(one.title)))


def _by_month(market: Market) -> None:
    table = market.unmet[MONTH]
    shown = tuple(Bar(say_row(MONTH, row), name, count, f"{count} {name}")
                  for row in table.rows for column, name in said_all(SERIES).items() if (count := table.at(row, column)))
    if shown:
        st.subheader(_("Enquiries by month"), anchor=False)
        drawn.chart(contract_cached.bars_of(shown, _("Enquiries (what is hidden is left out)"), maps.is_dark()),
                    in_words(shown, _("Enquiries by month, with and without an offer")))
