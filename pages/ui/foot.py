"""The foot of every screen: the other languages there are words for, and the way to the accessibility statement."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.ui import daylight, languages
from pages.ui.words import _

BIG_SCREEN = "big_screen"


@contextmanager
def above(page: st.Page) -> Iterator[None]:
    """What is drawn inside stands above the foot, also where a screen ends early. A wall has no foot: nobody presses there."""
    body, below = st.container(), st.container()
    with below:
        daylight.watch()
        if page.url_path != BIG_SCREEN:
            languages.links()
            link()
    with body:
        yield


def link() -> None:
    """The link alone, for pages without a screen. It opens beside, so that nothing half written is lost."""
    st.caption(_("[Accessibility statement]({address}) (opens in a new tab)", address="/accessibility"))
