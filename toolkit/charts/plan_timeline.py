"""All plans on one line of time (Toolkit, step 4: short to medium term, quick wins first); no database.

What a bar means stands in it in words and signs, so that nothing hangs on colour alone.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.look import Colours, colours
from toolkit.words.speaking import _, say_date

ROW_PX, NAME_LETTERS = 46, 30
QUICK, LATER = "★ quick win", "longer than the medium term ▸"


@dataclass(frozen=True)
class Point:
    """A milestone: by when, what people will see, and whether it was reached."""

    due_on: date
    words: str
    reached: bool


@dataclass(frozen=True)
class Bar:
    """One plan: from when until when (None: not said), whether it is a quick win or runs later than the medium term."""

    rank: int
    title: str
    starts_on: date | None
    ends_on: date | None
    quick_win: bool = False
    later: bool = False
    points: tuple[Point, ...] = ()

    @property
    def name(self) -> str:
        """As its row is headed: the rank keeps two plans of one name apart."""
        return f"{self.rank} {textwrap.shorten(self.title, NAME_LETTERS, placeholder='…')}"

    @property
    def says(self) -> str:
        """What is written at its bar."""
        open_end = "" if self.starts_on and self.ends_on else _("no end said ▸") if self.starts_on else _("◂ no start said")
        return "  ".join(filter(None, [_(QUICK) if self.quick_win else "", _(LATER) if self.later else "", open_end]))


def bars_of(plans: Iterable[Any]) -> list[Bar]:
    """The bars of plans as screens read them (`rank`, `title`, days, `quick_win`, `later`, `milestones`)."""
    return [Bar(one.rank, one.title, one.starts_on, one.ends_on, one.quick_win, one.later,
                tuple(Point(point.due_on, point.words, point.reached_on is not None) for point in one.milestones)) for one in plans]


def timeline(bars: Sequence[Bar], today: date, dark: bool = False) -> dict[str, Any]:
    """A finished Vega-Lite specification: a bar for each plan with a date, a diamond for each milestone, a line for today."""
    import altair as alt

    shown, drawn = colours(dark), [bar for bar in bars if bar.starts_on or bar.ends_on or bar.points]
    names = [bar.name for bar in drawn]
    axis = {"labelFontSize": 14, "titleFontSize": 14, "labelColor": shown.ink, "titleColor": shown.ink, "domainColor": shown.quiet,
            "gridColor": shown.quiet, "gridOpacity": 0.25}
    across = {"scale": alt.Scale(type="utc"), "axis": alt.Axis(title=None, format="%b %Y", labelOverlap=True, **axis)}
    up = alt.Y("plan:N", sort=names, axis=alt.Axis(title=None, labelLimit=260, ticks=False, **axis))
    layers = [_today(today, across, shown), *_bars(drawn, across, up, shown), *_points(drawn, across, up, shown)]
    return alt.layer(*layers).properties(height=ROW_PX * max(len(drawn), 1) + 20, width="container",
                                         background="transparent").configure_view(stroke=None).to_dict()


def _today(today: date, across: dict[str, Any], shown: Colours):
    import altair as alt

    data = alt.Data(values=[{"at": today.isoformat(), "says": "today"}])
    return alt.Chart(data).mark_rule(color=shown.ink, strokeDash=[4, 4]).encode(
        x=alt.X("at:T", **across), tooltip=[alt.Tooltip("says:N", title="Line")])


def _bars(bars: Sequence[Bar], across: dict[str, Any], up, shown: Colours) -> tuple:
    import altair as alt

    values = [{"plan": bar.name, "start": (bar.starts_on or bar.ends_on).isoformat(), "end": (bar.ends_on or bar.starts_on).isoformat(),
               "says": bar.says, "quick": bar.quick_win, "when": when(bar.starts_on, bar.ends_on), "title": bar.title}
              for bar in bars if bar.starts_on or bar.ends_on]
    if not values:
        return ()
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("start:T", **across), x2="end:T", y=up,
        tooltip=[alt.Tooltip("title:N", title="Plan"), alt.Tooltip("when:N", title="When"), alt.Tooltip("says:N", title="Note")])
    # An outline too: a plan of which one day alone is known has no width.
    drawn = base.mark_bar(height=18, cornerRadius=3, strokeWidth=3).encode(
        color=alt.condition("datum.quick", alt.value(shown.done), alt.value(shown.priority)),
        stroke=alt.condition("datum.quick", alt.value(shown.done), alt.value(shown.priority)))
    words = base.mark_text(align="left", dx=2, dy=-16, fontSize=13, color=shown.ink).encode(x2=alt.X2(), text="says:N")
    return drawn, words


def _points(bars: Sequence[Bar], across: dict[str, Any], up, shown: Colours) -> tuple:
    import altair as alt

    values = [{"plan": bar.name, "at": point.due_on.isoformat(), "sign": "✓" if point.reached else "",
               "what": _tip(point)}
              for bar in bars for point in bar.points]
    if not values:
        return ()
    base = alt.Chart(alt.Data(values=values)).encode(x=alt.X("at:T", **across), y=up, tooltip=[alt.Tooltip("what:N", title="Milestone")])
    return (base.mark_point(shape="diamond", filled=True, size=260, color=shown.paper, stroke=shown.ink, opacity=1),
            base.mark_text(fontSize=12, fontWeight="bold", color=shown.ink).encode(text="sign:N"))


def when(starts_on: date | None, ends_on: date | None) -> str:
    """From when until when, in words; empty where nothing is said."""
    if starts_on and ends_on:
        return _("{first} to {last}", first=say_date(starts_on), last=say_date(ends_on))
    if starts_on or ends_on:
        return _("from {date}", date=say_date(starts_on)) if starts_on else _("until {date}", date=say_date(ends_on))
    return ""


def in_words(bars: Sequence[Bar]) -> str:
    """The timeline as sentences, for people who do not see it."""
    return " ".join(_sentence(bar) for bar in bars) or _("No plan has a date yet.")


def _sentence(bar: Bar) -> str:
    notes = [when(bar.starts_on, bar.ends_on) or _("no dates yet"), *([_("a quick win")] if bar.quick_win else []),
             *([_("longer than the medium term")] if bar.later else [])]
    milestones = _(" Milestones: {milestones}.", milestones="; ".join(map(_point, bar.points))) if bar.points else ""
    return f"{bar.rank} {bar.title}: {', '.join(notes)}.{milestones}"


def _tip(point: Point) -> str:
    said = {"words": point.words, "date": say_date(point.due_on)}
    return _("{words}, by {date}: reached", **said) if point.reached else _("{words}, by {date}", **said)


def _point(point: Point) -> str:
    said = {"words": point.words, "date": say_date(point.due_on)}
    return _("{words} by {date} (reached)", **said) if point.reached else _("{words} by {date}", **said)
