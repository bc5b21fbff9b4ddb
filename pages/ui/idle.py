"""Cases close on a device that nobody uses for a while: noticing that it is used, warning before, and the page afterwards."""

import time
from contextlib import suppress

import streamlit as st

from pages.ui import account, parts, screens, session
from pages.ui.words import _
from toolkit.access import idle
from toolkit.access.roles import OF_CASES, Actor, may
from toolkit.errors import RecordUnavailable
from toolkit.settings import ROOT

SAID = ("Nobody has used this device for a while, so cases close on it at {at}. Save what you are writing: it cannot be saved from here "
        "after that, until you have signed in again. Anything you do now, such as pressing a key, keeps cases open.")
CSS = """[role=alert]:not(:empty) { position: fixed; inset: auto 0 0 0; z-index: 999990; padding: 1rem 1.5rem;
border-top: 4px solid var(--st-primary-color); background: var(--st-secondary-background-color); color: var(--st-text-color);
font-family: var(--st-font); }
[role=alert] p { margin: 0 0 .5rem; max-width: 60rem; }
[role=alert] button { font: inherit; padding: .5rem 1rem; min-height: 44px; cursor: pointer; }"""

_watch = st.components.v2.component("idle", html='<div role="alert"></div>', css=CSS,
                                    js=(ROOT / "toolkit" / "web" / "assets" / "idle.js").read_text("utf-8"))


def note_use(actor: Actor | None) -> None:
    """At each run of a whole page: whoever may open cases uses this device now. None: no page runs, its file is only read."""
    last = st.session_state.get(session.NOTED_USE)
    if actor and may(actor.awake, "open cases") and (last is None or time.monotonic() - last >= idle.NOTED_EVERY_SECONDS):
        st.session_state[session.NOTED_USE] = time.monotonic()
        _acted()


def _acted() -> None:
    session.require("come in")
    with suppress(RecordUnavailable):  # a full disk must not keep anybody from looking
        idle.acted(session.secret())


def watch_over(actor: Actor | None, page: st.Page) -> None:
    """Below this screen, for whoever may open cases."""
    if actor and may(actor.awake, "open cases"):
        _watch_here(_is_of_cases(page.title))


def _is_of_cases(title: str) -> bool:
    return any(_(one.title) == title and one.may in OF_CASES for one in (screens.CASES, *screens.BESIDE))


@parts.fragment
def _watch_here(on_cases: bool) -> None:
    """Have the browser tell when somebody uses it; on screens of cases, warn before they close."""
    session.require("come in")
    left = idle.seconds_left(session.secret())
    if on_cases and left == 0:
        st.rerun()
    _watch(key="idle", data={"left": left, "warn": idle.warn_seconds() if on_cases else 0, "said": _(SAID), "keep": _("Keep cases open")},
           on_acted_change=_acted, on_look_change=lambda: None)


def stop_when_away(actor: Actor | None, page: st.Page) -> None:
    """In place of a screen of cases, on a device that nobody used for too long: why, and how to go on."""
    if actor is None or not actor.away or not _is_of_cases(page.title):
        return
    st.title(_("Cases are closed on this device"), anchor=False)
    st.markdown(_("Nobody used it for a while. Everything that was saved is kept, and workshops stay open."))
    if actor.member_id:
        account.sign_in_button(_("Sign in again with"))
    else:
        st.markdown(_("Open your link again on this device. If it opened only once, ask for a new one, or make one where Common Table was "
                      "started: python3 run.py toolkit link --role … --name …"))
    st.markdown(_("You had begun to write something? Sign in again **in another tab** of this browser, come back to this one, and go on. "
                  "What was in fields that said “Not saved yet” is still there; what stood elsewhere is not."))
    st.button(_("Go on"), icon=":material/refresh:", on_click=session.require, args=("come in",))
    if may(actor, "see workshops"):
        st.page_link("home.py", label=_("Workshops"), icon=":material/home:")
    st.stop()
