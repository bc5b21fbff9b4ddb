"""The fields of an action, a milestone or a sum of money, and what was typed in them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.content import framework
from pages.ui.plan_saving import as_typed, pounds
from pages.ui.words import _
from toolkit.clock import today
from toolkit.steps.plan_lines import Action, Line, Milestone, Sum, say_year, year_of

Key = Callable[[str], str]
Problem = Callable[[str], None]
YEARS_BACK, YEARS_ON = 2, 8
EMPTY: dict[type, dict[str, Any]] = {
    Action: {"words": "", "owner": "", "due_on": None, "done_on": None, "dropped_on": None, "dropped_why": ""},
    Milestone: {"words": "", "due_on": None, "reached_on": None},
    Sum: {"year": None, "pounds": "", "tool": "", "source": ""}}


def held_in(kind: type, row: Any) -> dict[str, Any]:
    """A saved line as its fields hold it."""
    return {part: as_typed(row.pounds) if part == "pounds" else getattr(row, part) for part in EMPTY[kind]}


def fields(kind: type, held: dict[str, Any], key: Key, problem: Problem, tools: tuple[str, ...], whole: bool) -> None:
    """Draw the fields of one line, each problem at its field; `whole`: what became of it too, which a new one has not."""
    DRAW[kind](held, lambda part: {"key": key(part), "persist_state": "session"}, problem, tools, whole)


def as_line(kind: type, typed: dict[str, Any]) -> Line:
    """What was typed as a line. Raises BadInput for money that is no number."""
    words = {part: value or "" if isinstance(EMPTY[kind][part], str) else value for part, value in typed.items()}
    return kind(**words | ({"pounds": pounds(typed["pounds"], "pounds")} if kind is Sum else {}))


def _action(held: dict, about: Callable[[str], dict], problem: Problem, _tools: tuple, whole: bool) -> None:
    st.text_area(_("What is to be done"), held["words"], height=80, **about("words"))
    problem("words")
    left, right = st.columns(2)
    left.text_input(_("Who does it (a role, not a name)"), held["owner"], **about("owner"))
    right.date_input(_("By when"), held["due_on"], format="DD/MM/YYYY", **about("due_on"))
    problem("owner")
    if whole:
        left, right = st.columns(2)
        left.date_input(_("Done on"), held["done_on"], format="DD/MM/YYYY", **about("done_on"))
        right.date_input(_("Dropped on"), held["dropped_on"], format="DD/MM/YYYY", **about("dropped_on"))
        for part in ("done_on", "dropped_on"):
            problem(part)
        st.text_input(_("Why it was dropped"), held["dropped_why"], **about("dropped_why"))
        problem("dropped_why")


def _milestone(held: dict, about: Callable[[str], dict], problem: Problem, _tools: tuple, whole: bool) -> None:
    st.text_input(_("What people will see"), held["words"], **about("words"))
    problem("words")
    left, right = st.columns(2)
    left.date_input(_("By the day"), held["due_on"], format="DD/MM/YYYY", **about("due_on"))
    problem("due_on")
    if whole:
        right.date_input(_("Reached on"), held["reached_on"], format="DD/MM/YYYY", **about("reached_on"))
        problem("reached_on")


def _sum(held: dict, about: Callable[[str], dict], problem: Problem, tools: tuple, _whole: bool) -> None:
    this_year = year_of(today())
    years = sorted({*range(this_year - YEARS_BACK, this_year + YEARS_ON), *filter(None, [held["year"]])})
    offered = list(dict.fromkeys(("", *tools, held["tool"])))
    left, right = st.columns(2)
    left.selectbox(_("Financial year, from April"), years, years.index(held["year"]) if held["year"] else None, format_func=say_year,
                   placeholder=_("Choose"), **about("year"))
    right.text_input(_("How much, in pounds"), held["pounds"], **about("pounds"))
    left, right = st.columns(2)
    left.selectbox(_("For which tool"), offered, offered.index(held["tool"]), **about("tool"),
                   format_func=lambda slug: framework().tool(slug).name if slug else _("None in particular"))
    right.text_input(_("Where it comes from"), held["source"], **about("source"))
    for part in ("year", "pounds", "tool", "source"):
        problem(part)


DRAW = {Action: _action, Milestone: _milestone, Sum: _sum}
