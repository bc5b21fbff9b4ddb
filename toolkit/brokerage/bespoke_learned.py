"""What was learned across the first ten people, gathered for strategy (Rochdale: "learning from the design around the first ten people").

It stands by what it is about, without the contract's reference: strategy needs what was learned, not from whom.
"""

from dataclasses import dataclass

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import bespoke_cover, bespoke_items, bespoke_money, bespoke_walk
from toolkit.brokerage.bespoke_draft import Held, held
from toolkit.brokerage.bespoke_lists import LEARNED, bespoke_lists
from toolkit.storage.queries import bespoke as queries

FIRST = 10


@dataclass(frozen=True)
class Learned:
    """What was learned about one thing, and in how many contracts somebody wrote of it."""

    name: str
    contracts: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """Across so many contracts: what was learned, and (what, in how many) of what they have in common."""

    contracts: int
    learned: tuple[Learned, ...]
    counted: tuple[tuple[str, int], ...]


def gathered(actor: Actor, *, first: int = FIRST, session: Session) -> Gathered:
    """From the contracts begun first. Raises NotAllowed."""
    check_may(actor, "open cases")
    ids = [contract for contract, _, _ in queries.names(session=session)[:first]]
    rows = queries.learned(ids, LEARNED, session=session)
    found = [Learned(name, len({contract for contract, kind, _ in rows if kind == slug}),
                     tuple(dict.fromkeys(words for _, kind, words in rows if kind == slug)))
             for slug, name in bespoke_lists().note.items() if slug.startswith(LEARNED)]
    every = [held(queries.contract(one, session=session), session=session) for one in ids]
    return Gathered(len(ids), tuple(one for one in found if one.words), tuple(_counted(every)))


def _counted(every: list[Held]) -> list[tuple[str, int]]:
    asks = {"The person or the family controls some of the money": _some_control,
            "Each contingency ends at a person, a resource and a number": _walks,
            "Some hours of the week are without cover": lambda one: bool(bespoke_cover.gaps(one.cover, bespoke_cover.PERSON)),
            "Hours without cover on Friday night or at the weekend": lambda one: bool(
                bespoke_cover.times_of_worry(bespoke_cover.gaps(one.cover, bespoke_cover.PERSON))),
            "An essential assessment is missing": lambda one: bool(bespoke_items.missing_assessments(one.assessments)),
            "A health specialist is part of the contract": lambda one: any(role.kind == "health" and role.in_contract
                                                                           for role in one.roles),
            "A review was held": lambda one: any(review.held_on for review in one.reviews)}
    return [(words, sum(map(ask, every))) for words, ask in asks.items()]


def _some_control(one: Held) -> bool:
    return any(found.pounds for found in bespoke_money.tabled(one.resources).controllers if found.controller in bespoke_money.CLOSE)


def _walks(one: Held) -> bool:
    walked = bespoke_walk.walk(one.contingencies, one.roles, one.resources)
    return bool(walked) and all(step.holds for step in walked)
