"""The frame around every screen: page, sign-in gate, navigation. Nothing runs past the gate without a link."""

import streamlit as st

from pages.ui import council_look, easy_frame, foot, idle, layout, maps, screens, session, tables, tour
from pages.ui.screens import Screen
from pages.ui.words import _, speaking
from toolkit import runs
from toolkit.access.roles import Actor, may

st.set_page_config(page_title=_("Common Table"), page_icon="vendor/openmoji/1F91D.svg", layout="wide")


def as_page(one: Screen, **more) -> st.Page:
    """A screen for the navigation."""
    return st.Page(f"{one.name}.py", title=_(one.title), icon=one.icon, **more)


def named(actor: Actor | None) -> list[st.Page]:
    """The screens that this person is named, the first of them first; `actor` is None while the record is away."""
    actor = actor and actor.awake
    if actor and actor.small_group_id:
        return [as_page(screens.SMALL_GROUP, default=True)]
    beside = [as_page(one) for one in screens.BESIDE if actor and may(actor, one.may)]
    works_on_cases = actor is not None and may(actor, screens.CASES.may)
    if works_on_cases and not may(actor, screens.HOME.may):
        # A broker lands on the cases, and finds them under their own address too: a first page answers to "/" alone.
        return [as_page(screens.CASES, url_path="first", default=True), as_page(screens.CASES), *beside]
    cases = [as_page(screens.CASES)] if works_on_cases else []
    return [as_page(screens.HOME, default=True), *map(as_page, (*screens.OF_WORKSHOPS, *screens.steps())), *cases, *beside]


with runs.turn(), speaking():
    page = st.navigation(named(session.turn_away_strangers()), position="hidden")
    with session.known_for_this_run(session.require("come in", at_the_gate=True)) as here:
        session.mend_address()
        st.html(tables.style(maps.is_dark()) + layout.style() + council_look.style(maps.is_dark()))
        if page.url_path != "big_screen":
            council_look.header()
        idle.note_use(here)
        idle.stop_when_away(here, page)
        tour.strip(page)
        with foot.above(page), easy_frame.around(page):
            page.run()
        idle.watch_over(here, page)
