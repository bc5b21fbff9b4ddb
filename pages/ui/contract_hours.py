"""The hours of a contract with their sums, and the forecast of their use."""

import streamlit as st

from pages.ui import cached, contract_frame, contract_lines, contract_terms, show, tables
from pages.ui.content import groups
from pages.ui.words import _
from toolkit.access.roles import Actor, may
from toolkit.brokerage.contract_providers import UsedLine, in_directory, under_one_name
from toolkit.brokerage.contracts import HoursTable, hours_table
from toolkit.brokerage.hours_forecast import forecast, say_limit
from toolkit.brokerage.lists import name_of
from toolkit.clock import say_date, today
from toolkit.models import BrokerContract, ContractHours
from toolkit.storage.queries.contracts import lines_of


def part(actor: Actor) -> None:
    """The terms, the table of hours, and when hours run out."""
    seen = contract_frame.chosen(actor)
    if seen is None:
        return
    contract_terms.shown(actor, seen)
    lines = cached.read(lines_of, ContractHours, seen.id)
    if lines:
        hours, returns = cached.read(under_one_name, seen.id)
        table = hours_table(hours)
        st.html(_as_html(table))
        _in_directory(actor, seen)
        _forecast(seen, table, returns)
    else:
        st.caption(_("No hours yet. How many hours a year does each provider sell, and for which group of people?"))
    contract_lines.editor(actor, seen, ContractHours, lines)


def _as_html(table: HoursTable) -> str:
    heads = (_("Provider"), *(name_of(groups(), slug) for slug in table.groups), _("In all"))
    rows = [(show.words(provider), *(f"{row[slug]:,}" if slug in row else _("none") for slug in table.groups),
             f"<b>{table.by_provider[provider]:,}</b>") for provider, row in table.rows.items()]
    total = (f'<b>{_("In all")}</b>', *(f"<b>{table.by_group[slug]:,}</b>" for slug in table.groups), f"<b>{table.total:,}</b>")
    return tables.plain_table(_("Hours a year by provider and group of people"), heads, [*rows, total])


def _in_directory(actor: Actor, seen: BrokerContract) -> None:
    if may(actor, "keep providers"):
        for provider_id, name in cached.read(in_directory, seen.id).items():
            st.page_link("providers.py", label=_("{name} in the directory", name=show.plain(name)), icon=":material/store:",
                         query_params={"part": "find", "provider": str(provider_id)})


def _forecast(seen: BrokerContract, table: HoursTable, returns: list[UsedLine]) -> None:
    st.subheader(_("Forecast of use"), anchor=False)
    limits = {"Agreed hours": table.total} | ({"Ceiling": seen.ceiling_hours} if seen.ceiling_hours else {})
    found = forecast(seen.starts_on, seen.notice_months, limits, list(table.rows), returns)
    if isinstance(found, str):
        st.info(show.plain(found), icon=":material/query_stats:")
        return
    st.markdown(show.plain(_("Contract year {starts_on} to {ends_on}: {used} hours used by {reported_until}. At the rate last reported "
                             "the year comes to {by_year_end}.", starts_on=say_date(found.starts_on), ends_on=say_date(found.ends_on),
                             used=f"{found.used:,.0f}", reported_until=say_date(found.reported_until),
                             by_year_end=f"{found.by_year_end:,.0f}")))
    for limit in found.limits:
        late = limit.met_on is not None and limit.notice_by < today()
        (st.warning if late else st.markdown)(show.plain(say_limit(limit, seen.notice_months, today(), say_date)))
    st.caption(_("Our reading: each provider goes on at the rate of their last return with hours; the year runs from the contract's "
                 "first day."))
