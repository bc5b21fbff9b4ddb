"""Each small group on its own: it places ideas on a matrix of its own and names the three that matter most to it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, drawn, maps, plenary_cached, session, show, tables
from pages.ui.content import framework
from pages.ui.matrix_part import both_questions, in_full, where
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.charts.matrix import in_words
from toolkit.steps import plenary
from toolkit.steps.overview import Overview
from toolkit.steps.plenary import GroupView

SMALL = "small"
RANKS = ("First", "Second", "Third")


def small_groups(seen: Overview, state: int) -> None:
    """One small group at a time: its matrix, placing an idea, its first three."""
    groups, ideas = plenary_cached.groups_at(seen.id, state), cached.priorities_at(seen.id, state)
    if not groups:
        st.info(_("No small group is named yet. Name the tables in the hall, or whoever works together, under Setting."),
                icon=":material/groups:")
        st.page_link("setup.py", label=_("Go to Setting"), icon=":material/tune:", query_params={"workshop": str(seen.id)})
    elif not ideas:
        st.info(_("There is nothing to place yet. Add ideas first."), icon=":material/lightbulb:")
    else:
        _group(seen, state, _choose(groups), ideas)


def _choose(groups: list[GroupView]) -> GroupView:
    by_id = {str(group.id): group for group in groups}
    asked = st.query_params.get(SMALL)
    st.session_state[SMALL] = asked if asked in by_id else next(iter(by_id))
    return by_id[st.selectbox(_("Which small group are you?"), list(by_id), format_func=lambda one: by_id[one].name, key=SMALL,
                              on_change=session.keep_in_address, args=(SMALL, SMALL))]


def _group(seen: Overview, state: int, group: GroupView, ideas: list) -> None:
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        spots = plenary_cached.group_spots(seen.id, state, group)
        drawn.chart(plenary_cached.group_matrix_at(seen.id, state, group.id, maps.is_dark()), in_words(spots, framework()))
        st.caption(_("Best is bottom right: much difference for little effort. A diamond is one of this group's first three: 1st, 2nd, "
                     "3rd."))
    with right:
        if may(session.require(), "record what is said", seen.id):
            _place(seen, group, ideas)
            _top(seen, group, ideas)
    _table(group, ideas)


def _place(seen: Overview, group: GroupView, ideas: list) -> None:
    by_id, key = {row.id: row for row in ideas}, f"placing-{group.id}"
    if st.session_state.get(key) not in by_id:
        st.session_state[key] = next((row.id for row in ideas if row.id not in group.places), ideas[0].id)
    st.subheader(_("{count} of {count_2} placed", count=len(group.places), count_2=len(ideas)), anchor=False)
    chosen = st.selectbox(_("Which idea?"), list(by_id), format_func=lambda one: f"{by_id[one].number} {by_id[one].title}", key=key)
    in_full(by_id[chosen])
    place = group.places.get(chosen)
    version = place.version if place else 0
    keys = both_questions(f"{group.id}-{chosen}-{version}", place.impact if place else None, place.effort if place else None)
    st.button(_("Place it"), type="primary", on_click=_save, args=(seen.id, group.id, chosen, version, keys), icon=":material/place:")
    problem_at("impact")
    problem_at(None)


def _save(workshop_id: UUID, group_id: UUID, priority_id: UUID, version: int, keys: dict[str, str]) -> None:
    session.require("record what is said", workshop_id)
    impact, effort = (st.session_state.get(keys[name]) or 0 for name in ("impact", "effort"))
    if session.act(plenary.place_for_group, group_id, priority_id, version, impact, effort, said=_("Placed for your group."))[0]:
        st.session_state.pop(f"placing-{group_id}", None)


def _top(seen: Overview, group: GroupView, ideas: list) -> None:
    titles = {row.id: f"{row.number} {row.title}" for row in ideas}
    seal = "-".join(map(str, group.versions))
    keys = [f"top-{group.id}-{rank}-{seal}" for rank in range(plenary.TOP)]
    with st.form(f"top-{group.id}-{seal}", enter_to_submit=False):
        st.subheader(_("Your first three"), anchor=False)
        for rank, (key, named) in enumerate(zip(keys, group.top, strict=True)):
            st.selectbox(_(RANKS[rank]), list(titles), index=list(titles).index(named) if named else None, format_func=titles.get,
                         key=key, placeholder=_("Not named"))
        problem_at("top")
        st.form_submit_button(_("Save our first three"), on_click=_name, args=(seen.id, group.id, group.versions, keys),
                              icon=":material/check:")


def _name(workshop_id: UUID, group_id: UUID, versions: tuple[int, ...], keys: list[str]) -> None:
    session.require("record what is said", workshop_id)
    session.act(plenary.name_top, group_id, versions, [st.session_state.get(key) for key in keys], said=_("Your first three are saved."))


def _table(group: GroupView, ideas: list) -> None:
    rows = []
    for row in ideas:
        place, rank = group.places.get(row.id), group.rank_of(row.id)
        rows.append((row.number, show.words(row.title), where(place.impact, place.effort) if place else _("not placed yet"),
                     _(plenary_cached.CHOICES.get(rank, ""))))
    st.html(tables.plain_table(_("{name}: the same as a table", name=group.name), (_("Number"), _("Idea"), _("Where it lies"), _("Named")),
                               rows))
