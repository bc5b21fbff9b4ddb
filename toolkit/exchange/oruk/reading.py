"""Open Referral UK services as providers: from a file, a folder of pages, or what was fetched from a feed."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from toolkit.brokerage.directory import checked_website
from toolkit.errors import BadInput
from toolkit.exchange.directory.arrived import Arrived, Progress, Reading, each_once
from toolkit.exchange.oruk.taxonomies import terms
from toolkit.places.place import is_in_great_britain
from toolkit.words.speaking import _

MOST_BYTES, MOST_TERMS, TOLD_EVERY = 200_000_000, 20, 500
TAGS = re.compile(r"<[^>]*>")


def read(file: Path, progress: Progress = lambda *_: None) -> Reading:
    """Every service in a file or in the files of a folder. Raises BadInput for what is no JSON or holds no services."""
    if not file.exists():
        raise BadInput(_("{file} is not there. Check its name and place.", file=file), "file")
    files = sorted(file.rglob("*.json")) if file.is_dir() else [file]
    found = [(f"{one.name}, service {number}", service) for one in files for number, service in enumerate(_services(one), start=1)]
    if not found:
        raise BadInput("No service of Open Referral UK 3.0 is in it. Choose a page of /services, or a folder of such pages.", "file")
    return providers_of(found, progress)


def providers_of(found: Iterable[tuple[str, Any]], progress: Progress = lambda *_: None) -> Reading:
    """(where it stood, service) as providers; one without an id or a name is wrong and named with its place."""
    wrong: list[str] = []
    reading = each_once(_each(found, wrong, progress))
    reading.wrong = wrong + reading.wrong
    return reading


def services_in(said: Any) -> list[Any]:
    """The services of one JSON text: a page, a list, or one service."""
    if isinstance(said, dict) and isinstance(said.get("contents"), list):
        return said["contents"]
    if isinstance(said, list):
        return said
    return [said] if isinstance(said, dict) and "name" in said else []


def _services(file: Path) -> list[Any]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadInput(_("{name} is larger than {most} MB. Take it in as several pages.",
                             name=file.name, most=MOST_BYTES // 1_000_000), "file")
        return services_in(json.loads(file.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(_("{name} is no JSON in UTF-8, or cannot be read. Download it again.", name=file.name), "file") from error


def _each(found: Iterable[tuple[str, Any]], wrong: list[str], progress: Progress) -> Iterator[Arrived]:
    for number, (where, one) in enumerate(found, start=1):
        if number % TOLD_EVERY == 0:
            progress("Services read", number)
        if not isinstance(one, dict) or not _text(one, "id") or not _text(one, "name"):
            wrong.append(f"{where}: it has no id or no name.")
        else:
            yield _provider(one, where)


def _provider(one: dict[str, Any], where: str) -> Arrived:
    organisation = one.get("organization") if isinstance(one.get("organization"), dict) else {}
    website = _website(_text(one, "url") or _text(organisation, "website"))
    locations = [at["location"] for at in _many(one, "service_at_locations") if isinstance(at.get("location"), dict)]
    # Contacts name people and are never read.
    return Arrived(
        _text(one, "id")[:200], _text(one, "name"), "other", where, _plain(_text(one, "description")),
        _text(one, "email") or _text(organisation, "email"), "active" if _text(one, "status") in ("", "active") else "closed",
        tuple(dict.fromkeys(_traits(one))), tuple(dict.fromkeys(_places(locations))),
        {"website": website, "cost": _cost(one)[:500], "accessibility": _access(locations)[:1000]})


def _traits(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    known, foreign = {str(term.id): term for term in terms()}, 0
    for attribute in _many(one, "attributes"):
        term = attribute.get("taxonomy_term")
        term = term if isinstance(term, dict) else {}
        ours = known.get(_text(term, "id").lower())
        if ours:
            yield ours.kind, ours.value
        elif _text(term, "name") and foreign < MOST_TERMS:
            foreign += 1
            yield "capability", _text(term, "name")[:120]
    for area in _many(one, "service_areas"):
        if name := _text(area, "name") or _text(area, "service_area"):
            yield "area", name[:120]


def _places(locations: list[dict[str, Any]]) -> Iterator[tuple[str, float, float]]:
    for one in locations:
        with suppress(TypeError, ValueError, OverflowError):
            latitude, longitude = round(float(one["latitude"]), 5), round(float(one["longitude"]), 5)
            if is_in_great_britain(latitude, longitude):
                yield _label(one), latitude, longitude


def _label(location: dict[str, Any]) -> str:
    address = next(iter(_many(location, "addresses")), {})
    return (_text(location, "name") or ", ".join(filter(None, (_text(address, "city"), _text(address, "postal_code")))) or "A place")[:300]


def _cost(one: dict[str, Any]) -> str:
    said = (" ".join(filter(None, (_text(cost, "option"), _amount(cost), _text(cost, "amount_description"))))
            for cost in _many(one, "cost_options"))
    return "; ".join(filter(None, said)) or _text(one, "fees")


def _amount(cost: dict[str, Any]) -> str:
    amount = cost.get("amount")
    return f"£{amount:g}" if isinstance(amount, int | float) and not isinstance(amount, bool) else ""


def _access(locations: list[dict[str, Any]]) -> str:
    said = (_text(access, "description") or _text(access, "accessibility") for one in locations for access in _many(one, "accessibility"))
    return " ".join(dict.fromkeys(filter(None, said)))


def _many(one: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = one.get(name)
    return [part for part in found if isinstance(part, dict)] if isinstance(found, list) else []


def _text(one: dict[str, Any], name: str) -> str:
    found = one.get(name)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    # What no database takes: NUL and halves of letters.
    return found.replace("\0", "").encode("utf-8", "ignore").decode().strip() if isinstance(found, str) else ""


def _plain(text: str) -> str:
    return html.unescape(TAGS.sub(" ", text)).replace("\0", "").strip()


def _website(typed: str) -> str:
    with suppress(BadInput):
        return checked_website(typed)[:300]
    return ""
