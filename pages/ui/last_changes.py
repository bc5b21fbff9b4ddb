"""The last changes of the record, by whom and when, each with its undo."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.clock import say_moment
from toolkit.steps.overview import Overview
from toolkit.steps.undo import KEPT, undo
from toolkit.storage.queries import changes as queries

WORDS_SHOWN = 160


def last_changes(seen: Overview, state: int) -> None:
    """The newest first; what was changed again since says so."""
    st.subheader(_("The last {kept} changes", kept=KEPT), anchor=False)
    problem_at(ANY)
    found = cached.read(queries.last_changes, seen.id)
    if not found:
        st.caption(_("Nothing was changed yet. What is recorded, changed, moved, merged or withdrawn appears here and can be undone."))
    may_undo = may(session.require(), "record what is said", seen.id)
    for change in found:
        _change(seen, change, may_undo)


def _change(seen: Overview, change, may_undo: bool) -> None:
    reason = "" if change.can_undo else _(" · changed again since: undo the newer change of it first")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="ct-entry"><b>{show.words(change.act.capitalize())}</b> {show.words(_short(change.words))}'
                f'<div class="ct-more">{show.words(f"{change.created_by} · {say_moment(change.created_at)}{reason}")}</div></div>')
        if may_undo and change.can_undo:
            st.button(_("Undo"), key=f"undo-{change.id}", on_click=_undo, args=(seen.id, change.id), icon=":material/undo:",
                      type="tertiary")


def _short(words: str) -> str:
    return words if len(words) <= WORDS_SHOWN else f"{words[:WORDS_SHOWN]}…"


def _undo(workshop_id: UUID, change_id: UUID) -> None:
    session.require("record what is said", workshop_id)
    session.act(undo, change_id, said=_("Undone."))
