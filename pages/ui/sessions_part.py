"""Sessions on several days: which one is being held, and the list of them."""

from uuid import UUID

import streamlit as st

from pages.ui import day_cached, session, show
from pages.ui.problems import ANY, act_or_hold, choose_between, problem_at
from pages.ui.words import _, dialog, many
from toolkit.access.host_links import LEAD
from toolkit.access.roles import may
from toolkit.clock import say_date
from toolkit.events import sessions as rules
from toolkit.steps.overview import Overview

FORM, NOW = "session", "session-now"
NONE = "No session"


def now(seen: Overview, state: int) -> None:
    """Beside the recording: the session that is being held. Chosen once, it marks what everybody records."""
    found = day_cached.sessions_at(seen.id, state)
    if not found:
        return
    held = next((one for one in found if one.now), None)
    if not may(session.require(), LEAD, seen.id):
        st.caption(_("Session: {label}", label=show.plain(held.label)) if held else _("No session is being held now."))
        return
    names = {one.id: one.label for one in found}
    st.session_state[NOW] = held.id if held else None
    st.selectbox(_("The session that is being held. It marks all that is recorded from now on, on every device"), [None, *names],
                 format_func=lambda one: names.get(one, _(NONE)), key=NOW, placeholder=_(NONE), on_change=_hold, args=(seen.id,))


def _hold(workshop_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    session.act(rules.hold, workshop_id, st.session_state.get(NOW), said=_("All that is recorded now is marked with this session."))


def sessions(seen: Overview, state: int) -> None:
    """The list of sessions, adding one, and which is being held."""
    st.markdown(_("Focus groups meet on different days, each in its own place. All of them feed this one record, and every entry says "
                  "in which session it was said."))
    now(seen, state)
    leads = may(session.require(), LEAD, seen.id)
    for one in day_cached.sessions_at(seen.id, state):
        _session(one, leads)
    if leads:
        _add_form(seen)
    problem_at(ANY)


def _session(one: rules.SessionSeen, leads: bool) -> None:
    name = show.plain(one.name)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        held = _(" · **being held now**") if one.now else ""
        st.markdown(f"**{show.plain(one.label)}** · {many(one.entries, 'entry', 'entries')}{held}")
        if leads:
            if st.button(_("Change"), key=f"change-session-{one.id}", icon=":material/edit:", help=_("Change: {name}", name=name)):
                _change(one)
            st.button(_("Take off"), key=f"off-session-{one.id}", on_click=_remove, args=(one.id,), type="tertiary",
                      help=_("Take off: {name}. Possible while nothing was recorded in it.", name=name))


@dialog("Change this session")
def _change(one: rules.SessionSeen) -> None:
    session.require(LEAD)
    with st.form(f"session-{one.id}-{one.version}", border=False):
        held = rules.Held(st.text_input(_("Name"), one.name), st.date_input(_("Day"), one.held_on, format="DD/MM/YYYY"),
                          st.text_input(_("Place"), one.place))
        save = st.form_submit_button(_("Save"), type="primary")
    if save and act_or_hold(one.id, rules.change, one.version, held, said=_("Changed. {held_on}", held_on=say_date(held.held_on))):
        st.rerun()
    choose_between(one.id)
    problem_at(ANY)


def _add_form(seen: Overview) -> None:
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Add a session"), anchor=False)
        st.text_input(_("Name"), key=session.fresh(f"{FORM}-name"), placeholder=_("for example: Tuesday morning"))
        problem_at("session-name")
        st.date_input(_("Day"), None, key=session.fresh(f"{FORM}-held_on"), format="DD/MM/YYYY")
        st.text_input(_("Place"), key=session.fresh(f"{FORM}-place"))
        problem_at("session-place")
        st.form_submit_button(_("Add the session"), type="primary", on_click=_add, args=(seen.id,), icon=":material/add:")


def _add(workshop_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    typed = {part: st.session_state.get(session.fresh(f"{FORM}-{part}")) for part in ("name", "held_on", "place")}
    held = rules.Held(typed["name"] or "", typed["held_on"], typed["place"] or "")
    if session.act(rules.add, workshop_id, held, said=_("Added: {name}", name=held.name))[0]:
        for part in typed:
            session.empty(f"{FORM}-{part}")


def _remove(session_id: UUID) -> None:
    session.require(LEAD)
    session.act(rules.remove, session_id, said=_("Taken off."))
