"""What bespoke contracts taught, for those who decide about strategy: gathered, without references or names."""

import streamlit as st

from pages.ui import bespoke_cached, provider_cached, show, tables
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_learned
from toolkit.brokerage.small_numbers import FEWEST
from toolkit.record.saying import many


def part(actor: Actor) -> None:
    """Sentences by what they are about, then what the contracts have in common; nothing while few could be told apart."""
    seen = bespoke_cached.for_strategy_at(provider_cached.state(), actor)
    st.subheader(f"The first {bespoke_learned.FIRST} people: {many(seen.contracts, 'contract', 'contracts')} so far", anchor=False)
    st.markdown("What brokers wrote down under “What was learned”, from all of them together. No contract, case or person is named.")
    if not seen.counted:
        st.info(f"It is shown once {FEWEST} contracts are begun, so that nobody can tell whose contract taught what.",
                icon=":material/hourglass_empty:")
        return
    for name, words in seen.learned:
        st.html(f"<h3>{show.words(name)}</h3><ul>{''.join(f'<li>{show.words(one)}</li>' for one in words)}</ul>")
    if not seen.learned:
        st.caption("Nothing was written down yet. Ask those who broker to add a line under “What was learned” after each review.")
    rows = [(show.words(what), how_many) for what, how_many in seen.counted]
    st.html(tables.plain_table("What the contracts have in common", ("What", "In how many"), rows))
    st.caption("“Some” stands for numbers from which one to four contracts could be told apart.")
