"""What is asked before a workshop and answered in words: whether the place is ready (Toolkit, appendix 1), what the day needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, NotFound
from toolkit.events.run_sheet import PREPARE
from toolkit.framework import Check, framework
from toolkit.models import Prepared
from toolkit.record.edits import save_or_add
from toolkit.record.words import checked_words
from toolkit.storage.queries import event as queries
from toolkit.words.speaking import _, many

STATES = {"yes": "Yes", "partly": "Partly", "no": "Not yet"}
PLACE, DAY = "place", "day"


@dataclass(frozen=True)
class Answered:
    """One question with its answer; `state` and `words` are empty and version 0 while nobody has answered."""

    check: Check
    state: str | None = None
    words: str = ""
    version: int = 0


def answers_of(workshop_id: UUID, which: str, *, session: Session) -> tuple[Answered, ...]:
    """The questions of one list, "place" or "day", in order, each with its answer."""
    given = queries.prepared_of(workshop_id, session=session)
    return tuple(Answered(one, row.state, row.words, row.version) if (row := given.get(one.slug)) else Answered(one)
                 for one in framework().checks if one.list == which)


def answer(actor: Actor, workshop_id: UUID, slug: str, version: int, state: str | None, words: str, *, session: Session) -> None:
    """Save the answer to one question; version 0 means it had none. Raises BadInput, Changed, NotFound."""
    check_may(actor, PREPARE, workshop_id)
    if slug not in {one.slug for one in framework().checks}:
        raise NotFound("This is not asked any more. Reload the page.")
    if state not in STATES:
        raise BadInput("Choose yes, partly or not yet.", "state")
    columns = {"state": state, "words": checked_words(words, "words", what="how, or what is still to do", limit=1000)}
    row = queries.prepared_of(workshop_id, session=session).get(slug)
    save_or_add(actor, "answer what is asked before", row, Prepared(workshop_id=workshop_id, check_slug=slug, **columns), version,
                columns, workshop_id=workshop_id, session=session, meanwhile="Somebody else answered this meanwhile.", check=slug)


def say_how_far(answers: Sequence[Answered]) -> str:
    """How many are answered, and which way: "5 of 8 answered: 3 yes, 1 partly, 1 not yet."."""
    given = [one.state for one in answers if one.state]
    ways = ", ".join(f"{given.count(state)} {_(STATES[state]).lower()}" for state in STATES if state in given)
    said = {"count": len(given), "questions": many(len(answers), "question")}
    return _("{count} of {questions} answered: {ways}.", **said, ways=ways) if ways else _("{count} of {questions} answered.", **said)
