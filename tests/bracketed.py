"""A made-up language, in which every sentence of the catalogue stands in brackets: what shows without them was said past it."""

import re
import shutil
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from toolkit import settings
from toolkit.web.words import extract


def bracketed(folder: Path) -> Path:
    """A data folder in `folder` whose `cy` is that language, for TOOLKIT_DATA."""
    data = folder / "data"
    shutil.copytree(settings.ROOT / "data", data)
    (data / "words").mkdir(exist_ok=True)
    with extract.CATALOGUE.open("rb") as file:
        found = read_po(file, "cy")
    for message in found:
        if message.id:
            message.string = tuple(f"⟦{one}⟧" for one in message.id) if message.pluralizable else f"⟦{message.id}⟧"
    with (data / "words" / "cy.po").open("wb") as file:
        write_po(file, found)
    return data


def without_brackets(text: str) -> str:
    """What of a text stands outside of all brackets."""
    while "⟦" in text and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return text
