"""Small builders for tests. Each goes through the functions that a person's clicks use, and takes the open session first."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from toolkit.access import links
from toolkit.access.roles import COMMAND_LINE, Actor, Role
from toolkit.brokerage import permission, referral
from toolkit.clock import now, today
from toolkit.events import host_cards, sessions
from toolkit.models import AVAILABLE, GAP, Consultation, ConsultationItem, Link, SignIn, VoteRound
from toolkit.places.place import Place
from toolkit.steps import baseline, evaluating, going_on, moves, plan_lines, plan_store, planning, prioritising, recording
from toolkit.steps.consulting import answering, themes
from toolkit.steps.consulting import rounds as consultations
from toolkit.steps.consulting.answering import Said
from toolkit.steps.limits import Expected
from toolkit.steps.plan_parts import Part
from toolkit.steps.setting_up import ChosenArea, Setting, add_small_group, start_workshop
from toolkit.storage.queries import consultations as consultation_queries
from toolkit.storage.queries import evaluations, plans, priorities, votes, workshops
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


def a_cookie(secret: str, *, session: Session) -> str:
    """A cookie of a device that came in with this link, which is not used up by it; where there is no such link, one that opens nothing."""
    cookie = secrets.token_urlsafe(24)
    if link := link_by_hash(links.hash_of(secret), session=session):
        session.add(SignIn(secret_hash=links.hash_of(cookie), link_id=link.id, expires_at=now() + timedelta(days=1)))
    return cookie


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


def as_saved(session: Session, plan: UUID, kind: type[Part] = planning.Planned) -> Part:
    """One part of a plan as it stands now, which a change begins with."""
    return plan_store.all_parts(plan, session=session)[kind]


def an_action(session: Session, plan: UUID, words: str = "Ask three printers", **more: Any) -> UUID:
    """An action of a plan; further words are those of `plan_lines.Action`."""
    return plan_lines.add_line(an_actor(), plan, plan_lines.Action(words, **more), session=session)


def a_milestone(session: Session, plan: UUID, words: str = "Banbury has its guide", due_on: date = date(2026, 9, 1), **more: Any) -> UUID:
    """A milestone of a plan."""
    return plan_lines.add_line(an_actor(), plan, plan_lines.Milestone(words, due_on, **more), session=session)


def a_sum(session: Session, plan: UUID, pounds: int = 1000, year: int = 2026, **more: Any) -> UUID:
    """Money of one year in a plan, in pounds; further words are those of `plan_lines.Sum`."""
    return plan_lines.add_line(an_actor(), plan, plan_lines.Sum(year, Decimal(pounds), **more), session=session)


def two_plans(session: Session, **about: Any) -> tuple[AWorkshop, tuple[UUID, UUID]]:
    """A workshop with plans for two final priorities: 1 A guide, 2 Buses; takes what `a_workshop` takes."""
    workshop = a_workshop(session, **about)
    guide, buses = (a_plan(session, workshop, a_priority(session, workshop, title, final="So."), action)
                    for title, action in (("A guide", "Make a guide for each town."), ("Buses", "A bus on Sundays.")))
    return workshop, (guide, buses)


def a_consultation(session: Session, workshop: AWorkshop, *answers: dict[int, Said | str], asked: int | None = 31, to: str = "open",
                   words: str = "Are these plans right?", days: int = 14) -> UUID:
    """A round on the workshop's plans (one is made where there is none), open unless `to` says otherwise, with what `an_answer` takes."""
    if not plans.plans_of(workshop.id, session=session):
        a_plan(session, workshop)
    asking = consultations.Asking(words, asked, today() + timedelta(days))
    made = consultations.draft_consultation(an_actor(), workshop.id, asking, session=session)
    for state in {"draft": (), "open": ("open",), "closed": ("open", "closed")}[to]:
        for said in answers if state == "closed" else ():
            an_answer(session, made, said)
        move_consultation(session, made, state)
    for said in answers if to == "open" else ():
        an_answer(session, made, said)
    return made


def move_consultation(session: Session, consultation: UUID, to: str) -> None:
    """Open, close or take back a round as it stands now."""
    consultations.move_consultation(an_actor(), consultation, the(session, Consultation, consultation).version, to, session=session)


def an_answer(session: Session, consultation: UUID, said: dict[int, Said | str], form: str | None = None) -> UUID:
    """One person's answers by the link, by the plan's number: `Said`, or one of the three answers."""
    items = items_asked(session, consultation)
    given = {items[number].id: one if isinstance(one, Said) else Said(one) for number, one in said.items()}
    return answering.answer(consultation, given, form or secrets.token_hex(8), session=session).response_id


def items_asked(session: Session, consultation: UUID) -> dict[int, ConsultationItem]:
    """The plans of a round by their numbers."""
    return {item.number: item for item in consultation_queries.items_of(consultation, session=session)}


def a_theme(session: Session, consultation: UUID, number: int = 1, words: str = "Not only in English", answered: str = "",
            changed: bool = True) -> UUID:
    """A theme on the plan of this number with every comment on it; answered where `answered` says why."""
    item = items_asked(session, consultation)[number]
    [on_it] = [one for one in themes.talked(consultation, session=session) if one.item_id == item.id]
    made = themes.name_theme(an_actor(), item.id, words, [comment.id for comment in on_it.comments], session=session)
    if answered:
        themes.answer_theme(an_actor(), made, 1, changed, answered, session=session)
    return made


def a_baseline(session: Session, workshop: AWorkshop, name: str = "When Step 3 was closed") -> UUID:
    """The record frozen as it is now."""
    return baseline.freeze(an_actor(), workshop.id, name, session=session)


def an_evaluation(session: Session, workshop: AWorkshop, held_on: date = date(2026, 9, 17), people: str = "Eleven of us",
                  answers: dict[str, str] | None = None, groups: tuple[UUID, ...] = ()) -> UUID:
    """An evaluation with these groups, or with all; freezes a baseline first where there is none."""
    if not evaluations.baselines_of(workshop.id, session=session):
        a_baseline(session, workshop)
    made = evaluating.start_evaluation(an_actor(), workshop.id, held_on, people, groups, session=session)
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


def all_along(session: Session, workshop: AWorkshop, **changes: Any) -> going_on.Along:
    """What goes along by itself: all groups, all that still stands, priorities that are not done."""
    stands = going_on.what_stands(workshop.id, session=session)
    about = {"groups": tuple(group for group, _ in stands.groups), "ideas": tuple(one.id for one in stands.ideas if one.not_done)}
    return going_on.Along(**about | changes)


def a_next_round(session: Session, workshop: AWorkshop, title: str = "Oxfordshire, a year on", **changes: Any) -> UUID:
    """A round that goes on from an evaluated workshop; takes what `going_on.Along` takes."""
    setting = Setting(title, "large_event", date(2027, 3, 12))
    return going_on.start_next_round(an_actor(), workshop.id, setting, all_along(session, workshop, **changes), session=session)


def a_case(session: Session, **changes: Any) -> UUID:
    """A case on which work has begun, received an hour ago; `state="received"` leaves it unbegun, the rest is `referral.Referral`'s."""
    state = changes.pop("state", "working")
    about = {"reference": referral.next_reference(today().year, session=session), "received_at": now() - timedelta(hours=1),
             "group": "older_people", "area": "OX16", "words": "Help with washing and dressing in the morning."}
    made = referral.refer(an_actor(Role.BROKER), referral.Referral(**about | changes), session=session)
    if state == "working":
        referral.start_work(an_actor(Role.BROKER), made, session=session)
    return made


def a_permission(session: Session, case: UUID, **changes: Any) -> None:
    """The person's permission to share and to e-broker, given today; changes are those of `permission.Permission`."""
    given = permission.Permission(**{"may_share": True, "may_broker": True, "given_on": today()} | changes)
    permission.give_permission(an_actor(Role.BROKER), case, 0, given, session=session)


def the(session: Session, model: type, row_id: UUID) -> Any:
    """A row as it stands in the database now."""
    session.flush()
    return session.get_one(model, row_id, populate_existing=True)
