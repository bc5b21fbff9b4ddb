"""The form of a consultation: from its fields to answers, with what is wrong at which field.

Fields are named by the plan's number: `a3` is the answer on plan 3, `w3` the words to it. `share` says whether the words may be
read by others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from toolkit.steps.consulting.answering import Said
from toolkit.steps.consulting.sheet import Sheet
from toolkit.web import code_door

SHARE = "share"


@dataclass(frozen=True)
class Filled(code_door.Filled):
    """The form of a consultation as it was filled in."""

    def said(self, sheet: Sheet) -> dict[UUID, Said]:
        """The answers by plan."""
        shared = self.values.get(SHARE) == "yes"
        return {item.id: Said(self.values.get(f"a{item.number}", ""), self.values.get(f"w{item.number}", ""), shared)
                for item in sheet.items}


def filled_in(sheet: Sheet, sent: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What came in for the fields that the form has; browsers send line ends as two signs."""
    known = {f"{letter}{item.number}" for item in sheet.items for letter in "aw"} | {SHARE}
    return {name: value.replace("\r\n", "\n") for name, value in sent if name in known}
