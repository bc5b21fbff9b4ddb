"""Choosing the cell that is talked about: a group of people and one of the ten functions."""

from uuid import UUID

import streamlit as st

from pages.ui import session, show
from toolkit.framework import framework
from toolkit.models import COVERAGE, GAP
from toolkit.record.saying import many
from toolkit.steps.overview import Overview
from toolkit.steps.table import FUNCTIONS

GROUP, FUNCTION = "group", "function"
# The heading that a new question is led to: it can take the focus, but is no stop for the Tab key.
QUESTION = 'id="question" tabindex="-1"'
LEAD_THERE = ("<script>requestAnimationFrame(() => {{ const question = document.getElementById('question'); if (question) {{"
              "question.focus({{preventScroll: true}}); question.scrollIntoView(); }} }}); // {number}</script>")


def choose_group(seen: Overview, page: str) -> UUID | None:
    """The group of people that is asked, kept in the address; None while the workshop has no group."""
    names = {str(group_id): name for group_id, name in seen.groups}
    if not names:
        st.info("No group of people is named yet. Name one under Setting, then record what is said.", icon=":material/groups:")
        return None
    key = f"{page}-group"
    st.session_state[key] = st.query_params.get(GROUP) if st.query_params.get(GROUP) in names else next(iter(names))
    chosen = st.segmented_control("Group of people", list(names), format_func=lambda one: show.plain(names[one]), key=key,
                                  required=True, on_change=session.keep_in_address, args=(GROUP, key))
    return UUID(chosen)


def choose_function(seen: Overview, group_id: UUID, kind: str, page: str) -> int:
    """The function that is talked about, kept in the address; each is listed with what this group said so far."""
    key = f"{page}-function"
    numbers = [*FUNCTIONS, COVERAGE] if kind == GAP else list(FUNCTIONS)
    asked = session.address_number(FUNCTION, COVERAGE, 10)
    st.session_state[key] = asked if asked in numbers and FUNCTION in st.query_params else 1
    return st.radio("Function", numbers, key=key, format_func=label,
                    captions=[seen.table.cell(number, group_id).words(kind) if number else _coverage(seen, group_id)
                              for number in numbers],
                    on_change=session.keep_in_address, args=(FUNCTION, key))


def label(number: int) -> str:
    """A function as a list names it: picture, number, name."""
    if number == COVERAGE:
        return "Coverage: where on the map"
    function = framework().function(number)
    return f"{show.icon(function.picture)} {number} {function.name}"


def go_to_function(number: int) -> None:
    """For a button: take up another function."""
    st.query_params[FUNCTION] = str(number)


def _coverage(seen: Overview, group_id: UUID) -> str:
    return many(seen.table.cell(COVERAGE, group_id).gaps, "gap")


def next_button(number: int, kind: str) -> None:
    """The button that takes up the next function, or the first again after the last; for gaps, coverage comes last.

    The page then begins at the new question, which takes the focus: a reader is not left at the foot of the last one.
    """
    after = COVERAGE if kind == GAP and number == len(FUNCTIONS) else number % len(FUNCTIONS) + 1
    name = label(after) if after == COVERAGE else f"{after} {framework().function(after).name}"
    if st.button(f"Next: {name}", icon=":material/arrow_forward:", shortcut="Alt+N", key=f"next-{kind}"):
        go_to_function(after)
        st.session_state[session.ASKED] = True
        st.rerun()
    if st.session_state.pop(session.ASKED, False):
        st.html(LEAD_THERE.format(number=number), unsafe_allow_javascript=True)
