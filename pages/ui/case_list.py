"""The queue by due time, and the list of all cases with its filters."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from pages.ui import cached, case_reminders, filters, session, show, tables
from pages.ui.case_frame import CASE
from pages.ui.content import groups, lists
from pages.ui.pager import pager
from pages.ui.words import _, many, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.moves import STATES
from toolkit.brokerage.queue import (
    OUT_OF_HOURS,
    PAGE,
    Found,
    Listed,
    Wanted,
    cases_found,
    is_late,
    is_out_of_hours,
    say_due,
    say_when,
)
from toolkit.clock import now
from toolkit.errors import ToolkitError

STATE, PATH, KIND, GROUP, URGENCY, LATE, WORDS = "state", "path", "kind", "of", "urgency", "late", "words"
FILTERS = (STATE, PATH, KIND, GROUP, URGENCY, LATE, WORDS)
# What matters most stands first: on a phone the rest is scrolled to.
HEADS = ("Case", "Response clock", "What is looked for", "How urgent", "Where it stands")


def queue(actor: Actor) -> None:
    """Everything for which the response clock runs, what is due first on top."""
    _show(actor, Wanted(waiting=True), _("waiting, what is due first on top"),
          _("Nothing waits. A new referral appears here with the times at which it is due."))
    case_reminders.reminders(actor)


def every_case(actor: Actor) -> None:
    """All cases, the newest first, narrowed by filters."""
    _filters()
    found = {name: st.query_params.get(name, "") for name in FILTERS}
    wanted = Wanted(found[STATE], found[PATH], found[KIND], found[GROUP], found[URGENCY], bool(found[LATE]), found[WORDS])
    _show(actor, wanted, _("found, the newest first"),
          _("No case matches. Clear the filters, or look for fewer words.") if wanted.narrows
          else _("No case yet. Take in the first under “New referral”."))


def _filters() -> None:
    short = {"quick": _("Quick sourcing"), "full": _("Full brokerage")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        filters.choice(_("Where it stands"), STATE, {slug: words.capitalize() for slug, words in said_all(STATES).items()})
        filters.choice(_("Path"), PATH, short)
        filters.choice(_("Kind of support"), KIND, lists().kind)
        filters.choice(_("Group of people"), GROUP, groups())
        filters.choice(_("How urgent"), URGENCY, lists().urgency)
        filters.choice(_("Response clock"), LATE, {"yes": _("Late only")})
        filters.words(_("Reference, area or team"), WORDS, _("for example: Banbury"))
        filters.clear_button(FILTERS)


def _show(actor: Actor, wanted: Wanted, what: str, nothing: str) -> None:
    moment, number = now(), session.address_number(filters.NUMBER, 1, 10_000_000)
    ask: Callable[..., Found] = cases_found
    try:
        found = cached.read(lambda session: ask(actor, wanted, number, moment, session=session))
    except ToolkitError as error:
        show.problem(error)
        return
    if not found.total:
        st.caption(nothing)
        return
    st.markdown(f"{many(found.total, 'case')} {what}. " + (_("**{cases_are} late.**", cases_are=many(found.late, "case is", "cases are"))
                                                           if found.late
                                                          else _("None is late.")))
    st.html(tables.plain_table(_("Cases {what}", what=what), said_all(HEADS), [_row(one, moment) for one in found.rows]))
    pager("cases", found.number, PAGE, found.total, filters.turn)


def _row(one: Listed, moment: datetime) -> tuple[str, ...]:
    example = f'<br>{_("Example")}' if one.example else ""
    due, closed = show.words(say_due(one, moment)), f"<br>{show.words(_(OUT_OF_HOURS))}" if is_out_of_hours(one) else ""
    return (f'<a href="/case?{CASE}={one.id}" target="_self">{show.words(one.reference)}</a>'
            f'{show.words(_("received {received_at}", received_at=say_when(one.received_at)))}{example}',
            (f"<b>{due}</b>" if is_late(one, moment) else due) + closed,
            show.words(" · ".join(filter(None, [name_of(lists().kind, one.kind), one.area, groups().get(one.group, one.group)]))),
            show.words(name_of(lists().urgency, one.urgency)), show.words(_(STATES[one.state])))
