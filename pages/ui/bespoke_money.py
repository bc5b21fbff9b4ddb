"""Who does what, and every resource on the table with who controls it."""

import streamlit as st

from pages.ui import bespoke_frame, bespoke_lines, show, tables
from pages.ui.content import bespoke_lists
from pages.ui.words import _, many
from toolkit.access.roles import Actor
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_money import tabled
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.money import say_pounds
from toolkit.models import BespokeDuty, BespokeResource


def duties(actor: Actor) -> None:
    """Who does what in which circumstances."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    if found.duties:
        rows = [tuple(map(show.words, (found.role(one.role_id), one.what, one.circumstances))) for one in found.duties]
        st.html(tables.plain_table(_("Who does what, and when"), (_("Who"), _("Does what"), _("In which circumstances")), rows))
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
    st.html(tables.plain_table(_("Every resource on the table"), (_("Resource"), _("Kind"), _("A week"), _("Who controls it"), _("Notes")),
                               rows))
    totals = [(show.words(one.name), f"£{one.pounds:,.2f}", f"{one.percent:.0f}%" if table.pounds else "–",
               many(one.without_amount, "resource", "resources") if one.without_amount else _("none")) for one in table.controllers]
    st.html(tables.plain_table(_("Who controls how much"), (_("Who"), _("Pounds a week"), _("Share"), _("Without an amount")),
                               [*totals, (f'<b>{_("In all")}</b>', f"<b>£{table.pounds:,.2f}</b>", "", "")]))
    if table.notice:
        st.warning(table.notice, icon=":material/balance:")


def _amount(pounds) -> str:
    return _("no amount") if pounds is None else say_pounds(pounds)
