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
        said.append("There is no stated target for answering this kind of support.")
    said.append(_say_start(start, answer, rules))
    outside = urgency is Urgency.EMERGENCY and (counts != received or _ends_after_closing(answer or start, opening))
    if outside:
        said.append("The team is closed for part of that time: use the council's out-of-hours route.")
    return Due(received, counts, min(start, answer) if answer else start, answer, tuple(said), outside)


def _checked(received: datetime) -> datetime:
    if received.year not in YEARS:
        raise BadInput(f"Bank holidays are known from {YEARS[0]} to {YEARS[-1]} only. Check the year of the referral.", "received")
    return received.astimezone(LONDON).replace(second=0, microsecond=0)


def _start(counts: datetime, rules: Targets) -> datetime:
    return working_hours_later(counts, rules.start, rules.opening)


def _routine(counts: datetime, rules: Targets) -> tuple[datetime, str]:
    morning = counts.time() < rules.opening.noon
    rule, half = (rules.morning, "morning") if morning else (rules.afternoon, "afternoon")
    day = working_day_after(counts.date(), rules.opening, rule.days_later)
    when = {0: "the same day", 1: "the next working day"}.get(rule.days_later, f"{rule.days_later} working days later")
    return (datetime.combine(day, rule.by, LONDON),
            f"Routine, received in the {half} ({'before' if morning else 'from'} {rules.opening.noon:%H:%M}): "
            f"answer by {rule.by:%H:%M} {when}.")


def _urgent(counts: datetime, rules: Targets) -> tuple[datetime, str]:
    routine, _ = _routine(counts, rules)
    half_a_day = working_hours_later(counts, rules.urgent, rules.opening)
    if routine < half_a_day:
        return routine, "Urgent: half a day or less, and here the routine time is earlier, so that holds."
    return half_a_day, f"Urgent: half a day or less, which we read as {_hours(rules.urgent, 'working ')}."


def _emergency(counts: datetime, rules: Targets) -> tuple[datetime, str]:
    # By the clock, also past closing: added in UTC, where every hour has sixty minutes.
    answer = (counts.astimezone(UTC) + timedelta(hours=rules.emergency)).astimezone(LONDON)
    return answer, f"Emergency: answer within {_hours(rules.emergency)} by the clock."


_ANSWERS = {Urgency.ROUTINE: _routine, Urgency.URGENT: _urgent, Urgency.EMERGENCY: _emergency}


def _ends_after_closing(moment: datetime, opening: Opening) -> bool:
    return not is_open(moment, opening) and moment.time() != opening.closes


def _say_received(received: datetime, counts: datetime, opening: Opening) -> str:
    if counts == received:
        return f"Received {_say(received)}, in working hours."
    holiday = bank_holiday(received.date())
    why = f"a bank holiday ({holiday})" if holiday else "outside working hours"
    return (f"Received {_say(received)}, {why}: counts as received at the next opening, {_say(counts)}. "
            f"Open means from {opening.opens:%H:%M} until just before {opening.closes:%H:%M}.")


def _say_start(start: datetime, answer: datetime | None, rules: Targets) -> str:
    within = f"Work starts within {_hours(rules.start, 'working ')}"
    if answer and answer < start:
        return f"{within}, and never later than the answer is due, so here by {_say(answer)}."
    return f"{within}: by {_say(start)}."


def _hours(count: int, kind: str = "") -> str:
    return f"{count} {kind}hour{'' if count == 1 else 's'}"


def _say(moment: datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B %Y, %H:%M}"
