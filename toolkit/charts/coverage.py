"""Coverage pictures (Toolkit, steps 1 and 2): function by group, function by approach, and what lies near each town.

Every number stands in the picture, so that nothing hangs on colour alone. They take plain words and numbers.
"""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.look import Colours, colours
from toolkit.words.speaking import _, many

ROW_PX, TOWN_PX = 58, 40
LINE_PX, COLUMN_LETTERS, ROW_LETTERS, NEW_LINE = 14, 12, 26, "\n"
# The strongest tint that ink can still be read on at 4.5:1, on light and on dark.
PALEST, STRONGEST = 0.12, 0.5


@dataclass(frozen=True)
class Square:
    """One cell of a picture: its row and column by name, how many, and what is written in it."""

    row: str
    column: str
    count: int
    says: str


def heat(squares: Sequence[Square], rows: Sequence[str], columns: Sequence[str], kind: str, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite heat table in the colour of `kind`; a dashed square with words is one without a number."""
    import altair as alt

    shown = colours(dark)
    most = max((square.count for square in squares), default=0)
    values = [{"row": square.row, "column": square.column, "says": _in_lines(square.says, 1), "empty": not square.count,
               "strength": PALEST + (STRONGEST - PALEST) * square.count / most if square.count else 0} for square in squares]
    base = _grid(values, rows, columns, shown)
    filled = base.transform_filter("!datum.empty").mark_rect(color=getattr(shown, kind), stroke=shown.paper).encode(
        fillOpacity=alt.FillOpacity("strength:Q", scale=None, legend=None))
    empty = base.transform_filter("datum.empty").mark_rect(filled=False, stroke=shown.quiet, strokeDash=[3, 3])
    # The first of several lines is drawn where a single one would be, so that it has to be moved up by hand.
    up = alt.ExprRef(f"-{LINE_PX / 2} * (length(split(datum.says, '\\n')) - 1)")
    text = base.mark_text(fontSize=14, color=shown.ink, lineBreak=NEW_LINE, lineHeight=LINE_PX, dy=up).encode(text="says:N")
    # A layer without a square in it would be a picture without a name to a screen reader.
    drawn = [layer for layer, wanted in ((filled, False), (empty, True)) if any(value["empty"] is wanted for value in values)]
    return _finished(alt.layer(*drawn, text), ROW_PX * len(rows))


def dots(squares: Sequence[Square], rows: Sequence[str], columns: Sequence[str], dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite chart of circles that grow with the number in them; where there is none stands a bare 0."""
    import altair as alt

    shown = colours(dark)
    most = max((square.count for square in squares), default=0)
    values = [{"row": square.row, "column": square.column, "says": square.says, "empty": not square.count,
               "size": 420 + 780 * square.count / most if square.count else 0} for square in squares]
    base = _grid(values, rows, columns, shown)
    circles = base.transform_filter("!datum.empty").mark_circle(color=shown.available, opacity=1).encode(
        size=alt.Size("size:Q", scale=None, legend=None))
    text = base.mark_text(fontSize=14, fontWeight="bold").encode(
        text="says:N", color=alt.condition("datum.empty", alt.value(shown.quiet), alt.value(shown.paper)))
    return _finished(alt.layer(circles, text), ROW_PX * len(rows))


def near(towns: Sequence[tuple[str, int, int]], dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite bar chart of (town, available, gaps) near each town, in the order given."""
    import altair as alt

    shown = colours(dark)
    names = [name for name, _, _ in towns]
    values = [{"town": name, "kind": kind, "count": count, "says": _says(count, kind)}
              for name, available, gaps in towns for kind, count in (("available", available), ("gap", gaps))]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("count:Q", axis=alt.Axis(title="Entries with a place within 5 km", tickMinStep=1, format="d", **_axis(shown))),
        y=alt.Y("town:N", sort=names, axis=alt.Axis(title=None, labelLimit=220, labelPadding=8, **_axis(shown))),
        yOffset=alt.YOffset("kind:N", sort=["available", "gap"]),
        tooltip=[alt.Tooltip("town:N", title="Town"), alt.Tooltip("says:N", title="Within 5 km")])
    bars = base.mark_bar().encode(color=alt.Color("kind:N", legend=None, scale=alt.Scale(
        domain=["available", "gap"], range=[shown.available, shown.gap])))
    text = base.mark_text(align="left", dx=4, fontSize=13, color=shown.ink).encode(text="says:N")
    return _finished(alt.layer(bars, text), TOWN_PX * max(len(towns), 1))


def _says(count: int, kind: str) -> str:
    return _("{count} available", count=count) if kind == "available" else many(count, "gap")


def _grid(values: list[dict[str, Any]], rows: Sequence[str], columns: Sequence[str], shown: Colours):
    import altair as alt

    above = alt.Axis(title=None, orient="top", labelAngle=0, **_labels(columns, COLUMN_LETTERS, "labelPadding", 8, LINE_PX),
                     **_axis(shown))
    beside = alt.Axis(title=None, **_labels(rows, ROW_LETTERS, "labelOffset", 0, -LINE_PX / 2), labelPadding=8, **_axis(shown))
    return alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("column:N", sort=list(columns), axis=above), y=alt.Y("row:N", sort=list(rows), axis=beside),
        tooltip=[alt.Tooltip("row:N", title="Function"), alt.Tooltip("column:N", title="Column"),
                 alt.Tooltip("says:N", title="Here")])


def _labels(names: Sequence[str], letters: int, moved: str, start: float, by: float) -> dict[str, Any]:
    # Names of groups and functions are long: in one line they would lie over each other, or leave no room for the squares.
    # Vega hangs further lines below the first, so each label is moved by the lines that it has.
    lines = {name: _in_lines(name, letters).split(NEW_LINE) for name in names}
    words = json.dumps(lines)
    return {"labelExpr": f"{words}[datum.value]", "labelLineHeight": LINE_PX, moved: {"value": start, "condition": [
        {"test": f"length({words}[datum.value]) === {count}", "value": start + by * (count - 1)}
        for count in sorted({len(one) for one in lines.values()} - {1})]}}


def _in_lines(text: str, letters: int) -> str:
    return NEW_LINE.join(textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False)) or text


def _axis(shown: Colours) -> dict[str, Any]:
    return {"labelFontSize": 13, "titleFontSize": 14, "labelColor": shown.ink, "titleColor": shown.ink, "domain": False,
            "ticks": False, "grid": False}


def _finished(chart, height: int) -> dict[str, Any]:
    return chart.properties(height=height, width="container", background="transparent").configure_view(stroke=None).to_dict()


def in_words(squares: Sequence[Square], what: str) -> str:
    """A heat table or circles as sentences, for people who do not see them."""
    lines: dict[str, list[str]] = {}
    for square in squares:
        lines.setdefault(square.row, []).append(f"{square.column} {square.says}")
    return f"{what}. " + " ".join(f"{row}: {', '.join(said)}." for row, said in lines.items())


def near_in_words(towns: Sequence[tuple[str, int, int]]) -> str:
    """The bar chart as sentences."""
    empty = [name for name, available, gaps in towns if not available and not gaps]
    said = [f"{name}: {_says(available, 'available')}, {_says(gaps, 'gap')}." for name, available, gaps in towns
            if available or gaps]
    nothing = [_("Nothing within 5 km of {places}.", places=", ".join(empty))] if empty else []
    return " ".join([*nothing, *said])
