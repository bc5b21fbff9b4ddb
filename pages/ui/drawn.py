"""A chart on a screen. In Easy Read what it shows is said first, in short lines with a picture each, and the chart is folded away."""

from contextlib import nullcontext
from typing import Any

import streamlit as st

from pages.ui import easy
from pages.ui.words import _, many
from toolkit.framework.easy_pictures import picture_for
from toolkit.framework.easy_read import EasyLine
from toolkit.framework.plain_words import sentences

MOST_LINES = 6
A_PICTURE = "openmoji/1F5BC.svg"


def chart(drawn: dict[str, Any], in_words: str) -> None:
    """A finished Vega-Lite chart; `in_words` says the same for people who do not see it."""
    with st.container():   # there in both cases: what stands below stays where it is when Easy Read is switched
        is_easy = easy.is_on()
        if is_easy:
            st.html(f'<div class="ct-easy">{easy.lines(_lines(in_words))}</div>')
        with st.expander(_("The picture"), icon=":material/bar_chart:") if is_easy else nullcontext():
            st.vega_lite_chart(drawn, theme=None, alt=in_words)


def _lines(in_words: str) -> tuple[EasyLine, ...]:
    said = sentences(in_words)
    more = len(said) - MOST_LINES
    kept = [*said[:MOST_LINES], *([_("The picture shows {things} more.", things=many(more, "thing"))] if more > 0 else [])]
    return tuple(EasyLine(picture=picture_for(one, A_PICTURE), words=one) for one in kept)
