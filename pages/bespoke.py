"""Bespoke contracts: one is written around one person, a part at a time, with everybody who will do something in it."""

import streamlit as st

from pages.ui import (
    bespoke_agreed,
    bespoke_clock,
    bespoke_home,
    bespoke_items,
    bespoke_keeping,
    bespoke_money,
    bespoke_versions,
    case_frame,
    session,
)
from pages.ui.words import _

PARTS = {"team": ("The person and the team", bespoke_agreed.part), "assessments": ("Assessments", bespoke_items.assessments),
         "duties": ("Who does what", bespoke_money.duties), "money": ("Money", bespoke_money.resources),
         "home": ("Staying at home", bespoke_home.part), "clock": ("The week's clock", bespoke_clock.part),
         "staff": ("Provider and staff", bespoke_clock.staff), "reviews": ("Reviews", bespoke_versions.reviews),
         "own": ("Still bespoke?", bespoke_items.still_bespoke), "versions": ("Draft and versions", bespoke_versions.part),
         "learned": ("What was learned", bespoke_versions.learned), "keeping": ("How long it is kept", bespoke_keeping.part),
         "new": ("New contract", bespoke_agreed.new)}

actor = session.require("open cases")
session.arrive("bespoke")
case_frame.top(actor)
st.title(_("Bespoke contracts"), anchor=False)
part = session.choose_part(_("Part of this screen"), {slug: label for slug, (label, _ignored) in PARTS.items()})
PARTS[part][1](actor)
