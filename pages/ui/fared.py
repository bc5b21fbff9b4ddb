"""How each entry and gap has fared since, as the experts see it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, cell, entry_list, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.tables import row_name
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.models import COVERAGE, GAP
from toolkit.steps import evaluating
from toolkit.steps.overview import Overview
from toolkit.steps.table import FUNCTIONS


def fared(seen: Overview, state: int, _baselines, held: list, _answers, progress: dict) -> None:
    """One group and function at a time, as in Steps 1 and 2; each entry gets a word and, if wanted, words."""
    group_id = cell.choose_group(seen, "fared", cached.groups_asked_at(seen.id, state, held[0].id))
    if group_id is None:
        return
    entries = cached.entries_at(seen.id, state, group_id=group_id)
    left, right = st.columns([1, 2.4], gap="large")
    with left:
        number = _choose_function(entries, progress)
    with right:
        _function(seen, held[0], [entry for entry in entries if entry.function == number], number, progress,
                  cached.recorded_at(seen.id, state))
        _record_new(seen, number, group_id)
        cell.next_button(number, GAP)


def _choose_function(entries: list, progress: dict) -> int:
    said = {}
    for number in (*FUNCTIONS, COVERAGE):
        asked = [_asked(progress.get(entry.id)) for entry in entries if entry.function == number]
        said[number] = _("{asked} of {count} asked again", asked=sum(asked), count=len(asked))
    chosen = session.address_number(cell.FUNCTION, COVERAGE, 10) if cell.FUNCTION in st.query_params else 1
    return cell.choose_from(said, chosen, "fared-function")


def _function(seen: Overview, evaluation, entries: list, number: int, progress: dict, recorded_at: dict[str, int]) -> None:
    st.html(f'<h2 {cell.QUESTION} style="margin:0;padding:0;font-size:1.4rem">{show.words(row_name(number))}</h2>')
    problem_at(ANY)
    if not entries:
        st.caption(_("Nothing was recorded here for this group. New things are recorded in Steps 1 and 2."))
    for entry in entries:
        with st.container(border=True):
            st.html(entry_list.card(entry))
            if str(entry.id) in recorded_at:
                st.caption(_("New: first said at evaluation {recorded_at}.", recorded_at=recorded_at[str(entry.id)]))
            if recorded_at.get(str(entry.id)) != evaluation.number:
                _one(seen, evaluation.id, entry, progress.get(entry.id))


def _record_new(seen: Overview, number: int, group_id: UUID) -> None:
    here = {"workshop": str(seen.id), "group": str(group_id), "function": str(number)}
    with st.container(horizontal=True, vertical_alignment="center"):
        if number != COVERAGE:
            st.page_link("step_map.py", label=_("Record something new that is there"), query_params=here, icon=":material/add:")
        st.page_link("step_gaps.py", label=_("Record a new gap"), query_params=here, icon=":material/add:")
    st.caption(_("What is recorded there while the workshop stands at Step 5 is marked as new at this evaluation.")
               if seen.step == "evaluation" else _("Move the workshop on to Step 5 first; then what is new is marked as said here."))


def _one(seen: Overview, evaluation_id: UUID, entry, noted) -> None:
    may_note = may(session.require(), "evaluate", seen.id)
    key = f"fared-{entry.id}-{noted.version if noted else 0}"
    given = (seen.id, evaluation_id, entry.id, noted.version if noted else 0, key)
    st.segmented_control(_("How is it now?"), [*evaluating.STATES, evaluating.NOT_ASKED],
                         format_func=lambda one: state_word(one, entry.kind),
                         default=noted.state if noted else _(evaluating.NOT_ASKED), required=True, key=key, on_change=_note,
                         args=given, disabled=not may_note)
    st.text_input(_("In the experts' words (optional)"), noted.words if noted else "", key=f"{key}-words", on_change=_note,
                  args=given, disabled=not may_note)


def _asked(noted) -> bool:
    return noted is not None and noted.state != evaluating.NOT_ASKED


def state_word(state: str, kind: str) -> str:
    """How an entry or a gap has fared, in a word or two."""
    # A gap that is gone is good news, a service that is gone is not: the word says which.
    if state == "gone":
        return _("Gone: closed") if kind == GAP else _("Gone: lost")
    return _(evaluating.STATES.get(state, _("Not asked again")))


def _note(workshop_id: UUID, evaluation_id: UUID, entry_id: UUID, version: int, key: str) -> None:
    session.require("evaluate", workshop_id)
    state, words = st.session_state.get(key), st.session_state.get(f"{key}-words") or ""
    if state == evaluating.NOT_ASKED and words and not version:
        session.refuse(_("Words need an answer beside them: choose better, the same, worse or gone, or take the words out."))
        return
    session.act(evaluating.note_progress, evaluation_id, entry_id, version, state, words)
