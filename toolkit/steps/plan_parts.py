"""The parts of a plan (Toolkit, step 4), each saved by itself; every one but the first may follow later."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from urllib.parse import urlsplit
from uuid import UUID

from toolkit.clock import say_date
from toolkit.errors import BadInput
from toolkit.framework import framework
from toolkit.places.place import Place, check_place
from toolkit.record.saying import many
from toolkit.record.words import check_dates, checked_words, optional_words

MOST_POUNDS = Decimal("9999999999.99")
TAKES_LIMIT = 400


@dataclass(frozen=True)
class Part:
    """What every part has: `columns()`, its own columns of the plan's row, checked."""

    def columns(self) -> dict[str, Any]:
        """The part's own columns. Raises BadInput."""
        raise NotImplementedError

    def in_words(self) -> dict[str, str]:
        """The part as a person reads it, to show two versions side by side."""
        return {one.name: said for one in fields(self) if (said := _said(one.name, getattr(self, one.name)))}


@dataclass(frozen=True)
class Planned(Part):
    """The first part: action, tools (slugs), lead and partners, cost in pounds, when, and the experts' answer."""

    action: str
    tools: tuple[str, ...] = ()
    lead: str = ""
    partners: str = ""
    cost_pounds: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    quick_win: bool = False
    asked_again: str = ""

    def columns(self) -> dict[str, Any]:
        """The plan's own columns, checked. Raises BadInput."""
        check_dates(self.starts_on, self.ends_on, "ends_on")
        check_pounds(self.cost_pounds, "cost_pounds")
        if set(self.tools) - {tool.slug for tool in framework().tools}:
            raise BadInput("Choose the tools from the list.", "tools")
        return {"action": checked_words(self.action, "action", what="what will be done"),
                "lead": optional_words(self.lead, "lead", what="who leads", limit=200),
                "partners": optional_words(self.partners, "partners", what="the partners", limit=500),
                "cost_pounds": self.cost_pounds, "starts_on": self.starts_on, "ends_on": self.ends_on,
                "quick_win": self.quick_win,
                "asked_again": optional_words(self.asked_again, "asked_again", what="what the experts said")}


@dataclass(frozen=True)
class Change(Part):
    """What will be different, for whom and where: groups of people (ids), places, and further workshops it serves (ids)."""

    what_changes: str = ""
    for_whom: str = ""
    groups: tuple[UUID, ...] = ()
    places: tuple[Place, ...] = ()
    serves: tuple[UUID, ...] = ()

    def columns(self) -> dict[str, Any]:
        """The plan's own columns, checked. Raises BadInput."""
        for place in self.places:
            check_place(place)
        return {"what_changes": optional_words(self.what_changes, "what_changes", what="what will change"),
                "for_whom": optional_words(self.for_whom, "for_whom", what="for whom", limit=500)}


@dataclass(frozen=True)
class Measure(Part):
    """How people will see that it worked: what is counted, where it starts, and the target, each in words."""

    measure: str = ""
    measure_start: str = ""
    measure_target: str = ""

    def columns(self) -> dict[str, Any]:
        """The plan's own columns, checked. Raises BadInput."""
        if not self.measure.strip() and (self.measure_start.strip() or self.measure_target.strip()):
            raise BadInput("Say what is counted first: a figure means nothing alone.", "measure")
        return {"measure": optional_words(self.measure, "measure", what="the measure", limit=500),
                "measure_start": optional_words(self.measure_start, "measure_start", what="the figure at the start", limit=200),
                "measure_target": optional_words(self.measure_target, "measure_target", what="the target", limit=200)}


@dataclass(frozen=True)
class Market(Part):
    """What providers, the workforce and the needs assessment should know, and which people who pay for themselves are reached."""

    market_signal: str = ""
    market_signal_public: bool = False
    workforce: str = ""
    self_funders: str = ""
    jsna_link: str = ""

    def columns(self) -> dict[str, Any]:
        """The plan's own columns, checked. Raises BadInput."""
        signal = optional_words(self.market_signal, "market_signal", what="the sentence for providers", limit=1000)
        if self.market_signal_public and not signal:
            raise BadInput("There is no sentence to publish yet. Write it, or take the tick away.", "market_signal")
        return {"market_signal": signal, "market_signal_public": self.market_signal_public,
                "workforce": optional_words(self.workforce, "workforce", what="what the workforce needs"),
                "self_funders": optional_words(self.self_funders, "self_funders", what="who is reached", limit=500),
                "jsna_link": checked_link(self.jsna_link)}


@dataclass(frozen=True)
class Takes(Part):
    """What the plan's tools take: (slug of the field, words), such as the terms of a grant."""

    said: tuple[tuple[str, str], ...] = ()
    NOTHING: ClassVar[dict[str, Any]] = {}

    def columns(self) -> dict[str, Any]:
        """No columns of the plan: what a tool takes is kept with that tool. Raises BadInput."""
        self.by_tool()
        return self.NOTHING

    def by_tool(self) -> dict[str, dict[str, str]]:
        """The words that are not empty, by tool and field. Raises BadInput."""
        known, found = {one.slug: one for one in framework().takes}, {}
        for slug, text in self.said:
            if slug not in known:
                raise BadInput("Choose what a tool takes from the list.", "takes")
            words = optional_words(text, slug, what=known[slug].name[0].lower() + known[slug].name[1:], limit=TAKES_LIMIT)
            if words:
                found.setdefault(known[slug].tool, {})[slug] = words
        return found


def check_pounds(amount: Decimal | None, field: str) -> None:
    """Raise BadInput unless an amount is a sum of money from 0 up; None is "not known"."""
    if amount is not None and not (amount.is_finite() and 0 <= amount <= MOST_POUNDS):
        raise BadInput("The cost is in pounds, from 0 up. 0 means it costs nothing.", field)


def checked_link(text: str) -> str:
    """A web address that begins with http:// or https://, or nothing. Raises BadInput."""
    link = optional_words(text, "jsna_link", what="the address", limit=500)
    try:
        parts = urlsplit(link)
        right = not link or (parts.scheme in ("http", "https") and bool(parts.hostname) and not set(link) & set(' "<>\n\t'))
    except ValueError:
        right = False
    if not right:
        raise BadInput("This is not a web address. It begins with https://, such as https://www.example.org/jsna.", "jsna_link")
    return link


def _said(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return name.replace("_", " ") if value else ""
    if isinstance(value, date):
        return f"{'starts' if name == 'starts_on' else 'ends'} {say_date(value)}"
    if isinstance(value, Decimal):
        return f"£{value:,.2f}".removesuffix(".00")
    if isinstance(value, tuple):
        return "" if not value else SAY_MANY[name](value)
    return value or ""


SAY_MANY = {"tools": lambda slugs: ", ".join(framework().tool(slug).name for slug in slugs),
            "places": lambda places: ", ".join(place.label for place in places),
            "groups": lambda ids: many(len(ids), "group") + " of people", "serves": lambda ids: many(len(ids), "further workshop"),
            "said": lambda said: "\n".join(words for _, words in said if words)}
