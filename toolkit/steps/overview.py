"""One workshop at a glance: what every step screen shows around its own part."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.errors import NotFound
from toolkit.models import Workshop
from toolkit.steps import STEPS, moves
from toolkit.steps.table import FunctionTable, table_of
from toolkit.storage.queries import workshops


@dataclass(frozen=True)
class AreaSeen:
    """The area as screens need it: GeoJSON text is left out until a map wants it."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    boundary: str | None


@dataclass(frozen=True)
class Overview:
    """A workshop's setting, where it stands, how far each step is (done, of), what is missing, and why not to move on.

    `follows_id` is the round that it goes on from, `look_again_on` the day agreed for the next evaluation.
    """

    id: UUID
    version: int
    title: str
    purpose: str
    format: str
    held_on: date | None
    put_away_at: datetime | None
    is_example: bool
    step: str
    follows_id: UUID | None
    look_again_on: date | None
    area: AreaSeen | None
    table: FunctionTable
    progress: dict[str, tuple[int, int]]
    missing: dict[str, list[str]]
    why_not_on: str | None

    @property
    def groups(self) -> tuple[tuple[UUID, str], ...]:
        """The groups of people as (id, name), in the order of the columns."""
        return self.table.groups


def overview(workshop_id: UUID, *, session: Session) -> Overview:
    """Everything around a step's own part, read at once. Raises NotFound."""
    workshop = session.get(Workshop, workshop_id)
    if workshop is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")
    after = moves.next_step(workshop.step)
    return Overview(
        workshop.id, workshop.version, workshop.title, workshop.purpose, workshop.format, workshop.held_on,
        workshop.put_away_at, workshop.is_example, workshop.step, workshop.follows_id,
        workshop.look_again_on, _area(workshop_id, session=session),
        table_of(workshop_id, session=session),
        {step.slug: step.progress(workshop_id, session=session) for step in STEPS},
        {step.slug: step.missing(workshop_id, session=session) for step in STEPS},
        moves.why_not(workshop_id, workshop.step, after, session=session) if after else None)


def _area(workshop_id: UUID, *, session: Session) -> AreaSeen | None:
    found = workshops.area_of(workshop_id, session=session)
    return AreaSeen(found.name, found.latitude, found.longitude, found.radius_km, found.boundary) if found else None
