"""All entries: the table, what was not asked, said twice, said by one or many, coverage, last changes, taking words back, the open feed."""

import streamlit as st

from pages.ui import coverage, findings, last_changes, merging, one_or_many, record_table, session, silent_cells, step_frame, taking_back
from pages.ui.words import _

PARTS = {"table": ("The table", record_table.whole_table), "silent": ("Not asked yet", silent_cells.silent_cells),
         "twice": ("Said twice", merging.said_twice), "one": ("One table or many", one_or_many.one_or_many),
         "coverage": ("Coverage", coverage.pictures),
         "changes": ("Last changes", last_changes.last_changes), "back": ("Take words back", taking_back.words_back),
         "feed": ("Open feed", findings.open_feed)}

seen, state = step_frame.open_workshop("record")
st.html(f'<h1 style="padding:0;margin:0;font-size:1.9rem">{_("All entries")}</h1><p style="margin:.2rem 0 0">'
        f'{_("Every entry of this workshop: look through it, find what nobody asked yet, and put together what was said twice.")}</p>')
part = session.choose_part(_("Part"), {name: label for name, (label, _ignored) in PARTS.items()})
if seen.groups:
    PARTS[part][1](seen, state)
else:
    st.info(_("No group of people is named yet. Name one under Settings, then record what is said."), icon=":material/groups:")
