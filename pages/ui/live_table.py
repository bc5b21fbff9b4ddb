"""The table beside the map, kept up with what others record: a fragment of its own that looks again every few seconds."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, maps, parts, session, tables
from pages.ui.words import kept
from toolkit.models import GAP

EVERY_SECONDS = 5
TABLE = "table"  # the fragment, drawn again after a save


@parts.fragment(run_every=EVERY_SECONDS, key=TABLE)
def live_table(workshop_id: UUID, kinds: tuple[str, ...], caption: str) -> None:
    """The table as it stands now, from counts only; recording an entry shows it at once."""
    session.require("see workshops", workshop_id)
    st.html(_table(workshop_id, cached.state_of(workshop_id), kinds, caption, maps.is_dark()))


@kept(cached.KEPT)
def _table(workshop_id: UUID, state: int, kinds: tuple[str, ...], caption: str, dark: bool) -> str:
    page = "step_gaps" if GAP in kinds else "step_map"
    return tables.function_table(cached.table_at(workshop_id, state), kinds, dark, caption, workshop_id=workshop_id, page=page)
