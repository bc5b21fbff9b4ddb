"""Colours and shapes, read once from data/look.toml: nowhere else is a colour written down."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.errors import DataFileError


@dataclass(frozen=True)
class Colours:
    """The colours on one background, as #RRGGBB."""

    ink: str
    paper: str
    available: str
    gap: str
    priority: str
    done: str
    quiet: str


def colours(dark: bool = False) -> Colours:
    """The colours for a light or a dark screen. Raises DataFileError for a wrong file."""
    return _read(settings.data_folder())["dark" if dark else "light"]


@lru_cache
def _read(folder: Path) -> dict[str, Colours]:
    try:
        found = tomllib.loads((folder / "look.toml").read_text(encoding="utf-8"))
        return {name: Colours(**{field.name: _colour(found[name], field.name) for field in fields(Colours)})
                for name in ("light", "dark")}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"data/look.toml cannot be read: {error}.") from error
    except KeyError as error:
        raise DataFileError(f"data/look.toml: the key {error} is missing; a colour such as \"#16232E\" is expected.") from error


def _colour(found: dict[str, str], name: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", str(found[name])):
        raise DataFileError(f'data/look.toml, key "{name}": expected a colour such as "#16232E", found "{found[name]}".')
    return found[name]
