"""A week's clock: days downwards, hours to the right. Each hour says by a letter, a tint and its edge whether somebody covers it."""

from collections.abc import Sequence
from typing import Any

from toolkit.look import colours
from toolkit.words.speaking import _, many

ROW_PX = 34
# What an hour says for each state, and its words.
SIGNS = {"there": "P", "call": "C", "part": "½", "none": "✗"}
WORDS = {"there": "somebody is there", "call": "on call", "part": "covered for part of the hour", "none": "without cover"}
STRENGTH = {"there": 0.5, "call": 0.25, "part": 0.12, "none": 0.0}


def week(states: Sequence[Sequence[str]], days: Sequence[str], dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite chart of 7 x 24 hours; `states` are those of SIGNS. An hour without cover has a dashed edge and a cross."""
    import altair as alt

    look = colours(dark)
    values = [{"day": day, "hour": hour, "sign": SIGNS[state], "words": _(WORDS[state]), "strength": STRENGTH[state],
               "bare": state == "none"}
              for day, row in zip(days, states, strict=True) for hour, state in enumerate(row)]
    plain = {"labelFontSize": 13, "titleFontSize": 13, "labelColor": look.ink, "titleColor": look.ink, "domain": False, "ticks": False,
             "grid": False}
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("hour:O", axis=alt.Axis(title=_("Hour of the day"), orient="top", labelAngle=0,
                                        labelExpr="datum.value % 6 ? '' : datum.label",
                                        **plain), scale=alt.Scale(paddingInner=0.08)),
        y=alt.Y("day:N", sort=list(days), axis=alt.Axis(title=None, labelPadding=6, **plain), scale=alt.Scale(paddingInner=0.08)),
        tooltip=[alt.Tooltip("day:N", title=_("Day")), alt.Tooltip("hour:O", title=_("From")), alt.Tooltip("words:N", title=_("Cover"))])
    filled = base.transform_filter("!datum.bare").mark_rect(color=look.available).encode(
        fillOpacity=alt.FillOpacity("strength:Q", scale=None, legend=None))
    bare = base.transform_filter("datum.bare").mark_rect(filled=False, stroke=look.gap, strokeDash=[3, 2], strokeWidth=1.5)
    drawn = [layer for layer, wanted in ((filled, False), (bare, True)) if any(value["bare"] is wanted for value in values)]
    text = base.mark_text(fontSize=11, color=look.ink).encode(text="sign:N")
    return alt.layer(*drawn, text).properties(height=ROW_PX * len(days), width="container", background="transparent").configure_view(
        stroke=None).to_dict()


def in_words(states: Sequence[Sequence[str]], days: Sequence[str]) -> str:
    """The same as sentences, for people who do not see it."""
    return " ".join(f"{day}: {_counted(row)}." for day, row in zip(days, states, strict=True))


def _counted(row: Sequence[str]) -> str:
    found = [(list(row).count(state), _(WORDS[state])) for state in SIGNS]
    return ", ".join(f"{many(count, 'hour')} {words}" for count, words in found if count)
