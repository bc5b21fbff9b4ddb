"""The queue and the list of cases: which match, a page at a time, when each is due and what of it is late, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.clock import Urgency, due
from toolkit.brokerage.moves import STATES
from toolkit.clock import in_london, today
from toolkit.record.words import optional_words
from toolkit.storage.queries import case_list as queries
from toolkit.words.speaking import _, many, say_day_and_time

PAGE = 25
MOST_WORDS, WORDS_LIMIT = 8, 200
NO_TARGET = "no stated target"
OUT_OF_HOURS = "The team is closed for part of that time: use the council's out-of-hours route."
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Wanted:
    """What a case must match, "" and False matching everything. `waiting` are those for which the response clock runs."""

    state: str = ""
    path: str = ""
    kind: str = ""
    group: str = ""
    urgency: str = ""
    late: bool = False
    words: str = ""
    waiting: bool = False

    @property
    def narrows(self) -> bool:
        """Whether a person left anything out."""
        return bool(self.state or self.path or self.kind or self.group or self.urgency or self.late or self.words)

    def which(self, now: datetime) -> dict[str, Any]:
        """As the queries take it. Raises BadInput for words longer than anybody searches for."""
        words = optional_words(self.words, "words", what="what you look for", limit=WORDS_LIMIT)
        return {"equal": {"state": self.state if self.state in STATES else "", "path": self.path, "kind": self.kind, "group": self.group,
                          "urgency": self.urgency},
                "late_at": now if self.late else None, "waiting": self.waiting, "terms": tuple(words.split()[:MOST_WORDS])}


@dataclass(frozen=True)
class Listed:
    """One case of the list. `due_at` is when work must start, then when it must be answered; None: nothing is due by the clock."""

    id: UUID
    reference: str
    state: str
    path: str
    urgency: str
    kind: str
    group: str
    area: str
    received_at: datetime
    started_at: datetime | None
    answered_at: datetime | None
    due_at: datetime | None
    example: bool


@dataclass(frozen=True)
class Found:
    """One page of what matches, of `total`; `late` counts what of it is late by the response clock."""

    rows: tuple[Listed, ...]
    number: int
    total: int
    late: int


def cases_found(actor: Actor, wanted: Wanted, number: int, now: datetime, *, session: Session) -> Found:
    """Page `number` of the cases that match: the queue by due time, the list with the newest first. Raises NotAllowed, BadInput."""
    check_may(actor, "open cases")
    which = wanted.which(now)
    total, late = queries.counts(now, session=session, **which)
    number = max(1, min(number, -(-total // PAGE)))
    rows = queries.page((number - 1) * PAGE, PAGE, session=session, **which)
    return Found(tuple(Listed(*row) for row in rows), number, total, late)


LATE = {"answer": "answer was due {when}: late by {length}", "start": "start was due {when}: late by {length}"}
AHEAD = {"answer": "answer by {when}, in {length}", "start": "start by {when}, in {length}"}


def say_due(one: Listed, now: datetime) -> str:
    """What is due for a case, in words: "start by 11:30 today, in 40 minutes", "answer was due ...: late by 2 hours"."""
    if one.due_at is None:
        return _("closed") if one.state == "closed" else _("answered") if one.answered_at else _(NO_TARGET)
    said = {"when": say_when(one.due_at), "length": say_length(abs(now - one.due_at))}
    what = "answer" if one.started_at else "start"
    return _(LATE[what], **said) if one.due_at <= now else _(AHEAD[what], **said)


def is_late(one: Listed, now: datetime) -> bool:
    """Whether something about a case is late by the response clock."""
    return one.due_at is not None and one.due_at <= now


def is_out_of_hours(one: Listed) -> bool:
    """Whether a case waits for which the team is closed too soon: an emergency near closing, or one that came in after it."""
    return one.urgency == Urgency.EMERGENCY and one.due_at is not None and due(one.received_at, Urgency.EMERGENCY, one.kind).out_of_hours


def say_when(moment: datetime) -> str:
    """A due time in London: "Tuesday 24 November, 11:30", with the year where it is not this one."""
    return say_day_and_time(moment, with_year=in_london(moment).year != today().year)


def say_length(length: timedelta) -> str:
    """A length of time as people say it, rounded down: minutes, hours, days."""
    if length < HOUR:
        return many(max(1, int(length / timedelta(minutes=1))), "minute")
    return many(int(length / HOUR), "hour") if length < 2 * DAY else many(length.days, "day")
