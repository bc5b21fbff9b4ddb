"""Showing things that every screen shows: errors, what was saved, people's own words, pictures."""

import logging
from collections.abc import Callable
from html import escape

import streamlit as st

from pages.ui.words import _
from toolkit.access.links import HOW_TO_GET_ONE
from toolkit.errors import ToolkitError
from toolkit.settings import ROOT

STILL_HERE = ("What you were writing was not sent, and is still here in this window. Copy it, or give it to the facilitator. "
              "What was sent before is kept.")
_left = st.components.v2.component("left", html="<div></div>", js=(ROOT / "toolkit" / "web" / "assets" / "left.js").read_text("utf-8"))
IN_BEFORE = "If you were in before, Common Table may have been updated since: open your link once more, and go on where you left off."
log = logging.getLogger("common_table")
MARKDOWN = str.maketrans({letter: f"\\{letter}" for letter in "\\`*_{}[]()<>#+-.!|~$:"})


def plain(text: str) -> str:
    """People's words for a label that reads Markdown: nothing in them is taken as a sign, a picture or a link."""
    return " ".join(text.split()).translate(MARKDOWN)


def words(text: str) -> str:
    """People's words for HTML: escaped, line breaks kept."""
    return escape(text).replace("\n", "<br>")


def picture(path: str, alt: str, size: int = 48) -> str:
    """A picture of the framework as HTML, on a light tile so that its black lines show on dark screens too."""
    return (f'<img src="/assets/pictures/{escape(path)}" alt="{escape(alt)}" width="{size}" height="{size}" '
            f'style="background:#fff;border-radius:6px;flex:none">')


def icon(path: str) -> str:
    """A picture of the framework in a label; the words beside it say the same."""
    return f"![](/assets/pictures/{path})"


def to_read(name: str, inner: str) -> None:
    """HTML inside a popover: it can be reached, and so scrolled where it is long, with the keyboard alone."""
    st.html(f'<div tabindex="0" role="group" aria-label="{escape(name)}">{inner}</div>')


def problem(error: ToolkitError) -> None:
    """Say what went wrong and the way forward."""
    st.error(plain(_(str(error))), icon=":material/error:")


def need_a_link() -> None:
    """The page for somebody without a link."""
    st.title(_("You need a link to come in"))
    st.write(f"{_(HOW_TO_GET_ONE)} {_(IN_BEFORE)}")
    _left(key="left", data={"said": _(STILL_HERE)})


def need_to_sign_in(way_in: Callable[[], None]) -> None:
    """The same where people sign in with an account; `way_in` is the button for that."""
    st.title(_("Sign in to come in"))
    way_in()
    st.write(_("Or open the link that you were given. {how_to_get_one}", how_to_get_one=_(HOW_TO_GET_ONE)))
    _left(key="left", data={"said": _(STILL_HERE)})


def sorry(error: ToolkitError) -> None:
    """The page when something cannot be shown."""
    st.title(_("This cannot be shown just now"))
    problem(error)
    st.page_link("home.py", label=_("Go to the first page"), icon=":material/home:")


def script_error(error: Exception) -> bool:
    """Any error that nobody caught: our own are shown as they are, others are logged and said in plain words."""
    if isinstance(error, ToolkitError):
        problem(error)
    else:
        log.error("A screen failed", exc_info=error)
        st.error(_("Something went wrong on our side. What was saved is safe. Reload the page and try again; if it comes "
                   "back, tell whoever looks after Common Table."), icon=":material/error:")
    return True


def credit() -> None:
    """Who drew the pictures, as their licence asks."""
    st.caption(_("Pictures: OpenMoji, openmoji.org, CC BY-SA 4.0"))
