"""Changing a workshop's details and groups of people, putting it away, and its moves so far."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.content import framework
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.clock import say_moment
from toolkit.steps import moves, setting_up
from toolkit.steps.overview import Overview

FORM = "setting"
REFUSED = "not-removed"  # in the session: the group that a plan rests on, until somebody decides
PARTS = ("title", "format", "held_on", "purpose")


def details(seen: Overview) -> None:
    """Title, purpose, date and format."""
    locked = not may(session.require(), "change a workshop", seen.id)
    formats = [one.slug for one in framework().formats]
    with st.form(FORM, enter_to_submit=False):
        st.text_input(_("Title"), seen.title, key=_key("title"), disabled=locked)
        problem_at("title")
        st.text_area(_("Purpose, in a sentence (optional)"), seen.purpose, key=_key("purpose"), disabled=locked)
        problem_at("purpose")
        st.date_input(_("Date"), seen.held_on, key=_key("held_on"), format="DD/MM/YYYY", disabled=locked)
        st.radio(_("Format"), formats, formats.index(seen.format), format_func=lambda slug: framework().format(slug).name,
                 key=_key("format"), disabled=locked)
        st.form_submit_button(_("Save the details"), type="primary", on_click=_save, args=(seen.id, seen.version), disabled=locked)
        problem_at(None)


def _key(part: str) -> str:
    return session.fresh(f"{FORM}-{part}")


def _save(workshop_id: UUID, version: int) -> None:
    session.require("change a workshop", workshop_id)
    typed = {part: st.session_state.get(_key(part)) for part in PARTS}
    setting = setting_up.Setting(typed["title"] or "", typed["format"], typed["held_on"], typed["purpose"] or "")
    if session.act(setting_up.change_setting, workshop_id, version, setting, said=_("The details are saved."))[0]:
        for part in PARTS:
            session.empty(f"{FORM}-{part}")


def groups(seen: Overview) -> None:
    """The groups of people: the columns of the table."""
    st.subheader(_("Groups of people"), anchor=False)
    known = [one.name for one in framework().groups if one.name not in {name for _ignored, name in seen.groups}]
    _named(seen, "group", seen.groups, known, setting_up.add_group, setting_up.remove_group)


def small_groups(seen: Overview, state: int) -> None:
    """The small groups that record, such as the tables in a hall."""
    st.subheader(_("Small groups"), anchor=False)
    standing = cached.small_groups(seen.id, state)
    if not standing:
        st.caption(_("Needed only where several groups record side by side. Each entry then says which one it came from."))
    known = [_("Table {number}", number=number) for number in range(1, 21)
             if f"Table {number}" not in {name for _ignored, name in standing}]
    st.page_link("day.py", label=_("Several at once, hosts and their links"), icon=":material/groups:",
                 query_params={"workshop": str(seen.id), "part": "groups"})
    _named(seen, _("small group"), standing, known, setting_up.add_small_group, setting_up.remove_small_group)


def _named(seen: Overview, what: str, standing, known: list[str], add: Callable, remove: Callable) -> None:
    changes = may(session.require(), "change a workshop", seen.id)
    for group_id, name in standing:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"- {show.plain(name)}")
            if changes:
                st.button(_("Remove"), key=f"remove-{group_id}", on_click=_remove, args=(seen.id, group_id, remove), type="tertiary",
                          help=_("What {name} said is kept, and comes back if the group is added again.", name=show.plain(name)))
        if st.session_state.get(REFUSED) == group_id:
            problem_at(None)
            st.button(_("Remove all the same"), key=f"remove-anyway-{group_id}", on_click=_remove,
                      args=(seen.id, group_id, partial(remove, aware=True)), icon=":material/group_remove:")
    if not changes:
        return
    with st.form(what, border=False):
        st.selectbox(_("Add a {what}", what=what), known, index=None, accept_new_options=True, key=session.fresh(what),
                     placeholder=_("Choose, or type another and press Enter"))
        problem_at(what)
        st.form_submit_button(_("Add"), on_click=_add, args=(seen.id, what, add), icon=":material/add:")


def _add(workshop_id: UUID, what: str, add: Callable) -> None:
    session.require("change a workshop", workshop_id)
    name = st.session_state.get(session.fresh(what)) or ""
    if session.act(add, workshop_id, name, said=_("Added: {name}", name=name))[0]:
        session.empty(what)


def _remove(workshop_id: UUID, group_id: UUID, remove: Callable) -> None:
    session.require("change a workshop", workshop_id)
    done, _ignored = session.act(remove, group_id, said=_("Removed. Add it again by name to bring it back."))
    st.session_state[REFUSED] = None if done else group_id


def standing(seen: Overview, state: int) -> None:
    """Where the workshop stands, its moves so far, and putting it away."""
    st.subheader(_("Where it stands"), anchor=False)
    st.write(moves.say_step(seen.step))
    st.page_link("history.py", label=_("Rounds across years"), icon=":material/history:", query_params={"workshop": str(seen.id)})
    for made in cached.moves_at(seen.id, state):
        st.caption(_("{created_at}, {created_by}: moved to {to_step}", created_at=say_moment(made.created_at),
                     created_by=show.plain(made.created_by), to_step=moves.say_step(made.to_step)))
    if may(session.require(), "change a workshop", seen.id):
        label = _("Take this workshop up again") if seen.put_away_at else _("Put this workshop away")
        st.button(label, on_click=_put_away, args=(seen.id, seen.put_away_at is None), icon=":material/inventory_2:",
                  help=_("Nothing is lost. It can be taken up again at any time, even months later."))
    problem_at(None)


def _put_away(workshop_id: UUID, away: bool) -> None:
    session.require("change a workshop", workshop_id)
    said = _("Put away. You find it at the end of the first page.") if away else _("Taken up again.")
    session.act(setting_up.put_away, workshop_id, away, said=said)
