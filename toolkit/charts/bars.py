"""Bars side by side, such as expected and actual shares: every number stands at its bar, with the words of its series."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.look import colours
from toolkit.words.speaking import _

ROW_PX = 30
ROOM_FOR_WORDS = 1.45    # behind the longest bar, also on a phone
TINTS = ("quiet", "available", "gap", "priority")


@dataclass(frozen=True)
class Bar:
    """One bar: its row, its series, its length, and what is written at it."""

    row: str
    series: str
    value: float
    says: str


def bars(shown: Sequence[Bar], axis: str, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite bar chart, rows and series in the order given; at most four series."""
    import altair as alt

    look, rows, series = colours(dark), list(dict.fromkeys(bar.row for bar in shown)), list(dict.fromkeys(bar.series for bar in shown))
    most = max((bar.value for bar in shown), default=0)
    values = [{"row": bar.row, "series": bar.series, "value": bar.value, "says": bar.says} for bar in shown]
    plain = {"labelFontSize": 13, "titleFontSize": 14, "labelColor": look.ink, "titleColor": look.ink, "domain": False, "ticks": False,
             "grid": False}
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("value:Q", axis=alt.Axis(title=axis, labelExpr=f"datum.value <= {most} ? datum.label : ''", **plain),
                scale=alt.Scale(domain=[0, most * ROOM_FOR_WORDS or 1], nice=False)),
        y=alt.Y("row:N", sort=rows, axis=alt.Axis(title=None, labelLimit=260, labelPadding=8, **plain)),
        yOffset=alt.YOffset("series:N", sort=series),
        tooltip=[alt.Tooltip("row:N", title=_("Of")), alt.Tooltip("series:N", title=_("What")), alt.Tooltip("says:N", title=_("Here"))])
    tints = [getattr(look, name) for name in TINTS[:len(series)]]
    drawn = base.mark_bar().encode(color=alt.Color("series:N", legend=None, scale=alt.Scale(domain=series, range=tints)))
    text = base.mark_text(align="left", dx=4, fontSize=13, color=look.ink).encode(text="says:N")
    return alt.layer(drawn, text).properties(height=ROW_PX * max(len(rows) * len(series), 1), width="container",
                                             background="transparent").configure_view(stroke=None).to_dict()


def in_words(shown: Sequence[Bar], what: str) -> str:
    """The same as sentences, for people who do not see it."""
    lines: dict[str, list[str]] = {}
    for bar in shown:
        lines.setdefault(bar.row, []).append(bar.says)
    return f"{what}. " + " ".join(f"{row}: {', '.join(said)}." for row, said in lines.items())
