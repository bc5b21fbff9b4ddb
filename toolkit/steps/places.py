"""Where the entries are: the same record as the table, as points for the map."""

import hashlib
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session

from toolkit.errors import NotFound
from toolkit.models import Workshop
from toolkit.steps.baseline import read_baseline
from toolkit.storage.queries import audit, evaluations, plans, workshops
from toolkit.storage.queries import entries as queries


@dataclass(frozen=True, slots=True)
class Point:
    """One place of one entry, in WGS84 degrees, with what the map says of it; a radius in km for "around here"."""

    entry_id: str
    function: int
    kind: str
    words: str
    group: str
    label: str
    latitude: float
    longitude: float
    radius_km: float | None = None
    group_id: str = ""


def standing(workshop_id: UUID, *, session: Session) -> list[Point]:
    """The places of the entries that stand now, for the groups that stand now; those that are no spot are left out."""
    groups = {group.id: (group.name, str(group.id)) for group in workshops.groups_of(workshop_id, session=session)}
    found = []
    for entry_id, function, kind, words, group_id, *place in queries.points(workshop_id, session=session):
        name, group = groups[group_id]
        found.append(Point(str(entry_id), function, kind, words, name, *place, group))
    return found


def version(workshop_id: UUID, *, session: Session) -> str:
    """A word that changes whenever the map would. Raises NotFound for a workshop that is not there."""
    if session.get(Workshop, workshop_id) is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")
    groups = [(str(group.id), group.name) for group in workshops.groups_of(workshop_id, session=session)]
    seen = (*queries.last_change(workshop_id, session=session), groups)
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def planned(workshop_id: UUID, *, session: Session) -> list[Point]:
    """The places of the standing plans, each by the rank of its priority; those that are no spot are left out."""
    return [Point(str(plan_id), rank, "plan", action, lead, *place) for plan_id, rank, action, lead, *place in
            plans.points(workshop_id, session=session)]


def planned_version(workshop_id: UUID, *, session: Session) -> str:
    """A word that changes whenever the map of the plans would."""
    return f"plans-{audit.state_number(workshop_id, session=session)}"


def since(workshop_id: UUID, then: str, now: str | None = None, *, session: Session) -> list[Point]:
    """The places that came since a baseline, as kind "new", and those that went, as "gone": until now, or until another baseline.

    A place that moved went from one spot and came to another. Raises NotFound.
    """
    before = frozen(workshop_id, then, session=session)
    after = frozen(workshop_id, now, session=session) if now else standing(workshop_id, session=session)
    came, went = {map_key(one) for one in after}, {map_key(one) for one in before}
    return ([replace(one, kind="new") for one in after if map_key(one) not in went]
            + [replace(one, kind="gone") for one in before if map_key(one) not in came])


def map_key(one: Point) -> tuple:
    """By what a place of an entry is the same in two pictures of the map."""
    return one.entry_id, one.latitude, one.longitude, one.radius_km


def frozen_version(workshop_id: UUID, baseline_id: str, *, session: Session) -> str:
    """A word that changes when something in a baseline is taken back. Raises NotFound for a baseline of another workshop."""
    return _baseline(workshop_id, baseline_id, session=session).checksum


def _baseline(workshop_id: UUID, baseline_id: str, *, session: Session):
    known = {str(row.id): row for row in evaluations.baselines_of(workshop_id, session=session)}
    if baseline_id not in known:
        raise NotFound("This workshop has no such baseline.")
    return known[baseline_id]


def frozen(workshop_id: UUID, baseline_id: str, *, session: Session) -> list[Point]:
    """The places as a baseline holds them. Raises NotFound for a baseline of another workshop."""
    content = read_baseline(_baseline(workshop_id, baseline_id, session=session).id, session=session)
    names = {group["id"]: group["name"] for group in content["groups"]}
    return [Point(entry["id"], entry["function"], entry["kind"], entry["words"], names.get(entry["group"], ""), *place[:3],
                  place[4] if len(place) > 4 else None, entry["group"])
            for entry in content["entries"] for place in entry["places"] if place[1] is not None]
