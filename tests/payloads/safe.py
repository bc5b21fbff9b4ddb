"""What must not stand in a page or a file that is made of what people typed."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

NUMBER = re.compile(r"[-+]?[\d.,\s%]*$")
LEADS = ("href", "src", "action", "xlink:href")
RUNS = ("javascript:", "data:", "vbscript:")


class _Running(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: (value or "").strip().lower() for name, value in attrs}
        if tag in ("script", "iframe", "object", "embed") and not about.get("src", "").startswith("/assets/"):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in about if name.startswith("on")]
        self.found += [f"{tag} {name}={about[name][:60]}" for name in LEADS if "/harmed/" in about.get(name, "")
                       or (about.get(name, "").startswith(RUNS) and not about[name].startswith("data:image/"))]


def safe_page(text: str) -> list[str]:
    """What would run in a web page, or ask for something on its own."""
    parser = _Running()
    parser.feed(text)
    return parser.found


def _table(data: bytes) -> list[str]:
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    return [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not NUMBER.match(cell)]


def _sheet(name: str, data: bytes) -> list[str]:
    root = ElementTree.fromstring(data)     # whole XML, or this raises
    bad = [one.tag for one in root.iter() if one.tag.endswith(("}f", "}instrText"))]
    return bad + [one.get("Target", "") for one in root.iter() if name.endswith(".rels") and one.get("TargetMode") == "External"
                  and not one.get("Target", "").startswith(("https://", "http://", "mailto:"))]


def _calendar(text: str) -> list[str]:
    lines = text.replace("\r\n ", "").split("\r\n")
    return [line for line in lines if line and not re.match(r"[A-Z-]+[;:]", line)] + ["bare line end"] * ("\n" in text.replace("\r\n", ""))


def wrong_in(name: str, data: bytes) -> list[str]:
    """What must not be in a file of this name; raises where it is no whole file of its kind."""
    ending = name.rpartition(".")[2]
    if ending in ("docx", "xlsx", "zip", "commontable"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return [f"{one}: {bad}" for one in packed.namelist() for bad in wrong_in(one, packed.read(one))]
    if ending in ("xml", "rels"):
        return _sheet(name, data)
    if ending == "csv":
        return _table(data)
    if ending in ("json", "geojson"):
        json.loads(data)
    if ending == "pdf":
        return [] if data.startswith(b"%PDF") and b"/JavaScript" not in data and b"/JS" not in data[:2048] else ["no PDF, or one that runs"]
    if ending == "ics":
        return _calendar(data.decode("utf-8"))
    return safe_page(data.decode("utf-8")) if ending == "html" else []
