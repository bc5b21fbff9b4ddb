"""Hours over all cases: the share in each band against the share expected, and hours taken against the band's."""

import streamlit as st

from pages.ui import cached, tables
from toolkit.access.roles import Actor
from toolkit.brokerage import time_spent
from toolkit.brokerage.time_spent import OfBand
from toolkit.record.saying import many
from toolkit.storage.queries.cases import has_example

HEADS = ("Band", "Cases", "Share", "Share expected", "Closed", "Hours a closed case took", "Hours of the band")


def overview(actor: Actor) -> None:
    """A line for each band; nothing is worked out where there is nothing to work with."""
    example = st.checkbox("Show the example's invented cases instead", key="bands-example") if cached.read(has_example) else False
    rows, without = cached.read(lambda session: time_spent.overview(actor, example, session=session))
    st.html(tables.plain_table("Hours and bands", HEADS, [_row(one) for one in rows]))
    st.caption(f"{many(without, 'case is', 'cases are')} in no band. Hours are means over closed cases.")


def _row(one: OfBand) -> tuple[str, ...]:
    drifts = one.taken is not None and one.taken > one.allowed
    return (one.band, f"{one.cases:,}", f"{one.share}%", "not stated" if one.expected is None else f"{one.expected}%", f"{one.closed:,}",
            "none closed" if one.taken is None else f"<b>{one.taken:.1f}, over</b>" if drifts else f"{one.taken:.1f}",
            "" if one.allowed is None else f"{one.allowed:.1f}")
