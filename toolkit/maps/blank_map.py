"""A map to write on: the area's outline on where people live, with place names and a scale bar. One picture (SVG) for print."""

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from math import cos, floor, log2, pi, radians
from typing import NamedTuple

import numpy as np
from PIL import Image

from toolkit.look import colours
from toolkit.places.tile_index import TILE, world_pixels
from toolkit.places.tile_shading import TONES, shading
from toolkit.places.tiles import CLOSEST, WIDEST
from toolkit.places.towns import towns

Bounds = tuple[float, float, float, float]
LETTERS = "Atkinson Hyperlegible Next, sans-serif"  # of vendor/fonts, as on all sheets; a browser may not have it
EARTH_M = 40_075_017
ROUND_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
AROUND = 1.1           # so much more than the area is shown, so that its edge is not the paper's
SHARP = 0.08           # a pixel of the shading to the least letters, at most twice that: fine enough from where they are read
DENSEST = 150          # grey of the densest town (0 is black): seen on a poor printer, and written on with any pen
# How tall a name is to the least: by people living there.
TALLER = ((200_000, 1.6), (50_000, 1.4), (10_000, 1.2), (0, 1.0))
CIRCLE, DIAMOND, BOTH = "circle", "diamond", "square"
MOST_NUMBERED = 150    # marks whose numbers can still be told apart
LETTER_WIDE, APART = 0.56, 1.3   # of a name's height: one letter's width, and the room between two names


@dataclass(frozen=True)
class BlankMap:
    """The picture as SVG text, `wide` by `high` mm; the names on it, larger places first; how far the scale bar reaches."""

    svg: str
    names: tuple[str, ...]
    scale: str


class Mark(NamedTuple):
    """Something at a place, with its number: a circle for what is there, a diamond for what is missing, a square for both."""

    number: int
    shape: str
    latitude: float
    longitude: float


class _Name(NamedTuple):
    """A place name with its box in mm."""

    text: str
    tall: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class _Window:
    """What of the world is on the paper: left and top in pixels of a zoom, and mm for each pixel."""

    zoom: int
    left: float
    top: float
    mm: float
    wide: float
    high: float

    def at(self, longitudes: Iterable[float], latitudes: Iterable[float]) -> tuple[np.ndarray, np.ndarray]:
        across, down = world_pixels(np.array(list(longitudes)), np.array(list(latitudes)), self.zoom)
        return (across - self.left) * self.mm, (down - self.top) * self.mm

    def tiles(self) -> tuple[range, range]:
        right, bottom = self.left + self.wide / self.mm, self.top + self.high / self.mm
        return range(floor(self.left / TILE), floor(right / TILE) + 1), range(floor(self.top / TILE), floor(bottom / TILE) + 1)


def blank_map(outline: str, bounds: Bounds, wide: float, high: float, letters: float, marks: Sequence[Mark] = ()) -> BlankMap:
    """The map of an area (GeoJSON text; west, south, east, north in degrees) on `wide` by `high` mm, with what is marked on it.

    `letters` are the least height of the place names in mm. Raises DataFileError where the places cannot be prepared.
    """
    seen = _window(bounds, wide, high, letters * SHARP)
    km, long = _scale(seen)
    bar = _bar_box(seen, km, long, letters)
    names, ink = _names(seen, letters, bar), colours().ink
    parts = [_shaded(seen), _outline(seen, outline, ink), *(_written(name, ink) for name in names), _bar(bar, long, ink),
             *_marked(seen, marks, letters)]
    return BlankMap(f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" viewBox="0 0 {wide} {high}">'
                    f'<clipPath id="paper"><rect width="{wide}" height="{high}"/></clipPath>'
                    f'<g clip-path="url(#paper)" font-family="{LETTERS}">{"".join(parts)}</g></svg>',
                    tuple(name.text for name in names), bar.text)


def _window(bounds: Bounds, wide: float, high: float, pixel: float) -> _Window:
    (left, right), (bottom, top) = world_pixels(np.array(bounds[::2]), np.array(bounds[1::2]), 0)
    mm = min(wide / max(right - left, 1e-6), high / max(bottom - top, 1e-6)) / AROUND
    zoom = max(WIDEST, min(CLOSEST, floor(log2(mm / pixel))))
    mm, grown = mm / (1 << zoom), 1 << zoom
    return _Window(zoom, (left + right) / 2 * grown - wide / mm / 2, (top + bottom) / 2 * grown - high / mm / 2, mm, wide, high)


def _shaded(seen: _Window) -> str:
    across, down = seen.tiles()
    tones = np.concatenate([np.concatenate([shading(seen.zoom, x, y) for x in across], axis=1) for y in down])
    picture = Image.fromarray(tones, "L")
    picture.putpalette(_palette())
    file = BytesIO()
    picture.save(file, "PNG")
    left, top = ((first * TILE - edge) * seen.mm for first, edge in ((across[0], seen.left), (down[0], seen.top)))
    size = TILE * seen.mm
    return (f'<image x="{left:.3f}" y="{top:.3f}" width="{len(across) * size:.3f}" height="{len(down) * size:.3f}" '
            f'href="data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"/>')


def _palette() -> bytes:
    # White is the paper itself: ink is for writing on it.
    greys = np.repeat(np.linspace(255, DENSEST, TONES + 1)[:, None], 3, axis=1)
    return greys.round().astype(np.uint8).tobytes()


def _outline(seen: _Window, outline: str, ink: str) -> str:
    shape = json.loads(outline)
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    lines = " ".join(_line(seen, ring) for polygon in polygons for ring in polygon)
    page = f"M-1 -1H{seen.wide + 1}V{seen.high + 1}H-1Z"
    return (f'<path d="{page} {lines}" fill="#fff" fill-opacity="0.6" fill-rule="evenodd"/>'
            f'<path d="{lines}" fill="none" stroke="{ink}" stroke-width="{seen.wide / 400:.2f}" stroke-linejoin="round"/>')


def _line(seen: _Window, ring: list[list[float]]) -> str:
    across, down = seen.at(*zip(*(point[:2] for point in ring), strict=True))
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in zip(across, down, strict=True)) + "Z"


def _names(seen: _Window, letters: float, bar: _Name) -> list[_Name]:
    """Names that fit: larger places first, one that would meet another, the scale bar or the paper's edge is left out."""
    across, down = seen.at([town.longitude for town in towns()], [town.latitude for town in towns()])
    inside = (across > 0) & (across < seen.wide) & (down > 0) & (down < seen.high)
    shown = [bar]
    for at in np.flatnonzero(inside):
        name = _name(towns()[at].name, towns()[at].population, float(across[at]), float(down[at]), letters)
        whole = name.left > 0 and name.right < seen.wide and name.top > 0 and name.bottom < seen.high
        if whole and not any(_meet(name, other, letters * APART) for other in shown):
            shown.append(name)
    return shown[1:]


def _name(text: str, people: int, across: float, down: float, letters: float) -> _Name:
    tall = letters * next(times for least, times in TALLER if people >= least)
    half = len(text) * tall * LETTER_WIDE / 2
    return _Name(text, tall, across - half, down - tall / 2, across + half, down + tall / 2)


def _meet(one: _Name, other: _Name, apart: float) -> bool:
    return (one.left - apart < other.right and other.left - apart < one.right
            and one.top - apart < other.bottom and other.top - apart < one.bottom)


def _written(name: _Name, ink: str) -> str:
    return (f'<text x="{(name.left + name.right) / 2:.2f}" y="{name.bottom - name.tall * 0.15:.2f}" font-size="{name.tall:.2f}" '
            f'text-anchor="middle" fill="{ink}" stroke="#fff" stroke-width="{name.tall / 5:.2f}" stroke-linejoin="round" '
            f'paint-order="stroke">{escape(name.text)}</text>')


def _scale(seen: _Window) -> tuple[float, float]:
    """The longest round distance (km) that takes at most a quarter of the width, and its length in mm, in the map's middle."""
    middle = pi * (1 - 2 * (seen.top + seen.high / seen.mm / 2) / (TILE << seen.zoom))
    latitude = 2 * np.arctan(np.exp(middle)) - radians(90)
    metres = EARTH_M * cos(latitude) / (TILE << seen.zoom) / seen.mm
    fitting = [km for km in ROUND_KM if km * 1000 / metres <= seen.wide / 4] or [ROUND_KM[0]]
    return fitting[-1], fitting[-1] * 1000 / metres


def _bar_box(seen: _Window, km: float, long: float, letters: float) -> _Name:
    tall, edge = letters * 1.2, seen.wide / 60
    said = f"{km:g} km" if km >= 1 else f"{km * 1000:g} m"
    return _Name(said, tall, edge, seen.high - edge - tall * 2, edge + max(long, len(said) * tall * LETTER_WIDE), seen.high - edge)


def _bar(box: _Name, long: float, ink: str) -> str:
    half = box.tall / 2
    return (f'<text x="{box.left:.2f}" y="{box.bottom - box.tall:.2f}" font-size="{box.tall:.2f}" fill="{ink}">{box.text}</text>'
            f'<path d="M{box.left:.2f} {box.bottom - half:.2f}v{half:.2f}h{long:.2f}v{-half:.2f}" fill="none" stroke="{ink}" '
            f'stroke-width="{half / 4:.2f}"/>')


def _marked(seen: _Window, marks: Sequence[Mark], letters: float) -> list[str]:
    """The marks, the first on top; where there are more than can be read they stand smaller and without numbers."""
    across, down = seen.at([mark.longitude for mark in marks], [mark.latitude for mark in marks])
    numbered = len(marks) <= MOST_NUMBERED
    size = letters * (1.0 if numbered else 0.45)
    drawn = [_mark(mark, float(x), float(y), size, numbered) for mark, x, y in zip(marks, across, down, strict=True)]
    return drawn[::-1]


def _mark(mark: Mark, x: float, y: float, size: float, numbered: bool) -> str:
    fill, path = _SHAPES[mark.shape](x, y, size)
    number = (f'<text x="{x:.2f}" y="{y + size * 0.42:.2f}" font-size="{size * 1.2:.2f}" font-weight="bold" text-anchor="middle" '
              f'fill="#fff">{mark.number}</text>') if numbered else ""
    return f'<path d="{path}" fill="{fill}" stroke="#fff" stroke-width="{size / 6:.2f}"/>{number}'


def _circle(x: float, y: float, r: float) -> tuple[str, str]:
    return colours().available, f"M{x - r:.2f} {y:.2f}a{r:.2f} {r:.2f} 0 1 0 {r * 2:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {-r * 2:.2f} 0Z"


def _diamond(x: float, y: float, r: float) -> tuple[str, str]:
    r *= 1.4
    return colours().gap, f"M{x:.2f} {y - r:.2f}L{x + r:.2f} {y:.2f}L{x:.2f} {y + r:.2f}L{x - r:.2f} {y:.2f}Z"


def _square(x: float, y: float, r: float) -> tuple[str, str]:
    return colours().ink, f"M{x - r:.2f} {y - r:.2f}h{r * 2:.2f}v{r * 2:.2f}h{-r * 2:.2f}Z"


_SHAPES = {CIRCLE: _circle, DIAMOND: _diamond, BOTH: _square}
