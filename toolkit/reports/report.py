"""What a report is: how commands, addresses and the screen name it, who may read it, and the function that puts it together."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.reports.blocks import Made
from toolkit.reports.data.table import DataTable

READ = "read reports"
WORKSHOP, PLACE, CASE, CONTRACT = "a workshop", "the place", "a case", "a contract"


@dataclass(frozen=True)
class Report:
    """A report of one workshop, case or contract (`of`), or of what belongs to none of them (PLACE).

    `make(id, session=…)` gives its blocks, for PLACE `make(session=…)`; `act` is what its reader must be allowed to do.
    `data` are the tables that it is given out as, with what each field is; none where it is for reading alone.
    """

    slug: str
    name: str
    plain: str
    act: str
    make: Callable[..., Made]
    of: str = WORKSHOP
    data: tuple[DataTable, ...] = ()
