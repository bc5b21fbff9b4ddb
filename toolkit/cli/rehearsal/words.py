"""What a rehearsal found, in plain words."""

from collections.abc import Sequence
from enum import StrEnum

from toolkit.cli.rehearsal.crowd import Tally
from toolkit.record.saying import many

# The same verdicts, of small groups that record.
LINES_HELD = "held, and slow. Nothing was lost; hosts wait a moment after each line."
LINES_TOO_MANY = "too many for this computer. Let some of them write on paper, and write it in afterwards."
LINES_NOT_RIGHT = "not right. More or fewer lines are in the record than were saved; please tell whoever looks after this."
QUICK_SECONDS = 1.0  # a page that comes within a second does not make people wait


class Verdict(StrEnum):
    """What came of it, as the report says it."""

    FINE = "fine."
    SLOW = "held, and slow. Nothing was lost; ask people to be patient, or let them vote by tables."
    TOO_MANY = "too many for this computer. Let people vote by tables, or on paper."
    NOT_RIGHT = "not right. More or fewer ballots are in the record than receipts were shown; please tell whoever looks after this."

    @property
    def held(self) -> bool:
        """Whether everybody's ballot came in, be it slowly."""
        return self in (Verdict.FINE, Verdict.SLOW)


def report(phones: int, seconds: float, tally: Tally, counted: int, network: bool) -> list[str]:
    """Sentences for the facilitator; `counted` are the ballots in the record, `network` whether others can reach this computer."""
    lines = [f"{many(phones, 'phone')} in {seconds:g} s: {verdict(phones, tally, counted)}",
             f"{many(len(tally.receipts), 'receipt')} shown, {many(counted, 'ballot')} in the record. "
             f"19 of 20 pages came within {_say(part(tally.waits, 0.95))}, the slowest took {_say(max(tally.waits, default=0.0))}."]
    lines += [f"{many(count, 'phone')} {what}." for what, count in sorted(tally.wrong.items())]
    lines.append("This measures this computer and its own network card. The Wi-Fi of the hall is measured by real phones: "
                 "ask a few people to scan the code under \"Scan this now\"." if network else
                 "Only this computer was asked. Start it with --hall to go by the network's address.")
    return lines


def lines_report(groups: int, seconds: float, tally: Tally, counted: int) -> list[str]:
    """What came of the small groups that recorded, in sentences; `counted` are their lines in the record."""
    if not groups:
        return []
    came = lines_verdict(tally, counted)
    said = {Verdict.SLOW: LINES_HELD, Verdict.TOO_MANY: LINES_TOO_MANY, Verdict.NOT_RIGHT: LINES_NOT_RIGHT}.get(came, str(came))
    lines = [f"{many(groups, 'small group')} recording for {seconds:g} s: {said}",
             f"{many(len(tally.receipts), 'line')} saved, {many(counted, 'line')} in the record. 19 of 20 pages came within "
             f"{_say(part(tally.waits, 0.95))}, the slowest took {_say(max(tally.waits, default=0.0))}."]
    return lines + [f"{many(count, 'time')} a small group {what}." for what, count in sorted(tally.wrong.items())]


def lines_verdict(tally: Tally, counted: int) -> Verdict:
    """Fine, slow, or not held; `counted` are the lines in the record."""
    return verdict(len(tally.receipts) + sum(tally.wrong.values()), tally, counted)


def verdict(phones: int, tally: Tally, counted: int) -> Verdict:
    """Fine, slow, or not held; `counted` are the ballots in the record."""
    if len(set(tally.receipts)) != counted:
        return Verdict.NOT_RIGHT
    if len(tally.receipts) < phones:
        return Verdict.TOO_MANY
    return Verdict.SLOW if part(tally.waits, 0.95) > QUICK_SECONDS else Verdict.FINE


def part(waits: Sequence[float], share: float) -> float:
    """The time within which this share of all lies, in seconds; 0 of none."""
    return sorted(waits)[min(int(len(waits) * share), len(waits) - 1)] if waits else 0.0


def _say(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 0.1 else "0.1 s"
