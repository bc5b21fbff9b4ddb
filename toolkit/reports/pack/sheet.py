"""What every sheet of the pack is: a name, what it is for, on which paper, and how it is made for one workshop in one style."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.models import Workshop
from toolkit.reports.pdf import Sheet, picture
from toolkit.words.speaking import say_date

STYLES = {"normal": "Normal print", "large": "Large print", "easy-read": "Easy Read"}
ABOUT_LETTERS = {"normal": 50, "large": 26, "easy-read": 32}   # of a workshop's title beside the date
# Letters and pictures of a table on A3 to those on A1, which is four times as large.
A3, A1 = 1, 2


@dataclass(frozen=True)
class Order:
    """For whom, for which workshop and in which style something is printed; `base` as in `addresses.shown_url`."""

    actor: Actor
    workshop_id: UUID
    workshop: str
    format: str
    day: str
    style: str
    base: str | None = None

    @classmethod
    def of(cls, actor: Actor, workshop: Workshop, style: str, base: str | None) -> "Order":
        """An order for a workshop as it stands now, its day in the language that is spoken."""
        day = say_date(workshop.held_on) if workshop.held_on else ""
        return cls(actor, workshop.id, workshop.title, workshop.format, day, style, base)

    @property
    def easy(self) -> bool:
        """Whether Easy Read is wanted: short sentences, picture left, words right."""
        return self.style == "easy-read"

    def sheet(self, template: str, heading: str, title: str = "", **data: Any) -> Sheet:
        """A sheet of the pack with what all of them have; `title` is the document's where that is not the heading."""
        return Sheet(f"pack/{template}", f"{title or heading}: {self.workshop}",
                     {"style": self.style, "heading": heading, "about": self.about, "workshop": self.workshop} | data)

    @property
    def about(self) -> str:
        """The workshop and its day, for the foot of each page, which has one line."""
        most = ABOUT_LETTERS[self.style]
        title = self.workshop if len(self.workshop) <= most else f"{self.workshop[:most].rstrip()}…"
        return f"{title} · {self.day}" if self.day else title


def always(_: Order, *, session: Session) -> None:
    """For `why_not` of a sheet that can be printed at any time, and `lacks` of one that lacks nothing."""


@dataclass(frozen=True)
class PackSheet:
    """One kind of sheet. `make` gives one or more files; `why_not` says in a sentence why there is nothing to print yet.

    `lacks` says what would be missing on it if it were printed now. `slug` stands in addresses, `paper` is what to put into the printer.
    """

    slug: str
    name: str
    plain: str
    paper: str
    make: Callable[..., tuple[Sheet, ...]]
    why_not: Callable[..., str | None] = always
    lacks: Callable[..., str | None] = always


def pictured(item: Any) -> dict[str, str]:
    """The picture of something in the framework, as templates take it."""
    return {"picture": picture(item.picture), "alt": item.picture_alt}


def ideas(words: str) -> list[str]:
    """One idea for each line, as Easy Read has it: each sentence and each line that was typed."""
    return [part.strip() for line in words.splitlines() for part in re.split(r"(?<=[.!?])\s+", line) if part.strip()]
