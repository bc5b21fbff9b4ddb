"""The ten functions with their numbers and pictures (Toolkit, step 1), to lie on each table."""

from sqlmodel import Session

from toolkit.framework import Function, framework
from toolkit.reports.pack.sheet import Order, PackSheet, ideas, pictured
from toolkit.reports.pdf import Sheet
from toolkit.words.speaking import _

ON_A_PAGE = {"normal": 10, "large": 5, "easy-read": 5}


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    rows = [pictured(one) | {"number": one.number, "name": "" if order.easy else one.name, "lines": _lines(one, order)}
            for one in framework().functions]
    return (order.sheet("pictures", _("Ten kinds of help" if order.easy else "The ten functions of brokerage"), rows=rows,
                        each=ON_A_PAGE[order.style],
                        small=_("The same numbers and pictures are on the tables, the map and the voting papers.")),)


def _lines(one: Function, order: Order) -> list[str]:
    return ideas(one.easy_read) if order.easy else [one.plain, _("For example: {example}.", example=one.example)]


SHEET = PackSheet("functions", "The ten functions", "With numbers and pictures. One for each table.", "A4", _make)
