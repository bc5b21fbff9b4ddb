"""The closed cases whose time of keeping is over, and what was erased before."""

import streamlit as st

from pages.ui import cached, show, tables
from pages.ui.bespoke_frame import CONTRACT
from pages.ui.case_frame import CASE
from pages.ui.words import _, many
from toolkit import settings
from toolkit.access.roles import Actor
from toolkit.brokerage.retention import Due, due_cases, due_contracts
from toolkit.clock import say_date, say_moment
from toolkit.storage.queries.retention import erasures

SHOWN = 100


def part(actor: Actor) -> None:
    """Each due case leads to its own page, where it is erased or put on hold."""
    found = cached.read(lambda session: due_cases(actor, session=session))
    st.markdown(_("Cases are kept for {keep_years} years after they are closed. {cases_are} due. Nothing is erased by itself: an "
                  "administrator does it on the case's page, or for all with `python3 run.py toolkit retention --erase --yes`.",
                  keep_years=settings.keep_years(), cases_are=many(len(found), "case is", "cases are")))
    if found:
        st.html(tables.plain_table(_("Cases whose time is over, the longest closed first"),
                                   (_("Case"), _("Closed"), _("Due since"), _("Hold")), [
            (f'<a href="/case?{CASE}={one.case_id}&part=keeping" target="_self">{show.words(one.reference)}</a>',
             show.words(say_date(one.closed_on)), show.words(say_date(one.due_on)), _("on hold") if one.held else _("none"))
            for one in found[:SHOWN]]))
        if len(found) > SHOWN:
            st.caption(_("The first {shown} are shown.", shown=SHOWN))
    _contracts(cached.read(lambda session: due_contracts(actor, session=session)))
    _before()


def _contracts(found: list[Due]) -> None:
    if found:
        st.html(tables.plain_table(_("Bespoke contracts of no case whose time is over"), (_("Contract"), _("Ended"), _("Due since")), [
            (f'<a href="/bespoke?{CONTRACT}={one.case_id}&part=keeping" target="_self">{show.words(one.reference)}</a>',
             show.words(say_date(one.closed_on)), show.words(say_date(one.due_on))) for one in found[:SHOWN]]))


def _before() -> None:
    done = cached.read(erasures, SHOWN)
    if done:
        st.subheader(_("Erased before"), anchor=False)
        st.html(tables.plain_table(_("What was erased, the newest first"), (_("When"), _("By"), _("Why")), [
            (show.words(say_moment(when)), show.words(who), show.words(why)) for when, who, why, _ignored in done]))
