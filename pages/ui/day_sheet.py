"""The run sheet: what happens when, how it adds up, and changing it without dragging."""

from uuid import UUID

import streamlit as st

from pages.ui import day_cached, session, show
from pages.ui.content import framework
from pages.ui.problems import ANY, act_or_hold, choose_between, problem_at
from pages.ui.words import _, dialog, names_in
from toolkit.access.roles import may
from toolkit.events import day_length
from toolkit.events import run_sheet as rules
from toolkit.steps.overview import Overview

FORM = "run-sheet"
FIELDS = ("name", "minutes", "access_minutes", "kind", "notes")


def run_sheet(seen: Overview, state: int) -> None:
    """The run sheet with its sums on the left, adding to it on the right."""
    sheet = day_cached.sheet_at(seen.id, state)
    leads = may(session.require(), rules.PREPARE, seen.id)
    if not sheet.slots:
        _empty(seen, leads)
        return
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _sums(seen, state, sheet)
        for place, slot in enumerate(sheet.slots):
            _slot(seen, slot, leads, place == 0, place == len(sheet.slots) - 1)
    with right:
        if leads:
            _start(seen, sheet)
            _add_form(seen)
            _removed(seen, sheet)
        problem_at(ANY)


def _empty(seen: Overview, leads: bool) -> None:
    name = framework().format(seen.format).name.lower()
    st.info(_("There is no run sheet yet. Begin with what is usual for: {name}. Everything on it can be changed.", name=name),
            icon=":material/schedule:")
    if leads:
        st.button(_("Begin with the usual run sheet"), type="primary", on_click=_begin, args=(seen.id,), icon=":material/playlist_add:")
        problem_at(ANY)


def _begin(workshop_id: UUID) -> None:
    session.require(rules.PREPARE, workshop_id)
    session.act(rules.begin, workshop_id, said=_("The run sheet is begun. Change what is different on your day."))


def _sums(seen: Overview, state: int, sheet: rules.Sheet) -> None:
    booked = next((one.state for one in day_cached.answers_at(seen.id, state, "day") if one.check.slug == day_length.INTERPRETERS), None)
    for line in day_length.adds_up(sheet.slots, seen.format):
        st.markdown(show.plain(line))
    for line in [*day_length.too_long(sheet.slots), *day_length.not_given_time(sheet.slots, booked)]:
        st.warning(show.plain(line), icon=":material/free_breakfast:")


def _slot(seen: Overview, slot: rules.Slot, leads: bool, first: bool, last: bool) -> None:
    with st.container(border=True):
        access = (_(", {access_minutes} of it for access", access_minutes=day_length.say_length(slot.access_minutes))
                  if slot.access_minutes else "")
        kind = _("Break: ") if slot.kind == "break" and slot.name.lower() != "break" else ""
        notes = f'<div class="ct-more">{show.words(slot.notes)}</div>' if slot.notes else ""
        at = _("{begins} to {ends}", begins=rules.say_time(slot.begins), ends=rules.say_time(slot.ends))
        st.html(f'<div><b>{at} · {kind}{show.words(slot.name)}</b> ({day_length.say_length(slot.minutes)}{access})</div>{notes}')
        if leads:
            with st.container(horizontal=True):
                _buttons(seen, slot, first, last)


def _buttons(seen: Overview, slot: rules.Slot, first: bool, last: bool) -> None:
    name = show.plain(slot.name)
    st.button(_("Earlier"), key=f"up-{slot.id}", on_click=_move, args=(seen.id, slot.id, -1), icon=":material/arrow_upward:",
              disabled=first, help=_("Move up: {name}", name=name))
    st.button(_("Later"), key=f"down-{slot.id}", on_click=_move, args=(seen.id, slot.id, 1), icon=":material/arrow_downward:",
              disabled=last, help=_("Move down: {name}", name=name))
    if st.button(_("Change"), key=f"change-{slot.id}", icon=":material/edit:", help=_("Change: {name}", name=name)):
        _change(seen, slot)
    st.button(_("Take off"), key=f"off-{slot.id}", on_click=_take_off, args=(seen.id, slot.id, True), type="tertiary",
              help=_("Take off: {name}. It can be put back.", name=name))


def _move(workshop_id: UUID, item_id: UUID, by: int) -> None:
    session.require(rules.PREPARE, workshop_id)
    session.act(rules.move_item, item_id, by)


def _take_off(workshop_id: UUID, item_id: UUID, away: bool) -> None:
    session.require(rules.PREPARE, workshop_id)
    session.act(rules.remove_item, item_id, away, said=_("Taken off. You can put it back below.") if away else _("Put back."))


@dialog("Change this part of the day", width="large")
def _change(seen: Overview, slot: rules.Slot) -> None:
    session.require(rules.PREPARE, seen.id)
    with st.form(f"slot-{slot.id}-{slot.version}", border=False):
        typed = _fields(slot, {part: f"slot-{slot.id}-{slot.version}-{part}" for part in FIELDS})
        save = st.form_submit_button(_("Save"), type="primary")
    if save and act_or_hold(slot.id, rules.change_item, slot.version, rules.Part(**typed), said=_("Changed.")):
        st.rerun()
    choose_between(slot.id)
    problem_at(ANY)


def _fields(slot: rules.Slot | None, keys: dict[str, str]) -> dict:
    name = st.text_input(_("What happens"), slot.name if slot else "", key=keys["name"])
    left, right = st.columns(2)
    minutes = left.number_input(_("Minutes in all"), 1, rules.MOST_MINUTES, slot.minutes if slot else 15, 5, key=keys["minutes"])
    access = right.number_input(_("of them for interpreters, captions and moving about"), 0, rules.MOST_MINUTES,
                                slot.access_minutes if slot else 0, 5, key=keys["access_minutes"])
    kind = st.radio(_("Kind"), list(rules.KINDS), list(rules.KINDS).index(slot.kind) if slot else 0, format_func=names_in(rules.KINDS),
                    key=keys["kind"], horizontal=True)
    notes = st.text_area(_("Notes for the facilitator (optional)"), slot.notes if slot else "", key=keys["notes"], height=90)
    return {"name": name, "minutes": minutes, "access_minutes": access, "kind": kind, "notes": notes}


def _start(seen: Overview, sheet: rules.Sheet) -> None:
    with st.form(f"starts-{sheet.version}", enter_to_submit=False):
        st.text_input(_("The day begins at"), sheet.starts_at, key=f"starts-at-{sheet.version}", help=_("Such as 10:00"))
        st.form_submit_button(_("Save the time"), on_click=_save_start, args=(seen.id, sheet.version))
        problem_at("starts_at")


def _save_start(workshop_id: UUID, version: int) -> None:
    session.require(rules.PREPARE, workshop_id)
    session.act(rules.set_start, workshop_id, version, st.session_state.get(f"starts-at-{version}") or "", said=_("The time is saved."))


def _add_form(seen: Overview) -> None:
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Add to the end"), anchor=False)
        _fields(None, {part: session.fresh(f"{FORM}-{part}") for part in FIELDS})
        st.form_submit_button(_("Add"), type="primary", on_click=_add, args=(seen.id,), icon=":material/add:")
        for field in FIELDS:
            problem_at(field)


def _add(workshop_id: UUID) -> None:
    session.require(rules.PREPARE, workshop_id)
    typed = {part: st.session_state.get(session.fresh(f"{FORM}-{part}")) for part in FIELDS}
    if session.act(rules.add_item, workshop_id, rules.Part(**typed), said=_("Added: {name}", name=typed["name"]))[0]:
        for part in FIELDS:
            session.empty(f"{FORM}-{part}")


def _removed(seen: Overview, sheet: rules.Sheet) -> None:
    if not sheet.removed:
        return
    with st.expander(_("Taken off ({count})", count=len(sheet.removed)), icon=":material/undo:"):
        for item_id, name in sheet.removed:
            st.button(_("Put back: {name}", name=show.plain(name)), key=f"back-{item_id}", on_click=_take_off,
                      args=(seen.id, item_id, False))
