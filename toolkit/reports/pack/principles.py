"""The six principles that every workshop begins with (Toolkit, features of brokerage), with their pictures."""

from sqlmodel import Session

from toolkit.framework import framework
from toolkit.reports.pack.sheet import Order, PackSheet, ideas, pictured
from toolkit.reports.pdf import Sheet
from toolkit.words.speaking import _


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    rows = [pictured(one) | {"number": "", "name": "" if order.easy else one.name,
                             "lines": ideas(one.easy_read) if order.easy else [one.plain]} for one in framework().principles]
    return (order.sheet("pictures", _("What we work by" if order.easy else "Six principles"), rows=rows, small="", each=len(rows)),)


SHEET = PackSheet("principles", "The six principles", "Gone through at the start. One for each table or on the wall.", "A4", _make)
