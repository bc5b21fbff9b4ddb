"""Beside Step 2: what was looked for and nobody offered; the room takes a sentence into a gap, or leaves it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, market_cached, session, show
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.brokerage.evidence import Evidence
from toolkit.clock import in_london, now
from toolkit.models import GAP
from toolkit.steps import recording
from toolkit.steps.overview import Overview


def beside(seen: Overview, state: int, group_id: UUID, number: int) -> None:
    """The sentences with a button each; nothing at all where there is no evidence, or no area yet."""
    moment = in_london(now())
    found = market_cached.evidence_at(moment.date(), moment.hour, seen.area) if seen.area else ()
    if not found:
        return
    with st.expander(_("Evidence: what was looked for and nobody offered")):
        st.caption(_("Counts of enquiries to providers for people in this area, by town or first half of the postcode. Small numbers are "
                     "left out, so it may have been more. The room decides whether a line is a gap here."))
        taken = {entry.words for entry in cached.entries_at(seen.id, state, number, group_id, GAP)}
        for at, one in enumerate(found):
            st.markdown(show.plain(one.words))
            if one.words in taken:
                st.caption(_("✓ Taken into a gap here."))
            elif may(session.require(), "record what is said", seen.id):
                st.button(_("Take this into a gap"), key=f"evidence-{at}", icon=":material/add:", type="tertiary", on_click=_take,
                          args=(seen.id, group_id, number, one))


def _take(workshop_id: UUID, group_id: UUID, number: int, one: Evidence) -> None:
    session.require("record what is said", workshop_id)
    said = recording.Said(one.words, source=one.source, small_group_id=session.require().small_group_id)
    session.act(recording.record_entry, workshop_id, group_id, number, GAP, said, said=_("Taken into a gap, with where it comes from."))
