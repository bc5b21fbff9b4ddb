"""Starting a workshop and changing its setting: title, date, format, groups of people, area."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.host_links import end_host_links, set_end
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.framework import framework
from toolkit.models import Area, GroupOfPeople, SmallGroup, Workshop
from toolkit.places.place import check_in_great_britain
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.last_day import hosts_end
from toolkit.steps.resting import why_group_stays
from toolkit.storage.queries import workshops as queries
from toolkit.words.speaking import _

MOST_GROUPS = 20
MOST_SMALL_GROUPS = 60
MOST_KM = 200


@dataclass(frozen=True)
class Setting:
    """What a workshop is called, what it is for, when and in which of the three formats it is held."""

    title: str
    format: str
    held_on: date | None = None
    purpose: str = ""

    def columns(self) -> dict:
        """The same, cleaned, as columns. Raises BadInput."""
        if self.format not in {known.slug for known in framework().formats}:
            raise BadInput("Choose one of the three formats.", "format")
        return {"title": checked_words(self.title, "title", what="a title", limit=200), "format": self.format,
                "held_on": self.held_on, "purpose": optional_words(self.purpose, "purpose", what="the purpose")}


@dataclass(frozen=True)
class ChosenArea:
    """A named area: a middle and a radius in km, or a boundary as GeoJSON geometry in WGS84."""

    name: str
    latitude: float
    longitude: float
    radius_km: float = 10.0
    boundary: str | None = None

    def columns(self) -> dict:
        """The same, checked, as columns. Raises BadInput."""
        check_in_great_britain(self.latitude, self.longitude)
        if not 0 < self.radius_km <= MOST_KM:
            raise BadInput(_("The distance around the middle runs from 1 to {most_km} km.", most_km=MOST_KM), "radius_km")
        return {"name": checked_words(self.name, "name", what="the area's name", limit=200), "latitude": self.latitude,
                "longitude": self.longitude, "radius_km": self.radius_km, "boundary": self.boundary}


def start_workshop(actor: Actor, setting: Setting, groups: list[str], area: ChosenArea | None, *, session: Session,
                   is_example: bool = False, follows_id: UUID | None = None) -> UUID:
    """Start a workshop at Step 1 and return its id; `follows_id` is the round that it goes on from. Raises BadInput."""
    check_may(actor, "start a workshop")
    if actor.workshop_id:
        raise BadInput("Your link opens one workshop only. Ask for a facilitator's link to start another.")
    columns = setting.columns()
    workshop = Workshop(is_example=is_example, follows_id=follows_id, **columns)
    add_row(actor, "start a workshop", workshop, workshop_id=workshop.id, session=session, follows=follows_id, **columns)
    for name in groups:
        add_group(actor, workshop.id, name, session=session)
    if area:
        choose_area(actor, workshop.id, area, session=session)
    return workshop.id


def change_setting(actor: Actor, workshop_id: UUID, version: int, setting: Setting, *, session: Session) -> None:
    """Save a new title, date, format or purpose; host links end with the new date. Raises BadInput, Changed."""
    check_may(actor, "change a workshop", workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    save_edit(actor, "change a workshop", workshop, version, setting.columns(), workshop_id=workshop_id, session=session)
    set_end(workshop_id, hosts_end(workshop_id, session=session), session=session)


def add_group(actor: Actor, workshop_id: UUID, name: str, *, session: Session) -> UUID:
    """Add a group of people as the last column of the table; a removed one of the same name comes back."""
    standing = queries.groups_of(workshop_id, session=session, with_removed=True)
    return _add(actor, "add a group", workshop_id, name, GroupOfPeople, standing, MOST_GROUPS, session=session)


def remove_group(actor: Actor, group_id: UUID, *, session: Session, aware: bool = False) -> None:
    """Take a group's column off the table; what the group said stays in the record and comes back with it.

    Raises MoveRefused, unless `aware`, while a plan rests on the group.
    """
    group = _to_remove(actor, GroupOfPeople, group_id, session=session)
    if not aware and (why := why_group_stays(group_id, group.name, session=session)):
        raise MoveRefused(why)
    _remove(actor, "remove a group", GroupOfPeople, group_id, session=session)


def add_small_group(actor: Actor, workshop_id: UUID, name: str, *, session: Session) -> UUID:
    """Add a small group, such as a table in the hall; a removed one of the same name comes back."""
    standing = queries.small_groups_of(workshop_id, session=session, with_removed=True)
    return _add(actor, "add a small group", workshop_id, name, SmallGroup, standing, MOST_SMALL_GROUPS, session=session)


def remove_small_group(actor: Actor, small_group_id: UUID, *, session: Session) -> None:
    """Take a small group off the list and end its host link; what it recorded stays, with its name."""
    _remove(actor, "remove a small group", SmallGroup, small_group_id, session=session)
    end_host_links(actor, session.get_one(SmallGroup, small_group_id).workshop_id, small_group_id, session=session)


def _add(actor: Actor, act: str, workshop_id: UUID, name: str, model: type, standing: list, most: int, *,
         session: Session) -> UUID:
    check_may(actor, "change a workshop", workshop_id)
    field, order = act.removeprefix("add a "), "number" if model is SmallGroup else "position"
    name = checked_words(name, field, what="the group's name", limit=120)
    same = next((group for group in standing if group.name.casefold() == name.casefold()), None)
    if same and not same.removed_at:
        raise BadInput(_("{name} is already one of the groups.", name=same.name), field)
    if sum(group.removed_at is None for group in standing) >= most:
        raise BadInput(_("There can be {most} groups here, and there are {most}. Start a second workshop for more: both "
                         "records can be put together afterwards.", most=most), field)
    group = same or model(workshop_id=workshop_id, name=name, **{order: 1 + max((getattr(one, order) for one in standing), default=0)})
    group.removed_at = None
    return add_row(actor, act, group, workshop_id=workshop_id, session=session, name=name).id


def _remove(actor: Actor, act: str, model: type, group_id: UUID, *, session: Session) -> None:
    group = _to_remove(actor, model, group_id, session=session)
    group.removed_at = now()
    add_row(actor, act, group, workshop_id=group.workshop_id, session=session, name=group.name)


def _to_remove(actor: Actor, model: type, group_id: UUID, *, session: Session) -> Any:
    group = session.get(model, group_id)
    if group is None:
        raise NotFound("This group is not there any more.")
    check_may(actor, "change a workshop", group.workshop_id)
    return group


def choose_area(actor: Actor, workshop_id: UUID, area: ChosenArea, *, session: Session) -> None:
    """Set or replace the named area. Raises BadInput."""
    check_may(actor, "change a workshop", workshop_id)
    columns = area.columns()
    standing = queries.area_of(workshop_id, session=session)
    if standing is None:
        add_row(actor, "choose the area", Area(workshop_id=workshop_id, **columns), workshop_id=workshop_id,
                session=session, **columns)
    else:
        save_edit(actor, "choose the area", standing, standing.version, columns, workshop_id=workshop_id, session=session)


def put_away(actor: Actor, workshop_id: UUID, away: bool = True, *, session: Session) -> None:
    """Put a workshop away, or take it up again: nothing is lost, it only leaves the list of those under way."""
    check_may(actor, "change a workshop", workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    save_edit(actor, "put a workshop away" if away else "take a workshop up", workshop, workshop.version,
              {"put_away_at": now() if away else None}, workshop_id=workshop_id, session=session)
