"""The regulator's lists (CQC, Open Government Licence v3): the monthly workbook and the weekly directory, adult social care only.

Columns that name a person (registered manager, nominated individual, main partner) are never read, nor the name of a provider who is
an individual. Columns are found by name, in whatever order they stand.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from sys import intern

from toolkit.brokerage.directory import NOT_RATED, RATINGS, checked_website
from toolkit.errors import BadInput
from toolkit.exchange.directory.arrived import Arrived, Progress, Reading, each_once
from toolkit.exchange.directory.cqc_words import CAN, PEOPLE, SERVICES, WEEKLY_SCOPE
from toolkit.exchange.sheets import Row, rows_of
from toolkit.places import postcodes
from toolkit.places.place import is_in_great_britain
from toolkit.words.speaking import _

TOLD_EVERY, ROWS_NAMED = 5_000, 20
IN_SCOPE, YES = "adult social care", frozenset("Yy")
MONTHLY = ("Location ID", "Dormant (Y/N)", "Care homes beds", "Location Name", "Location Telephone Number", "Location Web Address",
           "Location Inspection Directorate", "Location Latest Overall Rating", "Publication Date", "Location Local Authority",
           "Location City", "Location Postal Code", "Location Latitude", "Location Longitude", "Provider ID", "Provider Name",
           "Provider Ownership Type", "Provider Type/Sector", "Provider Charity Number")
WEEKLY_ID = "CQC Location ID (for office use only)"
WEEKLY = ("Name", "Postcode", "Phone number", "Service's website (if available)", "Service types", "Specialisms/services",
          "Local authority", WEEKLY_ID, "CQC Provider ID (for office use only)")


def read(file: Path, progress: Progress = lambda *_: None) -> Reading:
    """Everything in scope in one of the regulator's lists. Raises BadInput for a file that is neither of them."""
    counted: Counter[str] = Counter()
    reading = each_once(_providers(rows_of(file), counted, progress))
    reading.left_out = counted["left out"]
    if counted["no id"]:
        reading.wrong.append(f"{counted['no id']:,} rows have no id of a location, so nobody could tell next month which they are.")
    nowhere = [one.row for one in reading.arrived if not one.places]
    if nowhere:
        more = f" and {len(nowhere) - ROWS_NAMED:,} more" if len(nowhere) > ROWS_NAMED else ""
        reading.notes.append(f"{len(nowhere):,} have no place on the map: no degrees, and a postcode that is not in use (any more). "
                             f"They stand in {', '.join(nowhere[:ROWS_NAMED])}{more}.")
    return reading


def _providers(rows: Iterable[Row], counted: Counter[str], progress: Progress) -> Iterator[Arrived]:
    sheet, take = 0, None
    for number, row in enumerate(rows, start=1):
        if number % TOLD_EVERY == 0:
            progress("Rows read", number)
        if take is None or row.sheet != sheet:
            # After the sheet with the list come others, such as one of sites that are registered twice: they are not read.
            if take is not None:
                return
            take, sheet = _table(row), row.sheet
            continue
        found = take(row, counted)
        if found:
            yield found
    if take is None:
        raise BadInput("This is none of the regulator's lists: no row names the columns “Location ID” and “Location Name”, or those of "
                       "the weekly directory. Download “HSCA active locations” or the directory from CQC.", "file")


def _table(row: Row) -> Callable[[Row, Counter[str]], Arrived | None] | None:
    """What takes the rows under this one; None while this row does not name the columns."""
    names = {" ".join(name.split()): at for at, name in enumerate(row.cells)}
    if {"Location ID", "Location Name"} <= names.keys():
        _check_columns(names, MONTHLY)
        ticked = [(at, name.split(" - ", 1)[0], name.split(" - ", 1)[1].casefold()) for name, at in names.items() if " - " in name]
        return lambda found, counted: _monthly(found, names, ticked, counted)
    if WEEKLY_ID in names:
        _check_columns(names, WEEKLY)
        return lambda found, counted: _weekly(found, names, counted)
    return None


def _check_columns(names: dict[str, int], needed: Iterable[str]) -> None:
    missing = [name for name in needed if name not in names]
    if missing:
        raise BadInput(_("The list has no column “{missing}”{more}. The regulator may have changed it: please tell whoever "
                         "looks after Common Table.",
                         missing=missing[0], more=f' and {len(missing) - 1} more that we need' if missing[1:] else ''), "file")


def _monthly(row: Row, names: dict[str, int], ticked: list[tuple[int, str, str]], counted: Counter[str]) -> Arrived | None:
    cell = _cell_of(row, names)
    if not _in_scope(cell("Location Inspection Directorate").casefold() == IN_SCOPE, cell("Location ID"), counted):
        return None
    cells, most = row.cells, len(row.cells)
    yes = [(kind, what) for at, kind, what in ticked if at < most and cells[at].strip() in YES]
    services, people = ([what for kind, what in yes if kind == wanted] for wanted in ("Service type", "Service user band"))
    owner = "" if cell("Provider Ownership Type").casefold() == "individual" else cell("Provider Name")
    postcode, authority = cell("Location Postal Code"), intern(cell("Location Local Authority"))
    return Arrived(
        cell("Location ID")[:200], cell("Location Name") or cell("Location ID"), _kind(cell), f"row {row.number}",
        _what(services, owner, cell("Location Name")), cell("Location Telephone Number"),
        "closed" if cell("Dormant (Y/N)").upper() == "Y" else "active",
        _traits(services, people, authority, postcode),
        _spot(", ".join(filter(None, (cell("Location City"), postcode))), postcode, cell("Location Latitude"), cell("Location Longitude")),
        {"cqc_location": cell("Location ID")[:40], "cqc_provider": cell("Provider ID")[:40], "authority": authority[:120],
         "capacity": _whole(cell("Care homes beds")), "rating": _rating(cell("Location Latest Overall Rating")),
         "rated_on": day_of(cell("Publication Date")), "website": _website(cell("Location Web Address"))})


def _weekly(row: Row, names: dict[str, int], counted: Counter[str]) -> Arrived | None:
    cell = _cell_of(row, names)
    services, people = ([one.strip().casefold() for one in cell(name).split("|")] for name in ("Service types", "Specialisms/services"))
    if not _in_scope(bool(WEEKLY_SCOPE & set(services)), cell(WEEKLY_ID), counted):
        return None
    location, postcode, authority = cell(WEEKLY_ID), cell("Postcode"), cell("Local authority")
    return Arrived(
        location[:200], cell("Name") or location, "care_company", f"row {row.number}", _what(services, "", ""), cell("Phone number"),
        "active", _traits(services, people, authority, postcode), _spot(postcode, postcode, "", ""),
        {"cqc_location": location[:40], "cqc_provider": cell("CQC Provider ID (for office use only)")[:40], "authority": authority[:120],
         "website": _website(cell("Service's website (if available)"))})


def _cell_of(row: Row, names: dict[str, int]) -> Callable[[str], str]:
    cells, most = row.cells, len(row.cells)
    return lambda name: cells[names[name]].strip() if names[name] < most else ""


def _in_scope(is_social_care: bool, location: str, counted: Counter[str]) -> bool:
    if not is_social_care:
        counted["left out"] += 1
    elif not location:
        counted["no id"] += 1
    return is_social_care and bool(location)


def _kind(cell: Callable[[str], str]) -> str:
    if "nhs" in cell("Provider Type/Sector").casefold():
        return "health"
    return "charity" if cell("Provider Charity Number") else "care_company"


def _what(services: list[str], owner: str, name: str) -> str:
    says = ", ".join(dict.fromkeys(one.capitalize() for one in services if one))
    run_by = f" Run by {owner}." if owner and owner.casefold() != name.casefold() else ""
    return (f"{says}." if says else "") + run_by


def _traits(services: list[str], people: list[str], authority: str, postcode: str) -> tuple[tuple[str, str], ...]:
    known = [SERVICES[one] for one in services if one in SERVICES]
    traits = [("support", kind) for kind, _ in known] + [("capability", more) for _, more in known if more]
    traits += [("group", group) for one in people for group in PEOPLE.get(one, ())]
    traits += [("capability", CAN[one]) for one in people if one in CAN]
    traits += [("area", one) for one in (authority, postcode.split(" ")[0]) if one]
    return tuple(_one_for_all(*trait) for trait in dict.fromkeys(traits))


@lru_cache(16_384)
def _one_for_all(kind: str, words: str) -> tuple[str, str]:
    # Thousands are found by the same, and need not hold it each for themselves.
    return kind, words


def _spot(label: str, postcode: str, latitude: str, longitude: str) -> tuple[tuple[str, float, float], ...]:
    with suppress(ValueError):
        degrees = round(float(latitude), 5), round(float(longitude), 5)
        if is_in_great_britain(*degrees):
            return ((label[:300], *degrees),)
    with suppress(BadInput):
        found = postcodes.find(postcode)
        return ((label[:300], found.latitude, found.longitude),)
    return ()


def _whole(typed: str) -> int | None:
    with suppress(ValueError, OverflowError):
        number = int(float(typed))
        return number if 0 < number <= 100_000 else None
    return None


def _rating(typed: str) -> str:
    return next((one for one in RATINGS + NOT_RATED if one.casefold() == typed.casefold()), "")


def day_of(typed: str) -> date | None:
    """A day as the formats write it: 2026-03-12, 12/03/2026, or the number of days that Excel counts."""
    with suppress(ValueError, OverflowError):
        if typed[4:5] == "-":
            return date.fromisoformat(typed[:10])
        if typed.count("/") == 2:
            day, month, year = (int(one) for one in typed.split("/"))
            return date(year, month, day)
        return date(1899, 12, 30) + timedelta(int(float(typed))) if 20_000 < float(typed) < 80_000 else None
    return None


@lru_cache(4_096)
def _website(typed: str) -> str:
    with suppress(BadInput):
        return checked_website(typed)[:300]
    return ""
