"""Colours and shapes, read once from data/look.toml: nowhere else is a colour written down."""

import colorsys
import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.errors import DataFileError

WHITE = "#FFFFFF"
WORDS_NEED = 4.5    # to 1, so that words can be read (WCAG 2.2, 1.4.3)
HUES = ((15, "red"), (45, "orange"), (70, "yellow"), (165, "green"), (195, "turquoise"), (255, "blue"), (290, "purple"), (345, "pink"),
        (360, "red"))   # until which degree of the circle a hue is called so

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


def contrast(one: str, other: str) -> float:
    """How well one colour stands out from another, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_light_of(one), _light_of(other)))
    return (high + 0.05) / (low + 0.05)


def readable_on(colour: str, paper: str) -> str:
    """The same hue, made lighter until words in it can be read on a dark paper."""
    hue, light, depth = colorsys.rgb_to_hls(*_parts(colour))
    while contrast(colour, paper) < WORDS_NEED and light < 1:
        light = min(light + 0.02, 1)
        colour = "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, depth))
    return colour


def called(colour: str) -> str:
    """What people call a colour, roughly: "blue"."""
    hue, light, depth = colorsys.rgb_to_hls(*_parts(colour))
    if depth < 0.12 or not 0.04 < light < 0.97:
        return "white" if light > 0.95 else "black" if light < 0.08 else "grey"
    return next(name for until, name in HUES if hue * 360 <= until)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _light_of(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
