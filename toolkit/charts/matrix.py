"""The effort/impact matrix (Toolkit, step 3, Figure 1): effort upwards, impact to the right; the best corner is bottom right."""

from typing import Any

from toolkit.framework import Framework
from toolkit.look import colours


def matrix(priorities: list, framework: Framework, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite specification: numbered points for the priorities that were placed, corners named in words.

    Priorities need number, title, impact, effort (1 to 5) and final_rank.
    """
    import altair as alt

    shown = colours(dark)
    impact, effort = framework.axis("impact"), framework.axis("effort")
    ends = {one.slug: f"{one.low}  →  {one.high}".capitalize() for one in (impact, effort)}
    axis = {"labelFontSize": 15, "titleFontSize": 17, "labelColor": shown.ink, "titleColor": shown.ink, "gridColor": shown.quiet,
            "gridOpacity": 0.25, "tickCount": 5, "domainColor": shown.quiet}
    scale = alt.Scale(domain=[0.5, 5.5], nice=False, zero=False)
    base = alt.Chart(alt.Data(values=_points(priorities))).encode(
        x=alt.X("impact:Q", scale=scale, title=ends["impact"], axis=alt.Axis(values=[1, 2, 3, 4, 5], **axis)),
        y=alt.Y("effort:Q", scale=scale, title=ends["effort"], axis=alt.Axis(values=[1, 2, 3, 4, 5], **axis)),
        tooltip=[alt.Tooltip("what:N", title="Priority")])
    dots = base.mark_point(filled=True, size=900, opacity=1).encode(
        color=alt.condition("datum.final", alt.value(shown.priority), alt.value(shown.quiet)),
        shape=alt.condition("datum.final", alt.value("diamond"), alt.value("circle")))
    labels = base.mark_text(fontSize=16, fontWeight="bold", color=shown.paper).encode(text="number:Q")
    chart = alt.layer(_corners(framework, shown, scale), _middle(shown, scale), dots, labels).properties(
        height=470, background="transparent").configure_view(stroke=shown.quiet)
    return chart.to_dict()


def _points(priorities: list) -> list[dict[str, Any]]:
    placed = [row for row in priorities if row.impact and row.effort]
    seen: dict[tuple, int] = {}
    points = []
    for row in placed:
        # Those on one spot stand beside each other, so that every number can be read.
        beside = seen[row.impact, row.effort] = seen.get((row.impact, row.effort), -1) + 1
        points.append({"impact": row.impact + beside * 0.22, "effort": row.effort, "number": row.number,
                       "what": f"{row.number} {row.title}", "final": row.final_rank is not None})
    return points


def _corners(framework: Framework, shown, scale):
    import altair as alt

    ends = {"low": 0.65, "high": 5.3}
    rows = [{"impact": ends[corner.impact], "effort": ends[corner.effort], "name": corner.name,
             "right": corner.impact == "high"} for corner in framework.corners]
    data = alt.Chart(alt.Data(values=rows))
    marks = [data.transform_filter(f"datum.right == {str(right).lower()}").mark_text(
        fontSize=17, fontWeight="bold", color=shown.ink, align="right" if right else "left", baseline="middle").encode(
        x=alt.X("impact:Q", scale=scale), y=alt.Y("effort:Q", scale=scale), text="name:N") for right in (True, False)]
    return alt.layer(*marks)


def _middle(shown, scale):
    import altair as alt

    line = {"color": shown.quiet, "strokeDash": [4, 4]}
    middle = alt.Chart(alt.Data(values=[{"at": 3}]))
    return alt.layer(middle.mark_rule(**line).encode(x=alt.X("at:Q", scale=scale)),
                     middle.mark_rule(**line).encode(y=alt.Y("at:Q", scale=scale)))


def in_words(priorities: list, framework: Framework) -> str:
    """The matrix as a sentence, for people who do not see it."""
    placed = [row for row in priorities if row.impact and row.effort]
    if not placed:
        return "Nothing is placed on the matrix yet."
    return "Effort upwards, impact to the right. " + " ".join(
        f"{row.number}: {corner_of(row.impact, row.effort, framework).name}." for row in placed)


def corner_of(impact: float, effort: float, framework: Framework):
    """The corner a priority lies in; the middle counts as high."""
    sides = ("high" if impact >= 3 else "low", "high" if effort >= 3 else "low")
    return next(corner for corner in framework.corners if (corner.impact, corner.effort) == sides)
