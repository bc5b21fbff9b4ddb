"""The frame around every screen: page, sign-in gate, navigation. Nothing runs past the gate without a link."""

import streamlit as st

from pages.ui import idle, layout, maps, session, tables
from toolkit.access.roles import may
from toolkit.framework import framework
from toolkit.steps import STEPS

st.set_page_config(page_title="Common Table", page_icon="vendor/openmoji/1F91D.svg", layout="wide")
actor = session.turn_away_strangers()
steps = [st.Page(f"{step.page}.py", title=f"Step {framework().step(step.slug).number}: {framework().step(step.slug).name}",
                 icon=step.icon) for step in STEPS]
every = [st.Page("home.py", title="Common Table", default=True), st.Page("setup.py", title="Settings"),
         st.Page("exchange.py", title="To another computer"), st.Page("stories.py", title="Good practice"),
         st.Page("record.py", title="All entries"), st.Page("access.py", title="Links"),
         st.Page("dashboard.py", title="All workshops at a glance"), st.Page("history.py", title="Rounds across years"),
         st.Page("big_screen.py", title="Big screen"), st.Page("day.py", title="The day"), st.Page("desk.py", title="Desk"),
         st.Page("meeting.py", title="The meeting"), *steps]
own = [st.Page("small_group.py", title="Your small group", default=True)]
works_on_cases = actor is not None and may(actor.awake, "open cases")
of_cases = []
if works_on_cases:
    of_cases = [st.Page("cases.py", title="Cases"), st.Page("case.py", title="A case"),
                st.Page("bespoke.py", title="Bespoke contracts")]
    if not may(actor, "see workshops"):
        # A broker lands on the cases, and finds them under their own address too: a first page answers to "/" alone.
        every, of_cases = [], [st.Page("cases.py", title="Cases", url_path="first", default=True), *of_cases]
if actor is not None and may(actor, "keep providers"):
    every = [*every, st.Page("providers.py", title="Providers")]
if actor is not None and may(actor, "see contracts"):
    every = [*every, st.Page("contracts.py", title="Contracts")]
if actor is not None and may(actor, "see the market"):
    every = [*every, st.Page("market.py", title="The market")]
page = st.navigation(own if actor and actor.small_group_id else [*every, *of_cases], position="hidden")
with session.known_for_this_run(session.require("come in", at_the_gate=True)) as here:
    session.mend_address()
    st.html(tables.style(maps.is_dark()) + layout.STYLE)
    idle.note_use(here)
    if page in of_cases:
        idle.stop_when_away(here)
    page.run()
    if works_on_cases:
        idle.watch(page in of_cases)
