"""What bespoke contracts taught, for those who decide about strategy: gathered, without references or names."""

import streamlit as st

from pages.ui import bespoke_cached, provider_cached, show, tables
from pages.ui.words import _, many
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_learned
from toolkit.brokerage.small_numbers import FEWEST


def part(actor: Actor) -> None:
    """Sentences by what they are about, then what the contracts have in common; nothing while few could be told apart."""
    seen = bespoke_cached.for_strategy_at(provider_cached.state(), actor)
    st.subheader(_("The first {first} people: {contracts} so far", first=bespoke_learned.FIRST,
                   contracts=many(seen.contracts, "contract", "contracts")), anchor=False)
    st.markdown(_("What brokers wrote down under “What was learned”, from all of them together. No contract, case or person is named."))
    if not seen.counted:
        st.info(_("It is shown once {fewest} contracts are begun, so that nobody can tell whose contract taught what.", fewest=FEWEST),
                icon=":material/hourglass_empty:")
        return
    for name, words in seen.learned:
        st.html(f"<h3>{show.words(name)}</h3><ul>{''.join(f'<li>{show.words(one)}</li>' for one in words)}</ul>")
    if not seen.learned:
        st.caption(_("Nothing was written down yet. Ask those who broker to add a line under “What was learned” after each review."))
    rows = [(show.words(what), how_many) for what, how_many in seen.counted]
    st.html(tables.plain_table(_("What the contracts have in common"), (_("What"), _("In how many")), rows))
    st.caption(_("“Some” stands for numbers from which one to four contracts could be told apart."))
