"""What it costs to take in the regulator's monthly list: `python -m bench.cqc`.

Writes two synthetic workbooks (ODS) of 57,069 rows and the 122 columns of the real one, the second a month later with some providers
new, gone, and rated anew. Takes both in with `python -m toolkit import cqc`, each in a process of its own, as the screen does. Prints
seconds by the clock and of CPU, memory above the same command with ten rows, and last one JSON object; exits 1 above 40 s or 150 MB for
the first, or 20 s for comparing the second.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import psutil

from toolkit import settings

ROWS, SOCIAL_CARE = 57_069, 0.55
MOST_FIRST_S, MOST_MEMORY_MB, MOST_SECOND_S = 40.0, 150.0, 20.0
OPEN = ('<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="README"><table:table-row><table:table-cell office:value-type="string">'
        '<text:p>HSCA active locations, made up for a bench</text:p></table:table-cell></table:table-row></table:table>'
        '<table:table table:name="HSCA_Active_Locations">')
CLOSE = ('<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
         '</table:table></office:spreadsheet></office:body></office:document-content>')
RATINGS = ("Outstanding", "Good", "Good", "Good", "Requires improvement", "Inadequate", "")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        var = Path(folder)
        months = [workbook(var / f"month{month}.ods", month) for month in (1, 2)]
        run(var, "prepare")  # postcodes, as set-up does: whoever has no degrees is looked up by them
        idle = run(var, "import", "cqc", str(workbook(var / "few.ods", 1, 10)), "--dry-run").mb
        first = run(var, "import", "cqc", str(months[0]))
        second = run(var, "import", "cqc", str(months[1]), "--dry-run")
        third = run(var, "import", "cqc", str(months[1]))
    figures = {"first_s": first.seconds, "first_cpu_s": first.cpu_s, "first_mb_above_idle": round(first.mb - idle, 1),
               "second_difference_s": second.seconds, "second_difference_cpu_s": second.cpu_s,
               "second_mb_above_idle": round(second.mb - idle, 1), "second_written_s": third.seconds, "second_written_cpu_s": third.cpu_s}
    print(json.dumps({"bench": "cqc", "rows": ROWS, **figures,
                      "limits": {"first_s": MOST_FIRST_S, "mb": MOST_MEMORY_MB, "second_difference_s": MOST_SECOND_S}}))
    return 1 if first.seconds > MOST_FIRST_S or first.mb - idle > MOST_MEMORY_MB or second.seconds > MOST_SECOND_S else 0


class Cost(NamedTuple):
    """What one command took: seconds by the clock, seconds of CPU, and the most megabytes (resident)."""

    seconds: float
    cpu_s: float
    mb: float


def run(var: Path, *words: str) -> Cost:
    """Run one command of the toolkit and see what it costs."""
    begun, cpu, most = time.perf_counter(), _cpu_of_children(), 0
    process = subprocess.Popen([sys.executable, "-m", "toolkit", *words], cwd=settings.ROOT, stdout=subprocess.PIPE, text=True,
                               env={**os.environ, "TOOLKIT_VAR": str(var), "DATABASE_URL": "", "PYTHONPATH": str(settings.ROOT)})
    seen = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            most = max(most, seen.memory_info().rss)
        except psutil.Error:
            break
        time.sleep(0.02)
    said = process.communicate()[0]
    seconds, cpu = round(time.perf_counter() - begun, 1), round(_cpu_of_children() - cpu, 1)
    if process.returncode:
        raise RuntimeError(f"{words} ended with {process.returncode}: {said}")
    print(f"{' '.join(words[:2])} {words[-1][-12:]}: {seconds} s, {cpu} s of CPU, at most {most / 1e6:.0f} MB. {said[:120].strip()}")
    return Cost(seconds, cpu, most / 1e6)


def _cpu_of_children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def workbook(file: Path, month: int, rows: int = ROWS) -> Path:
    """A made-up list of one month."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w", force_zip64=True) as out:
            out.write(OPEN.encode())
            for cells in listed(month, rows):
                out.write(("<table:table-row>" + "".join(_cell(one) for one in cells) + "</table:table-row>").encode())
            out.write(CLOSE.encode())
    print(f"{file.name}: {file.stat().st_size / 1e6:.0f} MB")
    return file


def columns() -> list[str]:
    """The real list's 122 names, from the data kept for checks."""
    with (settings.ROOT.parent / "shared" / "standards" / "cqc" / "hsca_active_locations_columns.csv").open(encoding="utf-8") as opened:
        return [row["column_name"] for row in csv.DictReader(opened)]


def listed(month: int, rows: int = ROWS) -> Iterator[list[str]]:
    """The heading and the rows; the second month has 300 others, and 1,500 rated anew."""
    names = columns()
    yield names
    places = {name: at for at, name in enumerate(names)}
    for number in range(300 * (month - 1), rows + 300 * (month - 1)):
        yield _row(number, month, names, places)


def _row(number: int, month: int, names: list[str], places: dict[str, int]) -> list[str]:
    chance = random.Random(number)
    social = chance.random() < SOCIAL_CARE
    cells = ["Y" if chance.random() < 0.08 else "N" if "Service" in name or "Regulated" in name else f"{name[:24]} {number % 977}"
             for name in names]
    rating = RATINGS[(chance.randrange(7) + (month - 1 if number % 40 == 0 else 0)) % 7]
    said = {"Location ID": f"1-{100_000_000 + number}", "Dormant (Y/N)": "N", "Location Name": f"Made-up House {number}",
            "Location Inspection Directorate": "Adult social care" if social else "Primary medical services",
            "Care homes beds": str(number % 60), "Location Latest Overall Rating": rating, "Publication Date": "2026-03-12",
            "Location Local Authority": f"Council {number % 152}",
            "Location Postal Code": f"OX{number % 40} 1AA", "Location Latitude": f"{50.6 + number % 400 / 100:.6f}",
            "Location Longitude": f"{-2.9 + number % 290 / 100:.6f}", "Location Web Address": "www.made-up.example"}
    for name, value in said.items():
        cells[places[name]] = value
    return cells


def _cell(value: str) -> str:
    if not value:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


if __name__ == "__main__":
    sys.exit(main())
