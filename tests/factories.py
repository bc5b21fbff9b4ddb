"""Small builders for tests. Each goes through the functions that a person's clicks use, and takes the open session first."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from toolkit.access import links
from toolkit.access.roles import COMMAND_LINE, Actor, Role
from toolkit.events import host_cards, sessions
from toolkit.models import AVAILABLE, GAP, Link, VoteRound
from toolkit.places.place import Place
from toolkit.steps import baseline, evaluating, moves, planning, prioritising, recording
from toolkit.steps.limits import Expected
from toolkit.steps.setting_up import ChosenArea, Setting, add_small_group, start_workshop
from toolkit.storage.queries import evaluations, priorities, votes, workshops
from toolkit.voting import rounds
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks

BANBURY = Place("Banbury", 52.0625, -1.3365, "place_name")
WITNEY = Place("Witney", 51.7865, -1.4835, "place_name")
OXFORDSHIRE = ChosenArea("Oxfordshire", 51.78, -1.29, 39.0)
HELD_ON = date(2026, 3, 12)


@dataclass(frozen=True)
class AWorkshop:
    """A workshop's id and its groups' ids, in the order of the columns."""

    id: UUID
    groups: tuple[UUID, ...]

    @property
    def group(self) -> UUID:
        """The first group."""
        return self.groups[0]


def an_actor(role: str = Role.FACILITATOR, workshop_id: UUID | None = None, name: str | None = None) -> Actor:
    """Somebody with this role; with `workshop_id` their link opens that workshop only."""
    return Actor(name or f"A {role}", Role(role), None, workshop_id)


def a_link(session: Session, role: str = Role.FACILITATOR, workshop_id: UUID | None = None, name: str = "Sam",
           days: int | None = None) -> str:
    """A sign-in link's secret; `days` may be negative for one that has expired."""
    return links.make_link(COMMAND_LINE, role, name, workshop_id, days, session=session)


def link_by_hash(secret_hash: str, *, session: Session) -> Link | None:
    """The link with this hash of its secret, whatever its state."""
    return session.exec(select(Link).where(Link.secret_hash == secret_hash)).first()


def a_workshop(session: Session, groups: tuple[str, ...] = ("Older people",), area: ChosenArea | bool = True,
               title: str = "Oxfordshire, spring", format: str = "large_event") -> AWorkshop:
    """A workshop at Step 1; `area` may be False, True (Oxfordshire) or a ChosenArea."""
    chosen = area if isinstance(area, ChosenArea) else OXFORDSHIRE if area else None
    made = start_workshop(an_actor(), Setting(title, format, HELD_ON), list(groups), chosen, session=session)
    return AWorkshop(made, tuple(group.id for group in workshops.groups_of(made, session=session)))


def a_small_group(session: Session, workshop: AWorkshop, name: str = "Table 1") -> UUID:
    """A small group, such as a table in the hall."""
    return add_small_group(an_actor(), workshop.id, name, session=session)


def a_host_link(session: Session, workshop: AWorkshop, small_group_id: UUID) -> str:
    """The code of a small group's host link, as it stands on its card."""
    cards = host_cards.host_cards(an_actor(), workshop.id, session=session)
    return next(card.path for card in cards if card.small_group.id == small_group_id).removeprefix("host/")


def a_session(session: Session, workshop: AWorkshop, name: str = "Morning", held_on: date | None = None, place: str = "Library") -> UUID:
    """One of several sessions, such as a focus group in a library."""
    return sessions.add(an_actor(), workshop.id, sessions.Held(name, held_on, place), session=session)


def an_entry(session: Session, workshop: AWorkshop, words: str = "The library keeps a folder of local groups.", *,
             function: int = 1, group: UUID | None = None, kind: str = AVAILABLE, actor: Actor | None = None,
             **said: Any) -> UUID:
    """Something available for the first group (or `group`); further words are those of `recording.Said`."""
    return recording.record_entry(actor or an_actor(), workshop.id, group or workshop.group, function, kind,
                                  recording.Said(words, **said), session=session)


def a_gap(session: Session, workshop: AWorkshop, words: str = "Nobody can tell us who still has time.", **more: Any) -> UUID:
    """A gap; takes what `an_entry` takes."""
    return an_entry(session, workshop, words, kind=GAP, **more)


def nothing(session: Session, workshop: AWorkshop, function: int = 1, kind: str = AVAILABLE, group: UUID | None = None) -> None:
    """The group was asked and said "nothing"."""
    recording.say_nothing_there(an_actor(), workshop.id, group or workshop.group, function, kind, session=session)


def a_priority(session: Session, workshop: AWorkshop, title: str = "A guide that is true", kind: str | None = None,
               gaps: tuple[UUID, ...] = (), impact: float | None = None, effort: float | None = None,
               final: str | None = None, cost: int | None = None, staff_days: int | None = None) -> UUID:
    """A candidate priority, placed where impact and effort are given, and final where `final` gives the reason."""
    made = prioritising.add_priority(an_actor(), workshop.id, title, kind or ("gaps" if gaps else "fresh"), gaps,
                                     Expected(cost, staff_days), session=session)
    if impact and effort:
        prioritising.place_on_matrix(an_actor(), made, 1, impact, effort, session=session)
    if final:
        prioritising.choose_final(an_actor(), made, final, session=session)
    return made


def a_vote(session: Session, workshop: AWorkshop, question: str = "What matters most to you?", **rules: Any) -> UUID:
    """An open vote; adds priorities until there are two to choose between."""
    for number in range(2 - len(priorities.priorities_of(workshop.id, session=session))):
        a_priority(session, workshop, f"Idea {number + 1}")
    return rounds.open_round(an_actor(), workshop.id, rounds.RoundRules(question, **rules), session=session)


def a_ballot(session: Session, vote: UUID, *numbers: int) -> UUID:
    """One ballot: a dot on the item of each number, as printed on the paper; twice the same is two dots."""
    items = {item.number: item.id for item in votes.items_of(vote, session=session)}
    marks = Marks({items[number]: numbers.count(number) for number in set(numbers)})
    return cast_ballot(an_actor(), vote, marks, session=session)


def a_closed_vote(session: Session, workshop: AWorkshop, ballots: tuple[tuple[int, ...], ...] = ((1, 1, 2), (2,)),
                  **rules: Any) -> UUID:
    """A vote that was held and closed."""
    vote = a_vote(session, workshop, **rules)
    for numbers in ballots:
        a_ballot(session, vote, *numbers)
    close_round(an_actor(), vote, session.get_one(VoteRound, vote).version, session=session)
    return vote


def a_plan(session: Session, workshop: AWorkshop, priority: UUID | None = None, action: str = "Make a guide for each town.",
           **planned: Any) -> UUID:
    """A plan for `priority`, or for a final priority made for it; further words are those of `planning.Planned`."""
    priority = priority or a_priority(session, workshop, final="Nearly everybody named it.")
    return planning.write_plan(an_actor(), priority, planning.Planned(action, **planned), session=session)


def a_baseline(session: Session, workshop: AWorkshop, name: str = "When Step 3 was closed") -> UUID:
    """The record frozen as it is now."""
    return baseline.freeze(an_actor(), workshop.id, name, session=session)


def an_evaluation(session: Session, workshop: AWorkshop, held_on: date = date(2026, 9, 17), people: str = "Eleven of us",
                  answers: dict[str, str] | None = None) -> UUID:
    """An evaluation; freezes a baseline first where there is none."""
    if not evaluations.baselines_of(workshop.id, session=session):
        a_baseline(session, workshop)
    made = evaluating.start_evaluation(an_actor(), workshop.id, held_on, people, session=session)
    for question, words in (answers or {}).items():
        evaluating.answer(an_actor(), made, question, 0, words, session=session)
    return made


def a_workshop_at(session: Session, step: str, **about: Any) -> AWorkshop:
    """A workshop moved on to `step` with the least that each step asks for; takes what `a_workshop` takes."""
    workshop = a_workshop(session, **about)
    make_ready = {"map": lambda: an_entry(session, workshop), "gaps": lambda: a_gap(session, workshop),
                  "priorities": lambda: a_priority(session, workshop, final="Nearly everybody named it."),
                  "plans": lambda: a_plan(session, workshop, prioritising.final_priorities(workshop.id, session=session)[0].id)}
    for here, there in pairwise(moves.ORDER[:moves.ORDER.index(step) + 1]):
        make_ready[here]()
        moves.move(an_actor(), workshop.id, there, session=session)
    return workshop


def the(session: Session, model: type, row_id: UUID) -> Any:
    """A row as it stands in the database now."""
    session.flush()
    return session.get_one(model, row_id, populate_existing=True)
