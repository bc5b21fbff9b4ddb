"""The table beside the map, kept up with what others record: a fragment of its own that looks again every few seconds."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, maps, session, tables
from toolkit.models import GAP

EVERY_SECONDS = 5


@st.fragment(run_every=EVERY_SECONDS)
def live_table(workshop_id: UUID, kinds: tuple[str, ...], caption: str) -> None:
    """The table as it stands now, from counts only; recording an entry does not wait for it."""
    session.require("see workshops", workshop_id)
    table = cached.table_at(workshop_id, cached.state_of(workshop_id))
    page = "step_gaps" if GAP in kinds else "step_map"
    st.html(tables.function_table(table, kinds, maps.is_dark(), caption, workshop_id=workshop_id, page=page))
