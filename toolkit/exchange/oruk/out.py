"""Providers, then what workshops found, as Open Referral UK 3.0 services. What is empty is left out; no person is named.

docs/decisions/0029 says how we read the standard. `found` are the workshops' findings, read once for each state of the record.
"""

import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from sqlmodel import Session

from toolkit.brokerage.named import provider_lists
from toolkit.clock import UTC
from toolkit.errors import BadInput, NotFound
from toolkit.exchange.oruk import found as findings
from toolkit.exchange.oruk.taxonomies import NAMESPACE, taxonomies, taxonomy_id, terms
from toolkit.places.folding import fold
from toolkit.steps.said_and_done.findings import Finding
from toolkit.storage.queries import published as queries
from toolkit.words.speaking import _

VERSION = {"version": "3.0", "profile": "https://github.com/OpenReferralUK/uk-profile",
           "openapi_url": "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json"}
USUAL_PAGE, LARGEST_PAGE = 50, 500
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# The filters of the standard that we can answer; the others are refused rather than passed over.
KNOWN = {"page", "per_page", "search", "taxonomy_term_id", "taxonomy_id"}
NOT_THERE = "There is no such thing in this feed."


def services(asked: dict[str, str], found: list[Finding] = (), *, session: Session) -> dict[str, Any]:
    """A page of services. Raises BadInput for a filter that is not known."""
    start, limit, page = _page(asked)
    which = _which(asked)
    rows = queries.services(start, limit, session=session, **which) if which is not None else []
    total = queries.count(session=session, **which) if which is not None else 0
    more = [findings.brief(one) for one in findings.matching(found, which)]
    return _envelope([_brief(row.id, row) for row in rows] + _after(more, start, limit, total), total + len(more), page, limit)


def service(wanted: UUID, found: list[Finding] = (), *, session: Session) -> dict[str, Any]:
    """One service with all that belongs to it. Raises NotFound."""
    if one := findings.with_id(found, wanted):
        return findings.whole(one)
    there = queries.service(wanted, session=session)
    if there is None:
        raise NotFound(NOT_THERE)
    row, traits, places = there
    return _full(row, traits) | _filled({"service_at_locations": [
        {"id": str(one.id), "location": _location(one, row.accessibility)} for one in places]})


def service_at_locations(asked: dict[str, str], found: list[Finding] = (), *, session: Session) -> dict[str, Any]:
    """A page of services at their places. Raises BadInput for a filter that is not known."""
    start, limit, page = _page(asked)
    which = _which(asked)
    rows = queries.places(start, limit, session=session, **which) if which is not None else []
    total = queries.count_places(session=session, **which) if which is not None else 0
    more = findings.at_places(findings.matching(found, which), findings.brief)
    own = [{"id": str(row.id), "location": _location(row, ""), "service": _brief(row.provider_id, row)} for row in rows]
    return _envelope(own + _after(more, start, limit, total), total + len(more), page, limit)


def service_at_location(wanted: UUID, found: list[Finding] = (), *, session: Session) -> dict[str, Any]:
    """One service at one of its places. Raises NotFound."""
    if one := next((one for one in found if str(wanted) in findings.located(one)), None):
        return next(place for place in findings.at_places([one], findings.full) if place["id"] == str(wanted))
    provider_id = queries.provider_at(wanted, session=session)
    there = queries.service(provider_id, session=session) if provider_id else None
    if there is None:
        raise NotFound(NOT_THERE)
    row, traits, places = there
    place = next(one for one in places if one.id == wanted)
    return {"id": str(wanted), "location": _location(place, row.accessibility), "service": _full(row, traits)}


def taxonomy_page(asked: dict[str, str]) -> dict[str, Any]:
    """A page of taxonomies."""
    return _part_of(taxonomies(), asked)


def term_page(asked: dict[str, str]) -> dict[str, Any]:
    """A page of taxonomy terms."""
    return _part_of([one.as_json() for one in terms()], asked)


def taxonomy(wanted: UUID) -> dict[str, Any]:
    """One taxonomy with its terms. Raises NotFound."""
    found = next((one for one in taxonomies() if one["id"] == str(wanted)), None)
    if found is None:
        raise NotFound(NOT_THERE)
    return found | {"taxonomy_terms": [one.as_json() for one in terms() if taxonomy_id(one.kind) == wanted]}


def term(wanted: UUID) -> dict[str, Any]:
    """One taxonomy term. Raises NotFound."""
    found = next((one for one in terms() if one.id == wanted), None)
    if found is None:
        raise NotFound(NOT_THERE)
    return found.as_json()


def _brief(provider_id: UUID, row: Any) -> dict[str, Any]:
    says = row.what or provider_lists().kinds.get(row.kind, row.kind)
    organisation = {"id": str(uuid5(NAMESPACE, f"organization/{provider_id}")), "name": row.name, "description": says,
                    "website": _address(row.website)}
    modified = row.changed_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return _filled({"id": str(provider_id), "name": row.name, "description": says, "url": _address(row.website),
                    "email": _email(row.contact), "status": "active", "last_modified": modified, "organization": _filled(organisation)})


def _full(row: Any, traits: list[Any]) -> dict[str, Any]:
    known = {(one.kind, one.value): one for one in terms()}
    named = [known[fold_key] for kind, value, _ in traits if (fold_key := (kind, _slug(kind, value, known))) in known]
    areas = dict.fromkeys([words for kind, _, words in traits if kind == "area"] + [row.covers or ""])
    return _brief(row.id, row) | _filled({
        "service_areas": [{"id": _of(row.id, f"area/{fold(one)}"), "name": one} for one in areas if one],
        "cost_options": [{"id": _of(row.id, "cost"), "option": row.cost}] if row.cost else [],
        "attributes": [{"id": _of(row.id, f"term/{one.id}"), "link_type": one.kind, "taxonomy_term": one.as_json()} for one in named]})


def _slug(kind: str, value: str, known: dict[tuple[str, str], Any]) -> str:
    # A trait's value is folded for finding, which turns the underscores of our slugs into spaces.
    return next((slug for own, slug in known if own == kind and fold(slug) == value), value)


def _location(place: Any, accessibility: str | None) -> dict[str, Any]:
    access = [{"id": _of(place.id, "accessibility"), "description": accessibility, "accessibility": accessibility}] if accessibility else []
    return _filled({"id": _of(place.id, "location"), "location_type": "physical", "name": place.label, "latitude": place.latitude,
                    "longitude": place.longitude, "accessibility": access})


def _of(owner: UUID, part: str) -> str:
    return str(uuid5(owner, part))


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def _email(contact: str) -> str:
    return contact if EMAIL.fullmatch(contact) else ""


def _address(website: str | None) -> str:
    return website if website and urlsplit(website).scheme in ("http", "https") else ""


def _which(asked: dict[str, str]) -> dict[str, Any] | None:
    """As the queries take it; None when a term or taxonomy is asked for that is not known, so that nothing matches."""
    traits = []
    for name, found in (("taxonomy_term_id", lambda one: one.id), ("taxonomy_id", lambda one: taxonomy_id(one.kind))):
        if asked.get(name):
            matching = [one for one in terms() if str(found(one)) == asked[name].lower()]
            if not matching:
                return None
            traits.append((matching[0].kind, {fold(one.value) for one in matching}))
    return {"terms": asked.get("search", "").split()[:10], "traits": traits}


def _page(asked: dict[str, str]) -> tuple[int, int, int]:
    unknown = set(asked) - KNOWN
    if unknown:
        raise BadInput(_("This feed cannot filter by “{unknown}”. It knows {known}.",
                         unknown=sorted(unknown)[0][:40], known=', '.join(sorted(KNOWN))))
    page, limit = (_number(asked.get(name), usual, name) for name, usual in (("page", 1), ("per_page", USUAL_PAGE)))
    limit = min(limit, LARGEST_PAGE)
    return (page - 1) * limit, limit, page


def _number(typed: str | None, usual: int, name: str) -> int:
    if not typed:
        return usual
    if not (typed.isascii() and typed.isdigit() and len(typed) < 8 and int(typed)):
        raise BadInput(_("“{name}” is a whole number from 1.", name=name))
    return int(typed)


def _after(more: list[dict[str, Any]], start: int, limit: int, before: int) -> list[dict[str, Any]]:
    """Of what comes after `before` others, the part that stands on this page."""
    return more[max(0, start - before):max(0, start + limit - before)]


def _part_of(every: list[dict[str, Any]], asked: dict[str, str]) -> dict[str, Any]:
    start, limit, page = _page(asked)
    return _envelope(every[start:start + limit], len(every), page, limit)


def _envelope(contents: list[dict[str, Any]], total: int, page: int, limit: int) -> dict[str, Any]:
    pages = max(1, -(-total // limit))
    return {"total_items": total, "total_pages": pages, "page_number": page, "size": len(contents), "first_page": page == 1,
            "last_page": page >= pages, "empty": not contents, "contents": contents}
