"""What the directory knows for a cell of Step 1: suggested one by one. The room takes it in, in its own words, or refuses it."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.lists import groups
from toolkit.brokerage.providers import ANYWHERE
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import AVAILABLE, SuggestionSettled
from toolkit.places.boundary import bounds_of, circle, touches
from toolkit.places.folding import fold
from toolkit.places.place import Place
from toolkit.record.edits import add_row
from toolkit.steps.recording import Said, check_cell, record_entry
from toolkit.storage.queries import directory, providers, workshops
from toolkit.storage.queries import suggestions as queries

MOST, MOST_PLACES, LONGEST = 5, 5, 300
SOURCE = "Directory of providers"


@dataclass(frozen=True)
class Suggestion:
    """A provider that may be available: words to begin with, approaches, and their places in the area."""

    provider_id: UUID
    words: str
    approaches: tuple[str, ...]
    places: tuple[Place, ...]


def suggestions(workshop_id: UUID, group_id: UUID, function: int, *, session: Session) -> list[Suggestion]:
    """The first few who are not settled in this cell yet; nothing where the workshop has no area. Nothing is recorded by asking."""
    area = workshops.area_of(workshop_id, session=session)
    if area is None or function not in range(1, 11):
        return []
    outline = area.boundary or circle(area.latitude, area.longitude, area.radius_km).geojson
    found = queries.candidates(function, _group_values(workshop_id, group_id, session=session), (fold(area.name), ANYWHERE),
                               bounds_of(outline), group_id, session=session)
    inside = _inside([row.id for row in found], outline, session=session)
    kept = [row for row in found if row.named or row.id in inside][:MOST]
    approaches: dict[UUID, list[str]] = {}
    for provider_id, kind, _, words in providers.traits_of([row.id for row in kept], session=session):
        if kind == "approach":
            approaches.setdefault(provider_id, []).append(words)
    return [Suggestion(row.id, _words(row.name, row.what), tuple(approaches.get(row.id, ())), tuple(inside.get(row.id, ())[:MOST_PLACES]))
            for row in kept]


def take(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, provider_id: UUID, words: str, *, session: Session) -> UUID:
    """Record a suggestion in the room's words as available; returns the entry's id. Raises BadInput, MoveRefused, NotFound."""
    _check_open(actor, workshop_id, group_id, function, provider_id, session=session)
    one = next((one for one in suggestions(workshop_id, group_id, function, session=session) if one.provider_id == provider_id), None)
    if one is None:
        raise NotFound("This provider is not suggested any more. The list shows what is known now.")
    entry = record_entry(actor, workshop_id, group_id, function, AVAILABLE,
                         Said(words, approaches=one.approaches, places=one.places, source=SOURCE), session=session)
    _settle(actor, workshop_id, group_id, function, provider_id, "taken", session=session)
    return entry


def refuse(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, provider_id: UUID, *, session: Session) -> None:
    """The room says that this is not so here: it is not suggested in this cell again. Raises MoveRefused."""
    _check_open(actor, workshop_id, group_id, function, provider_id, session=session)
    _settle(actor, workshop_id, group_id, function, provider_id, "refused", session=session)


def _check_open(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, provider_id: UUID, *, session: Session) -> None:
    check_may(actor, "record what is said", workshop_id)
    check_cell(workshop_id, group_id, function, AVAILABLE, session=session)
    if queries.is_settled(group_id, function, provider_id, session=session):
        raise MoveRefused("This was decided already. The list shows what is still open.")


def _settle(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, provider_id: UUID, answer: str, *, session: Session) -> None:
    row = SuggestionSettled(workshop_id=workshop_id, group_id=group_id, function=function, provider_id=provider_id, answer=answer)
    act = "take a suggestion" if answer == "taken" else "refuse a suggestion"
    add_row(actor, act, row, workshop_id=workshop_id, session=session, provider=provider_id)


def _group_values(workshop_id: UUID, group_id: UUID, *, session: Session) -> set[str]:
    # A workshop names its own groups; the directory keeps our slugs, or words.
    name = next((group.name for group in workshops.groups_of(workshop_id, session=session) if group.id == group_id), "")
    return {fold(name)} | {fold(slug) for slug, known in groups().items() if fold(known) == fold(name)}


def _inside(provider_ids: list[UUID], outline: str, *, session: Session) -> dict[UUID, list[Place]]:
    found: dict[UUID, list[Place]] = {}
    for provider_id, label, latitude, longitude in directory.places_of(provider_ids, session=session):
        if touches(outline, f'{{"type":"Point","coordinates":[{longitude},{latitude}]}}'):
            found.setdefault(provider_id, []).append(Place(label, latitude, longitude, "point"))
    return found


def _words(name: str, what: str) -> str:
    return (f"{name}: {what}" if what else name)[:LONGEST]
