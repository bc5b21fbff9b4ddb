"""What only the browser can do for a screen: name its language, stand still, and say when the computer turns dark or light.

Streamlit names every page English, and changes its own colours alone while tables, charts and maps stay as they were drawn, and lets
what folds glide even for somebody who has asked for less movement.
"""

import streamlit as st

from pages.ui import maps
from pages.ui.words import language
from toolkit.settings import ROOT
from toolkit.words import SOURCE

ENGLISH = "en-GB"

_watch = st.components.v2.component("daylight", js=(ROOT / "toolkit" / "web" / "assets" / "daylight.js").read_text("utf-8"))


def watch() -> None:
    """Have the browser name the language of the words, and say when it turns; the run that follows draws everything."""
    said = {"look": "dark" if maps.is_dark() else "light", "language": ENGLISH if language() == SOURCE else language()}
    _watch(key="daylight", data=said, on_turned_change=lambda: None)
