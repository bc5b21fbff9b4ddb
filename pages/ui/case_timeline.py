"""Everything that happened with a case: when, who, what."""

import streamlit as st

from pages.ui import cached, show, tables
from pages.ui.dates import say_moment
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen
from toolkit.storage.queries.cases import timeline_of


def part(seen: CaseSeen) -> None:
    """The timeline, the newest first."""
    st.html(tables.plain_table(_("What happened, the newest first"), (_("When"), _("Who"), _("What")), [
        (show.words(say_moment(when)), show.words(who), f"<b>{show.words(_(act.capitalize()))}</b><br>{show.words(words)}")
        for when, who, act, words in cached.read(timeline_of, seen.id)]))
