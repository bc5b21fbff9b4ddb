"""A made-up language, in which every sentence of the catalogue stands in brackets: what shows without them was said past it."""

import re
import shutil
from pathlib import Path

from babel.messages.pofile import read_po, write_po
from sqlalchemy import select
from sqlmodel import SQLModel

from toolkit import settings
from toolkit.web.words import extract
from toolkit.words.content import is_words

A_DATE = re.compile(r"(\d{1,2} )?\w+ 20\d\d")
COPIES = "consultation_item"    # plans as they were asked about, with our words before each line


def bracketed(folder: Path, signs: str = "⟦⟧") -> Path:
    """A data folder in `folder` whose `cy` is that language, for TOOLKIT_DATA; in other `signs` where these cannot be printed."""
    left, right = signs
    data = folder / "data"
    shutil.copytree(settings.ROOT / "data", data)
    (data / "words").mkdir(exist_ok=True)
    with extract.CATALOGUE.open("rb") as file:
        found = read_po(file, "cy")
    for message in found:
        if message.id:
            message.string = tuple(f"{left}{one}{right}" for one in message.id) if message.pluralizable else (
                f"{left}{message.id}{right}")
    with (data / "words" / "cy.po").open("wb") as file:
        write_po(file, found)
    return data


def without_brackets(text: str) -> str:
    """What of a text stands outside of all brackets."""
    while "⟦" in text and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return text


def everybodys(session) -> list[str]:
    """Every text in the record and every line of it, the longest first; without slugs, and without what copies the tool's words."""
    found = {value for table in SQLModel.metadata.sorted_tables if table.name != COPIES
             for row in session.connection().execute(select(table)) for value in row if isinstance(value, str)}
    return sorted({line.strip() for value in found for line in (value, " ".join(value.split()), *value.splitlines()) if is_words(line)},
                  key=len, reverse=True)


def unsaid(text: str, own: list[str]) -> str:
    """What is left of a text outside of brackets, once what people said and dates are taken out."""
    left = without_brackets(text)
    for one in own:
        if not re.search(r"[A-Za-z]{2}", left):
            return ""
        left = left.replace(one, "")
    left = A_DATE.sub("", left)
    return left if re.search(r"[A-Za-z]{2}", left) else ""
