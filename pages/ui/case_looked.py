"""Who looked at a case: everybody sees it who may open the case."""

import streamlit as st

from pages.ui import cached, filters, session, show, tables
from pages.ui.links import role_name
from pages.ui.pager import pager, pages
from pages.ui.words import _, many
from toolkit.brokerage.cases import CaseSeen
from toolkit.clock import say_moment
from toolkit.storage.queries.cases import openings_in, openings_of

PAGE = 50


def part(seen: CaseSeen) -> None:
    """The openings, the newest first, a page at a time."""
    total = cached.read(openings_in, seen.id)
    number = min(session.address_number(filters.NUMBER, 1, 1_000_000), pages(total, PAGE))
    st.markdown(_("This case was opened {time}. Whoever comes back within half an hour is counted once.", time=many(total, "time")))
    st.html(tables.plain_table(_("Who looked, the newest first"), (_("When"), _("Who"), _("Role")), [
        (show.words(say_moment(when)), show.words(who), show.words(role_name(role)))
        for when, who, role in cached.read(openings_of, seen.id, (number - 1) * PAGE, PAGE)]))
    pager("looked", number, PAGE, total, filters.turn)
