"""What a run sheet's times add up to, and whether that is a day that people can sit through. Rules only."""

from collections.abc import Sequence

from toolkit.events.run_sheet import Slot, say_time
from toolkit.framework import framework
from toolkit.words.speaking import _, many

# Longer than this without a break is too long for many people; the programme says so, and nobody is stopped.
LONGEST_WITHOUT_A_BREAK = 90
INTERPRETERS = "interpreters"


def adds_up(slots: Sequence[Slot], format_slug: str) -> list[str]:
    """The whole day in sentences: from when to when, how much of it is breaks and time for access, and whether it fits."""
    if not slots:
        return []
    total, breaks = sum(one.minutes for one in slots), sum(one.minutes for one in slots if one.kind == "break")
    access = sum(one.access_minutes for one in slots)
    whole = _("From {begins} to {ends}: {length}. Breaks: {breaks}. For interpreters, captions and moving about: {access}.",
              begins=say_time(slots[0].begins), ends=say_time(slots[-1].ends), length=say_length(total), breaks=say_length(breaks),
              access=say_length(access))
    return [whole, *_fits(total, format_slug)]


def _fits(total: int, format_slug: str) -> list[str]:
    length = next((one for one in framework().lengths if one.slug == format_slug), None)
    if length is None:
        return []
    if total > length.most:
        return [_("That is {more} longer than {format} ({most}). Take something off, or make it shorter.",
                  more=say_length(total - length.most), format=length.words, most=say_length(length.most))]
    return [_("That fits {format}.", format=length.words)]


def too_long(slots: Sequence[Slot]) -> list[str]:
    """A sentence for each stretch without a break that is longer than an hour and a half."""
    said, since = [], None
    for slot in [*slots, None]:
        if slot is not None and slot.kind != "break":
            since = since or slot
            last = slot
        elif since is not None:
            if last.ends - since.begins > LONGEST_WITHOUT_A_BREAK:
                said.append(_("From {begins} to {ends} there is no break: {length}. Put one in between.",
                              begins=say_time(since.begins), ends=say_time(last.ends), length=say_length(last.ends - since.begins)))
            since = None
    return said


def not_given_time(slots: Sequence[Slot], interpreters: str | None) -> list[str]:
    """A sentence when interpreters or captions are wanted and the run sheet gives them no time."""
    if slots and interpreters in ("yes", "partly") and not any(one.access_minutes for one in slots):
        return [_("Interpreters or captions are booked, and no item gives them time yet.")]
    return []


def say_length(minutes: int) -> str:
    """Minutes in words: "1 hour 5 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [many(hours, "hour")] if hours else []
    parts += [many(rest, "minute")] if rest or not hours else []
    return " ".join(parts)
