"""Hours on cases, logged by task against the band of the case (Oxfordshire: A 10, B 15, C 25 hours; 80% expected in A)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_change
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.bands import bands
from toolkit.brokerage.happened import on_timeline
from toolkit.brokerage.moves import the_case
from toolkit.clock import now, today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import CaseBand, CaseTime
from toolkit.record.edits import add_row, save_or_add, to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import case_time as queries
from toolkit.words.speaking import _, many

MOST_MINUTES = 24 * 60


def log_time(actor: Actor, case_id: UUID, on: date | None, task: str, minutes: int | None, words: str = "", *, sure: bool = False,
             session: Session) -> None:
    """Log minutes of work on a case. Raises BadInput, MayBePersonal, NotAllowed, NotFound."""
    check_may(actor, "work on cases")
    case = the_case(case_id, session=session)
    if task not in bands().tasks:
        raise BadInput("Choose what the time was for.", "task")
    if on is None or on > today():
        raise BadInput("Say on which day it was, today or earlier.", "on")
    if minutes is None or not 1 <= minutes <= MOST_MINUTES:
        raise BadInput("Time is logged in minutes, from 1 to 1,440 for one day.", "minutes")
    said = optional_words(words, "words", what="the note", limit=300)
    personal.check({"words": said}, sure=sure)
    columns = {"on": on, "task": task, "minutes": minutes, "words": said}
    add_row(actor, "log time", CaseTime(case_id=case.id, **columns), workshop_id=None, session=session, **columns)


def take_back_time(actor: Actor, time_id: UUID, *, session: Session) -> None:
    """Take a slip back; it stays in the record. Raises MoveRefused when it was taken back, NotAllowed, NotFound."""
    check_may(actor, "work on cases")
    row = to_edit(CaseTime, time_id, session=session)
    if row.taken_back_at:
        raise MoveRefused("This time was taken back already.")
    row.taken_back_at = now()
    write_change(actor, "take time back", row, session=session)


def put_into_band(actor: Actor, case_id: UUID, version: int, band: str, why: str, *, sure: bool = False, session: Session) -> None:
    """Put a case into a band, or into another, with why. Version 0: it was in none. Raises BadInput, MayBePersonal, Changed, NotAllowed."""
    check_may(actor, "work on cases")
    case = the_case(case_id, session=session, lock=True)
    if band not in bands().names:
        raise BadInput("Choose a band.", "band")
    row = queries.band_of(case.id, session=session)
    changes = {"band": band, "why": personal.checked_reason(why, "why", what="why this band", sure=sure, needed=row is not None)}
    act = "put a case into another band" if row else "put a case into a band"
    save_or_add(actor, act, row, CaseBand(case_id=case.id, **changes), version, changes, workshop_id=None, session=session)
    on_timeline(actor, case.id, act, f"Band {band}. {changes['why']}".strip(), session=session)


@dataclass(frozen=True)
class Spent:
    """Time on one case: minutes by task, and the hours of its band for its group (None: it is in no band)."""

    by_task: dict[str, int]
    band: str
    hours: int | None

    @property
    def minutes(self) -> int:
        """All of it."""
        return sum(self.by_task.values())


def spent(case_id: UUID, group: str, *, session: Session) -> Spent:
    """What was logged on a case against its band."""
    row = queries.band_of(case_id, session=session)
    return Spent(queries.minutes_by_task(case_id, session=session), row.band if row else "",
                 bands().hours_of(row.band, group) if row else None)


def say_minutes(minutes: int) -> str:
    """A length of work: "8 hours 30 minutes"."""
    hours, left = divmod(minutes, 60)
    return " ".join(filter(None, [many(hours, "hour") if hours else "", many(left, "minute") if left or not hours else ""]))


def drift(one: Spent) -> str:
    """How the time stands against the band, in words."""
    if one.hours is None:
        return _("{time} so far. This case is in no band yet.", time=say_minutes(one.minutes))
    over = one.minutes - one.hours * 60
    if over > 0:
        return _("{time}: {over} over the {hours} hours of band {band} ({percent}%).", time=say_minutes(one.minutes),
                 over=say_minutes(over), hours=one.hours, band=one.band, percent=round(100 * over / (one.hours * 60)))
    return _("{time} of the {hours} hours of band {band}.", time=say_minutes(one.minutes), hours=one.hours, band=one.band)


@dataclass(frozen=True)
class OfBand:
    """All cases of a band: how many, their share and the share expected (None: not stated), and the closed ones' hours.

    `taken` and `allowed` are mean hours of a closed case: those logged, and those of the band; None where none is closed.
    """

    band: str
    cases: int
    share: int
    expected: int | None
    closed: int
    taken: float | None
    allowed: float | None


def overview(actor: Actor, example: bool = False, *, session: Session) -> tuple[tuple[OfBand, ...], int]:
    """Every band of the file, and how many cases are in none; of real cases, or of the `example`'s alone. Raises NotAllowed."""
    check_may(actor, "open cases")
    rows = queries.by_band(example, session=session)
    total = sum(count for _, _, _, count, _ in rows)
    return (tuple(_of_band(band, [row for row in rows if row[0] == band], total) for band in bands().names),
            queries.without_band(example, session=session))


def _of_band(band: str, rows: list[tuple[str, str, bool, int, int]], total: int) -> OfBand:
    count, done = sum(row[3] for row in rows), [row for row in rows if row[2]]
    closed = sum(row[3] for row in done)
    allowed = sum((bands().hours_of(band, group) or 0) * number for _, group, _, number, _ in done)
    return OfBand(band, count, round(100 * count / total) if total else 0, bands().expected.get(band), closed,
                  sum(row[4] for row in done) / 60 / closed if closed else None, allowed / closed if closed else None)
