"""What workshops found to be available, as Open Referral UK 3.0 services. docs/decisions/0035 says what stands where."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from toolkit.clock import UTC, say_date
from toolkit.exchange.oruk.taxonomies import NAMESPACE, terms
from toolkit.framework import framework
from toolkit.places.folding import fold
from toolkit.places.place import Place
from toolkit.steps.said_and_done.findings import Finding

LONGEST_NAME = 100
SAYS = "People said so in the workshop “{workshop}”{on}, for: {group}. Nobody who provides it has confirmed it."
WHO = "A workshop in which people said what there is. It provides nothing itself."


def matching(found: list[Finding], which: dict[str, Any] | None) -> list[Finding]:
    """Those with every term in their words and the traits asked for; `which` as the queries of providers take it, None for none."""
    if which is None:
        return []
    wanted = [term.casefold() for term in which["terms"]]
    return [one for one in found if all(term in one.words.casefold() for term in wanted)
            and all(_traits(one)[kind] & values for kind, values in which["traits"])]


def brief(one: Finding) -> dict[str, Any]:
    """As it stands in a list."""
    name = one.words if len(one.words) <= LONGEST_NAME else one.words[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"
    says = SAYS.format(workshop=one.workshop, on=f" on {say_date(one.held_on)}" if one.held_on else "", group=one.group)
    modified = one.changed_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"id": str(one.id), "name": " ".join(name.split()), "description": says if name == one.words else f"{one.words}\n{says}",
            "status": "active", "last_modified": modified,
            "organization": {"id": str(uuid5(NAMESPACE, f"workshop/{one.workshop_id}")), "name": one.workshop, "description": WHO}}


def full(one: Finding) -> dict[str, Any]:
    """With the areas it covers and what it is about."""
    named = [term for term in terms() if fold(term.value) in _traits(one)[term.kind]]
    areas = dict.fromkeys(filter(None, (_area(one, place) for place in one.places)))
    more = {"service_areas": [{"id": str(uuid5(one.id, f"area/{fold(name)}")), "name": name} for name in areas],
            "attributes": [{"id": str(uuid5(one.id, f"term/{term.id}")), "link_type": term.kind, "taxonomy_term": term.as_json()}
                           for term in named]}
    return brief(one) | {name: value for name, value in more.items() if value}


def located(one: Finding) -> dict[str, dict[str, Any]]:
    """Its places by the id of the service there. An id is worked out from what the place is, so it stays when others are added."""
    return {str(uuid5(one.id, f"place/{_spot(place)}")): _location(one, place) for place in one.places if _is_spot(place)}


def at_places(found: list[Finding], service: Callable[[Finding], dict[str, Any]]) -> list[dict[str, Any]]:
    """Every one of these services at each of its places."""
    return [{"id": which, "location": location, "service": service(one)} for one in found for which, location in located(one).items()]


def whole(one: Finding) -> dict[str, Any]:
    """One with all that belongs to it."""
    places = [{"id": which, "location": location} for which, location in located(one).items()]
    return full(one) | ({"service_at_locations": places} if places else {})


def with_id(found: list[Finding], wanted: UUID) -> Finding | None:
    """The one of this id."""
    return next((one for one in found if one.id == wanted), None)


def _traits(one: Finding) -> dict[str, set[str]]:
    # As providers' traits are kept: folded. A workshop names its own groups; those that it calls as we do have a term.
    groups = {fold(known.slug) for known in framework().groups if fold(known.name) == fold(one.group)}
    return {"function": {str(one.function)}, "group": groups, "approach": {fold(slug) for slug in one.approaches}, "support": set()}


def _area(one: Finding, place: Place) -> str:
    if place.kind == "whole_area":
        return one.area
    return f"Within {place.radius_km:g} km of {place.label}" if place.kind == "around" and place.radius_km else ""


def _is_spot(place: Place) -> bool:
    return place.kind == "online" or (place.kind not in ("whole_area", "around") and place.latitude is not None)


def _spot(place: Place) -> str:
    return f"{place.kind}/{fold(place.label)}/{place.latitude}/{place.longitude}"


def _location(one: Finding, place: Place) -> dict[str, Any]:
    which = str(uuid5(one.id, f"location/{_spot(place)}"))
    if place.kind == "online":
        return {"id": which, "location_type": "virtual", "name": place.label}
    return {"id": which, "location_type": "physical", "name": place.label, "latitude": place.latitude, "longitude": place.longitude}
