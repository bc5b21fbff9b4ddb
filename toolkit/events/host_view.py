"""What a small group's host sees: one question at a time, what this small group said to it, and the way to the next."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import NotAllowed, NotFound
from toolkit.events.calls import Call, Message, calls, messages_for
from toolkit.framework import framework
from toolkit.models import AVAILABLE, COVERAGE, GAP, GroupOfPeople, SmallGroup, Workshop
from toolkit.steps.one_cell import cell_of
from toolkit.steps.saying import EntrySeen, entries_seen
from toolkit.steps.table import FUNCTIONS, NOTHING
from toolkit.storage.queries import workshops

NO_HOST = "This page is for the host of one small group. Open it by the small group's card, or ask the facilitator for one."
GAP_ASK = "What is missing here, or not good enough, and where?"


@dataclass(frozen=True)
class Question:
    """One of the ten functions, or coverage, as it is asked aloud."""

    number: int
    name: str
    plain: str
    ask: str
    example: str = ""


@dataclass(frozen=True)
class HostView:
    """One cell as a small group's host records in it."""

    workshop_id: UUID
    workshop: str
    small_group_id: UUID
    name: str
    about: str
    closed_at: datetime | None
    groups: tuple[tuple[UUID, str], ...]
    group_id: UUID
    kind: str
    number: int
    questions: tuple[Question, ...]
    said: tuple[EntrySeen, ...]
    by_others: int
    nothing: bool
    messages: tuple[Message, ...]
    call: Call | None

    @property
    def question(self) -> Question:
        """The one that is asked now."""
        return next(one for one in self.questions if one.number == self.number)

    def beside(self, by: int) -> Question:
        """The next question (1) or the one before (-1); after the last comes the first."""
        at = self.questions.index(self.question)
        return self.questions[(at + by) % len(self.questions)]


def questions_of(kind: str) -> tuple[Question, ...]:
    """The ten functions in their order (Toolkit, step 1); for gaps, coverage comes last (Toolkit, step 2)."""
    found = tuple(Question(one.number, one.name, one.plain, one.ask if kind == AVAILABLE else GAP_ASK, one.example)
                  for one in framework().functions)
    if kind == AVAILABLE:
        return found
    return (*found, Question(COVERAGE, "Coverage", "Look at the map together.", "Where is there too little, whatever the function?"))


def host_view(actor: Actor, kind: str, number: int, group_id: UUID | None, *, session: Session) -> HostView:
    """The cell that a host asked for; what is not there becomes the first. Raises NotAllowed, NotFound where nobody is asked."""
    check_may(actor, "see workshops", actor.workshop_id)
    if actor.small_group_id is None or actor.workshop_id is None:
        raise NotAllowed(NO_HOST)
    small_group = session.get_one(SmallGroup, actor.small_group_id)
    kind = kind if kind in (AVAILABLE, GAP) else AVAILABLE
    number = number if number in FUNCTIONS or (number, kind) == (COVERAGE, GAP) else 1
    groups = groups_for(small_group, session=session)
    group_id = group_id if group_id in dict(groups) else groups[0][0]
    cell = cell_of(actor.workshop_id, group_id, number, session=session)
    entries = entries_seen(actor.workshop_id, number, group_id, kind, session=session)
    said = tuple(entry for entry in entries if entry.small_group_id == small_group.id)
    return HostView(actor.workshop_id, session.get_one(Workshop, actor.workshop_id).title, small_group.id, small_group.name,
                    small_group.area, small_group.closed_at, groups, group_id, kind, number, questions_of(kind), said[::-1],
                    len(entries) - len(said), cell.state(kind) == NOTHING,
                    messages_for(actor.workshop_id, small_group.id, session=session),
                    calls(actor.workshop_id, session=session).get(small_group.id))


def groups_for(small_group: SmallGroup, *, session: Session) -> tuple[tuple[UUID, str], ...]:
    """The groups of people that a small group records for: its own where it has one, else all of the workshop.

    Raises NotFound where none is named.
    """
    groups: list[GroupOfPeople] = workshops.groups_of(small_group.workshop_id, session=session)
    own = [group for group in groups if group.id == small_group.group_id]
    found = tuple((group.id, group.name) for group in own or groups)
    if not found:
        raise NotFound("No group of people is named yet. Ask the facilitator to name one under Settings, then load this page again.")
    return found
