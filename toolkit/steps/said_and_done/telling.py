"""What the page tells for each priority: said, decided, planned, asked again, done. All of it is in the record; nobody is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.clock import in_london, say_date
from toolkit.consulting.adopting import ADOPTED, adoptions
from toolkit.consulting.counting import counted
from toolkit.consulting.moves import CLOSED
from toolkit.consulting.sheet import facts_of
from toolkit.consulting.themes import Theme, talked
from toolkit.models import Plan, Priority, VoteRound, YouSaidLine
from toolkit.record.saying import many
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.said_and_done.agreeing import sentences
from toolkit.storage.queries import consultations, plans, priorities, votes
from toolkit.storage.queries import said_and_done as queries
from toolkit.voting.moves import PUBLISHED
from toolkit.voting.paper import APPROVAL, MATRIX
from toolkit.voting.pictures import picture_of
from toolkit.voting.results import results
from toolkit.voting.visibility import FEWEST

TOO_FEW = f"Fewer than {FEWEST} people answered, so their answers are not counted out here."


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
    """What was done, what is still to come, and what was dropped, each in a sentence with its day."""

    done: tuple[str, ...] = ()
    to_come: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One priority from what was said to what was done. `not_shown` is how many sentences behind it others may not read."""

    priority_id: UUID
    rank: int
    title: str
    picture: str
    picture_alt: str
    said: tuple[str, ...]
    not_shown: int
    reason: str
    dissent: str
    vote: str
    plan: PlanTold | None
    asked: str
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
        self.actions = _actions(workshop_id, session=session)
        self.lines = queries.lines_of(workshop_id, session=session)
        self.workshop_id = workshop_id

    def part(self, row: Priority) -> Part:
        """One priority."""
        plan = self.plans.get(row.id)
        said = self.said.get(row.id, [])
        read = tuple(one.words for one in said if one.agreed)
        own = self.lines.get(row.id) or YouSaidLine(workshop_id=self.workshop_id, priority_id=row.id, version=0)
        return Part(row.id, row.final_rank, row.title, *picture_of(row.kind, self.functions.get(row.id)), read, len(said) - len(read),
                    row.reason, row.dissent, self.votes.get(row.id, ""), self._plan(plan), self.asked.get(plan.id, "") if plan else "",
                    self.themes.get(plan.id, ()) if plan else (), self.actions.get(plan.id, Done()) if plan else Done(), own)

    def _plan(self, plan: Plan | None) -> PlanTold | None:
        if plan is None:
            return None
        standing = self.adopted[plan.id]
        adopted_on = say_date(in_london(standing.at).date()) if standing.state == ADOPTED and standing.at else ""
        return PlanTold(plan.action, tuple(facts_of(plan).splitlines()), adopted_on, standing.not_consulted_why)


def _votes(workshop_id: UUID, *, session: Session) -> dict[UUID, str]:
    # The newest published result with the priority on its paper.
    found: dict[UUID, str] = {}
    for vote in votes.rounds_of(workshop_id, session=session):
        if vote.state == PUBLISHED and vote.input != MATRIX:
            found = _vote_words(vote, session=session) | found
    return found


def _vote_words(vote: VoteRound, *, session: Session) -> dict[UUID, str]:
    people = many(votes.people_in(vote.id, session=session), "person", "people")
    if vote.input == APPROVAL:
        return {row.priority_id: f"{many(row.dots, 'person supports', 'people support')} it; {people} voted."
                for row in results(vote, session=session)}
    return {row.priority_id: f"It got {many(row.dots, 'dot')}; {people} voted." for row in results(vote, session=session)}


def _asked(workshop_id: UUID, *, session: Session) -> tuple[dict[UUID, str], dict[UUID, tuple[ThemeTold, ...]]]:
    # (how people answered in the newest closed round, the answered themes of all of them), by plan.
    said: dict[UUID, str] = {}
    themes: dict[UUID, tuple[ThemeTold, ...]] = {}
    for row in consultations.rounds_of(workshop_id, session=session):
        if row.state != CLOSED:
            continue
        tallies = counted(row, session=session).tallies
        for on_it in talked(row.id, session=session):
            tally = tallies.get(on_it.item_id)
            if tally and tally.people:
                said.setdefault(on_it.plan_id, _tally(tally.people, tally.in_words()))
            themes[on_it.plan_id] = themes.get(on_it.plan_id, ()) + _themes(on_it.themes)
    return said, themes


def _tally(people: int, words: str) -> str:
    return TOO_FEW if people < FEWEST else f"{people:,} people answered: {words}."


def _themes(found: Sequence[Theme]) -> tuple[ThemeTold, ...]:
    return tuple(ThemeTold(theme.words, theme.changed, theme.why, tuple(one.words for one in theme.comments if one.may_publish))
                 for theme in found if theme.changed is not None)


def _actions(workshop_id: UUID, *, session: Session) -> Mapping[UUID, Done]:
    found: dict[UUID, dict[str, list[str]]] = {}
    for plan_id, words, due, done, dropped, why in queries.action_rows(workshop_id, session=session):
        state = "done" if done else "dropped" if dropped else "to_come"
        said = _on(words, done or (None if dropped else due), "" if done else "by ") + (f" {why}" if dropped and why else "")
        found.setdefault(plan_id, {}).setdefault(state, []).append(said)
    for plan_id, words, due, reached in queries.milestone_rows(workshop_id, session=session):
        found.setdefault(plan_id, {}).setdefault("done" if reached else "to_come", []).append(
            _on(words, reached or due, "" if reached else "by "))
    return {plan_id: Done(**{state: tuple(lines) for state, lines in states.items()}) for plan_id, states in found.items()}


def _on(words: str, day: date | None, before: str) -> str:
    ended = words if words.endswith((".", "!", "?")) else f"{words}."
    return f"{ended} ({before}{say_date(day)})" if day else ended
