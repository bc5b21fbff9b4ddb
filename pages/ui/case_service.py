"""The support itself: the day it began, its reviews, what follows from them, the day it ended."""

import streamlit as st

from pages.ui import cached, service_review, session, show
from pages.ui.case_reason import with_words
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.brokerage import choosing, serving
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.moves import RUNNING, STARTING
from toolkit.clock import say_date, today
from toolkit.errors import MayBePersonal
from toolkit.models import Service
from toolkit.storage.queries import support as queries

FORM = "service"


def part(seen: CaseSeen) -> None:
    """The start to record, or the support that runs with its reviews; then earlier support."""
    found = cached.read(queries.services_of, seen.id)
    if seen.state == STARTING:
        _start(seen)
    elif not found:
        st.info(_("No support is in place yet. It is recorded here once a provider has accepted and it has begun."), icon=":material/lock:")
    for one in found:
        _one(seen, one)
    problem_in(FORM, ANY)


def _start(seen: CaseSeen) -> None:
    with st.container(border=True):
        st.date_input(_("The day on which the support began"), today(), format="DD/MM/YYYY", key=f"began-{seen.id}")
        st.caption(_("The first review is due six weeks after it, then one each year."))
        st.button(_("The support has begun"), type="primary", on_click=_begin, args=(seen,), icon=":material/play_circle:")


def _begin(seen: CaseSeen) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = FORM
    session.act(serving.start_service, seen.id, st.session_state.get(f"began-{seen.id}"), said=_("The support has begun."))


def _one(seen: CaseSeen, service: Service) -> None:
    ended = (_(", ended on {ended_on}. {ended_why}", ended_on=say_date(service.ended_on), ended_why=service.ended_why) if service.ended_on
             else "")
    st.subheader(show.plain(_("Support since {started_on}{ended}", started_on=say_date(service.started_on), ended=ended)), anchor=False)
    service_review.reviews(service)
    if service.ended_on:
        return
    if seen.state == RUNNING:
        with_words(seen, _("Search again"), _("Why other support is searched for"), choosing.search_again,
                   _("The search goes on. The support runs meanwhile."))
    _end(service)


def _end(service: Service) -> None:
    with st.expander(_("The support has ended"), icon=":material/stop_circle:"):
        st.date_input(_("The day on which it ended"), today(), format="DD/MM/YYYY", key=f"ended-{service.id}")
        st.text_input(_("Why it ended"), key=f"ended-why-{service.id}", max_chars=500)
        warned = st.session_state.get(session.IN_FORM) == FORM and isinstance(st.session_state.get(session.PROBLEM), MayBePersonal)
        st.button(_("It is not about a person: record the end") if warned else _("Record the end"), key=f"end-{service.id}-{warned}",
                  on_click=_record_end, args=(service, warned), icon=":material/check:")


def _record_end(service: Service, sure: bool) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = FORM
    on, why = (st.session_state.get(f"{name}-{service.id}") for name in ("ended", "ended-why"))
    session.act(serving.end_service, service.id, service.version, on, why or "", sure=sure, said=_("The end is recorded."))
