"""Hours over all cases: the share in each band against the share expected, and hours taken against the band's."""

import streamlit as st

from pages.ui import cached, tables
from pages.ui.words import _, many, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage import time_spent
from toolkit.brokerage.time_spent import OfBand
from toolkit.storage.queries.cases import has_example

HEADS = ("Band", "Cases", "Share", "Share expected", "Closed", "Hours a closed case took", "Hours of the band")


def overview(actor: Actor) -> None:
    """A line for each band; nothing is worked out where there is nothing to work with."""
    example = st.checkbox(_("Show the example's invented cases instead"), key="bands-example") if cached.read(has_example) else False
    rows, without = cached.read(lambda session: time_spent.overview(actor, example, session=session))
    st.html(tables.plain_table(_("Hours and bands"), said_all(HEADS), [_row(one) for one in rows]))
    st.caption(_("{cases_are} in no band. Hours are means over closed cases.", cases_are=many(without, "case is", "cases are")))


def _row(one: OfBand) -> tuple[str, ...]:
    drifts = one.taken is not None and one.taken > one.allowed
    return (one.band, f"{one.cases:,}", f"{one.share}%", _("not stated") if one.expected is None else f"{one.expected}%", f"{one.closed:,}",
            _("none closed") if one.taken is None else f'<b>{_("{taken}, over", taken=f"{one.taken:.1f}")}</b>' if drifts
            else f"{one.taken:.1f}",
            "" if one.allowed is None else f"{one.allowed:.1f}")
