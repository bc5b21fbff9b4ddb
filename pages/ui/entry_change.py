"""Changing, moving or withdrawing one entry, and putting back what was withdrawn."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, cell, day_cached, places_field, session, show
from pages.ui.content import framework
from pages.ui.problems import ANY, act_or_hold, choose_between, is_held, problem_at
from pages.ui.taking_back import OF
from pages.ui.words import _, dialog, names_in
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.models import AVAILABLE, COVERAGE
from toolkit.steps import recording
from toolkit.steps.overview import Overview
from toolkit.steps.saying import EntrySeen
from toolkit.steps.table import FUNCTIONS
from toolkit.steps.taking_back import ACT


@dialog("Change this entry", width="large")
def change(seen: Overview, entry: EntrySeen) -> None:
    """Its words and all that goes with them, moving it elsewhere, withdrawing it."""
    session.require("record what is said", seen.id)
    if not is_held(entry.id):
        _fields(seen, entry)
    choose_between(entry.id)
    problem_at(ANY)


def _fields(seen: Overview, entry: EntrySeen) -> None:
    form = f"edit-{entry.id}-{entry.version}"
    with st.form(form, border=False):
        words = st.text_area(_("Words"), entry.words, height=140)
        more = _gap_fields(entry) if entry.kind != AVAILABLE else _available_fields(entry)
        more |= {"session_id": _session(seen, entry)}
        places_field.places_field(form, seen.id, cached.state_of(seen.id), entry.places)
        places_field.which_one(form)
        save = st.form_submit_button(_("Save"), type="primary")
    if save:
        _try_to_save(seen, entry, {"words": words} | more, form)
    _move(seen, entry)
    if st.button(_("Withdraw this entry"), icon=":material/undo:") and _withdraw(entry):
        st.rerun()
    if may(session.require(), ACT, seen.id):
        st.page_link("record.py", label=_("Take these words back for good, at the wish of whoever said them"), icon=":material/ink_eraser:",
                     query_params={"workshop": str(seen.id), "part": "back", OF: str(entry.id)})


def _available_fields(entry: EntrySeen) -> dict:
    approaches = st.pills(_("Who does it?"), [one.slug for one in framework().approaches], selection_mode="multi",
                          default=list(entry.approaches), format_func=lambda slug: framework().approach(slug).name)
    return {"approaches": tuple(approaches or ()), "paid_by": st.text_input(_("Who pays"), entry.paid_by),
            "paid_until": st.date_input(_("Until"), entry.paid_until, format="DD/MM/YYYY")}


def _gap_fields(entry: EntrySeen) -> dict:
    kinds = list(recording.GAP_KINDS)
    kind = st.selectbox(_("What kind of gap?"), kinds, kinds.index(entry.gap_kind) if entry.gap_kind in kinds else None,
                        format_func=names_in(recording.GAP_KINDS))
    return {"approaches": entry.approaches, "gap_kind": kind, "wanted": st.text_input(_("What improvement is wanted?"), entry.wanted)}


def _session(seen: Overview, entry: EntrySeen) -> UUID | None:
    names = {one.id: one.label for one in day_cached.sessions_at(seen.id, cached.state_of(seen.id))}
    if not names:
        return entry.session_id
    every = [None, *names]
    return st.selectbox(_("Session"), every, every.index(entry.session_id) if entry.session_id in names else 0,
                        format_func=lambda one: names.get(one, _("No session")))


def _try_to_save(seen: Overview, entry: EntrySeen, typed: dict, form: str) -> None:
    try:
        places = places_field.chosen_places(form, seen.id, entry.places)
    except ToolkitError as error:
        show.problem(error)
        return
    said = recording.Said(**typed, places=places, story=entry.story, source=entry.source, channel=entry.channel,
                          small_group_id=entry.small_group_id)
    if act_or_hold(entry.id, recording.change_entry, entry.version, said, said=_("Changed.")):
        st.rerun()


def _move(seen: Overview, entry: EntrySeen) -> None:
    with st.expander(_("Move it to another function or group")):
        names = dict(seen.groups)
        numbers = list(FUNCTIONS) if entry.kind == AVAILABLE else [*FUNCTIONS, COVERAGE]
        number = st.selectbox(_("Function"), numbers, numbers.index(entry.function), format_func=cell.label, key=f"to-{entry.id}")
        group = st.selectbox(_("Group of people"), list(names), list(names).index(entry.group_id), format_func=names.get,
                             key=f"to-group-{entry.id}")
        if st.button(_("Move it")) and session.act(recording.move_entry, entry.id, entry.version, number, group, said=_("Moved."))[0]:
            st.rerun()


def _withdraw(entry: EntrySeen) -> bool:
    done, _ignored = session.act(recording.withdraw_entry, entry.id)
    if done:
        st.session_state[session.WITHDRAWN] = (entry.id, entry.words, (entry.kind, entry.group_id, entry.function))
    return done


def put_back_note(*cell: UUID | int | str) -> None:
    """After a withdrawal, in the cell (kind, group, function) where the entry stood: say so, and offer to undo it."""
    held = st.session_state.get(session.WITHDRAWN)
    if not held or held[2] != cell:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Withdrawn: {held}", held=show.plain(held[1][:80])))
        st.button(_("Put it back"), on_click=_put_back, args=(held[0],), icon=":material/undo:")


def _put_back(entry_id: UUID) -> None:
    session.require("record what is said")
    if session.act(recording.put_back_entry, entry_id, said=_("Put back."))[0]:
        st.session_state.pop(session.WITHDRAWN, None)
