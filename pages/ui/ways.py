"""The way to the screens that belong to no workshop, for whoever may open them."""

import streamlit as st

from pages.ui.words import _
from toolkit.access.roles import Actor, may

# (act that opens it, screen, its name, its sign)
WAYS = (("open cases", "cases.py", "Cases", ":material/folder_open:"),
        ("open cases", "bespoke.py", "Bespoke contracts", ":material/handshake:"),
        ("keep providers", "providers.py", "Providers", ":material/store:"),
        ("see contracts", "contracts.py", "Contracts", ":material/contract:"),
        ("see the market", "market.py", "The market", ":material/insights:"))


def ways(actor: Actor) -> None:
    """A link to each, in a row that is open already."""
    for act, screen, label, icon in WAYS:
        if may(actor.awake, act):
            st.page_link(screen, label=_(label), icon=icon)
