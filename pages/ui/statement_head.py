"""The head of an outcome statement: where, what there is now, who writes it (Devon, version 7)."""

from typing import Any

import streamlit as st

from pages.ui import session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.plan_saving import as_typed
from pages.ui.words import _, said_all
from toolkit.brokerage import statement
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.money import read_pounds, say_weekly
from toolkit.brokerage.statement import CASE_TYPES, WHERES, Head, StatementSeen
from toolkit.errors import ToolkitError

YES_NO = {None: "not known", True: "yes", False: "no"}
COST = "current_cost_pounds"


def head_part(seen: CaseSeen, found: StatementSeen, *, writes: bool) -> None:
    """The fields, or for reading only what stands in them."""
    if not writes:
        st.html("".join(f"<div><b>{name}:</b> {show.words(words)}</div>" for name, words in in_words(found.head)))
        return
    begun = draft(f"statement-{seen.id}", found.version, _held(found.head))
    _fields(begun)
    save_buttons(begun, _("Save this part"), _save, seen, begun)


def in_words(head: Head) -> list[tuple[str, str]]:
    """(name, words) of what the head says."""
    where = f'''{_(WHERES[head.where])}{f': {head.where_words}' if head.where_words else ""}'''
    cost = say_weekly(head.current_cost_pounds) if head.current_cost_pounds is not None else _("not known")
    return [(_("Kind of case"), _(CASE_TYPES[head.case_type])), (_("Where"), where), (_("Cost now"), cost),
            (_("Provider now"), head.current_provider or _("none")), (_("Told of the search"), _(YES_NO[head.current_told])),
            (_("Person happy with them"), _(YES_NO[head.current_happy])),
            (_("Provider the person has in mind"), head.preferred_provider or _("none")),
            (_("Written by"), head.worker or _("not said"))]


def _held(head: Head) -> dict[str, Any]:
    return vars(head) | {COST: as_typed(head.current_cost_pounds)}


def _fields(begun: Draft) -> None:
    left, right = st.columns(2)
    _one_of(left, begun, "case_type", _("Is this a new case or a review?"), said_all(CASE_TYPES))
    _one_of(right, begun, "where", _("Where is the support wanted?"), said_all(WHERES))
    st.text_input(_("Which area or town, if not anywhere"), max_chars=200, **about(begun, "where_words"))
    problem_at_field(begun, "where_words")
    left, right = st.columns(2)
    left.text_input(_("Provider now, if there is one (an organisation)"), max_chars=200, **about(begun, "current_provider"))
    right.text_input(_("What it costs now, pounds a week"), max_chars=20, placeholder=_("Empty while not known"), **about(begun, COST))
    problem_at_field(begun, COST)
    left, right = st.columns(2)
    _one_of(left, begun, "current_told", _("Do they know of this search?"), said_all(YES_NO))
    _one_of(right, begun, "current_happy", _("Is the person happy with them?"), said_all(YES_NO))
    left, right = st.columns(2)
    left.text_input(_("Provider the person has in mind, if any"), max_chars=200, **about(begun, "preferred_provider"))
    right.text_input(_("Who writes this: a team and a role, no name"), max_chars=200, **about(begun, "worker"))
    problem_at_field(begun, "worker")


def _one_of(place: Any, begun: Draft, part: str, label: str, options: dict[Any, str]) -> None:
    place.radio(label, list(options), index=list(options).index(begun.begun_with[part]), horizontal=True,
                format_func=lambda one: options[one].capitalize(), key=begun.key(part), persist_state="session")


def _save(seen: CaseSeen, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = begun.name
    typed = begun.typed()
    try:
        head = Head(**typed | {COST: read_pounds(typed[COST], COST)})
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    save(begun, statement.save_head, seen.id, begun.version, head, sure=sure, said=_("Saved."))
