"""The accessibility statement: one text in data/accessibility.toml, for the page at /accessibility and for the same page in docs."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import settings
from toolkit.errors import DataFileError
from toolkit.words.speaking import _, language, say_date, say_number

FILE = "accessibility.toml"
NO_COUNCIL = "Whoever gave you your link or code"
NO_CONTACT = ("whoever runs Common Table here has not yet written on this page how to reach them. Ask the person who gave you your link or "
              "code, or write to the council that they work for.")


@dataclass(frozen=True)
class Section:
    """A heading (2 or 3 deep; the first is the page's own) with its paragraphs, then its list."""

    heading: str
    level: int
    text: tuple[str, ...]
    items: tuple[str, ...]


def statement() -> tuple[Section, ...]:
    """The statement in the language that is spoken, with everything filled in: the council's own file where there is one, else ours.

    Raises DataFileError.
    """
    own = settings.data_folder() / FILE
    return _read(own if own.exists() else settings.ROOT / "data" / FILE, language())


@lru_cache(maxsize=4)
def _read(file: Path, _language: str) -> tuple[Section, ...]:
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        filled = _filled(found)
        return tuple(_section(one, filled) for one in found["section"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"data/{FILE} cannot be read: {error}.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise DataFileError(f"data/{FILE}: {error} is missing, or is not what is expected there. Compare it with ours.") from error


def _filled(found: dict[str, Any]) -> dict[str, str]:
    """What stands in the place of each word in braces."""
    contact, tested = found["contact"], found["tested"]
    how = contact["how"].rstrip(".")
    days = " " + _("We answer within {days} working days.", days=contact["days"]) if how and contact["days"] else ""
    return {"council": contact["council"] or _(NO_COUNCIL), "contact": f"{how}.{days}" if how else _(NO_CONTACT),
            "on": say_date(tested["on"]), "screens": say_number(tested["screens"]), "doors": say_number(tested["doors"])}


def _section(one: dict[str, Any], filled: dict[str, str]) -> Section:
    def put_in(line: str) -> str:
        for name, words in filled.items():
            line = line.replace(f"{{{name}}}", words)
        return line

    def said(name: str) -> tuple[str, ...]:
        return tuple(put_in(_(line)) for line in one.get(name, ()))

    return Section(_(one["heading"]), one.get("level", 2), said("text"), said("items"))


def as_markdown(sections: tuple[Section, ...]) -> str:
    """The statement as a page of docs/."""
    blocks = []
    for number, one in enumerate(sections):
        blocks.append(f"{'#' * (one.level if number else 1)} {one.heading}")
        blocks += one.text
        blocks += ["\n".join(f"- {item}" for item in one.items)] if one.items else []
    return "\n\n".join(blocks) + "\n"
