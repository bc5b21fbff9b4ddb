"""Whether this person reads Easy Read, and what is said in it: short sentences with a picture each, in place of longer ones."""

from urllib.parse import quote

import streamlit as st

from pages.ui import show
from toolkit.framework.content import Approach, CommissioningTool, Format, Function, Principle, Question, StepText
from toolkit.framework.easy_read import COOKIE, EasyLine

KEY = "easy-read"
PICTURE = 88  # pixels


def is_on() -> bool:
    """Whether it is on: chosen in this window, or before on this device."""
    if KEY not in st.session_state:
        st.session_state[KEY] = is_remembered()
    return bool(st.session_state[KEY])


def is_remembered() -> bool:
    """Whether this device remembers that it is wanted, as doors and screens read it."""
    return st.context.cookies.get(COOKIE) == "1"


def lines(wanted: tuple[EasyLine, ...]) -> str:
    """Lines as HTML, picture left and words right. The words say what the picture shows, so it is silent for screen readers."""
    return f'<ul role="list">{"".join(_line(one) for one in wanted)}</ul>'


def _line(one: EasyLine) -> str:
    return f"<li>{show.picture(one.picture, '', PICTURE)}{_photo(one.photo)}<span>{show.words(one.words)}</span></li>"


def _photo(name: str) -> str:
    """A council's own, beside the picture; the words say the same."""
    if not name:
        return ""
    return f'<img src="/assets/photos/{show.words(quote(name))}" alt="" height="{PICTURE}" style="border-radius:6px;flex:none">'


def of(item: Function | Approach | Principle | CommissioningTool | Question | Format) -> str:
    """What explains an item of the framework: in Easy Read its short sentence, else its plain one."""
    return item.easy_read if is_on() else item.plain


def purpose(step: StepText) -> str:
    """What a step is for, in the same way."""
    return step.easy_read if is_on() else step.purpose
