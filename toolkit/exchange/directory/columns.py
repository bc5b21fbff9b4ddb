"""Providers from a spreadsheet of one's own: which column holds what is matched by hand, and errors name their row."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from toolkit.brokerage.directory import DSPT, Detail, checked_website, find_spot, split
from toolkit.brokerage.lists import groups, lists
from toolkit.brokerage.named import provider_lists
from toolkit.brokerage.providers import Written
from toolkit.errors import BadInput
from toolkit.exchange.directory.arrived import Arrived, Progress, Reading, each_once
from toolkit.exchange.directory.cqc import day_of
from toolkit.exchange.sheets import Row, rows_of
from toolkit.framework import framework
from toolkit.places.folding import fold
from toolkit.words.speaking import _, say_number

# What a column can hold, with its words; the first is needed.
FIELDS = {
    "name": "Name of the provider", "kind": "What they are", "what": "What they do", "contact": "How to reach them (an office)",
    "functions": "Functions (1 to 10)", "groups": "Groups of people", "support": "Kinds of support",
    "approaches": "Approaches to brokerage", "areas": "Where they work", "capabilities": "What else they can do",
    "places": "Where they are (postcodes or towns)",
    "covers": "Area covered, in words", "capacity": "Places for people", "vacancies": "Free now", "vacancies_on": "Counted on",
    "cqc_location": "CQC location id", "dspt": "Data security check (DSPT)", "accessibility": "Access", "languages": "Languages",
    "cost": "Cost", "website": "Website", "id": "Their id in this list",
}
# What headings often say, beside our own words.
ALSO = {"organisation": "name", "organisation name": "name", "provider": "name", "provider name": "name", "type": "kind",
        "description": "what", "postcode": "places", "address": "places",
        "email": "contact", "phone": "contact", "telephone": "contact", "area": "areas",
        "url": "website", "web": "website", "beds": "capacity", "capacity": "capacity", "vacancies": "vacancies", "price": "cost",
        "reference": "id", "id": "id"}
TRAITS = ("functions", "groups", "support", "approaches", "areas", "capabilities")
TRAIT_KINDS = {"functions": "function", "groups": "group", "areas": "area", "capabilities": "capability", "support": "support",
               "approaches": "approach"}
SHOWN, TOLD_EVERY, MOST_PROVIDERS = 5, 500, 60_000


@dataclass(frozen=True)
class Sheet:
    """The beginning of a table: its headings, some rows to look at, and which field each column seems to hold ("": none)."""

    headings: list[str]
    rows: list[list[str]]
    guess: dict[int, str]


def look(file: Path) -> Sheet:
    """Read the beginning. Raises BadInput for what is no table, or has nothing under its headings."""
    found = list(islice(_table(file), SHOWN + 1))
    guess, taken = {}, set()
    for at, heading in enumerate(found[0].cells):
        known = _meant(heading)
        if known and known not in taken:
            guess[at] = known
            taken.add(known)
    return Sheet(found[0].cells, [row.cells for row in found[1:]], guess)


def read(file: Path, progress: Progress, columns: dict[str, int]) -> Reading:
    """Every row as a provider; `columns` says where each field stands, counted from 0. Every row that is wrong is named.

    Raises BadInput.
    """
    if "name" not in columns or set(columns) - set(FIELDS):
        raise BadInput("Say which column holds the name of the provider.", "file")
    wrong: list[str] = []
    reading = each_once(_providers(islice(_table(file), 1, None), columns, wrong, progress))
    reading.wrong = wrong + reading.wrong
    if not reading.arrived and not reading.wrong:
        raise BadInput("No row of this table says anything in the columns that were chosen. Choose others.", "file")
    if len(reading.arrived) > MOST_PROVIDERS:
        raise BadInput(_("These are more than {most_providers} providers. Split the table, then try again.",
                         most_providers=say_number(MOST_PROVIDERS)), "file")
    return reading


def _table(file: Path) -> Iterator[Row]:
    # The first sheet that is a table: workbooks often begin with a page of notes.
    headings: Row | None = None
    begun = False
    for row in rows_of(file):
        if headings is not None and row.sheet == headings.sheet:
            if not begun:
                yield headings
            begun = True
            yield row
        elif begun:
            return
        else:
            headings = row
    if not begun:
        raise BadInput("There is nothing under the headings of this table.", "file")


def guessed(file: Path) -> dict[str, int]:
    """Where each field seems to stand, going by the headings alone."""
    return {name: at for at, name in look(file).guess.items()}


def _providers(rows: Iterable[Row], columns: dict[str, int], wrong: list[str], progress: Progress) -> Iterator[Arrived]:
    for number, row in enumerate(rows, start=1):
        if number % TOLD_EVERY == 0:
            progress("Rows read", number)
        said = {name: row.cells[at].strip() if at < len(row.cells) else "" for name, at in columns.items()}
        if not any(said.values()):
            continue
        try:
            yield _provider(said, f"row {row.number}")
        except BadInput as error:
            field = FIELDS.get(error.field or "", "")
            wrong.append(f"row {row.number}{f', {field}' if field else ''}: {error}")


def _provider(said: dict[str, str], where: str) -> Arrived:
    kind = _one(said.get("kind", ""), provider_lists().kinds, "kind") or "other"
    listed = {name: tuple(_value(name, one) for one in _listed(said.get(name, ""))) for name in TRAITS}
    written = Written(said.get("name", ""), kind, said.get("what", ""), said.get("contact", ""), **listed).checked()
    detail = Detail(**_details(said)).checked()
    places = [find_spot(one, kind) for one in split(said.get("places", ""))]
    traits = tuple((TRAIT_KINDS[name], str(one)) for name in TRAITS for one in getattr(written, name))
    columns = {name: value for name, value in detail.columns().items() if name in said or (name == "vacancies_on" and "vacancies" in said)}
    # A list without ids is known again by name and place.
    own_id = said.get("id") or f"{fold(written.name)} / {fold(said.get('places', ''))}"
    return Arrived(own_id[:200], written.name, kind, where, written.what, written.contact, "active", traits,
                   tuple((one.label, one.latitude, one.longitude) for one in places), columns)


def _details(said: dict[str, str]) -> dict:
    found = {name: said[name] for name in ("covers", "cqc_location", "accessibility", "languages", "cost") if name in said}
    found |= {name: _whole(said[name], name) for name in ("capacity", "vacancies") if said.get(name)}
    if said.get("vacancies_on"):
        found["vacancies_on"] = _day(said["vacancies_on"])
    return found | {"dspt": _one(said.get("dspt", ""), DSPT, "dspt"), "website": checked_website(said.get("website", ""))}


def _listed(typed: str) -> list[str]:
    return [one.strip() for part in typed.split(";") for one in part.split(",") if one.strip()]


def _value(name: str, typed: str) -> int | str:
    if name == "functions":
        with suppress(ValueError):
            return int(typed.split(" ")[0])
        raise BadInput("Write functions as numbers from 1 to 10, with a comma between two.", name)
    options = {"groups": groups(), "support": lists().kind, "approaches": {one.slug: one.name for one in framework().approaches}}
    return _one(typed, options[name], name) if name in options else typed


def _one(typed: str, options: dict[str, str], field: str) -> str:
    if not typed:
        return ""
    wanted = fold(typed)
    for slug, name in options.items():
        if wanted in (fold(slug), fold(name)):
            return slug
    raise BadInput(_("“{typed}” is not in the list. It knows: {values}.", typed=typed[:60], values=', '.join(options.values())), field)


def _whole(typed: str, field: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 7):
        raise BadInput("Write a whole number.", field)
    return int(typed)


def _day(typed: str):
    found = day_of(typed)
    if found is None:
        raise BadInput("Write the day as 12/03/2026 or 2026-03-12.", "vacancies_on")
    return found


def _meant(heading: str) -> str:
    wanted = fold(heading)
    own = {fold(words): name for name, words in FIELDS.items()} | {fold(words.split(" (")[0]): name for name, words in FIELDS.items()}
    return own.get(wanted) or ALSO.get(wanted, "") or (wanted if wanted in FIELDS else "")
