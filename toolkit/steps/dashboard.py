"""All workshops at a glance, for commissioners: where each stands, what is due, which concerns nobody answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.record.words import optional_words
from toolkit.steps.moves import ORDER
from toolkit.storage.queries import dashboard as queries
from toolkit.storage.queries.due import due_counts
from toolkit.storage.queries.history import group_names

PAGE = 25
MOST_WORDS, WORDS_LIMIT = 8, 200
ORDERS = {"due": "What is due first", "concerns": "Worries without an answer first", "newest": "Newest first", "title": "By title",
          "step": "By step"}


@dataclass(frozen=True)
class Wanted:
    """What a workshop must match, None and "" matching everything, and the order of the list."""

    area: str | None = None
    group: str | None = None
    step: str | None = None
    words: str = ""
    order: str = "due"

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.area or self.group or self.step or self.words)

    def which(self, actor: Actor) -> dict[str, Any]:
        """As the queries take it, for what this person's link opens. Raises BadInput for words longer than anybody searches for."""
        words = optional_words(self.words, "words", what="what you look for", limit=WORDS_LIMIT)
        return {"only": actor.only, "area": self.area, "group": self.group, "terms": tuple(words.split()[:MOST_WORDS]),
                "step": self.step if self.step in ORDER else None}


@dataclass(frozen=True)
class AtAGlance:
    """One workshop of the list.

    `open` counts what is due in its plans and consultations, `late` what of it is late, `first_on` is the first of these
    days. `review_on` is the day to look again; once another round goes on from a workshop, that one is looked at again.
    """

    id: UUID
    title: str
    held_on: date | None
    step: str
    is_example: bool
    area: str | None
    followed: bool
    open: int
    late: int
    first_on: date | None
    review_on: date | None
    concerns: int
    groups: tuple[str, ...]
    priorities: int
    planned: int


@dataclass(frozen=True)
class Glance:
    """One page of the list; `total` is how many match, and `areas` and `groups` what it can be narrowed to.

    `late` and `concerns` count what is late, and which concerns nobody answered, in all workshops that this link opens.
    """

    rows: tuple[AtAGlance, ...]
    number: int
    total: int
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    late: int
    concerns: int


def glance(actor: Actor, wanted: Wanted, number: int, today: date, *, session: Session) -> Glance:
    """Page `number` of the workshops that match, the last one where there are fewer. Raises NotAllowed, BadInput."""
    check_may(actor, "look across workshops")
    which = wanted.which(actor)
    total = queries.how_many(session=session, **which)
    number = max(1, min(number, -(-total // PAGE)))
    order = wanted.order if wanted.order in queries.ORDERS else "due"
    rows = queries.page(today, order, (number - 1) * PAGE, PAGE, session=session, **which)
    return Glance(_filled(rows, session=session), number, total, tuple(queries.area_names(actor.only, session=session)),
                  tuple(queries.names_of_groups(actor.only, session=session)),
                  due_counts(today, actor.only, session=session)[1],
                  queries.open_concerns(actor.only, session=session))


def _filled(rows: list[tuple], *, session: Session) -> tuple[AtAGlance, ...]:
    ids = [row.id for row in rows]
    groups: dict[UUID, list[str]] = {}
    for workshop_id, name in group_names(ids, session=session):
        groups.setdefault(workshop_id, []).append(name)
    counts = {workshop_id: tuple(count) for workshop_id, *count in queries.priority_counts(ids, session=session)}
    return tuple(AtAGlance(*row, tuple(groups.get(row.id, ())), *counts.get(row.id, (0, 0))) for row in rows)
