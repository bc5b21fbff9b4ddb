"""What the page tells for each priority: said, decided, planned, asked again, done. All of it is in the record; nobody is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.clock import in_london
from toolkit.models import Plan, Priority, YouSaidLine
from toolkit.steps.consulting.adopting import ADOPTED, adoptions
from toolkit.steps.consulting.counting import Tally, counted
from toolkit.steps.consulting.moves import CLOSED
from toolkit.steps.consulting.sheet import facts_of
from toolkit.steps.consulting.themes import Theme, talked
from toolkit.steps.plan_overview import PlanSeen, plans_seen
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.said_and_done.agreeing import sentences
from toolkit.storage.queries import consultations, plans, priorities, votes
from toolkit.storage.queries import said_and_done as queries
from toolkit.voting.moves import PUBLISHED
from toolkit.voting.paper import APPROVAL, MATRIX
from toolkit.voting.pictures import picture_of
from toolkit.voting.results import results
from toolkit.words.speaking import say_date

Line = tuple[str, str]  # a sentence and its day in words, "" where it has none


@dataclass(frozen=True)
class ThemeTold:
    """A point that people made, whether the plan was changed because of it, why, and comments that may be read."""

    words: str
    changed: bool
    why: str
    comments: tuple[str, ...]


@dataclass(frozen=True)
class PlanTold:
    """What is planned, its facts in lines, whether it is adopted, and why the people were not asked again where they were not."""

    action: str
    facts: tuple[str, ...]
    adopted_on: str = ""
    not_consulted_why: str = ""


@dataclass(frozen=True)
class Done:
    """What was done and when, what is still to come and by when, and what was dropped and why."""

    done: tuple[Line, ...] = ()
    to_come: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()


@dataclass(frozen=True)
class VoteTold:
    """What a published vote gave the priority: dots, or people who support it, and how many voted."""

    count: int
    people: int
    is_approval: bool


@dataclass(frozen=True)
class Part:
    """One priority from what was said to what was done.

    `said` is (words, what was wanted) of each sentence that others may read, `not_shown` how many they may not.
    """

    priority_id: UUID
    rank: int
    title: str
    picture: str
    picture_alt: str
    said: tuple[tuple[str, str], ...]
    not_shown: int
    reason: str
    dissent: str
    vote: VoteTold | None
    plan: PlanTold | None
    asked: Tally | None
    themes: tuple[ThemeTold, ...]
    actions: Done
    own: YouSaidLine


def told(workshop_id: UUID, *, session: Session) -> list[Part]:
    """Every final priority in its order."""
    teller = _Teller(workshop_id, session)
    return [teller.part(row) for row in final_priorities(workshop_id, session=session)]


class _Teller:
    """One telling: what all priorities need is read once."""

    def __init__(self, workshop_id: UUID, session: Session):
        self.plans: dict[UUID, Plan] = {plan.priority_id: plan for plan in plans.plans_of(workshop_id, session=session)}
        self.adopted = adoptions(list(self.plans.values()), session=session)
        self.said = sentences(workshop_id, session=session)
        self.functions = {row[0]: row[2] for row in reversed(priorities.gaps_feeding(workshop_id, session=session))}
        self.votes = _votes(workshop_id, session=session)
        self.asked, self.themes = _asked(workshop_id, session=session)
        self.seen = {plan.rank: plan for plan in plans_seen(workshop_id, session=session)}
        self.lines = queries.lines_of(workshop_id, session=session)
        self.workshop_id = workshop_id

    def part(self, row: Priority) -> Part:
        """One priority."""
        plan = self.plans.get(row.id)
        said = self.said.get(row.id, [])
        read = tuple((one.words, one.wanted) for one in said if one.agreed)
        own = self.lines.get(row.id) or YouSaidLine(workshop_id=self.workshop_id, priority_id=row.id, version=0)
        return Part(row.id, row.final_rank, row.title, *picture_of(row.kind, self.functions.get(row.id)), read, len(said) - len(read),
                    row.reason, row.dissent, self.votes.get(row.id), self._plan(row, plan),
                    self.asked.get(plan.id) if plan else None, self.themes.get(plan.id, ()) if plan else (),
                    _done(self.seen[row.final_rank]) if plan else Done(), own)

    def _plan(self, row: Priority, plan: Plan | None) -> PlanTold | None:
        if plan is None:
            return None
        standing = self.adopted[plan.id]
        adopted_on = say_date(in_london(standing.at).date()) if standing.state == ADOPTED and standing.at else ""
        facts = facts_of(plan, self.seen[row.final_rank].cost, self.said.get(row.id, ()))
        return PlanTold(plan.action, tuple(facts.splitlines()), adopted_on, standing.not_consulted_why)


def _votes(workshop_id: UUID, *, session: Session) -> dict[UUID, VoteTold]:
    # The newest published result with the priority on its paper.
    found: dict[UUID, VoteTold] = {}
    for vote in votes.rounds_of(workshop_id, session=session):
        if vote.state == PUBLISHED and vote.input != MATRIX:
            people = votes.people_in(vote.id, session=session)
            found = {row.priority_id: VoteTold(row.dots, people, vote.input == APPROVAL)
                     for row in results(vote, session=session)} | found
    return found


def _asked(workshop_id: UUID, *, session: Session) -> tuple[dict[UUID, Tally], dict[UUID, tuple[ThemeTold, ...]]]:
    # (how people answered in the newest closed round, the answered themes of all of them), by plan.
    said: dict[UUID, Tally] = {}
    themes: dict[UUID, tuple[ThemeTold, ...]] = {}
    for row in consultations.rounds_of(workshop_id, session=session):
        if row.state != CLOSED:
            continue
        tallies = counted(row, session=session).tallies
        for on_it in talked(row.id, session=session):
            tally = tallies.get(on_it.item_id)
            if tally and tally.people:
                said.setdefault(on_it.plan_id, tally)
            themes[on_it.plan_id] = themes.get(on_it.plan_id, ()) + _themes(on_it.themes)
    return said, themes


def _themes(found: Sequence[Theme]) -> tuple[ThemeTold, ...]:
    return tuple(ThemeTold(theme.words, theme.changed, theme.why, tuple(one.words for one in theme.comments if one.may_publish))
                 for theme in found if theme.changed is not None)


def _done(plan: PlanSeen) -> Done:
    states: dict[str, list[Line]] = {"done": [], "to_come": [], "dropped": []}
    for one in plan.actions:
        if one.dropped_on:
            states["dropped"].append((f"{_ended(one.words)} {one.dropped_why}".strip(), ""))
        else:
            states["done" if one.done_on else "to_come"].append((_ended(one.words), _day(one.done_on or one.due_on)))
    for one in plan.milestones:
        states["done" if one.reached_on else "to_come"].append((_ended(one.words), _day(one.reached_on or one.due_on)))
    return Done(**{state: tuple(lines) for state, lines in states.items()})


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _day(day: date | None) -> str:
    return say_date(day) if day else ""
