"""Who does what, and every resource on the table with who controls it."""

import streamlit as st

from pages.ui import bespoke_frame, bespoke_lines, show, tables
from toolkit.access.roles import Actor
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_lists import bespoke_lists
from toolkit.brokerage.bespoke_money import tabled
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.money import say_pounds
from toolkit.models import BespokeDuty, BespokeResource
from toolkit.record.saying import many


def duties(actor: Actor) -> None:
    """Who does what in which circumstances."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    if found.duties:
        rows = [tuple(map(show.words, (found.role(one.role_id), one.what, one.circumstances))) for one in found.duties]
        st.html(tables.plain_table("Who does what, and when", ("Who", "Does what", "In which circumstances"), rows))
    bespoke_lines.editor(found, BespokeDuty, found.duties)


def resources(actor: Actor) -> None:
    """The resources, the totals by controller, and a notice where person and family control nothing."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    if found.resources:
        _tables(found)
    bespoke_lines.editor(found, BespokeResource, found.resources)


def _tables(found: Held) -> None:
    lists, table = bespoke_lists(), tabled(found.resources)
    rows = [(show.words(one.source), show.words(name_of(lists.money, one.kind)), _amount(one.pounds_week),
             show.words(name_of(lists.controller, one.controller)), show.words(one.words)) for one in found.resources]
    st.html(tables.plain_table("Every resource on the table", ("Resource", "Kind", "A week", "Who controls it", "Notes"), rows))
    totals = [(show.words(one.name), f"£{one.pounds:,.2f}", f"{one.percent:.0f}%" if table.pounds else "–",
               many(one.without_amount, "resource", "resources") if one.without_amount else "none") for one in table.controllers]
    st.html(tables.plain_table("Who controls how much", ("Who", "Pounds a week", "Share", "Without an amount"),
                               [*totals, ("<b>In all</b>", f"<b>£{table.pounds:,.2f}</b>", "", "")]))
    if table.notice:
        st.warning(table.notice, icon=":material/balance:")


def _amount(pounds) -> str:
    return "no amount" if pounds is None else say_pounds(pounds)
