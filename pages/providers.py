"""Providers: who can be asked for support, found by what they do and where; kept by brokers and commissioners."""

import streamlit as st

from pages.ui import case_frame, provider_form, provider_in, provider_list, provider_map, provider_twice, session
from pages.ui.words import _

PARTS = {"find": ("Find providers", provider_list.part), "map": ("On the map", provider_map.part),
         "new": ("Add a provider", provider_form.add), "twice": ("Listed twice", provider_twice.part),
         "in": ("From a list or feed", provider_in.part)}

actor = session.require("keep providers")
session.arrive("providers")
case_frame.top(actor)
st.title(_("Providers"), anchor=False)
part = session.choose_part(_("Part of this screen"), {name: label for name, (label, _ignored) in PARTS.items()})
PARTS[part][1]()
