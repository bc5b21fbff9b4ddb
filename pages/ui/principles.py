"""The six principles, gone through before anything is mapped."""

import streamlit as st

from pages.ui import show
from pages.ui.content import framework
from pages.ui.words import _


def principles() -> None:
    """The six principles with their pictures, folded away until the room wants them."""
    with st.popover(_("First: the six principles"), icon=":material/handshake:"):
        show.to_read(_("The six principles"), '<div style="display:grid;gap:1rem;max-width:34rem">'
                     + "".join(_principle(one) for one in framework().principles) + "</div>")


def _principle(one) -> str:
    return (f'<div style="display:flex;gap:.8rem">{show.picture(one.picture, one.picture_alt, 56)}'
            f"<div><b>{show.words(one.name)}</b><br>{show.words(one.plain)}</div></div>")
