"""What a run sheet's times add up to, and whether that is a day that people can sit through. Rules only."""

from collections.abc import Sequence

from toolkit.events.run_sheet import Slot, say_time
from toolkit.framework import framework
from toolkit.record.saying import many

# Longer than this without a break is too long for many people; the programme says so, and nobody is stopped.
LONGEST_WITHOUT_A_BREAK = 90
INTERPRETERS = "interpreters"


def adds_up(slots: Sequence[Slot], format_slug: str) -> list[str]:
    """The whole day in sentences: from when to when, how much of it is breaks and time for access, and whether it fits."""
    if not slots:
        return []
    total, breaks = sum(one.minutes for one in slots), sum(one.minutes for one in slots if one.kind == "break")
    access = sum(one.access_minutes for one in slots)
    said = [f"From {say_time(slots[0].begins)} to {say_time(slots[-1].ends)}: {say_length(total)}. "
            f"Breaks: {say_length(breaks)}. For interpreters, captions and moving about: {say_length(access)}."]
    length = next((one for one in framework().lengths if one.slug == format_slug), None)
    if length and total > length.most:
        said.append(f"That is {say_length(total - length.most)} longer than {length.words} ({say_length(length.most)}). "
                    "Take something off, or make it shorter.")
    elif length:
        said.append(f"That fits {length.words}.")
    return said


def too_long(slots: Sequence[Slot]) -> list[str]:
    """A sentence for each stretch without a break that is longer than an hour and a half."""
    said, since = [], None
    for slot in [*slots, None]:
        if slot is not None and slot.kind != "break":
            since = since or slot
            last = slot
        elif since is not None:
            if last.ends - since.begins > LONGEST_WITHOUT_A_BREAK:
                said.append(f"From {say_time(since.begins)} to {say_time(last.ends)} there is no break: "
                            f"{say_length(last.ends - since.begins)}. Put one in between.")
            since = None
    return said


def not_given_time(slots: Sequence[Slot], interpreters: str | None) -> list[str]:
    """A sentence when interpreters or captions are wanted and the run sheet gives them no time."""
    if slots and interpreters in ("yes", "partly") and not any(one.access_minutes for one in slots):
        return ["Interpreters or captions are booked, and no item gives them time yet."]
    return []


def say_length(minutes: int) -> str:
    """Minutes in words: "1 hour 5 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [many(hours, "hour")] if hours else []
    parts += [many(rest, "minute")] if rest or not hours else []
    return " ".join(parts)
