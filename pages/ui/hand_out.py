"""What is handed out to people without e-mail: cards that lead to an address at home, and sheets to fill in by hand."""

import streamlit as st

from pages.ui.words import _
from toolkit import addresses
from toolkit.reports.consultation import ONLY_HERE

NEARBY = ("This address works on the network here, not at home. For cards to take home, whoever looks after Common Table sets an "
          "address on the internet (TOOLKIT_PUBLIC_URL).")


def hand_out(url: str, papers: str, cards: dict[str, str], sheets: dict[str, str]) -> None:
    """Links to print both at the door `papers`, each style under its label; no cards where nobody else can open `url`."""
    if addresses.only_here(url):
        st.caption(_(ONLY_HERE))
    else:
        if addresses.only_nearby(url):
            st.warning(_(NEARBY), icon=":material/home:")
        _links(papers, "cards", cards)
    _links(papers, "sheet", sheets)


def _links(papers: str, kind: str, styles: dict[str, str]) -> None:
    with st.container(horizontal=True):
        for style, label in styles.items():
            st.link_button(label, f"{papers}?kind={kind}&style={style}", icon=":material/print:")
