"""What a report can be written as: one file per format, and one name in this tuple."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.reports.blocks import Made
from toolkit.reports.formats.excel import write_excel
from toolkit.reports.formats.pdf_ua import write_pdf
from toolkit.reports.formats.web_page import write_page
from toolkit.reports.formats.word import write_word


@dataclass(frozen=True)
class Format:
    """A format: how commands and addresses name it, how people do, and the function that writes it."""

    name: str
    plain: str
    media_type: str
    write: Callable[[Made], bytes]

    @property
    def ending(self) -> str:
        """The end of a file's name."""
        return f".{self.name}"


FORMATS = (
    Format("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_word),
    Format("pdf", "PDF", "application/pdf", write_pdf),
    Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_excel),
    Format("html", "Web page", "text/html; charset=utf-8", write_page),
)
