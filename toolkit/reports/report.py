"""What a report is: how commands, addresses and the screen name it, who may read it, and the function that puts it together."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.reports.blocks import Made

READ = "read reports"
WORKSHOP, PLACE = "a workshop", "the place"


@dataclass(frozen=True)
class Report:
    """A report of one workshop, or of what belongs to no workshop (`of` PLACE).

    `make(workshop_id, session=…)` gives its blocks, for PLACE `make(session=…)`; `act` is what its reader must be allowed to do.
    """

    slug: str
    name: str
    plain: str
    act: str
    make: Callable[..., Made]
    of: str = WORKSHOP
