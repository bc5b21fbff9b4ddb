"""The foot of every screen: the other languages there are words for, and the page's own language for whoever has it read aloud."""

from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.ui.words import _, language
from toolkit.web.language import BACK
from toolkit.web.words import CHOICE, SOURCE, languages

BIG_SCREEN = "big_screen"  # its address
# Streamlit writes <html lang="en"> and offers no setting for it. This says which language the words are in, so that a screen reader
# speaks Welsh words as Welsh. It runs in the page itself; where scripts are off there is no screen at all.
SAY_LANGUAGE = "<script>document.documentElement.lang = '{language}'</script>"


def foot(page: st.Page) -> None:
    """A link for each other language, but on the projector; nothing where English is the only one."""
    here, all_of_them = language(), languages()
    if len(all_of_them) < 2:
        return
    st.html(SAY_LANGUAGE.format(language="en-GB" if here == SOURCE else here), unsafe_allow_javascript=True)
    if page.url_path == BIG_SCREEN:
        return
    links = " · ".join(f'<a href="{escape(_address(one))}" target="_self" lang="{one}" hreflang="{one}">{escape(name)}</a>'
                       for one, name in all_of_them.items() if one != here)
    st.html(f'<nav aria-label="{escape(_("Language"))}" style="margin-top:2rem">{links}</nav>')


def _address(chosen: str) -> str:
    shown = urlsplit(st.context.url if isinstance(st.context.url, str) else "")
    query = urlencode(st.query_params.to_dict())
    return "/language?" + urlencode({CHOICE: chosen, BACK: (shown.path or "/") + (f"?{query}" if query else "")})
