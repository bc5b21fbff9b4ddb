"""Screens for whoever listens: the big screen's "Listen" by the browser's own voice, and changes said to screen readers."""

import streamlit as st

from pages.ui.words import _, language
from toolkit.settings import ROOT
from toolkit.words import SOURCE

ASSETS = ROOT / "toolkit" / "web" / "assets"
# In a corner of the wall, small, and there only where the browser has a voice: the wall itself shows nothing but content.
CORNER = """div { position: fixed; bottom: 1vh; right: 1vw; z-index: 999990; display: flex; gap: .5rem; }
button { font: 1rem var(--st-font); min-height: 44px; padding: .25rem 1rem; border: 2px solid currentColor; border-radius: .375rem;
background: var(--st-background-color); color: var(--st-text-color); cursor: pointer; }
button[hidden] { display: none; }
button[aria-pressed=true] { font-weight: 700; }"""
UNSEEN = "div { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }"

_listen = st.components.v2.component("listen", html='<div><button type="button" aria-pressed="false" hidden></button></div>', css=CORNER,
                                     js=(ASSETS / "reading.js").read_text("utf-8"))
_say = st.components.v2.component("say", html='<div role="status"></div>', css=UNSEEN, js=(ASSETS / "saying.js").read_text("utf-8"))


def listen_button() -> None:
    """A button that reads this screen aloud, and stops at a second press; it stays hidden where the browser has no voice."""
    _listen(key="listen", data={"listen": _("Listen to this page"), "slower": _("Slower"), "faster": _("Faster"),
                                "lang": "en-GB" if language() == SOURCE else language(), "of": '[data-testid="stMainBlockContainer"]'})


def say(words: str, key: str) -> None:
    """Have screen readers say these words when they change, such as "12 of 30 have voted"."""
    _say(key=f"say-{key}", data={"say": words})
