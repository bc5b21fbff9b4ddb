"""The open feed: which findings the room agreed to publish, and whether they are in the feed."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, filters, session, show, tables
from pages.ui.pager import pager, pages
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit import addresses
from toolkit.access.roles import may
from toolkit.errors import MayBePersonal
from toolkit.steps.overview import Overview
from toolkit.steps.said_and_done import findings
from toolkit.steps.said_and_done.findings import ACT, PAGE, Agreeing
from toolkit.storage.queries import findings as queries


def open_feed(seen: Overview, state: int) -> None:
    """What goes out, whether it is up, and a tick for each entry; only reading for whoever may not publish."""
    st.subheader(_("Findings in the open feed"), anchor=False)
    st.markdown(_("The open feed is read by other directories and by anybody (Open Referral UK, at `/oruk/services`). From this workshop "
                  "it tells what is **available**, with places, functions and the group of people. Never who said it, at which table, "
                  "who pays, or a gap."))
    up, version = cached.read(findings.is_up, seen.id)
    may_publish = may(session.require(), ACT, seen.id)
    _standing(seen.id, up, version, may_publish)
    st.markdown(_("**Ask the room, entry by entry, and tick what may be published.** Nothing is ticked to begin with. When an entry is "
                  "changed afterwards, its tick no longer counts."))
    _entries(seen.id, may_publish)


def _standing(workshop_id: UUID, up: bool, version: int, may_publish: bool) -> None:
    address = addresses.shown_url("/oruk/services", session.base_address())
    if up:
        st.success(_("What is ticked is in the open feed: {address}", address=address), icon=":material/public:")
    else:
        st.info(_("Nothing of this workshop is in the open feed."), icon=":material/public_off:")
    if may_publish and up:
        st.button(_("Take the findings down"), icon=":material/visibility_off:", on_click=_act,
                  args=(workshop_id, findings.take_down, version, _("They are out of the open feed.")))
        st.caption(_("They are gone from the feed at once. Directories that have read them keep their copies until they read again."))
    elif may_publish:
        st.button(_("Publish the findings"), type="primary", icon=":material/public:", on_click=_act,
                  args=(workshop_id, findings.publish, version, _("What is ticked is in the open feed.")))
    else:
        st.caption(_("The facilitator publishes them and takes them down."))
    problem_at(None)


def _entries(workshop_id: UUID, may_publish: bool) -> None:
    total = cached.read(queries.count_available, workshop_id)
    if not total:
        st.caption(_("Nothing is recorded as available yet. What is said in Step 1 appears here."))
        return
    number = min(session.address_number(filters.NUMBER, 1, 10_000_000), pages(total, PAGE))
    for one in cached.read(findings.listed, workshop_id, number):
        _entry(workshop_id, one, may_publish)
    pager("findings", number, PAGE, total, filters.turn)


def _entry(workshop_id: UUID, one: Agreeing, may_publish: bool) -> None:
    key = f"finding-{one.entry_id}-{one.version}"
    st.checkbox(show.plain(one.words), one.agreed, key=key, on_change=_agree, args=(workshop_id, one, key), disabled=not may_publish)
    st.caption(show.plain(f"{tables.row_name(one.function)} · {one.group}"))
    if one.changed:
        st.caption(_("Other words were agreed to. These were changed since, so ask again."))
    error = st.session_state.get(session.PROBLEM)
    if getattr(error, "field", None) == str(one.entry_id):
        problem_at(ANY)
        if isinstance(error, MayBePersonal):
            st.button(_("It is not about a person: tick it"), key=f"{key}-sure", on_click=_sure, args=(workshop_id, one),
                      icon=":material/person_off:")


def _agree(workshop_id: UUID, one: Agreeing, key: str) -> None:
    session.require(ACT, workshop_id)
    agreed = bool(st.session_state[key])
    done, _ignored = session.act(findings.agree, one.entry_id, one.version, agreed, said=_("It may be published.") if agreed
                                 else _("It stays here."))
    if not done:
        st.session_state[key] = one.agreed


def _sure(workshop_id: UUID, one: Agreeing) -> None:
    session.require(ACT, workshop_id)
    session.act(findings.agree, one.entry_id, one.version, True, sure=True, said=_("It may be published."))


def _act(workshop_id: UUID, do, version: int, said: str) -> None:
    session.require(ACT, workshop_id)
    session.act(do, workshop_id, version, said=said)
