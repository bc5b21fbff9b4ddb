"""The list of all workshops under way: where each stands, what is due, which worries have no answer."""

from datetime import date

import streamlit as st

from pages.ui import cached, filters, session, show, tables
from pages.ui.pager import pager
from toolkit.access.roles import Actor
from toolkit.clock import say_date, say_due, today
from toolkit.errors import ToolkitError
from toolkit.framework import framework
from toolkit.record.saying import many
from toolkit.steps import STEPS, dashboard
from toolkit.steps.dashboard import AtAGlance, Glance, Wanted
from toolkit.steps.moves import ORDER, say_step

AREA, GROUP, STEP, WORDS, SORT = "area", "people", "step", "words", "sort"
FILTERS = (AREA, GROUP, STEP, WORDS)
PAGES = {step.slug: step.page for step in STEPS}
HEADS = ("Workshop", "Area and groups of people", "Where it stands", "Priorities", "Due in plans", "Look again",
         "Worries")


def glance_list(actor: Actor) -> None:
    """Filters, the list of what matches, and turning its pages."""
    wanted = Wanted(*(st.query_params.get(name) for name in (AREA, GROUP, STEP)), st.query_params.get(WORDS, ""),
                    st.query_params.get(SORT, "due"))
    try:
        found = cached.read(dashboard.glance, actor, wanted, session.address_number(filters.NUMBER, 1, 10_000_000), today())
    except ToolkitError as error:
        show.problem(error)
        filters.clear_button(FILTERS)
        return
    st.markdown(f"In all workshops under way, {_late(found.late)} and {_not_answered(found.concerns)}.")
    _filters(found)
    if not found.total:
        st.caption("No workshop matches. Clear the filters, or look for fewer words." if wanted.narrows
                   else "No workshop is under way. Start one on the first page.")
        return
    st.html(tables.plain_table(f"{many(found.total, 'workshop')} under way", HEADS, [_row(one, today()) for one in found.rows]))
    pager("glance", found.number, dashboard.PAGE, found.total, filters.turn)


def _late(count: int) -> str:
    return f"**{many(count, 'thing is', 'things are')} late**" if count else "nothing is late"


def _not_answered(count: int) -> str:
    return f"**{many(count, 'worry has', 'worries have')} no answer**" if count else "no worry waits for an answer"


def _filters(found: Glance) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        filters.choice("Area", AREA, dict(zip(found.areas, found.areas, strict=True)))
        filters.choice("Group of people", GROUP, dict(zip(found.groups, found.groups, strict=True)))
        filters.choice("Step", STEP, {slug: say_step(slug) for slug in ORDER})
        filters.words("Words in the title or area", WORDS, "for example: Thame")
        st.session_state[f"filter-{SORT}"] = st.query_params.get(SORT) if st.query_params.get(SORT) in dashboard.ORDERS else "due"
        st.selectbox("In which order", list(dashboard.ORDERS), format_func=dashboard.ORDERS.get, key=f"filter-{SORT}",
                     on_change=filters.keep, args=(SORT,))
        filters.clear_button(FILTERS)


def _row(one: AtAGlance, now: date) -> tuple[str, ...]:
    return (_title(one), _lines(one.area or "no area yet", ", ".join(one.groups)), _step(one.step),
            _priorities(one), _planned(one, now), _review(one, now), _worries(one))


def _step(slug: str) -> str:
    step = framework().step(slug)
    return f"{step.number} {show.words(step.name)}"


def _title(one: AtAGlance) -> str:
    about = ("Example, " if one.is_example else "") + say_date(one.held_on)
    return (f'{_link(PAGES[one.step], one, show.words(one.title))}{show.words(about)}'
            f'{_link("history", one, "History", f"History of {one.title}")}')


def _link(page: str, one: AtAGlance, inner: str, name: str = "", part: str = "") -> str:
    label, more = f' aria-label="{show.words(name)}"' if name else "", f"&amp;part={part}" if part else ""
    return f'<a href="/{page}?workshop={one.id}{more}" target="_self"{label}>{inner}</a>'


def _lines(*lines: str) -> str:
    return "<br>".join(show.words(line) for line in lines if line)


def _priorities(one: AtAGlance) -> str:
    if not one.priorities:
        return "none agreed yet"
    without = one.priorities - one.planned
    return _lines(many(one.priorities, "priority", "priorities"), f"{without} without a plan" if without else "each has a plan")


def _planned(one: AtAGlance, now: date) -> str:
    if one.first_on is None:
        return "nothing"
    late = f"<b>{one.late:,} late</b>, " if one.late else ""
    first = f"the first {say_due(one.first_on, now)}"
    return f"{late}{one.open:,} in all<br>{_link(PAGES['plans'], one, show.words(first))}"


def _review(one: AtAGlance, now: date) -> str:
    if one.followed:
        return "a new round goes on from it"
    if one.review_on is None:
        return "not yet" if ORDER.index(one.step) < ORDER.index("plans") else "no day agreed"
    said = show.words(say_due(one.review_on, now))
    return _link(PAGES["evaluation"], one, f"<b>{said}</b>" if one.review_on < now else said)


def _worries(one: AtAGlance) -> str:
    return _link(PAGES["evaluation"], one, f"<b>{one.concerns:,} without an answer</b>", part="worries") if one.concerns else "none open"
