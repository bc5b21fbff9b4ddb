"""The public page "You said, we did": its own words, put up at an address that stays the same, and taken down again."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import in_london, now, say_date
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Priority, Workshop, YouSaidLine, YouSaidPage
from toolkit.record.edits import save_edit, save_or_add, to_edit
from toolkit.record.words import optional_words
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.said_and_done.telling import Part, told
from toolkit.storage.queries import said_and_done as queries
from toolkit.storage.queries import workshops

CODE_BYTES = 16
NOTHING_HERE = "There is no such page at this address. Ask whoever gave you the address."
TAKEN_DOWN = "This page was taken down. If you want to know what became of what you said, ask whoever gave you the address."


@dataclass(frozen=True)
class Publishing:
    """The page as screens show it: its introduction, its code, whether it is up, when it was taken down. Version 0: never saved."""

    words: str = ""
    code: str | None = None
    published: bool = False
    taken_down_on: str = ""
    version: int = 0


@dataclass(frozen=True)
class Words:
    """What a person writes for one priority: what was done, and the three parts in Easy Read."""

    done: str = ""
    easy_said: str = ""
    easy_planned: str = ""
    easy_done: str = ""

    def columns(self) -> dict[str, str]:
        """The same, checked. Raises BadInput."""
        easy = {"easy_said": self.easy_said, "easy_planned": self.easy_planned, "easy_done": self.easy_done}
        return {"done": optional_words(self.done, "done", what="what was done")} | {
            name: optional_words(words, name, what="an Easy Read text", limit=500) for name, words in easy.items()}


@dataclass(frozen=True)
class Page:
    """What everybody with the address may read. It names nobody."""

    workshop: str
    area: str
    held_on: date | None
    is_example: bool
    words: str
    parts: Sequence[Part]


def publishing_of(workshop_id: UUID, *, session: Session) -> Publishing:
    """How the page of a workshop stands."""
    row = queries.page_of(workshop_id, session=session)
    if row is None:
        return Publishing()
    down = say_date(in_london(row.taken_down_at).date()) if row.taken_down_at else ""
    return Publishing(row.words, row.code, row.published_at is not None, down, row.version)


def save_words(actor: Actor, workshop_id: UUID, version: int, words: str, *, session: Session) -> None:
    """Save the page's introduction; version 0 means never saved. Raises BadInput, Changed."""
    check_may(actor, "publish what was done", workshop_id)
    columns = {"words": optional_words(words, "words", what="the introduction", limit=2000)}
    row = queries.page_of(workshop_id, session=session)
    save_or_add(actor, "write what was done", row, YouSaidPage(workshop_id=workshop_id, **columns), version, columns,
                workshop_id=workshop_id, session=session)


def save_line(actor: Actor, priority_id: UUID, version: int, words: Words, *, session: Session) -> None:
    """Save what the page says of one priority beyond the record. Raises BadInput, Changed."""
    priority = to_edit(Priority, priority_id, session=session)
    check_may(actor, "publish what was done", priority.workshop_id)
    columns = words.columns()
    new = YouSaidLine(workshop_id=priority.workshop_id, priority_id=priority_id, **columns)
    save_or_add(actor, "write what was done", queries.line_of(priority_id, session=session), new, version, columns,
                workshop_id=priority.workshop_id, session=session)


def publish(actor: Actor, workshop_id: UUID, version: int, *, session: Session) -> str:
    """Put the page up and return its code, the same each time. Raises MoveRefused without final priorities, Changed."""
    check_may(actor, "publish what was done", workshop_id)
    if not final_priorities(workshop_id, session=session):
        raise MoveRefused("There is no final priority yet. Choose at least one in Step 3, then publish.")
    row = queries.page_of(workshop_id, session=session)
    code = (row.code if row else None) or secrets.token_urlsafe(CODE_BYTES)
    columns = {"code": code, "published_at": now(), "taken_down_at": None}
    save_or_add(actor, "publish what was done", row, YouSaidPage(workshop_id=workshop_id, **columns), version, columns,
                workshop_id=workshop_id, session=session)
    return code


def take_down(actor: Actor, workshop_id: UUID, version: int, *, session: Session) -> None:
    """Take the page down; publishing again opens it at the same address, so that printed ones hold. Raises MoveRefused, Changed."""
    check_may(actor, "publish what was done", workshop_id)
    row = queries.page_of(workshop_id, session=session)
    if row is None or row.published_at is None:
        raise MoveRefused("This page is not published. There is nothing to take down.")
    save_edit(actor, "take down what was done", row, version, {"published_at": None, "taken_down_at": now()}, workshop_id=workshop_id,
              session=session)


def public_page(code: str, *, session: Session) -> Page:
    """The page at a public address. Raises NotFound; one that was up and was taken down is said to be so."""
    row = queries.page_at(code, session=session)
    if row is None:
        raise NotFound(NOTHING_HERE)
    if row.published_at is None:
        raise NotFound(TAKEN_DOWN if row.taken_down_at else NOTHING_HERE)
    return page_of(row.workshop_id, session=session)


def page_of(workshop_id: UUID, *, session: Session) -> Page:
    """What the page of a workshop says now, whether it is up or not. Raises NotFound."""
    workshop = session.get(Workshop, workshop_id)
    if workshop is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")
    area, row = workshops.area_of(workshop_id, session=session), queries.page_of(workshop_id, session=session)
    return Page(workshop.title, area.name if area else "", workshop.held_on, workshop.is_example, row.words if row else "",
                told(workshop_id, session=session))
