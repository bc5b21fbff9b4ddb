"""The other languages there are words for, at the foot of a screen."""

from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.ui.words import _, language
from toolkit.web.language import BACK
from toolkit.words import CHOICE, languages
from toolkit.words.speaking import unchecked


def links() -> None:
    """A link for each other language, nothing where English is the only one; and a word where nobody has checked this one."""
    if note := unchecked():
        st.caption(note)
    others = [(one, name) for one, name in languages().items() if one != language()]
    if others:
        shown = " · ".join(f'<a href="{escape(_address(one))}" target="_self" lang="{one}" hreflang="{one}">{escape(name)}</a>'
                           for one, name in others)
        st.html(f'<nav aria-label="{escape(_("Language"))}" style="margin-top:2rem">{shown}</nav>')


def _address(chosen: str) -> str:
    shown = urlsplit(st.context.url if isinstance(st.context.url, str) else "")
    query = urlencode(st.query_params.to_dict())
    return "/language?" + urlencode({CHOICE: chosen, BACK: (shown.path or "/") + (f"?{query}" if query else "")})
