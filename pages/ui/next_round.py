"""The form that starts a new round: what goes along is chosen by a person, with what still stands chosen already."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.fared import state_word
from pages.ui.problems import ANY, problem_at
from pages.ui.tables import SIGNS
from pages.ui.words import _, many
from toolkit.models import AVAILABLE
from toolkit.steps.going_on import STANDS, Along, WhatStands, start_next_round
from toolkit.steps.overview import Overview
from toolkit.steps.setting_up import Setting

FORM = "next-round"
PARTS = ("title", "held_on", "groups", "states", "behind", "ideas", "small_groups", "limits")
MOST_LISTED = 300  # more than that nobody looks through in a list


def form(seen: Overview, state: int, again: bool) -> None:
    """Folded once a round goes on from this one already: a second one is rare."""
    stands = cached.what_stands_at(seen.id, state)
    with (st.expander(_("Start another round from this one") if again else _("Start a new round"), icon=":material/add:",
                      expanded=not again), st.form(FORM, border=False, enter_to_submit=False)):
        st.markdown(_what_happens(stands))
        st.text_input(_("Title"), seen.title, key=_key("title"))
        problem_at("title")
        st.date_input(_("Date"), None, key=_key("held_on"), format="DD/MM/YYYY")
        _entries(stands)
        _ideas(stands)
        _settings(stands)
        st.form_submit_button(_("Start the new round"), type="primary", on_click=_start, args=(seen.id, seen.format, seen.purpose),
                              icon=":material/add:")
        problem_at(ANY)


def _key(part: str) -> str:
    return session.fresh(f"{FORM}-{part}")


def _what_happens(stands: WhatStands) -> str:
    standing = len(stands.entries) - stands.gone()
    gone = (_(" {that_are_gone_stay} behind.", that_are_gone_stay=many(stands.gone(), "that is gone stays", "that are gone stay"))
            if stands.gone() else "")
    return (_("It begins at Step 1 for the same area. {entries_and_gaps} can go along; each then says that it still stands from this "
              "round.{gone} Cells where the answer was “nothing” are asked anew. Nothing of this round changes.",
              entries_and_gaps=many(standing, "entry or gap", "entries and gaps"), gone=gone))


def _entries(stands: WhatStands) -> None:
    names = dict(stands.groups)
    st.multiselect(_("Groups of people who are asked again, with what they said"), list(names), list(names), format_func=names.get,
                   key=_key("groups"), select_all=False)
    problem_at("groups")
    counts = {state: sum(entry.state == state for entry in stands.entries) for state in STANDS}
    st.pills(_("Entries and gaps that go along, by how they were judged last"), STANDS, selection_mode="multi", default=list(STANDS),
             format_func=lambda state: f"{state_word(state, AVAILABLE)} ({counts[state]:,})", key=_key("states"))
    listed = {entry.id: f"{SIGNS[entry.kind]} {entry.words}" for entry in stands.entries if entry.state in STANDS}
    if len(listed) > MOST_LISTED:
        st.caption(_("There are more than {most_listed} entries. Single ones can be withdrawn in the new round.", most_listed=MOST_LISTED))
    elif listed:
        st.multiselect(_("Leave single ones behind (optional)"), list(listed), format_func=listed.get, key=_key("behind"),
                       placeholder=_("Type to search"), select_all=False)


def _ideas(stands: WhatStands) -> None:
    titles = {idea.id: f"{idea.number} {idea.title}" for idea in stands.ideas}
    if titles:
        st.multiselect(_("Priorities and ideas that go along as ideas (those not done yet are chosen)"), list(titles),
                       [idea.id for idea in stands.ideas if idea.not_done], format_func=titles.get, key=_key("ideas"),
                       select_all=False)


def _settings(stands: WhatStands) -> None:
    if stands.small_groups:
        st.checkbox(_("The names of the small groups: {small_groups}", small_groups=show.plain(", ".join(stands.small_groups))), True,
                    key=_key("small_groups"))
    if said := stands.limits.sentences():
        st.checkbox(_("The limits: {said}", said=show.plain(" ".join(said))), True, key=_key("limits"))


def _start(workshop_id: UUID, format: str, purpose: str) -> None:
    session.require("start a workshop", workshop_id)
    typed = {part: st.session_state.get(_key(part)) for part in PARTS}
    along = Along(tuple(typed["groups"] or ()), tuple(typed["states"] or ()), frozenset(typed["behind"] or ()),
                  tuple(typed["ideas"] or ()), bool(typed["small_groups"]), bool(typed["limits"]))
    setting = Setting(typed["title"] or "", format, typed["held_on"], purpose)
    done, made = session.act(start_next_round, workshop_id, setting, along, said=_("The new round is started."))
    if done:
        st.session_state[session.MADE] = made
        for part in PARTS:
            session.empty(f"{FORM}-{part}")
