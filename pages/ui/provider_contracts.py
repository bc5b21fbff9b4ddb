"""The contracts of one provider, on their page in the directory, for those who may see contracts."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.content import groups
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.brokerage.contract_providers import ContractOf, contracts_of
from toolkit.brokerage.lists import name_of
from toolkit.clock import say_date


def part(provider_id: UUID, name: str) -> None:
    """Each contract with its days and hours; whoever was merged into this provider brings theirs along."""
    actor = session.require("keep providers")
    if not may(actor, "see contracts"):
        return
    st.subheader(_("Contracts"), anchor=False)
    found = cached.read(lambda session: contracts_of(actor, provider_id, session=session))
    for one in found:
        _one(one, name)
    if not found:
        st.caption(_("In no contract here. Under Contracts, a line says who its provider is in the directory."))


def _one(one: ContractOf, name: str) -> None:
    hours = ", ".join(f"{name_of(groups(), group)} {count:,}" for group, count in one.hours)
    named = _(" Named there: {named}.", named=one.named) if one.named != name else ""
    example = _(" Example.") if one.example else ""
    st.page_link("contracts.py", label=show.plain(one.name), icon=":material/contract:", query_params={"contract": str(one.id)})
    st.caption(show.plain(_("{starts_on} to {ends_on}. Hours a year: {hours}.{named}{example}", starts_on=say_date(one.starts_on),
                            ends_on=say_date(one.ends_on), hours=hours, named=named, example=example)))
