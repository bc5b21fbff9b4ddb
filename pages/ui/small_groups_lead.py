"""Small groups for whoever leads the day: adding several, what each is about, moving people, splitting, closing."""

from uuid import UUID

import streamlit as st

from pages.ui import day_cached, host_cards_part, session, show
from pages.ui.problems import ANY, act_or_hold, choose_between, problem_at
from pages.ui.words import _, dialog, many
from toolkit.access.host_links import LEAD
from toolkit.access.roles import may
from toolkit.events import small_groups as rules
from toolkit.steps.overview import Overview

FORM = "several"


def small_groups(seen: Overview, state: int) -> None:
    """The small groups on the left, adding several and the host links on the right."""
    found, leads = day_cached.small_groups_at(seen.id, state), may(session.require(), LEAD, seen.id)
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        if not found:
            st.info(_("No small group yet. In a hall each table is one. Add them here; each then gets a link for its host."),
                    icon=":material/groups:")
        expected = sum(one.expected or 0 for one in found if not one.closed_at)
        if found:
            st.markdown(_("**{small_group}**, {people} expected.", small_group=many(len(found), "small group"),
                          people=many(expected, "person", "people")))
        for one in found:
            _small_group(seen, one, found, leads)
    with right:
        problem_at(ANY)
        if leads:
            _several(seen)
            host_cards_part.links(seen, found)


def _several(seen: Overview) -> None:
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Add several at once"), anchor=False)
        st.number_input(_("How many"), 1, rules.MOST_SMALL_GROUPS, 10, key=f"{FORM}-count")
        st.text_input(_("What they are called"), _("Table"), key=f"{FORM}-word", help=_("Table gives Table 1, Table 2 and so on."))
        st.form_submit_button(_("Add them"), type="primary", on_click=_add, args=(seen.id,), icon=":material/add:")


def _add(workshop_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    count, word = (st.session_state.get(f"{FORM}-{part}") for part in ("count", "word"))
    session.act(rules.add_several, workshop_id, count, word or "", said=_("Added: {small_group}",
                                                                          small_group=many(count or 0, "small group")))


def _small_group(seen: Overview, one: rules.Seen, every: list[rules.Seen], leads: bool) -> None:
    names = {other.id: other.name for other in every}
    split = _("split from {names}", names=names.get(one.split_from_id, _("another"))) if one.split_from_id else ""
    expected = _("{people} expected", people=many(one.expected, "person", "people")) if one.expected is not None else ""
    parts = [one.about, _("host: {host}", host=one.host) if one.host else "", expected, many(one.entries, "entry", "entries"), split]
    with st.container(border=True):
        st.markdown(f"**{one.number} · {show.plain(one.name)}** · {show.plain(' · '.join(filter(None, parts)))}")
        if one.closed_at:
            st.badge(_("Closed: takes nothing more"), color="gray", icon=":material/lock:")
        if leads:
            with st.container(horizontal=True):
                _buttons(seen, one, every)


def _buttons(seen: Overview, one: rules.Seen, every: list[rules.Seen]) -> None:
    name = show.plain(one.name)
    if st.button(_("Change"), key=f"change-{one.id}", icon=":material/edit:", help=_("Change: {name}", name=name)):
        _change(seen, one)
    if st.button(_("Move people or split"), key=f"people-{one.id}", icon=":material/call_split:", help=_("People of {name}", name=name)):
        _people(seen, one, every)
    label, icon = (_("Open again"), "lock_open") if one.closed_at else (_("Close"), "lock")
    st.button(label, key=f"close-{one.id}", on_click=_close, args=(seen.id, one.id, not one.closed_at), icon=f":material/{icon}:",
              help=_("{label}: {name}. All that it recorded is kept.", label=label, name=name))


def _close(workshop_id: UUID, small_group_id: UUID, closed: bool) -> None:
    session.require(LEAD, workshop_id)
    said = _("Closed. What its host still types stays on their screen.") if closed else _("Open again.")
    session.act(rules.close, small_group_id, closed, said=said)


@dialog("Change this small group", width="large")
def _change(seen: Overview, one: rules.Seen) -> None:
    session.require(LEAD, seen.id)
    groups = dict(seen.groups)
    with st.form(f"small-{one.id}-{one.version}", border=False):
        name = st.text_input(_("Name"), one.name)
        area = st.text_input(_("Local area (leave empty for a mix)"), one.area)
        group_id = st.selectbox(_("Group of people (none for a mix)"), [None, *groups],
                                format_func=lambda which: groups.get(which, _("A mix")),
                                index=[None, *groups].index(one.group_id) if one.group_id in groups else 0)
        host = st.text_input(_("Host: a role or a first name (optional)"), one.host)
        expected = st.number_input(_("People expected"), 0, rules.MOST_PEOPLE, one.expected)
        save = st.form_submit_button(_("Save"), type="primary")
    about = rules.About(name, area, group_id, host, expected)
    if save and act_or_hold(one.id, rules.change, one.version, about, said=_("Changed.")):
        st.rerun()
    choose_between(one.id)
    problem_at(ANY)


@dialog("Move people, or split this small group")
def _people(seen: Overview, one: rules.Seen, every: list[rules.Seen]) -> None:
    session.require(LEAD, seen.id)
    st.markdown(_("{name}: {people} expected. What was recorded stays where it was said.", name=show.plain(one.name),
                  people=many(one.expected or 0, "person", "people")))
    people = st.number_input(_("How many of them"), 1, rules.MOST_PEOPLE, None)
    others = {other.id: other.name for other in every if other.id != one.id and not other.closed_at}
    to = st.selectbox(_("Where they go"), list(others), format_func=others.get, index=None, placeholder=_("Choose a small group"))
    with st.container(horizontal=True):
        move = st.button(_("Move them"), disabled=to is None)
        split = st.button(_("Split: make a new small group of them"))
    if move and session.act(rules.move_people, one.id, to, people, said=_("Moved to {others}.", others=others.get(to)))[0]:
        st.rerun()
    if split and session.act(rules.split, one.id, people, said=_("Split. The new small group stands at the end."))[0]:
        st.rerun()
    problem_at(ANY)
