"""The tour of five minutes: offered on the first page, then a strip on top of each screen that leads to the next.

Where somebody is in it stands in the address too, so that loading a screen anew loses nothing. That it was ended is kept by the browser
alone, in a cookie that names nobody (docs/decisions/0049).
"""

from collections.abc import Sequence

import streamlit as st

from pages.ui import session, show
from pages.ui.tour_stops import STOPS, WORDS, Stop
from pages.ui.words import _, said_all
from toolkit.access.roles import Actor, may
from toolkit.settings import ROOT
from toolkit.steps.example import load_example

COOKIE = "ct-tour"
WORD = "tour"  # of the address
LOAD = "load the example"
HOME = "home.py"

_remember = st.components.v2.component("tour", html="<div></div>", js=(ROOT / "toolkit" / "web" / "assets" / "tour.js").read_text("utf-8"))


def offer(actor: Actor, rows: Sequence) -> None:
    """On the first page: in a box at the first start, afterwards as a line. Nothing where no example can be shown."""
    example = next((str(row.id) for row in rows if row.is_example), None)
    if _under_way() or not (example or (may(actor, LOAD) and actor.only is None)):
        return
    if st.session_state.get(session.TOUR_ENDED) or st.context.cookies.get(COOKIE) == "ended":
        st.button(_("Take the tour (five minutes)"), key="tour-again", type="tertiary", icon=":material/tour:", on_click=_start,
                  args=(example,))
        return
    with st.container(border=True, key="tour-offer"):
        st.markdown(_("**New here?** A tour of about five minutes leads through the example workshop, one screen after another."))
        with st.container(horizontal=True):
            st.button(_("Start the tour"), key="tour-start", icon=":material/tour:", on_click=_start, args=(example,))
            st.button(_("No, thank you"), key="tour-no", type="tertiary", on_click=_end)


def strip(page: st.Page) -> None:
    """On top of every screen while the tour is under way: what this stop is about, and the way to the next."""
    _take_up()
    if st.session_state.get(session.TOUR_ENDED):
        _remember(key="tour-ended", data={"name": COOKIE})
    asked, stops = st.session_state.pop(session.TOUR_GO, False), _stops()
    if not _under_way() or not stops:
        if asked:
            st.switch_page(HOME)
        return
    number, example = _under_way()
    number = min(number, len(stops))
    stop = stops[number - 1]
    if asked:
        st.switch_page(stop.screen, query_params=_address(number, stop, example))
    with st.container(border=True, key="tour-strip"):
        st.html(_words(number, len(stops), stop))
        _buttons(number, len(stops), is_here=_is_at(page, stop))


def _stops() -> list[Stop]:
    # The host of one small group is named no screen but their own.
    actor = session.require("come in")
    return [] if actor.small_group_id else [one for one in STOPS if may(actor, one.may)]


def _under_way() -> tuple[int, str] | None:
    return st.session_state.get(session.TOUR)


def _take_up() -> None:
    # A window that was loaded anew goes on where its address says.
    number, example = session.address_number(WORD, 0, len(STOPS)), st.query_params.get("workshop")
    if number and example and session.TOUR not in st.session_state and not st.session_state.get(session.TOUR_ENDED):
        st.session_state[session.TOUR] = (number, example)


def _is_at(page: st.Page, stop: Stop) -> bool:
    screen = "" if stop.screen == HOME else stop.screen.removesuffix(".py")
    return page.url_path == screen and stop.part in (None, st.query_params.get("part"))


def _address(number: int, stop: Stop, example: str) -> dict[str, str]:
    return {"workshop": example, WORD: str(number)} | ({"part": stop.part} if stop.part else {})


def _words(number: int, last: int, stop: Stop) -> str:
    name, about, look = said_all(WORDS[stop.slug])
    where = _("Tour, stop {number} of {last}:", number=number, last=last)
    return (f'<section aria-label="{show.words(_("Tour"))}"><div role="status">'
            f'<p style="margin:0"><b>{show.words(where)} {show.words(name)}</b></p>'
            f'<p style="margin:.3rem 0 0">{show.words(about)}</p>'
            f'<p style="margin:.3rem 0 0"><b>{show.words(_("Look:"))}</b> {show.words(look)}</p></div></section>')


def _buttons(number: int, last: int, *, is_here: bool) -> None:
    with st.container(horizontal=True):
        if number < last:
            st.button(_("Next stop"), key="tour-next", icon=":material/arrow_forward:", on_click=_go, args=(number + 1,))
        else:
            st.button(_("Finish the tour"), key="tour-next", icon=":material/check:", on_click=_finish)
        if number > 1:
            st.button(_("Stop before"), key="tour-before", type="tertiary", icon=":material/arrow_back:", on_click=_go, args=(number - 1,))
        if not is_here:
            st.button(_("Back to this stop"), key="tour-here", type="tertiary", icon=":material/my_location:", on_click=_go, args=(number,))
        if number < last:
            st.button(_("End the tour"), key="tour-end", type="tertiary", icon=":material/close:", on_click=_end)


def _start(example: str | None) -> None:
    if example is None:
        session.require(LOAD)
        done, made = session.act(load_example)
        if not done:
            return
        example = str(made[0])
    st.session_state.pop(session.TOUR_ENDED, None)
    st.session_state[session.TOUR] = (1, example)
    st.session_state[session.TOUR_GO] = True


def _go(number: int) -> None:
    st.session_state[session.TOUR] = (number, _under_way()[1])
    st.session_state[session.TOUR_GO] = True


def _end() -> None:
    st.session_state.pop(session.TOUR, None)
    st.session_state[session.TOUR_ENDED] = True
    if WORD in st.query_params:
        del st.query_params[WORD]


def _finish() -> None:
    _end()
    st.session_state[session.TOUR_GO] = True
