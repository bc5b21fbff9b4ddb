"""What was learned across the first ten people, gathered for strategy (Rochdale: "learning from the design around the first ten people").

It stands by what it is about, without the contract's reference: strategy needs what was learned, not from whom. Invented contracts are
gathered only while there is no real one. Commissioners, who open no case, read it from five contracts on, and no count of one to four.
"""

from dataclasses import dataclass

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import bespoke_cover, bespoke_items, bespoke_money, bespoke_walk
from toolkit.brokerage.bespoke_draft import Held, held
from toolkit.brokerage.bespoke_lists import LEARNED, bespoke_lists
from toolkit.brokerage.small_numbers import FEWEST, may_be_told
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
    """Across so many contracts: what was learned, and (what, in how many) of what they have in common. `example`: invented ones."""

    contracts: int
    learned: tuple[Learned, ...]
    counted: tuple[tuple[str, int], ...]
    example: bool = False


@dataclass(frozen=True)
class ForStrategy:
    """The same for those who open no case: (heading, sentences) in no order of contracts, (what, how many in words)."""

    contracts: int
    learned: tuple[tuple[str, tuple[str, ...]], ...] = ()
    counted: tuple[tuple[str, str], ...] = ()


def gathered(actor: Actor, *, session: Session) -> Gathered:
    """From the contracts begun first; from invented ones while there is no real one. Raises NotAllowed."""
    check_may(actor, "open cases")
    return _gathered(session) or _gathered(session, example=True) or Gathered(0, (), ())


def for_strategy(actor: Actor, *, session: Session) -> ForStrategy:
    """From real contracts only. From fewer than five, how many there are and nothing else. Raises NotAllowed."""
    check_may(actor, "see what was learned")
    found = _gathered(session)
    if found is None or found.contracts < FEWEST:
        return ForStrategy(found.contracts if found else 0)
    return ForStrategy(found.contracts, tuple((one.name, tuple(sorted(one.words, key=str.casefold))) for one in found.learned),
                       tuple((what, _say(count, found.contracts)) for what, count in found.counted))


def _say(count: int, whole: int) -> str:
    if count in (0, whole):
        return "all" if count else "none"
    return f"{count} of {whole}" if may_be_told(count, whole) else "some"


def _gathered(session: Session, example: bool = False) -> Gathered | None:
    ids = queries.first(FIRST, example=example, session=session)
    if not ids:
        return None
    rows = queries.learned(ids, LEARNED, session=session)
    found = [Learned(name, len({contract for contract, kind, _ in rows if kind == slug}),
                     tuple(dict.fromkeys(words for _, kind, words in rows if kind == slug)))
             for slug, name in bespoke_lists().note.items() if slug.startswith(LEARNED)]
    every = [held(queries.contract(one, session=session), session=session) for one in ids]
    return Gathered(len(ids), tuple(one for one in found if one.words), tuple(_counted(every)), example)


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
