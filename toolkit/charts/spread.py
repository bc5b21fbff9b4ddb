"""A matrix vote's picture: where the middle answer of the room lies for each item, and how far the middle half reaches."""

from collections.abc import Iterable
from typing import Any

from toolkit.charts.matrix import _corners, _middle, corner_of
from toolkit.framework import Framework
from toolkit.look import colours


def spread(results: Iterable, framework: Framework, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite specification: a numbered point for each item, and a cross as wide and high as the middle half.

    Results need number, title, impact, effort, impact_spread and effort_spread, each from 1 to 5.
    """
    import altair as alt

    shown = colours(dark)
    impact, effort = framework.axis("impact"), framework.axis("effort")
    ends = {one.slug: f"{one.low}  →  {one.high}".capitalize() for one in (impact, effort)}
    axis = {"labelFontSize": 15, "titleFontSize": 17, "labelColor": shown.ink, "titleColor": shown.ink, "gridColor": shown.quiet,
            "gridOpacity": 0.25, "domainColor": shown.quiet, "values": [1, 2, 3, 4, 5], "format": "d"}
    scale = alt.Scale(domain=[0.5, 5.5], nice=False, zero=False)
    base = alt.Chart(alt.Data(values=_points(results)))
    x = alt.X("impact:Q", scale=scale, title=ends["impact"], axis=alt.Axis(**axis))
    y = alt.Y("effort:Q", scale=scale, title=ends["effort"], axis=alt.Axis(**axis))
    line = {"color": shown.priority, "strokeWidth": 3, "opacity": 0.55}
    across = base.mark_rule(**line).encode(x=alt.X("left:Q", scale=scale), x2="right:Q", y=y)
    upwards = base.mark_rule(**line).encode(x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q")
    dots = base.mark_point(filled=True, size=900, opacity=1, color=shown.priority).encode(
        x=x, y=y, tooltip=[alt.Tooltip("what:N", title="Idea")])
    labels = base.mark_text(fontSize=16, fontWeight="bold", color=shown.paper).encode(x=x, y=y, text="number:Q")
    chart = alt.layer(_corners(framework, shown, scale), _middle(shown, scale), across, upwards, dots, labels).properties(
        height=470, background="transparent").configure_view(stroke=shown.quiet)
    return chart.to_dict()


def _points(results: Iterable) -> list[dict[str, Any]]:
    seen: dict[tuple, int] = {}
    points = []
    for row in placed(results):
        # Those on one spot stand beside each other, so that every number can be read.
        beside = seen[row.impact, row.effort] = seen.get((row.impact, row.effort), -1) + 1
        at = row.impact + beside * 0.22
        points.append({"impact": at, "effort": row.effort, "number": row.number, "what": f"{row.number} {row.title}",
                       "left": row.impact_spread[0], "right": row.impact_spread[1], "low": row.effort_spread[0],
                       "high": row.effort_spread[1]})
    return points


def placed(results: Iterable) -> list:
    """Those items for which both questions were answered by somebody."""
    return [row for row in results if row.impact is not None and row.effort is not None]


def in_words(results: Iterable, framework: Framework) -> str:
    """The picture as sentences, for people who do not see it."""
    said = [f"{row.number}: impact {row.impact:g}, effort {row.effort:g}, {corner_of(row.impact, row.effort, framework).name}."
            for row in placed(results)]
    return "Effort upwards, impact to the right. " + " ".join(said) if said else "No item was answered on both questions yet."
