"""What a report can be written as: one file per format, and one name in a tuple."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from toolkit.reports.formats.data_files import GEOJSON, JSON, PLACES, write_geojson, write_json, write_zip
from toolkit.reports.formats.excel import write_excel
from toolkit.reports.formats.pdf_ua import write_pdf
from toolkit.reports.formats.web_page import write_page
from toolkit.reports.formats.word import write_word
from toolkit.reports.report import Report


@dataclass(frozen=True)
class Format:
    """A format: how commands and addresses name it, how people do, and the function that writes it.

    One that `is_data` writes a Package of tables, the others what a report is Made of. A file is named `ends`, or after the format.
    `needs` is the table without which there is nothing to write.
    """

    name: str
    plain: str
    media_type: str
    write: Callable[[Any], bytes]
    is_data: bool = False
    ends: str = ""
    needs: str = ""

    @property
    def ending(self) -> str:
        """The end of a file's name."""
        return f".{self.ends or self.name}"


FORMATS = (
    Format("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_word),
    Format("pdf", "PDF", "application/pdf", write_pdf),
    Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_excel),
    Format("html", "Web page", "text/html; charset=utf-8", write_page),
)
DATA_FORMATS = (
    Format("csv", "Data as CSV", "application/zip", write_zip, True, "zip"),
    Format("geojson", "Data as GeoJSON", GEOJSON, write_geojson, True, needs=PLACES),
    Format("json", "Data as JSON", JSON, write_json, True),
)


def formats_of(report: Report) -> tuple[Format, ...]:
    """The formats in which a report can be had: data only where it has tables of data."""
    tables = {one.name for one in report.data}
    return FORMATS + tuple(one for one in DATA_FORMATS if tables and (not one.needs or one.needs in tables))
