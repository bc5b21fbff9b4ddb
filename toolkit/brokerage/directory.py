"""What a directory says of a provider beyond what they are found by: places, room left, the regulator's rating, access, cost."""

import re
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import today
from toolkit.errors import BadInput, NotFound
from toolkit.models import Provider, ProviderDetail, ProviderPlace
from toolkit.places.find import find_place
from toolkit.places.place import Place
from toolkit.places.postcodes import looks_like_postcode
from toolkit.record.edits import save_edit, save_or_add, to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import directory as queries
from toolkit.words.speaking import _

# The regulator's words, from worst to best; others that it uses ("Insufficient evidence to rate") have no place in this order.
RATINGS = ("Inadequate", "Requires improvement", "Good", "Outstanding")
NOT_RATED = ("Not yet rated", "Insufficient evidence to rate", "No published rating")
# How a provider stands in the health service's yearly check of data security (DSPT).
DSPT = {"exceeded": "Standards exceeded", "met": "Standards met", "approaching": "Approaching standards", "not_met": "Standards not met",
        "not_published": "Not published"}
SOURCES = {"typed": "typed here", "cqc": "the regulator's list (CQC)", "oruk": "an Open Referral feed", "file": "a spreadsheet"}
CQC_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{2,39}")
MOST_PLACES = 50
LIMITS = {"covers": 500, "accessibility": 1000, "languages": 300, "cost": 500, "website": 300, "cqc_location": 40, "cqc_provider": 40}


@dataclass(frozen=True)
class Detail:
    """What is known. Capacity and vacancies are in places; `vacancies_on` is the day they were counted. `places` is typed with
    a comma between two: postcodes or towns.
    """

    places: str = ""
    covers: str = ""
    capacity: int | None = None
    vacancies: int | None = None
    vacancies_on: date | None = None
    cqc_location: str = ""
    cqc_provider: str = ""
    rating: str = ""
    rated_on: date | None = None
    dspt: str = ""
    accessibility: str = ""
    languages: str = ""
    cost: str = ""
    website: str = ""

    def checked(self) -> "Detail":
        """The same, cleaned. Raises BadInput at the field that needs another look."""
        _check_room(self)
        _check_choices(self)
        cleaned = {name: optional_words(getattr(self, name), name, what="this", limit=limit) for name, limit in LIMITS.items()}
        ids = {name: _checked_id(cleaned[name], name) for name in ("cqc_location", "cqc_provider")}
        return replace(self, **cleaned | ids | {"website": checked_website(cleaned["website"])},
                       vacancies_on=self.vacancies_on or (today() if self.vacancies is not None else None))

    def columns(self) -> dict[str, Any]:
        """As its row keeps it; places are rows of their own."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "places"}


@dataclass(frozen=True)
class DetailSeen:
    """What is known of a provider with where it came from; version 0 where nothing is kept yet."""

    version: int
    detail: Detail
    places: tuple[tuple[str, float, float], ...]
    authority: str
    source: str
    arrived_at: datetime | None
    rating_before: str


NOTHING = DetailSeen(0, Detail(), (), "", "typed", None, "")


def save_detail(actor: Actor, provider_id: UUID, version: int, detail: Detail, *, session: Session) -> None:
    """Save what is known of a provider. Raises BadInput at its field, Changed, NotFound, Unclear for a place."""
    check_may(actor, "keep providers")
    detail, provider = detail.checked(), to_edit(Provider, provider_id, session=session)
    before = _places_before(provider_id, session=session)
    places = [before.get(one) or find_spot(one, provider.kind) for one in split(detail.places)]
    if len(places) > MOST_PLACES:
        raise BadInput(_("These are {places} places; {most_places} are enough. Please take some out.",
                         places=len(places), most_places=MOST_PLACES), "places")
    row = queries.detail_row(provider_id, session=session, locked=True)
    save_or_add(actor, "say more of a provider", row, ProviderDetail(provider_id=provider_id, **detail.columns()), version,
                detail.columns(), workshop_id=None, session=session)
    queries.replace_places(provider_id, [ProviderPlace(provider_id=provider_id, label=one.label, latitude=one.latitude,
                                                       longitude=one.longitude) for one in places], session=session)


def seen_rating(actor: Actor, provider_id: UUID, *, session: Session) -> None:
    """Somebody looked at a rating that fell: it is not shown among the fallen any more. Raises NotFound."""
    check_may(actor, "keep providers")
    row = queries.detail_row(provider_id, session=session, locked=True)
    if row is None:
        raise NotFound("This provider is not in the directory. Choose one from the list of providers.")
    save_edit(actor, "look at a rating that fell", row, row.version, {"rating_before": ""}, workshop_id=None, session=session)


def details_seen(provider_ids: Collection[UUID], *, session: Session) -> dict[UUID, DetailSeen]:
    """What is known of each of these providers; `NOTHING` is left out."""
    places: dict[UUID, list[tuple[str, float, float]]] = {}
    for provider_id, *place in queries.places_of(provider_ids, session=session):
        places.setdefault(provider_id, []).append(tuple(place))
    rows = queries.details_of(provider_ids, session=session)
    return {one: _seen(rows.get(one), tuple(places.get(one, ()))) for one in provider_ids if one in rows or one in places}


def rating_fell(before: str, now: str) -> bool:
    """Whether a rating became worse; one that is not in the order of ratings says nothing."""
    return before in RATINGS and now in RATINGS and RATINGS.index(now) < RATINGS.index(before)


def find_spot(typed: str, kind: str) -> Place:
    """The place typed, which must be one spot. Raises BadInput, Unclear at the field of the places.

    A personal assistant often works from home, so theirs is never kept closer than the first half of a postcode.
    """
    if kind == "personal_assistant" and looks_like_postcode(typed) and len("".join(typed.split())) > 4:
        raise BadInput("For a personal assistant write the town, or the first half of the postcode only.", "places")
    try:
        return find_place(typed)
    except BadInput as error:
        error.field = "places"
        raise


def split(typed: str) -> list[str]:
    """What stands between commas, each once."""
    return list(dict.fromkeys(one.strip() for one in typed.split(",") if one.strip()))


def checked_website(typed: str) -> str:
    """An address of the web, with https:// before it where nothing is. Raises BadInput."""
    if not typed:
        return ""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        found = urlsplit(address)
    except ValueError:
        found = urlsplit("")
    if found.scheme not in ("http", "https") or "." not in (found.hostname or "") or "".join(address.split()) != address:
        raise BadInput("Write the address of a website, such as www.ash.example, or leave this empty.", "website")
    return address


def _places_before(provider_id: UUID, *, session: Session) -> dict[str, Place]:
    # A place that came with a file keeps its own spot and label, which nobody could find by typing.
    return {label: Place(label, latitude, longitude, "point")
            for _, label, latitude, longitude in queries.places_of([provider_id], session=session)}


def _seen(row: Any, places: tuple[tuple[str, float, float], ...]) -> DetailSeen:
    typed = ", ".join(label for label, _, _ in places)
    if row is None:
        return replace(NOTHING, detail=Detail(places=typed), places=places)
    known = Detail(places=typed, **{one.name: getattr(row, one.name) for one in fields(Detail) if one.name != "places"})
    return DetailSeen(row.version, known, places, row.authority, row.source, row.arrived_at, row.rating_before)


def _check_room(detail: Detail) -> None:
    for name in ("capacity", "vacancies"):
        if not 0 <= (getattr(detail, name) or 0) <= 100_000:
            raise BadInput("Write a whole number of places, or leave this empty.", name)
    if detail.capacity is not None and (detail.vacancies or 0) > detail.capacity:
        raise BadInput("There are more vacancies than places. Please check both.", "vacancies")
    for name in ("vacancies_on", "rated_on"):
        if (getattr(detail, name) or date.min) > today():
            raise BadInput("This day has not come yet. Please check the date.", name)


def _check_choices(detail: Detail) -> None:
    if detail.dspt and detail.dspt not in DSPT:
        raise BadInput("Choose how they stand from the list.", "dspt")
    if detail.rating and detail.rating not in RATINGS + NOT_RATED:
        raise BadInput("Choose the rating from the list.", "rating")


def _checked_id(typed: str, field: str) -> str:
    bare = typed.upper().replace(" ", "")
    if bare and not CQC_ID.fullmatch(bare):
        raise BadInput("This is no id of the regulator's. They look like 1-123456789.", field)
    return bare
