"""Choosing the cell that is talked about: a group of people and one of the ten functions."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, parts, session, show, tables
from pages.ui.content import framework
from pages.ui.words import _, many
from toolkit.models import COVERAGE, GAP
from toolkit.steps.overview import Overview
from toolkit.steps.table import FUNCTIONS

GROUP, FUNCTION = "group", "function"
LIST = "functions"  # the fragment with the list
# The heading that a new question is led to: it can take the focus, but is no stop for the Tab key. A scribe who goes on by
# keyboard keeps the cursor in the line.
QUESTION = 'id="question" tabindex="-1"'
MAP_FOLLOWS = "map-follows"  # the end of what stands above the map on a narrow screen
LEAD_THERE = ("<script>requestAnimationFrame(() => {{ const question = document.getElementById('question'); if (question) {{"
              "if (document.activeElement.tagName !== 'INPUT') question.focus({{preventScroll: true}});"
              "question.scrollIntoView(); }} }}); // {number}</script>")


def choose_group(seen: Overview, page: str, only: tuple[UUID, ...] = ()) -> UUID | None:
    """The group of people that is asked, one of `only` where these are named, kept in the address; None while there is no group."""
    names = {str(group_id): name for group_id, name in seen.groups if not only or group_id in only}
    if not names:
        st.info(_("No group of people is named yet. Name one under Settings, then record what is said."), icon=":material/groups:")
        return None
    key = f"{page}-group"
    st.session_state[key] = st.query_params.get(GROUP) if st.query_params.get(GROUP) in names else next(iter(names))
    chosen = st.segmented_control(_("Group of people"), list(names), format_func=lambda one: show.plain(names[one]), key=key,
                                  required=True, on_change=session.keep_in_address, args=(GROUP, key))
    return UUID(chosen)


@parts.fragment(key=LIST)
def choose_function(seen: Overview, group_id: UUID, kind: str, page: str) -> int:
    """The function that is talked about, kept in the address; each is listed with what this group said so far.

    On a narrow screen the list is a drop-down, so that the entry line is not two screens further down; the style shows one of
    the two. A fragment, which an answer "there is nothing" draws again at once.
    """
    session.require("see workshops", seen.id)
    table = cached.table_at(seen.id, cached.state_of(seen.id))
    said = {number: tables.state_of(table.cell(number, group_id), kind) if number else many(table.cell(COVERAGE, group_id).gaps, "gap")
            for number in ([*FUNCTIONS, COVERAGE] if kind == GAP else FUNCTIONS)}
    asked = session.address_number(FUNCTION, COVERAGE, 10)
    with st.container(key="ct-narrow-map"):
        st.markdown(_("[Go to the map](#{map_follows})", map_follows=MAP_FOLLOWS))
    return choose_from(said, asked if asked in said and FUNCTION in st.query_params else 1, f"{page}-function")


def choose_from(said: dict[int, str], chosen: int, key: str) -> int:
    """One of these functions, each with what is said of it: as a list, and as a drop-down for narrow screens."""
    st.session_state[key] = st.session_state[f"{key}-narrow"] = chosen
    with st.container(key="ct-narrow"):
        st.selectbox(_("Which function?"), list(said), key=f"{key}-narrow", on_change=_take_up, args=(f"{key}-narrow",),
                     format_func=lambda number: f"{tables.row_name(number)} · {said[number]}")
    with st.container(key="ct-broad"):
        return st.radio(_("Function"), list(said), key=key, format_func=label, captions=list(said.values()), on_change=_take_up,
                        args=(key,), width="stretch")


def _take_up(key: str) -> None:
    session.keep_in_address(FUNCTION, key)
    st.rerun()


def label(number: int) -> str:
    """A function as a list names it: picture, number, name."""
    if number == COVERAGE:
        return _(tables.COVERAGE_NAME)
    function = framework().function(number)
    return f"{show.icon(function.picture)} {number} {function.name}"


def go_to_function(number: int) -> None:
    """For a button: take up another function."""
    session.write_address(FUNCTION, str(number))


def next_button(number: int, kind: str) -> None:
    """The button that takes up the next function, or the first again after the last; for gaps, coverage comes last.

    The page then begins at the new question, which takes the focus unless somebody types: a reader is not left at the foot of
    the last one.
    """
    after = beside(number, kind, 1)
    word, icon = (_("Next"), "arrow_forward") if after != 1 else (_("Back to the first"), "first_page")
    if st.button(f"{word}: {tables.row_name(after)}", icon=f":material/{icon}:", shortcut="Alt+N", key=f"next-{kind}"):
        _ask_next(after)
    _lead_there(number)


def back_and_next(number: int, kind: str) -> None:
    """Both ways on, above the question, each with its keys: for a room that goes through the questions on one screen."""
    before, after = beside(number, kind, -1), beside(number, kind, 1)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Back to {before}", before=before or _("coverage")), help=tables.row_name(before), icon=":material/arrow_back:",
                     shortcut="Alt+B",
                     key=f"back-{kind}"):
            _ask_next(before)
        if st.button(_("Next: {row_name}", row_name=tables.row_name(after)), icon=":material/arrow_forward:", shortcut="Alt+N",
                     key=f"next-{kind}",
                     type="primary"):
            _ask_next(after)
    _lead_there(number)


def beside(number: int, kind: str, by: int) -> int:
    """What is asked so many places after a function, or before it, round and round; for gaps, coverage (0) comes last."""
    every = [*FUNCTIONS, COVERAGE] if kind == GAP else [*FUNCTIONS]
    return every[(every.index(number) + by) % len(every)]


def _ask_next(number: int) -> None:
    go_to_function(number)
    st.session_state[session.ASKED] = True
    st.rerun()


def _lead_there(number: int) -> None:
    if st.session_state.pop(session.ASKED, False):
        st.html(LEAD_THERE.format(number=number), unsafe_allow_javascript=True)


def asked_number(kind: str) -> int:
    """The question in the address; the first where there is none or it is not asked in this step."""
    asked = session.address_number(FUNCTION, COVERAGE, 10) if FUNCTION in st.query_params else 1
    return asked if asked or kind == GAP else 1
