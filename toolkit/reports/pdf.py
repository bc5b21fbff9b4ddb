"""Sets a sheet into a tagged PDF (PDF/UA-1) with Typst, from a template beside this file and data as JSON.

Nothing that people typed is ever read as markup: it reaches the template as strings. No package is fetched, and only the
fonts in `vendor/fonts` are used, so that a sheet looks the same on every computer.
"""

import json
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import runs, settings
from toolkit.errors import RecordUnavailable
from toolkit.look import colours
from toolkit.record.council import SHOWN, Council
from toolkit.reports.drawing import shape_of
from toolkit.reports.lettering import FIRST, folder, printable
from toolkit.words import SOURCE, speech
from toolkit.words.speaking import _, language, together, unchecked

TEMPLATES = Path(__file__).parent / "templates"
OWN_WORDS = re.compile(r'\bsay\("((?:[^"\\]|\\.)*)"')
NOT_SET = "This could not be made ready for printing. Tell whoever looks after Common Table:"
LARGE = 100_000    # characters of data: about 50 voting papers
# Typst needs 1.3 GB for the record of 10,000 entries. Large sheets wait for each other, so that two of them do not need twice that.
ONE_AT_A_TIME = threading.Lock()
PPI = 200
NO_SIGN = "(nothing that can be printed)"
CREDIT = "Pictures: OpenMoji, https://openmoji.org, CC BY-SA 4.0."


@dataclass(frozen=True)
class Sheet:
    """What is to be printed: a template's name, the document's title, and the template's data (strings, numbers, lists)."""

    template: str
    title: str
    data: dict[str, Any]


def typeset(sheet: Sheet, format: str = "pdf", ppi: float | None = None) -> Any:
    """The sheet as PDF; or, for looking at it, as `png`: one picture per page.

    Raises RecordUnavailable with a sentence when it cannot be set.
    """
    light = colours()
    data = {"title": sheet.title, "lang": speech.tag(language()), "fonts": _families(), "ink": light.ink, "quiet": light.quiet,
            "credit": together(filter(None, (_(CREDIT), unchecked()))),
            "say": _spoken(sheet.template), "council": of_council(replace(SHOWN.get(), logo=""))} | sheet.data
    said = json.dumps(_said(data))
    return _elsewhere(sheet.template, said) if format == "pdf" and len(said) > LARGE else set_here(sheet.template, said, format, ppi)


def of_council(council: Council) -> dict[str, Any]:
    """Whose paper it is, as templates take it: headings in its colour, its name, its logo as a drawing."""
    return {"name": council.name, "colour": council.colour or colours().ink, "logo": council.logo, "alt": council.logo_alt,
            "shape": shape_of(council.logo)}


def dots(svg: str, alt: str, wide: float) -> bytes:
    """A drawing as PNG, `wide` mm wide, for what takes no drawings. Raises RecordUnavailable."""
    return typeset(Sheet("picture", alt, {"svg": svg, "alt": alt, "wide": wide}), "png", PPI)


def set_here(template: str, data: str, format: str = "pdf", ppi: float | None = None) -> Any:
    """A template with its data (JSON text) set in this process. Raises RecordUnavailable."""
    import typst

    try:
        return typst.compile(_template(template), root=settings.ROOT / "vendor", font_paths=_fonts(), ignore_system_fonts=True,
                             format=format, ppi=ppi, sys_inputs={"data": data}, pdf_standards=["ua-1"] if format == "pdf" else [])
    except typst.TypstError as error:
        raise RecordUnavailable(together([_(NOT_SET), error.message])) from error


def _elsewhere(template: str, data: str) -> bytes:
    # Typst keeps what it has set, in case it is set again: 200 voting papers leave 340 MB behind. A process that ends leaves nothing.
    try:
        with runs.aside(), ONE_AT_A_TIME:
            made = subprocess.run([sys.executable, "-m", "toolkit.reports.press", template], input=data.encode(), capture_output=True,
                                  cwd=settings.ROOT, check=False)
    except OSError as error:
        raise RecordUnavailable(together([_(NOT_SET), error.strerror])) from error
    if made.returncode:
        raise RecordUnavailable(made.stderr.decode(errors="replace").strip() or f"{NOT_SET} It stopped in the middle.")
    return made.stdout


def picture(path: str) -> str:
    """A picture's place for a template, empty for one that is not among ours: a workshop file may name anything."""
    file = (settings.ROOT / "vendor" / path).resolve()
    ours = (settings.ROOT / "vendor" / "openmoji").resolve()
    return f"/openmoji/{file.name}" if file.parent == ours and file.suffix == ".svg" and file.is_file() else ""


def _said(value: Any) -> Any:
    if isinstance(value, str):
        # Headings may not be empty in a tagged PDF, so words that vanish altogether leave a word that says so.
        return printable(value) or (value and NO_SIGN)
    if isinstance(value, dict):
        return {key: _said(one) for key, one in value.items()}
    return [_said(one) for one in value] if isinstance(value, list | tuple) else value


def own_words(template: str) -> list[str]:
    """The sentences that a template itself says: what stands in `say("…")`."""
    return [found.replace('\\"', '"') for found in OWN_WORDS.findall(template)]


def _spoken(template: str) -> dict[str, str]:
    # English stands in the template itself.
    return {} if language() == SOURCE else {text: _(text) for text in own_words(_template(template).decode())}


def _template(name: str) -> bytes:
    # One text, because Typst's root is where the pictures are, and templates live elsewhere. A folder has a part that its
    # templates share.
    folder, _, _ = name.rpartition("/")
    return b"\n".join((TEMPLATES / f"{part}.typ").read_bytes() for part in ("house", *([f"{folder}/shared"] if folder else []), name))


@lru_cache(maxsize=1)
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder()])


@lru_cache(maxsize=1)
def _families() -> list[str]:
    return sorted(set(_fonts().families()), key=lambda family: (family != FIRST, family))
