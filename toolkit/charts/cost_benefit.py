"""Expected cost against expected benefit, item by item (Toolkit, step 3: limits are understood by all); no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.framework import Framework
from toolkit.look import colours
from toolkit.words.speaking import _, say_number

HEIGHT = 420


@dataclass(frozen=True)
class Item:
    """One idea: what it is expected to cost in pounds, and how much difference it would make, 1 to 5; None is not known."""

    number: int
    title: str
    cost: int | None
    impact: float | None


def cost_benefit(items: Sequence[Item], limit: int | None, framework: Framework, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite specification: a numbered point for each idea of which both are known, and the money there is as a line.

    Cost upwards, difference to the right, so that the best corner is bottom right as on the matrix.
    """
    import altair as alt

    shown, impact = colours(dark), framework.axis("impact")
    axis = {"labelFontSize": 15, "titleFontSize": 17, "labelColor": shown.ink, "titleColor": shown.ink, "gridColor": shown.quiet,
            "gridOpacity": 0.25, "domainColor": shown.quiet}
    most = max([item.cost for item in _known(items)] + [limit or 0, 1])
    across = alt.X("impact:Q", scale=alt.Scale(domain=[0.5, 5.5], nice=False, zero=False),
                   title=f"{impact.low}  →  {impact.high}".capitalize(), axis=alt.Axis(values=[1, 2, 3, 4, 5], **axis))
    up = alt.Y("cost:Q", scale=alt.Scale(domain=[-most * 0.06, most * 1.1], nice=False), title=_("Expected cost in pounds"),
               axis=alt.Axis(format=",d", tickCount=5, **axis))
    base = alt.Chart(alt.Data(values=_points(items, most))).encode(x=across, y=up, tooltip=[alt.Tooltip("what:N", title=_("Idea"))])
    dots = base.mark_circle(size=800, color=shown.priority, opacity=1)
    labels = base.mark_text(fontSize=15, fontWeight="bold", color=shown.paper).encode(text="number:Q")
    return alt.layer(*_line(limit, up, shown), dots, labels).properties(
        height=HEIGHT, width="container", background="transparent").configure_view(stroke=shown.quiet).to_dict()


def _known(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.cost is not None and item.impact]


def _points(items: Sequence[Item], most: int) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = []
    for item in _known(items):
        at = item.impact
        # Those on one spot stand beside each other, so that every number can be read.
        while any(abs(one["impact"] - at) < 0.2 and abs(one["cost"] - item.cost) < most * 0.07 for one in points):
            at += 0.22
        points.append({"impact": at, "cost": item.cost, "number": item.number,
                       "what": f"{item.number} {item.title}: £{say_number(item.cost)}"})
    return points


def _line(limit: int | None, up, shown):
    import altair as alt

    if limit is None:
        return ()
    data = alt.Chart(alt.Data(values=[{"cost": limit, "says": _("£{pounds} in all", pounds=say_number(limit))}])).encode(y=up)
    rule = data.mark_rule(color=shown.ink, strokeDash=[6, 4], strokeWidth=2)
    return rule, data.mark_text(align="left", baseline="bottom", dx=6, dy=-4, fontSize=15, color=shown.ink).encode(
        x=alt.value(0), text="says:N")


def in_words(items: Sequence[Item], limit: int | None) -> str:
    """The chart as sentences, for people who do not see it."""
    known = _known(items)
    if not known:
        return _("No idea has both a cost and a place on the matrix yet.")
    said = [_("{number}: £{pounds}, difference {impact} of 5.", number=item.number, pounds=say_number(item.cost), impact=f"{item.impact:g}")
            for item in known]
    there_is = [_("There is £{pounds} in all.", pounds=say_number(limit))] if limit is not None else []
    return " ".join([_("Expected cost upwards, difference to the right."), *said, *there_is])
