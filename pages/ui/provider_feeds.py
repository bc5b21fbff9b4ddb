"""Feeds that providers may be taken from: choosing one, and for administrators allowing and stopping addresses."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.exchange.oruk import feeds
from toolkit.storage.queries.feeds import allowed

NEW = "feed-address"


def part(begin: Callable[[str], None]) -> None:
    """The allowed addresses, each with the button that reads it."""
    actor = session.require("keep providers")
    known = cached.read(allowed)
    st.markdown(_("**Or from a feed**") if known else _("No feed is allowed yet. An administrator allows addresses here."))
    for feed_id, address in known:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(show.plain(address), width="content")
            st.button(_("Read this feed"), key=f"feed-{feed_id}", on_click=begin, args=(address,), icon=":material/cloud_download:")
            if may(actor, "allow feeds"):
                st.button(_("Stop"), key=f"stop-{feed_id}", on_click=_stop, args=(feed_id,), type="tertiary", icon=":material/block:")
    if may(actor, "allow feeds"):
        st.text_input(_("Allow an address"), key=session.fresh(NEW), placeholder="https://directory.council.example/api")
        problem_at("address")
        st.button(_("Allow it"), on_click=_allow, icon=":material/check:")


def _allow() -> None:
    session.require("allow feeds")
    if session.act(feeds.allow, st.session_state[session.fresh(NEW)], said=_("Allowed. Providers may be taken from there."))[0]:
        session.empty(NEW)


def _stop(feed_id: UUID) -> None:
    session.require("allow feeds")
    session.act(feeds.stop, feed_id, said=_("Stopped. Nothing is taken from there any more."))
