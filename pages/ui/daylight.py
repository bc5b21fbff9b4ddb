"""A computer that turns dark or light while a screen stands: the screen is drawn anew in its new colours."""

import streamlit as st

from pages.ui import maps
from toolkit.settings import ROOT

_watch = st.components.v2.component("daylight", js=(ROOT / "toolkit" / "web" / "assets" / "daylight.js").read_text("utf-8"))


def draw_anew() -> None:
    """Have the browser say when it turns; the run that follows draws everything."""
    _watch(key="daylight", data={"look": "dark" if maps.is_dark() else "light"}, on_turned_change=lambda: None)
