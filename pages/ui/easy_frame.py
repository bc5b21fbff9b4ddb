"""Easy Read around every screen: the switch, large print, the screen's own lines at its head, and what is dense folded away."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import streamlit as st

from pages.ui import easy, easy_short, screens, show
from pages.ui.content import easy_page
from pages.ui.words import _
from toolkit.framework.easy_read import COOKIE
from toolkit.settings import ROOT

BIG = "big_screen"  # for the wall: nothing to press there, and large print anyway
# Screens that are mostly long tables, and what says in a few lines what stands in them.
DENSE: dict[str, Callable[[], list[str]]] = {
    "record": easy_short.record, "dashboard": easy_short.workshops, "cases": easy_short.cases, "providers": easy_short.providers,
    "contracts": list, "market": list, "audit": list, "history": list}
# 14 points are 18.7 pixels. Streamlit's smallest letters are three quarters of the page's, so that these are 18.8 at least.
STYLE = """<style>
html { font-size: 25px !important }
.ct-easy { display: flex; flex-wrap: wrap; gap: 0 3rem }
.ct-easy > div { flex: 1 1 16rem; min-width: min(100%, 16rem); max-width: 36rem }
.ct-easy > p { flex: 1 1 100% }
.ct-easy h2 { font-size: 1.3rem; padding: .6rem 0 .3rem }
.ct-easy ul { list-style: none; margin: 0; padding: 0 }
.ct-easy li { display: flex; gap: 1.2rem; align-items: center; margin: 0 0 .7rem; line-height: 1.4 }
.ct-easy li > span { flex: 1 1 8rem; min-width: 0; overflow-wrap: anywhere }
</style>"""

_remember = st.components.v2.component("easy", html="", js=(ROOT / "toolkit" / "web" / "assets" / "easy.js").read_text("utf-8"))


@contextmanager
def around(page: st.Page) -> Iterator[None]:
    """What stands around a screen."""
    name = next(one.name for one in screens.every_screen() if _(one.title) == page.title)
    if name != BIG:
        _switch()
    is_easy = name != BIG and easy.is_on()
    with st.container():  # there in both cases: what is typed below stays where it is when this is switched
        if is_easy:
            # A screen that is folded away has its own heading folded away with it.
            st.html(STYLE + (f"<h1>{show.words(page.title)}</h1>" if name in DENSE else "") + _head(name))
    with _folded(name) if is_easy else nullcontext():
        yield


def _switch() -> None:
    easy.is_on()
    with st.container(horizontal=True, horizontal_alignment="right", key="ct-easy-switch"):
        said = f'{_("What words mean")}<span> {_("(opens a new page)")}</span>'
        st.html(f'<a class="ct-words" href="/words" target="_blank" rel="noopener">{said}</a>', width="content")
        on = st.toggle(_("Easy Read"), key=easy.KEY, help=_("Short sentences, pictures and large print, on every screen."))
    if on != easy.is_remembered():
        _remember(key="easy", data={"name": COOKIE, "on": on})


def _head(name: str) -> str:
    found = easy_page(f"screens/{name}")
    parts = [(_("What this page is for"), found.purpose), (_("What you can do here"), found.doing)]
    inner = "".join(f"<div><h2>{show.words(name)}</h2>{easy.lines(lines)}</div>" for name, lines in parts if lines)
    inner += f'<p class="ct-more">{show.words(_(show.CREDIT))}</p>'
    return f'<section class="ct-easy" aria-label="{show.words(_("Easy Read"))}">{inner}</section>'


def _folded(name: str) -> AbstractContextManager:
    if name not in DENSE:
        return nullcontext()
    for line in DENSE[name]():
        st.markdown(line)
    return st.expander(_("Everything on this page"), icon=":material/unfold_more:")
