"""The list of all workshops under way: where each stands, what is due, which worries have no answer."""

from datetime import date

import streamlit as st

from pages.ui import cached, filters, session, show, tables
from pages.ui.content import framework, say_step
from pages.ui.dates import say_date, say_due
from pages.ui.pager import pager
from pages.ui.words import _, many, names_in, said_all, say_number
from toolkit.access.roles import Actor
from toolkit.clock import today
from toolkit.errors import ToolkitError
from toolkit.steps import STEPS, dashboard
from toolkit.steps.dashboard import AtAGlance, Glance, Wanted
from toolkit.steps.moves import ORDER

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
    st.markdown(_("In all workshops under way, {late} and {not_answered}.", late=_late(found.late),
                  not_answered=_not_answered(found.concerns)))
    _filters(found)
    if not found.total:
        st.caption(_("No workshop matches. Clear the filters, or look for fewer words.") if wanted.narrows
                   else _("No workshop is under way. Start one on the first page."))
        return
    st.html(tables.plain_table(_("{workshop} under way", workshop=many(found.total, "workshop")), said_all(HEADS),
                               [_row(one, today()) for one in found.rows]))
    pager("glance", found.number, dashboard.PAGE, found.total, filters.turn)


def _late(count: int) -> str:
    return _("**{things_are} late**", things_are=many(count, "thing is", "things are")) if count else _("nothing is late")


def _not_answered(count: int) -> str:
    return (_("**{worries_have} no answer**", worries_have=many(count, "worry has", "worries have")) if count
            else _("no worry waits for an answer"))


def _filters(found: Glance) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        filters.choice(_("Area"), AREA, dict(zip(found.areas, found.areas, strict=True)))
        filters.choice(_("Group of people"), GROUP, dict(zip(found.groups, found.groups, strict=True)))
        filters.choice(_("Step"), STEP, {slug: say_step(slug) for slug in ORDER})
        filters.words(_("Words in the title or area"), WORDS, _("for example: Thame"))
        st.session_state[f"filter-{SORT}"] = st.query_params.get(SORT) if st.query_params.get(SORT) in dashboard.ORDERS else "due"
        st.selectbox(_("In which order"), list(dashboard.ORDERS), format_func=names_in(dashboard.ORDERS), key=f"filter-{SORT}",
                     on_change=filters.keep, args=(SORT,))
        filters.clear_button(FILTERS)


def _row(one: AtAGlance, now: date) -> tuple[str, ...]:
    return (_title(one), _lines(one.area or _("no area yet"), ", ".join(one.groups)), _step(one.step),
            _priorities(one), _planned(one, now), _review(one, now), _worries(one))


def _step(slug: str) -> str:
    step = framework().step(slug)
    return f"{step.number} {show.words(step.name)}"


def _title(one: AtAGlance) -> str:
    about = (_("Example, ") if one.is_example else "") + say_date(one.held_on)
    history = _link("history", one, _("History"), _("History of {title}", title=one.title))
    return f"{_link(PAGES[one.step], one, show.words(one.title))}{show.words(about)}{history}"


def _link(page: str, one: AtAGlance, inner: str, name: str = "", part: str = "") -> str:
    label, more = f' aria-label="{show.words(name)}"' if name else "", f"&amp;part={part}" if part else ""
    return f'<a href="/{page}?workshop={one.id}{more}" target="_self"{label}>{inner}</a>'


def _lines(*lines: str) -> str:
    return "<br>".join(show.words(line) for line in lines if line)


def _priorities(one: AtAGlance) -> str:
    if not one.priorities:
        return _("none agreed yet")
    without = one.priorities - one.planned
    return _lines(many(one.priorities, "priority", "priorities"), _("{without} without a plan", without=without) if without
                  else _("each has a plan"))


def _planned(one: AtAGlance, now: date) -> str:
    if one.first_on is None:
        return _("nothing")
    late = f'<b>{_("{late} late", late=say_number(one.late))}</b>, ' if one.late else ""
    first = _("the first {first_on}", first_on=say_due(one.first_on, now))
    return f'{_("{late}{open} in all", late=late, open=say_number(one.open))}<br>{_link(PAGES["plans"], one, show.words(first))}'


def _review(one: AtAGlance, now: date) -> str:
    if one.followed:
        return _("a new round goes on from it")
    if one.review_on is None:
        return _("not yet") if ORDER.index(one.step) < ORDER.index("plans") else _("no day agreed")
    said = show.words(say_due(one.review_on, now))
    return _link(PAGES["evaluation"], one, f"<b>{said}</b>" if one.review_on < now else said)


def _worries(one: AtAGlance) -> str:
    return (_link(PAGES["evaluation"], one, f'<b>{_("{concerns} without an answer", concerns=say_number(one.concerns))}</b>',
                  part="worries") if one.concerns else _("none open"))
