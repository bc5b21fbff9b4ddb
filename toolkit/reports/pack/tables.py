"""Blank tables, one for each group of people: what is there and what is missing for each of the ten functions (Toolkit, steps 1, 2)."""

from sqlmodel import Session

from toolkit.framework import framework
from toolkit.reports.pack.sheet import Order, pictured
from toolkit.reports.pdf import Sheet
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _


def tables(order: Order, size: int, *, session: Session) -> tuple[Sheet, ...]:
    """The tables in one file, on A3 (`size` 1) or A1 (2); without a name where the workshop has no group of people yet."""
    area = workshops.area_of(order.workshop_id, session=session)
    groups = [group.name for group in workshops.groups_of(order.workshop_id, session=session)]
    rows = [pictured(one) | {"number": one.number, "name": one.easy_read if order.easy else one.name} for one in framework().functions]
    return (order.sheet("tables", _("Blank tables"), size=size, groups=groups or [""], area=area.name if area else "", rows=rows,
                        heads=_heads(order), how=_how(order)),)


def _heads(order: Order) -> list[str]:
    if order.easy:
        return [_("What help?"), _("What is there now?"), _("What is missing?")]
    return [_("Function"), _("What is there now?"), _("What is missing? What would be better?")]


def _how(order: Order) -> list[str]:
    if order.easy:
        return [_("Write or draw what you know."), _("Put the number on the map."), _("If there is nothing, write: nothing.")]
    return [_("One thing on each line. Put its number on the map where it is. If there is nothing, write “nothing”: "
              "an empty box means that nobody asked.")]
