"""Small groups on the day: what each is about, who hosts it, how many are expected; moving people, splitting and closing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.access.host_links import LEAD
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.models import GroupOfPeople, SmallGroup
from toolkit.record.edits import save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.setting_up import MOST_SMALL_GROUPS, add_small_group
from toolkit.storage.queries import small_groups as queries
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _, many, together

MOST_PEOPLE = 500
MIX = "a mix"


@dataclass(frozen=True)
class About:
    """What a facilitator writes of a small group. Without an area and a group of people it is a mix."""

    name: str
    area: str = ""
    group_id: UUID | None = None
    host: str = ""
    expected: int | None = None

    def columns(self) -> dict:
        """The same, checked, as columns. Raises BadInput."""
        return {"name": checked_words(self.name, "name", what="the small group's name", limit=120),
                "area": optional_words(self.area, "area", what="the area", limit=200), "group_id": self.group_id,
                "host": optional_words(self.host, "host", what="the host", limit=120), "expected": _people(self.expected)}


@dataclass(frozen=True)
class Seen:
    """One small group as screens show it, with the name of its group of people and how many entries it brought."""

    id: UUID
    version: int
    number: int
    name: str
    area: str
    group_id: UUID | None
    host: str
    expected: int | None
    split_from_id: UUID | None
    closed_at: datetime | None
    group: str | None = None
    entries: int = 0

    @property
    def about(self) -> str:
        """Whom and which area it is about, in words."""
        return ", ".join(filter(None, (self.group, self.area))) or _(MIX)


def small_groups_seen(workshop_id: UUID, *, session: Session) -> list[Seen]:
    """The standing small groups by number."""
    return [Seen(*row) for row in queries.rows(workshop_id, session=session)]


def add_several(actor: Actor, workshop_id: UUID, count: int | None, word: str = "Table", *, session: Session) -> int:
    """Add so many small groups at once: "Table 1", "Table 2" and on, leaving out names that are taken. Raises BadInput."""
    check_may(actor, LEAD, workshop_id)
    word = checked_words(word, "word", what="what the small groups are called", limit=100)
    standing = workshops.small_groups_of(workshop_id, session=session)
    room = MOST_SMALL_GROUPS - len(standing)
    if not count or not 1 <= count <= MOST_SMALL_GROUPS:
        raise BadInput(_("Say how many to add, from 1 to {most_small_groups}.", most_small_groups=MOST_SMALL_GROUPS), "count")
    if count > room:
        raise BadInput(_("A workshop has up to {most_small_groups} small groups. There are {standing}, so {room} more can be "
                         "added. For more, start a second workshop: both records can be put together afterwards.",
                         most_small_groups=MOST_SMALL_GROUPS, standing=len(standing), room=room), "count")
    taken = {group.name.casefold() for group in standing}
    names = (f"{word} {number}" for number in range(1, MOST_SMALL_GROUPS * 2 + 1))
    free = [name for name in names if name.casefold() not in taken][:count]
    for name in free:
        add_small_group(actor, workshop_id, name, session=session)
    return len(free)


def change(actor: Actor, small_group_id: UUID, version: int, about: About, *, session: Session) -> None:
    """Save what a small group is about, its host and how many are expected. Raises BadInput, NotFound, Changed."""
    row = _standing(actor, small_group_id, session=session)
    columns = about.columns()
    group = session.get(GroupOfPeople, about.group_id) if about.group_id else None
    if about.group_id and (group is None or group.workshop_id != row.workshop_id):
        raise NotFound("This group of people is not there any more. Choose another.")
    if queries.named_so(row.workshop_id, columns["name"], but=row.id, session=session):
        raise BadInput(_("{columns} is already one of the small groups. Choose another name.", columns=columns['name']), "name")
    _save(actor, "change a small group", row, version, columns, session=session)


def move_people(actor: Actor, from_id: UUID, to_id: UUID, people: int | None, *, session: Session) -> None:
    """Let so many of the people expected at one small group be expected at another. What was recorded stays where it was said.

    Raises BadInput.
    """
    leaving, joined = (_standing(actor, one, session=session) for one in (from_id, to_id))
    if leaving.id == joined.id or leaving.workshop_id != joined.workshop_id:
        raise BadInput("Choose another small group for them to go to.", "to")
    if joined.closed_at:
        raise BadInput(_("{name} is closed. Open it again first, or choose another.", name=joined.name), "to")
    left = _without(leaving, people)
    _save(actor, "move people", leaving, leaving.version, {"expected": left}, session=session)
    _save(actor, "move people", joined, joined.version, {"expected": _people((joined.expected or 0) + people)}, session=session)


def split(actor: Actor, small_group_id: UUID, people: int | None, *, session: Session) -> UUID:
    """Make a second small group out of one that is too large, about the same; returns its id. Raises BadInput."""
    row = _standing(actor, small_group_id, session=session)
    left = _without(row, people)
    taken = {group.name.casefold() for group in workshops.small_groups_of(row.workshop_id, session=session, with_removed=True)}
    name = next(name for letter in "bcdefghijklmnopqrstuvwxyz" if (name := f"{row.name[:118]}{letter}").casefold() not in taken)
    made = session.get_one(SmallGroup, add_small_group(actor, row.workshop_id, name, session=session))
    _save(actor, "split a small group", row, row.version, {"expected": left}, session=session)
    _save(actor, "split a small group", made, made.version, {"area": row.area, "group_id": row.group_id, "expected": people,
                                                             "split_from_id": row.id}, session=session)
    return made.id


def close(actor: Actor, small_group_id: UUID, closed: bool = True, *, session: Session) -> None:
    """Close a small group, or open it again. A closed one takes nothing more; all that it recorded stays."""
    row = _standing(actor, small_group_id, session=session)
    if bool(row.closed_at) != closed:
        act = "close a small group" if closed else "open a small group again"
        _save(actor, act, row, row.version, {"closed_at": now() if closed else None}, session=session)


def _standing(actor: Actor, small_group_id: UUID, *, session: Session) -> SmallGroup:
    row = to_edit(SmallGroup, small_group_id, session=session)
    check_may(actor, LEAD, row.workshop_id)
    if row.removed_at:
        raise NotFound("This small group was taken off the list meanwhile. Add it again by its name first.")
    return row


def _save(actor: Actor, act: str, row: SmallGroup, version: int, columns: dict, *, session: Session) -> None:
    save_edit(actor, act, row, version, columns, workshop_id=row.workshop_id, session=session)


def _people(count: int | None) -> int | None:
    if count is not None and not 0 <= count <= MOST_PEOPLE:
        raise BadInput(_("A small group has up to {most_people} people. Check the number.", most_people=MOST_PEOPLE), "expected")
    return count


def _without(row: SmallGroup, people: int | None) -> int:
    expected = row.expected or 0
    if not people or not 1 <= people <= expected:
        raise BadInput(together([
            _("{people} expected at {group}.", people=many(expected, "person is", "people are"), group=row.name),
            _("Say how many of them, from 1 to {expected}.", expected=expected) if expected else _("Write first how many are there.")]),
            "people")
    return expected - people
