"""The response clock: when work on a referral must start and when it must be answered (Derbyshire, response times).

The source leaves things open; each reading of ours is told beside the times it leads to, in `Due.reading`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from toolkit.brokerage.hours import bank_holiday, is_open, next_opening, working_day_after, working_hours_later
from toolkit.brokerage.targets import Opening, Targets, targets
from toolkit.clock import LONDON
from toolkit.errors import BadInput
from toolkit.words.speaking import _, many, say_day_and_time

# Easter and the bank holidays are worked out by rule; beyond these years nobody has one.
YEARS = range(2000, 2100)


class Urgency(StrEnum):
    """How soon a referral needs its answer."""

    ROUTINE = "routine"
    URGENT = "urgent"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class Due:
    """When a referral is due, in London's time. `answer` is None for kinds of support without a published target.

    `counts_from` is when it counts as received; `reading` says in sentences how the times were found; `out_of_hours` is
    whether the team is closed for part of the time, so that an emergency needs the out-of-hours route.
    """

    received: datetime
    counts_from: datetime
    start: datetime
    answer: datetime | None
    reading: tuple[str, ...]
    out_of_hours: bool


def due(received: datetime, urgency: Urgency, kind: str = "home_care", rules: Targets | None = None) -> Due:
    """When work on a referral must start and when it must be answered.

    `received` has its zone. Raises BadInput for a year whose bank holidays nobody knows.
    """
    rules, received = rules or targets(), _checked(received)
    opening = rules.opening
    counts = received if is_open(received, opening) else next_opening(received, opening)
    start, said = _start(counts, rules), [_say_received(received, counts, opening)]
    answer = None
    if kind in {one.slug for one in rules.kinds}:
        answer, how = _ANSWERS[urgency](counts, rules)
        said.append(how)
    else:
        said.append(_("There is no stated target for answering this kind of support."))
    said.append(_say_start(start, answer, rules))
    outside = urgency is Urgency.EMERGENCY and (counts != received or _ends_after_closing(answer or start, opening))
    if outside:
        said.append(_("The team is closed for part of that time: use the council's out-of-hours route."))
    return Due(received, counts, min(start, answer) if answer else start, answer, tuple(said), outside)


def _checked(received: datetime) -> datetime:
    if received.year not in YEARS:
        raise BadInput(_("Bank holidays are known from {first_year} to {last_year} only. Check the year of the referral.",
                         first_year=YEARS[0], last_year=YEARS[-1]), "received")
    return received.astimezone(LONDON).replace(second=0, microsecond=0)


def _start(counts: datetime, rules: Targets) -> datetime:
    return working_hours_later(counts, rules.start, rules.opening)


def _routine(counts: datetime, rules: Targets) -> tuple[datetime, str]:
    morning = counts.time() < rules.opening.noon
    rule = rules.morning if morning else rules.afternoon
    day = working_day_after(counts.date(), rules.opening, rule.days_later)
    when = _(NEAR[rule.days_later]) if rule.days_later in NEAR else _("{count} working days later", count=rule.days_later)
    said = {"noon": f"{rules.opening.noon:%H:%M}", "by": f"{rule.by:%H:%M}", "when": when}
    words = _(MORNING, **said) if morning else _(AFTERNOON, **said)
    return datetime.combine(day, rule.by, LONDON), words


def _urgent(counts: datetime, rules: Targets) -> tuple[datetime, str]:
    routine, _words = _routine(counts, rules)
    half_a_day = working_hours_later(counts, rules.urgent, rules.opening)
    if routine < half_a_day:
        return routine, _("Urgent: half a day or less, and here the routine time is earlier, so that holds.")
    return half_a_day, _("Urgent: half a day or less, which we read as {hours}.", hours=_working_hours(rules.urgent))


def _emergency(counts: datetime, rules: Targets) -> tuple[datetime, str]:
    # By the clock, also past closing: added in UTC, where every hour has sixty minutes.
    answer = (counts.astimezone(UTC) + timedelta(hours=rules.emergency)).astimezone(LONDON)
    return answer, _("Emergency: answer within {hours} by the clock.", hours=many(rules.emergency, "hour"))


MORNING = "Routine, received in the morning (before {noon}): answer by {by} {when}."
AFTERNOON = "Routine, received in the afternoon (from {noon}): answer by {by} {when}."
NEAR = {0: "the same day", 1: "the next working day"}
_ANSWERS = {Urgency.ROUTINE: _routine, Urgency.URGENT: _urgent, Urgency.EMERGENCY: _emergency}


def _ends_after_closing(moment: datetime, opening: Opening) -> bool:
    return not is_open(moment, opening) and moment.time() != opening.closes


def _say_received(received: datetime, counts: datetime, opening: Opening) -> str:
    if counts == received:
        return _("Received {moment}, in working hours.", moment=say_day_and_time(received))
    holiday = bank_holiday(received.date())
    why = _("a bank holiday ({name})", name=holiday) if holiday else _("outside working hours")
    return _("Received {moment}, {why}: counts as received at the next opening, {counts}. "
             "Open means from {opens} until just before {closes}.",
             moment=say_day_and_time(received), why=why, counts=say_day_and_time(counts), opens=f"{opening.opens:%H:%M}",
             closes=f"{opening.closes:%H:%M}")


def _say_start(start: datetime, answer: datetime | None, rules: Targets) -> str:
    hours = _working_hours(rules.start)
    if answer and answer < start:
        return _("Work starts within {hours}, and never later than the answer is due, so here by {moment}.", hours=hours,
                 moment=say_day_and_time(answer))
    return _("Work starts within {hours}: by {moment}.", hours=hours, moment=say_day_and_time(start))


def _working_hours(count: int) -> str:
    return many(count, "working hour")
