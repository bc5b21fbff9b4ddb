"""Tables in files for tests: the regulator's list in miniature, as ODS, XLSX and CSV."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from toolkit.exchange.directory import cqc

# Two columns that name people stand among the others, as in the real list.
COLUMNS = ["Registered manager", *cqc.MONTHLY, "Provider Nominated Individual Name", "Service type - Domiciliary care service",
           "Service type - Care home service with nursing", "Service user band - Older People",
           "Service user band - Learning disabilities or autistic spectrum disorder", "Service user band - Dementia"]
ASH = {"Location ID": "1-1001", "Location Name": "Ash House", "Location Inspection Directorate": "Adult social care", "Dormant (Y/N)": "N",
       "Care homes beds": "40", "Location Telephone Number": "01632 960001", "Location Web Address": "www.ash.example",
       "Location Latest Overall Rating": "Good", "Publication Date": "2026-03-12", "Location Local Authority": "Oxfordshire",
       "Location City": "Banbury", "Location Postal Code": "OX16 0AA", "Location Latitude": "52.06", "Location Longitude": "-1.34",
       "Provider ID": "1-900", "Provider Name": "Ash Group Ltd", "Provider Ownership Type": "Organisation",
       "Registered manager": "Zebedee Manager", "Provider Nominated Individual Name": "Zebedee Nominated",
       "Service type - Care home service with nursing": "Y", "Service user band - Older People": "Y", "Service user band - Dementia": "Y"}


def a_location(number: int = 1001, **said: str) -> dict[str, str]:
    """One row of the monthly list; keywords are column names with _ for each space."""
    return ASH | {"Location ID": f"1-{number}"} | {name.replace("_", " "): value for name, value in said.items()}


def monthly(*locations: dict[str, str], columns: Sequence[str] = COLUMNS) -> list[list[str]]:
    """The rows of a monthly list: heading first."""
    return [list(columns), *([one.get(name, "") for name in columns] for one in locations)]


def as_ods(*sheets: list[list[str]], extra: str = "") -> bytes:
    """Sheets as an OpenDocument spreadsheet; the first is a README unless told otherwise."""
    tables = "".join("<table:table>" + "".join("<table:table-row>" + "".join(
        f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" if cell else "<table:table-cell/>" for cell in row)
        + "</table:table-row>" for row in rows) + extra + "</table:table>" for rows in ([["Read me"]], *sheets))
    body = ('<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:spreadsheet>'
            f"{tables}</office:spreadsheet></office:document-content>")
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body})


def as_xlsx(*sheets: list[list[Any]]) -> bytes:
    """Sheets as an Excel workbook, with a README first."""
    book, written = Workbook(), io.BytesIO()
    book.active.append(["Read me"])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append([one or None for one in row])
    book.save(written)
    return written.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip with these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return written.getvalue()


def kept_in(folder: Path, data: bytes | list[list[str]], name: str = "list") -> Path:
    """A file with these bytes, or these rows as CSV."""
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else text_bytes(data))
    return file


def text_bytes(rows: list[list[str]]) -> bytes:
    """Rows as CSV."""
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()
