"""In Easy Read, what a screen of long tables holds, in a few lines of Markdown: the most urgent first, the rest is folded away below."""

from collections.abc import Callable

from pages.ui import cached, provider_cached, session, show
from pages.ui.case_frame import CASE
from pages.ui.content import framework
from pages.ui.words import _, many
from toolkit.brokerage.providers import Sought
from toolkit.brokerage.queue import Wanted, cases_found, say_due
from toolkit.clock import now, today
from toolkit.errors import ToolkitError
from toolkit.models import AVAILABLE, GAP
from toolkit.steps import STEPS, dashboard

MOST = 5  # lines
PAGES = {step.slug: step.page for step in STEPS}


def _or_nothing(read: Callable[[], list[str]]) -> Callable[[], list[str]]:
    def lines() -> list[str]:
        try:
            return read()
        except ToolkitError:
            return []  # the screen itself says why below, and what to do

    return lines


@_or_nothing
def record() -> list[str]:
    """How much there is, and where most is missing."""
    workshop_id = session.workshop_id()
    if workshop_id is None:
        return []
    session.require("see workshops", workshop_id)
    table = cached.overview_at(workshop_id, cached.state_of(workshop_id)).table
    most = sorted(framework().functions, key=lambda one: -table.row_total(one.number, GAP))
    missing = [_("{function} Missing: {count}.", function=one.easy_read, count=f"**{table.row_total(one.number, GAP):,}**")
               for one in most if table.row_total(one.number, GAP)]
    there = [_("People named what helps: {count}.", count=f"**{many(table.total(AVAILABLE), 'thing')}**"),
             _("People named what is missing: {count}.", count=f"**{many(table.total(GAP), 'thing')}**")]
    return [*there, *missing[:MOST - len(there)]]


@_or_nothing
def workshops() -> list[str]:
    """The workshops where something is due first."""
    found = cached.read(dashboard.glance, session.require(), dashboard.Wanted(None, None, None, "", "due"), 1, today())
    return [f"[{show.plain(one.title)}](/{PAGES[one.step]}?workshop={one.id}): {framework().step(one.step).easy_read}"
            for one in found.rows[:MOST]]


@_or_nothing
def cases() -> list[str]:
    """The cases that wait, what is due first on top."""
    moment = now()
    found = cached.read(cases_found, session.require("open cases"), Wanted(waiting=True), 1, moment)
    return [f"[{show.plain(one.reference)}](/case?{CASE}={one.id}): {show.plain(say_due(one, moment))}" for one in found.rows[:MOST]]


@_or_nothing
def providers() -> list[str]:
    """How many can be asked, and the first of them by name."""
    session.require("keep providers")
    state, wanted = provider_cached.state(), Sought()
    found = provider_cached.found_at(state, wanted, 0, MOST - 1)
    count = provider_cached.count_at(state, wanted)
    return [_("We can ask: {count}.", count=f"**{many(count, 'provider')}**"), *(show.plain(one.written.name) for one in found)]
