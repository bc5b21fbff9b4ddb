"""What next (Toolkit, step 5): a new round of the five steps for the same area, with what still stands of the one before."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Workshop
from toolkit.record.edits import to_edit
from toolkit.steps import setting_up
from toolkit.steps.copying import copy_entries, copy_ideas
from toolkit.steps.evaluating import NOT_ASKED
from toolkit.steps.limits import Limits, limits_of, save_limits
from toolkit.storage.queries import due, entries, evaluations, history, workshops
from toolkit.storage.queries import priorities as idea_queries

LAST_STEP = "evaluation"
NEXT = "next"  # the last of the five questions, see data/questions.toml
STANDS = ("better", "same", "worse", NOT_ASKED)  # what is gone stays behind


@dataclass(frozen=True)
class StandingEntry:
    """One entry of the round before, with how it was judged when it was last asked about."""

    id: UUID
    kind: str
    group_id: UUID
    words: str
    state: str


@dataclass(frozen=True)
class Idea:
    """A priority or idea of the round before; `not_done` is one that was agreed and has no finished plan."""

    id: UUID
    number: int
    title: str
    not_done: bool


@dataclass(frozen=True)
class WhatStands:
    """All that could go along into a new round."""

    groups: tuple[tuple[UUID, str], ...]
    entries: tuple[StandingEntry, ...]
    ideas: tuple[Idea, ...]
    small_groups: tuple[str, ...]
    limits: Limits

    def gone(self) -> int:
        """How many entries the experts said are gone."""
        return sum(entry.state not in STANDS for entry in self.entries)


@dataclass(frozen=True)
class Along:
    """What a person lets go along: groups of people, how entries were judged, which stay behind all the same, ideas."""

    groups: tuple[UUID, ...]
    states: tuple[str, ...] = STANDS
    left_behind: frozenset[UUID] = frozenset()
    ideas: tuple[UUID, ...] = ()
    small_groups: bool = True
    limits: bool = True

    def takes(self, entry: StandingEntry) -> bool:
        """Whether this entry goes along. What is gone never does."""
        return (entry.group_id in self.groups and entry.state in self.states and entry.state in STANDS
                and entry.id not in self.left_behind)


def check_can_go_on(workshop_id: UUID, step: str, *, session: Session) -> None:
    """Raise MoveRefused with a sentence unless a new round can start from here."""
    if step != LAST_STEP:
        raise MoveRefused("A new round starts from Step 5. Move on to Step 5 first, so that it is known what still stands.")
    if not evaluations.evaluations_of(workshop_id, session=session):
        raise MoveRefused("Nobody has looked back yet. Hold an evaluation first, so that it is known what still stands.")


def why_not(workshop_id: UUID, step: str, *, session: Session) -> str | None:
    """The sentence that `check_can_go_on` would refuse with; None when a new round can start."""
    try:
        check_can_go_on(workshop_id, step, session=session)
    except MoveRefused as refusal:
        return str(refusal)
    return None


def said_next(workshop_id: UUID, *, session: Session) -> str:
    """What people answered to "what next?" when they looked back last; "" where they did not."""
    held = evaluations.evaluations_of(workshop_id, session=session)
    answer = evaluations.answers_of(held[0].id, session=session).get(NEXT) if held else None
    return answer.words if answer else ""


def what_stands(workshop_id: UUID, *, session: Session) -> WhatStands:
    """All that could go along from this workshop into a new round."""
    judged = history.last_states(workshop_id, session=session)
    done = due.done_priorities(workshop_id, session=session)
    return WhatStands(
        tuple((group.id, group.name) for group in workshops.groups_of(workshop_id, session=session)),
        tuple(StandingEntry(row.id, row.kind, row.group_id, row.words, judged.get(row.id, NOT_ASKED))
              for row in entries.rows(workshop_id, session=session)),
        tuple(Idea(row.id, row.number, row.title, row.final_rank is not None and row.id not in done)
              for row in idea_queries.priorities_of(workshop_id, session=session)),
        tuple(group.name for group in workshops.small_groups_of(workshop_id, session=session)),
        limits_of(workshop_id, session=session))


def start_next_round(actor: Actor, workshop_id: UUID, setting: setting_up.Setting, along: Along, *, session: Session) -> UUID:
    """Start a workshop that goes on from this one, with what goes along; returns its id. Nothing of this one changes.

    Raises BadInput, and MoveRefused while this workshop has not been evaluated.
    """
    before = to_edit(Workshop, workshop_id, session=session)
    check_may(actor, "start a workshop", workshop_id)
    check_can_go_on(workshop_id, before.step, session=session)
    stands = what_stands(workshop_id, session=session)
    names = [name for group_id, name in stands.groups if group_id in along.groups]
    if not names:
        raise BadInput("Choose at least one group of people for the new round. More can be added under Settings.", "groups")
    made = setting_up.start_workshop(actor, setting, names, _area(workshop_id, session=session), session=session,
                                     is_example=before.is_example, follows_id=workshop_id)
    _settings(actor, made, stands, along, session=session)
    groups = _groups(stands.groups, made, session=session)
    taken = copy_entries(actor, workshop_id, made, groups, _ids(entry for entry in stands.entries if along.takes(entry)),
                         session=session)
    ideas = copy_ideas(actor, workshop_id, made, along.ideas, taken, session=session)
    write_down(actor, "take along into a new round", made, made, session=session, entries=len(taken), ideas=ideas)
    # Noted in the round before as well: its screens look again and show that another follows.
    write_down(actor, "be followed by a new round", workshop_id, workshop_id, session=session, followed_by=made)
    return made


def _ids(chosen: Iterable[StandingEntry]) -> set[UUID]:
    return {entry.id for entry in chosen}


def _area(workshop_id: UUID, *, session: Session) -> setting_up.ChosenArea | None:
    area = workshops.area_of(workshop_id, session=session)
    return setting_up.ChosenArea(area.name, area.latitude, area.longitude, area.radius_km, area.boundary) if area else None


def _settings(actor: Actor, made: UUID, stands: WhatStands, along: Along, *, session: Session) -> None:
    if along.small_groups:
        for name in stands.small_groups:
            setting_up.add_small_group(actor, made, name, session=session)
    if along.limits and stands.limits.version:
        save_limits(actor, made, 0, stands.limits, session=session)


def _groups(before: tuple[tuple[UUID, str], ...], made: UUID, *, session: Session) -> dict[UUID, UUID]:
    """For each group of the round before, the same group in the new one, where it goes along."""
    here = {group.name: group.id for group in workshops.groups_of(made, session=session)}
    return {group_id: here[name] for group_id, name in before if name in here}
