"""Writes docs/reference/exports.md: which reports and files there are, and what each field of the data files means.

    PYTHONPATH=. python docs/write_exports.py

It comes from the lists of reports, formats and exports and from the tables' definitions; a test says when it is old.
"""

from collections.abc import Iterable, Iterator

from docs.write_roles import table
from toolkit import settings
from toolkit.exchange import EXPORTERS, VOTE_EXPORTERS
from toolkit.exchange.format import Exporter
from toolkit.reports.data.schema import HARMLESS, field_schema
from toolkit.reports.data.table import DataTable
from toolkit.reports.formats import formats_of
from toolkit.reports.written import REPORTS

FILE = settings.ROOT / "docs" / "reference" / "exports.md"
HEAD = """# Reports and data files

Written by `docs/write_exports.py` from the code; do not change it by hand. How to make them: [make reports](../how-to/make-reports.md).

## Reports

"""
WAYS = """
Each is on its screen, at its address (`/report/NAME.FORMAT`, with `?workshop=ID`; `/report-of-case/ID/NAME.FORMAT`;
`/report-of-contract/ID/NAME.FORMAT`), and on the command line: `python3 run.py toolkit report NAME --format FORMAT --out FILE`.

## Data

A workshop as data: `python3 run.py toolkit report record --format csv`, `geojson` or `json`; and `jsna` as `csv` or `json`.

- **csv** is a ZIP file: a CSV file for each table below, `data.json`, `places.geojson` where there are places, and
  `datapackage.json`, which says what each field is (Data Package and Table Schema, version 1, by Frictionless Data).
  CSV is UTF-8 with commas; a day is written 2026-11-28.
- **json** is the same description with the rows inside.
- **geojson** has the places that are a spot on the map, as points with what was said there (RFC 7946, WGS84).

"""
NOT_IN_IT = """

Not in any of these files: who said something or wrote it down, words that were taken back, votes that still run, single ballots,
and what a part of the room voted. An address (`jsna_link`), who leads (`lead`) and who does something (`owner`) stand as they were typed.
"""
OTHERS = """
## Other files

Whole workshops to carry to another computer, and closed votes: `/export/NAME/ID` and `/export-vote/NAME/ID`.

"""


def page() -> str:
    """The whole page."""
    tables = "".join(f"\n## Tables of `{one.slug}`: {one.name}\n" + "".join(map(_table, one.data)) for one in REPORTS if one.data)
    return HEAD + _reports() + WAYS + HARMLESS + NOT_IN_IT + tables + OTHERS + _others()


def _reports() -> str:
    return table(("Name", "Report", "What is in it", "Of", "Formats", "Act"), [
        (f"`{one.slug}`", one.name, one.plain, one.of, ", ".join(each.name for each in formats_of(one)), one.act) for one in REPORTS])


def _table(one: DataTable) -> str:
    key = f" A row is told by {_names(one.key)}." if one.key else ""
    refers = "".join(f" `{each.field}` is that of `{each.table}`." for each in one.refers)
    heads = ("Field", "Type", "Title", "What it is")
    return f"\n### {one.title}: `{one.name}`\n\n{one.description}{key}{refers}\n\n" + table(heads, [
        (f"`{field.name}`", field.type, field.title, " ".join(_about(field_schema(field)))) for field in one.fields])


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _about(described: dict) -> Iterator[str]:
    limits = described.get("constraints", {})
    if "description" in described:
        yield described["description"]
    if "unit" in described:
        yield f"In {described['unit']}."
    if "enum" in limits:
        yield f"One of: {_names(limits['enum'])}."
    if "minimum" in limits:
        yield f"From {limits['minimum']} to {limits['maximum']}."
    if limits.get("required"):
        yield "Never empty."


def _others() -> str:
    return table(("Name", "File", "What is in it"), [(f"`{one.name}`", f"`{one.ending}`", _first_line(one))
                                                     for one in (*EXPORTERS, *VOTE_EXPORTERS)])


def _first_line(one: Exporter) -> str:
    return (one.write.__doc__ or "").strip().partition("\n")[0].partition(" Raises")[0]


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
