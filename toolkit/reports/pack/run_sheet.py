"""The run sheet for the wall and the hand: what happens when. Easy Read shows a clock beside each time."""

from sqlmodel import Session

from toolkit.events.day_length import adds_up, say_length
from toolkit.events.run_sheet import Slot, say_time, sheet_of
from toolkit.reports.pack.sheet import Order, PackSheet
from toolkit.reports.pdf import Sheet
from toolkit.words.speaking import _


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    found = sheet_of(order.workshop_id, session=session)
    return (order.sheet("run_sheet", _("What happens when" if order.easy else "Run sheet"),
                        slots=[_slot(slot, order) for slot in found.slots], sums=adds_up(found.slots, order.format)),)


def _slot(slot: Slot, order: Order) -> dict[str, str | int | bool]:
    time, rest = say_time(slot.begins), slot.kind == "break"
    access = _(", {minutes} for access", minutes=slot.access_minutes) if slot.access_minutes else ""
    return {"from": time, "to": say_time(slot.ends), "name": slot.name, "break": rest, "long": say_length(slot.minutes),
            # Notes are the facilitator's; Easy Read is the programme that everybody gets.
            "access": "" if order.easy else access, "notes": "" if order.easy else slot.notes,
            "hour": slot.begins // 60 % 12, "minute": slot.begins % 60}


SHEET = PackSheet("run-sheet", "Run sheet", "What happens when, with breaks. In Easy Read it is the programme for everybody.", "A4", _make)
