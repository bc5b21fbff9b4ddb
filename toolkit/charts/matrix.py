"""The effort/impact matrix (Toolkit, step 3, Figure 1): effort upwards, impact to the right; the best corner is bottom right."""

from dataclasses import dataclass
from typing import Any

from toolkit.framework import Framework
from toolkit.look import colours
from toolkit.words.speaking import _

# How far apart two numbers have to stand to be read, in steps of the matrix; with a note there is more to read.
ACROSS, UP, UP_WITH_NOTES = 0.45, 0.36, 0.5


@dataclass(frozen=True)
class Apart:
    """How far answers are apart: the ends between which the middle half of them lie, each from 1 to 5."""

    impact: tuple[float, float]
    effort: tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """One idea on the matrix; `final_rank` makes it a diamond, `note` stands below it in a few words."""

    number: int
    title: str
    impact: float | None
    effort: float | None
    final_rank: int | None = None
    note: str = ""
    apart: Apart | None = None


def matrix(priorities: list, framework: Framework, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite specification: numbered points for the priorities that were placed, corners named in words.

    Priorities need number, title, impact, effort (1 to 5) and final_rank; a Spot may carry a note and how far groups are apart.
    """
    import altair as alt

    shown = colours(dark)
    impact, effort = framework.axis("impact"), framework.axis("effort")
    ends = {one.slug: f"{one.low}  →  {one.high}".capitalize() for one in (impact, effort)}
    axis = {"labelFontSize": 15, "titleFontSize": 17, "labelColor": shown.ink, "titleColor": shown.ink, "gridColor": shown.quiet,
            "gridOpacity": 0.25, "tickCount": 5, "domainColor": shown.quiet}
    scale = alt.Scale(domain=[0.5, 5.5], nice=False, zero=False)
    points = _points(priorities)
    base = alt.Chart(alt.Data(values=points)).encode(
        x=alt.X("impact:Q", scale=scale, title=ends["impact"], axis=alt.Axis(values=[1, 2, 3, 4, 5], **axis)),
        y=alt.Y("effort:Q", scale=scale, title=ends["effort"], axis=alt.Axis(values=[1, 2, 3, 4, 5], **axis)),
        tooltip=[alt.Tooltip("what:N", title=_("Priority"))])
    dots = base.mark_point(filled=True, size=900, opacity=1).encode(
        color=alt.condition("datum.final", alt.value(shown.priority), alt.value(shown.quiet)),
        shape=alt.condition("datum.final", alt.value("diamond"), alt.value("circle")))
    labels = base.mark_text(fontSize=16, fontWeight="bold", color=shown.paper).encode(text="number:Q")
    # A layer without a point would be a picture without a name to a screen reader.
    numbered = [dots, labels] if points else []
    chart = alt.layer(_corners(framework, shown, scale), _middle(shown, scale), *_apart(base, points, scale, ends, shown), *numbered,
                      *_notes(base, points, shown)).properties(
        height=470, background="transparent").configure_view(stroke=shown.quiet)
    return chart.to_dict()


def _points(priorities: list) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = []
    apart = UP_WITH_NOTES if any(getattr(row, "note", "") for row in priorities) else UP
    for row in priorities:
        if row.impact and row.effort:
            across, up = _free_spot(row.impact, row.effort, apart, [(one["impact"], one["effort"]) for one in points])
            points.append({"impact": across, "effort": up, "number": row.number, "what": f"{row.number} {row.title}",
                           "final": row.final_rank is not None, "note": getattr(row, "note", ""),
                           **_ends(row, across - row.impact, up - row.effort)})
    return points


def _free_spot(impact: float, effort: float, apart: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    # Those on one spot stand beside each other, two in a row and rows towards the middle, so that every number can be read
    # on a phone too.
    for place in range(2 * (len(taken) + 1)):
        across = impact + (-ACROSS if impact > 4.6 else ACROSS) * (place % 2)
        up = effort + (-apart if effort > 3 else apart) * (place // 2)
        if not any(abs(across - x) < ACROSS * 0.7 and abs(up - y) < apart * 0.7 for x, y in taken):
            return across, up
    return impact, effort


def _ends(row: Any, across: float, up: float) -> dict[str, float]:
    apart: Apart = getattr(row, "apart", None) or Apart((row.impact, row.impact), (row.effort, row.effort))
    return {"left": apart.impact[0] + across, "right": apart.impact[1] + across, "low": apart.effort[0] + up,
            "high": apart.effort[1] + up}


def _apart(base, points: list[dict[str, Any]], scale, ends: dict[str, str], shown):
    import altair as alt

    # Whiskers over the middle half of the answers. A layer with nothing in it would be a picture without words to a reader.
    line = {"color": shown.quiet, "strokeWidth": 3, "opacity": 0.7}
    if any(point["right"] > point["left"] for point in points):
        yield base.transform_filter("datum.right > datum.left").mark_rule(**line).encode(
            x=alt.X("left:Q", scale=scale, title=ends["impact"]), x2="right:Q")
    if any(point["high"] > point["low"] for point in points):
        yield base.transform_filter("datum.high > datum.low").mark_rule(**line).encode(
            y=alt.Y("low:Q", scale=scale, title=ends["effort"]), y2="high:Q")


def _notes(base, points: list[dict[str, Any]], shown):
    # Above the mark; at the top edge, where the corners' names stand, below it.
    for high, dy in ((False, -21), (True, 23)):
        if any(point["note"] and (point["effort"] > 4.6) == high for point in points):
            yield base.transform_filter(f"datum.note != '' && (datum.effort > 4.6) == {str(high).lower()}").mark_text(
                fontSize=13, fontWeight="bold", color=shown.ink, dy=dy).encode(text="note:N")


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
        return _("Nothing is placed on the matrix yet.")
    return _("Effort upwards, impact to the right.") + " " + " ".join(
        f"{row.number}: {corner_of(row.impact, row.effort, framework).name}." for row in placed)


def corner_of(impact: float, effort: float, framework: Framework):
    """The corner a priority lies in; exactly in the middle counts as much difference and as little effort, as in the matrix order."""
    sides = ("high" if impact >= 3 else "low", "high" if effort > 3 else "low")
    return next(corner for corner in framework.corners if (corner.impact, corner.effort) == sides)
