"""A workshop's history across years: the rounds of one area in their order, and what came of each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, may
from toolkit.clock import in_london
from toolkit.models import AVAILABLE, GAP
from toolkit.storage.queries import history as queries


@dataclass(frozen=True)
class Agreed:
    """A final priority with its plan, if there is one: what will be done, who leads, when it ends, whether all is done."""

    rank: int
    title: str
    plan: str | None
    lead: str | None
    ends_on: date | None
    done: bool


@dataclass(frozen=True)
class Answered:
    """An answer to one of the five questions: about the whole, or one priority; and what the commissioner did about it."""

    question: str
    about: str | None
    words: str
    done: str | None


@dataclass(frozen=True)
class LookedBack:
    """An evaluation: when, who was there, the answers, and how many entries of each kind fared how."""

    number: int
    held_on: date
    people: str
    answers: tuple[Answered, ...]
    fared: dict[tuple[str, str], int]


@dataclass(frozen=True)
class RoundSeen:
    """One round: `available` and `gaps` as they stand, `came_along` those of both that came from the round before."""

    number: int
    id: UUID
    title: str
    held_on: date | None
    created_at: datetime
    step: str
    put_away_at: datetime | None
    is_example: bool
    look_again_on: date | None
    area: str | None
    groups: tuple[str, ...]
    available: int
    gaps: int
    came_along: int
    agreed: tuple[Agreed, ...]
    frozen: tuple[tuple[str, date], ...]
    evaluations: tuple[LookedBack, ...]


@dataclass(frozen=True)
class History:
    """Rounds in their order; `elsewhere` is how many this person's link does not open or this computer does not have."""

    rounds: tuple[RoundSeen, ...]
    elsewhere: int


def history(actor: Actor, workshop_id: UUID, *, session: Session) -> History:
    """Every round of the area that this workshop is one of, the first one first, as far as this person may see them."""
    order = _order(workshop_id, session=session)
    known = {row.id: row for row in queries.rounds(order, session=session)}
    seen = [one for one in order if one in known and may(actor, "see workshops", one)]
    make = _maker(seen, session=session)
    return History(tuple(make(order.index(one) + 1, known[one]) for one in seen), len(order) - len(seen))


def _order(workshop_id: UUID, *, session: Session) -> list[UUID]:
    """The ids of all rounds, the first one first, whichever of them is asked about."""
    newest = order = [workshop_id, *queries.before(workshop_id, session=session)][-1:]
    # Two rounds may go on from one, for instance for two groups of people: all are looked for, and none twice.
    while newest := [one for one in queries.after(newest, session=session) if one not in order]:
        order = order + newest
    return order


def _maker(ids: list[UUID], *, session: Session) -> Callable[[int, Any], RoundSeen]:
    """Asks each question once for all rounds; gives a function that makes one of them."""
    counts = _by_workshop(queries.entry_counts(ids, session=session))
    groups = _by_workshop(queries.group_names(ids, session=session))
    agreed = _by_workshop(queries.final_priorities(ids, session=session))
    frozen = _by_workshop(queries.frozen(ids, session=session))
    held = _evaluations(ids, session=session)

    def make(number: int, row: Any) -> RoundSeen:
        of_kind = {kind: (count, came) for kind, count, came in counts.get(row.id, ())}
        return RoundSeen(
            number, row.id, row.title, row.held_on, row.created_at, row.step, row.put_away_at, row.is_example, row.look_again_on,
            row.area, tuple(name for name, in groups.get(row.id, ())), of_kind.get(AVAILABLE, (0, 0))[0], of_kind.get(GAP, (0, 0))[0],
            sum(came for _, came in of_kind.values()), tuple(Agreed(*one) for one in agreed.get(row.id, ())),
            tuple(_taken(*one) for one in frozen.get(row.id, ())), tuple(held.get(row.id, ())))
    return make


def _taken(name: str, taken_on: date | None, created_at: datetime) -> tuple[str, date]:
    return name, taken_on or in_london(created_at).date()


def _by_workshop(rows: list[tuple]) -> dict[UUID, list[tuple]]:
    found: dict[UUID, list[tuple]] = {}
    for workshop_id, *rest in rows:
        found.setdefault(workshop_id, []).append(tuple(rest))
    return found


def _evaluations(ids: list[UUID], *, session: Session) -> dict[UUID, list[LookedBack]]:
    rows = queries.evaluations(ids, session=session)
    answers = _by_workshop(queries.answers([row.id for row in rows], session=session))
    fared = _by_workshop(queries.fared([row.id for row in rows], session=session))
    found: dict[UUID, list[LookedBack]] = {}
    for workshop_id, evaluation_id, number, held_on, people in rows:
        how = {(kind, state): count for kind, state, count in fared.get(evaluation_id, ())}
        said = tuple(Answered(*one) for one in answers.get(evaluation_id, ()))
        found.setdefault(workshop_id, []).append(LookedBack(number, held_on, people, said, how))
    return found
