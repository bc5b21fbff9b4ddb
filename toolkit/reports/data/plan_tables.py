"""Commissioning plans as data (Toolkit, step 4): plans, tools, places, actions, milestones and money."""

from collections.abc import Callable, Iterator
from typing import Any

from toolkit.framework import framework
from toolkit.reports.data.reading import Reading
from toolkit.reports.data.table import BOOLEAN, DATE, INTEGER, NUMBER, STRING, DataTable, Field, Refers

RANK, POUNDS = "rank", "pounds"
OF_PLAN = Refers(RANK, "plans", RANK)
WHICH = Field(RANK, INTEGER, "Rank of its priority", lambda row: row[0].rank, needed=True)


def _part(name: str, title: str) -> Field:
    return Field(name, STRING, title, lambda row: row[1].get(name))


PLANS = DataTable(
    "plans", "Plans", "What is planned for each priority of the final list.", (
        WHICH,
        Field("title", STRING, "Priority", lambda row: row[0].title, needed=True),
        Field("action", STRING, "What will be done", lambda row: row[0].action, needed=True),
        Field("lead", STRING, "Who leads", lambda row: row[0].lead),
        _part("partners", "Partners"),
        Field("starts_on", DATE, "From", lambda row: row[0].starts_on),
        Field("ends_on", DATE, "Until", lambda row: row[0].ends_on),
        Field("quick_win", BOOLEAN, "Quick win", lambda row: row[0].quick_win, needed=True),
        Field("cost", NUMBER, "What it costs in all", lambda row: row[0].cost, "The sum of its money, else the one figure.", POUNDS),
        _part("what_changes", "What changes"), _part("for_whom", "For whom"), _part("measure", "How people see that it worked"),
        _part("measure_start", "At the start"), _part("measure_target", "The target"), _part("workforce", "What the workforce needs"),
        _part("self_funders", "People who pay for themselves"), _part("market_signal", "What providers should know"),
        _part("jsna_link", "In the needs assessment"),
        Field("asked_again", STRING, "What the experts said when they were asked again", lambda row: row[0].asked_again),
    ), lambda reading: reading.plans, (RANK,))


def _lines(name: str) -> Callable[[Reading], Iterator[tuple[Any, Any]]]:
    return lambda reading: ((plan, line) for plan, _ in reading.plans for line in getattr(plan, name))


TOOLS = DataTable("plan_tools", "Tools of plans", "The commissioning tools that each plan uses.", (
    WHICH, Field("tool", STRING, "Tool", lambda row: row[1], "Its short name in the list of tools.", needed=True),
    Field("tool_name", STRING, "Tool in words", lambda row: framework().tool(row[1]).name, needed=True)),
    _lines("tools"), (RANK, "tool"), (OF_PLAN,))

PLAN_PLACES = DataTable("plan_places", "Places of plans", "Where each plan works.", (
    WHICH, Field("place", STRING, "Place", lambda row: row[1], needed=True)), _lines("places"), (RANK, "place"), (OF_PLAN,))

ACTIONS = DataTable("plan_actions", "Actions of plans", "What is to be done, by whom and by when, and what became of it.", (
    WHICH, Field("action", STRING, "What", lambda row: row[1].words, needed=True),
    Field("owner", STRING, "Who", lambda row: row[1].owner), Field("due_on", DATE, "By", lambda row: row[1].due_on),
    Field("done_on", DATE, "Done on", lambda row: row[1].done_on), Field("dropped_on", DATE, "Dropped on", lambda row: row[1].dropped_on),
    Field("dropped_why", STRING, "Why it was dropped", lambda row: row[1].dropped_why)), _lines("actions"), refers=(OF_PLAN,))

MILESTONES = DataTable("plan_milestones", "Milestones of plans", "Points on the way that people can see.", (
    WHICH, Field("milestone", STRING, "What people can see", lambda row: row[1].words, needed=True),
    Field("due_on", DATE, "By", lambda row: row[1].due_on, needed=True),
    Field("reached_on", DATE, "Reached on", lambda row: row[1].reached_on)), _lines("milestones"), refers=(OF_PLAN,))

MONEY = DataTable("plan_money", "Money of plans", "What each plan costs, by year, tool and source.", (
    WHICH, Field("financial_year", INTEGER, "Financial year", lambda row: row[1].year,
                 "The year in which it begins, on 1 April. Empty where no year was said."),
    Field("tool", STRING, "Tool", lambda row: row[1].tool, "Its short name; empty where none was named."),
    Field("source", STRING, "Source", lambda row: row[1].source),
    Field("amount", NUMBER, "Amount", lambda row: row[1].pounds, unit=POUNDS, needed=True)), _lines("spent"), refers=(OF_PLAN,))

PLAN = (PLANS, TOOLS, PLAN_PLACES, ACTIONS, MILESTONES, MONEY)

