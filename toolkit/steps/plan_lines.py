"""The lines of a plan (Toolkit, step 4): what is to be done by whom, milestones that people can see, money by year."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now, today
from toolkit.errors import BadInput, MoveRefused
from toolkit.framework import framework
from toolkit.models import PlanAction, PlanMilestone, PlanMoney
from toolkit.record.edits import add_row, check_version, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.plan_parts import check_pounds
from toolkit.steps.planning import standing_plan
from toolkit.storage.queries import plans as queries
from toolkit.words.speaking import _

FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True)
class Action:
    """One thing to do: its owner (a role), when it is due; when it was done, or dropped and why."""

    words: str
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None
    dropped_why: str = ""

    def columns(self) -> dict[str, Any]:
        """The line's columns, checked. Raises BadInput."""
        if self.done_on and self.dropped_on:
            raise BadInput("This is either done or dropped. Empty one of the two days.", "dropped_on")
        for day, field in ((self.done_on, "done_on"), (self.dropped_on, "dropped_on")):
            check_past(day, field)
        why = optional_words(self.dropped_why, "dropped_why", what="why it was dropped", limit=1000)
        if bool(self.dropped_on) != bool(why):
            raise BadInput("Say both when it was dropped and why: people asked for it." if self.dropped_on else
                           "Say when it was dropped, or empty the reason.", "dropped_why")
        return asdict(self) | {"words": checked_words(self.words, "words", what="what is to be done", limit=1000),
                               "owner": optional_words(self.owner, "owner", what="who does it", limit=200), "dropped_why": why}


@dataclass(frozen=True)
class Milestone:
    """A point on the way that people can see: by when, and the day it was reached."""

    words: str
    due_on: date | None
    reached_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """The line's columns, checked. Raises BadInput."""
        check_past(self.reached_on, "reached_on")
        words = checked_words(self.words, "words", what="what people will see", limit=500)
        if self.due_on is None:
            raise BadInput("Choose the day by which people will see it.", "due_on")
        return asdict(self) | {"words": words}


@dataclass(frozen=True)
class Sum:
    """Money of one financial year (2026: April 2026 to March 2027) in pounds, for a tool (slug) where named, from a source."""

    year: int | None
    pounds: Decimal | None
    tool: str = ""
    source: str = ""

    def columns(self) -> dict[str, Any]:
        """The line's columns, checked. Raises BadInput."""
        check_year(self.year)
        if self.pounds is None:
            raise BadInput("Say how much, in pounds. 0 means it costs nothing.", "pounds")
        check_pounds(self.pounds, "pounds")
        if self.tool and self.tool not in {tool.slug for tool in framework().tools}:
            raise BadInput("Choose the tool from the list.", "tool")
        return asdict(self) | {"source": optional_words(self.source, "source", what="where it comes from", limit=200)}


Line = Action | Milestone | Sum
MODELS: dict[type, type] = {Action: PlanAction, Milestone: PlanMilestone, Sum: PlanMoney}
NAMES: dict[type, str] = {Action: "an action", Milestone: "a milestone", Sum: "a sum of money"}


def check_year(year: int | None) -> None:
    """Raise BadInput unless this is a financial year that a plan can have money in."""
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput("Choose the financial year.", "year")


def check_past(day: date | None, field: str) -> None:
    """Raise BadInput for a day on which something was done that is still to come."""
    if day and day > today():
        raise BadInput("This day is still to come. Choose the day on which it happened.", field)


def add_line(actor: Actor, plan_id: UUID, line: Line, *, session: Session) -> UUID:
    """Add an action, a milestone or a sum of money to a plan. Raises BadInput, NotFound."""
    plan = standing_plan(plan_id, session=session)
    check_may(actor, "write plans", plan.workshop_id)
    columns = line.columns()
    if isinstance(line, Action):
        columns |= {"position": queries.next_position(plan_id, session=session)}
    row = MODELS[type(line)](plan_id=plan_id, **columns)
    return add_row(actor, f"add {NAMES[type(line)]}", row, workshop_id=plan.workshop_id, session=session, plan=plan_id, **columns).id


def change_line(actor: Actor, line_id: UUID, version: int, line: Line, *, session: Session) -> None:
    """Save a line's new contents. Raises BadInput, NotFound, Changed, and MoveRefused for a line that was taken out."""
    row, workshop_id = _line(actor, type(line), line_id, session=session)
    if row.withdrawn_at:
        raise MoveRefused("This was taken out meanwhile. Put it back first, then change it.")
    save_edit(actor, f"change {NAMES[type(line)]}", row, version, line.columns(), workshop_id=workshop_id, session=session)


def take_out_line(actor: Actor, kind: type, line_id: UUID, version: int, *, session: Session) -> None:
    """Take a line out of its plan; it can be put back. Raises NotFound, Changed."""
    _withdrawn(actor, f"take out {NAMES[kind]}", kind, line_id, version, now(), session=session)


def put_back_line(actor: Actor, kind: type, line_id: UUID, version: int, *, session: Session) -> None:
    """Put a line back that was taken out. Raises NotFound, Changed."""
    _withdrawn(actor, f"put back {NAMES[kind]}", kind, line_id, version, None, session=session)


def _withdrawn(actor: Actor, act: str, kind: type, line_id: UUID, version: int, at: Any, *, session: Session) -> None:
    row, workshop_id = _line(actor, kind, line_id, session=session)
    check_version(row, version, {"words": getattr(row, "words", "")})
    save_edit(actor, act, row, version, {"withdrawn_at": at}, workshop_id=workshop_id, session=session)


def _line(actor: Actor, kind: type, line_id: UUID, *, session: Session) -> tuple[Any, UUID]:
    row = to_edit(MODELS[kind], line_id, session=session)
    plan = standing_plan(row.plan_id, session=session)
    check_may(actor, "write plans", plan.workshop_id)
    return row, plan.workshop_id


def say_year(year: int | None) -> str:
    """A financial year in words: "2026-27"; the one figure of a plan belongs to no year."""
    return _("year not said") if year is None else f"{year}-{(year + 1) % 100:02}"


def year_of(day: date) -> int:
    """The financial year of a day: it begins on 1 April here (the tax year's 6 April is another matter)."""
    return day.year if day.month >= 4 else day.year - 1
