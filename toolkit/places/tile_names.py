"""Which place names stand on the base map at each zoom, and where: settled for the whole country at once."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from toolkit.places.tile_index import TILE, world_pixels
from toolkit.places.towns import Town, towns

# The fewest people a place needs to be named; closer in, all are named.
NAMED_FROM = {5: 250_000, 6: 150_000, 7: 90_000, 8: 45_000, 9: 18_000, 10: 6_000, 11: 1_800, 12: 600}
SIZES = ((200_000, 15), (50_000, 14), (10_000, 13), (2_000, 12), (0, 11))  # people at least, pixels
HALO, GAP = 2, 6  # pixels of paper around letters, and at least between two names


class Name(NamedTuple):
    """A name and its box in pixels of the whole map at one zoom."""

    text: str
    size: int
    left: int
    top: int
    right: int
    bottom: int


def names_on(zoom: int, x: int, y: int) -> list[Name]:
    """Names whose box touches the tile. Neighbours agree on them, so none is cut at an edge."""
    left, top = x * TILE, y * TILE
    near = [name for key in _keys(left, top, left + TILE - 1, top + TILE - 1) for name in _layout(zoom).get(key, ())]
    return [
        name
        for name in dict.fromkeys(near)
        if name.left < left + TILE and name.right > left and name.top < top + TILE and name.bottom > top
    ]


@lru_cache(maxsize=512)
def letters(text: str, size: int) -> tuple[np.ndarray, np.ndarray]:
    """How strongly letters and their halo cover each pixel of the name's box (0 to 255)."""
    left, top, right, bottom = _font(size).getbbox(text, stroke_width=HALO)
    drawn = []
    for stroke in (0, HALO):
        picture = Image.new("L", (int(right - left), int(bottom - top)))
        ImageDraw.Draw(picture).text((-left, -top), text, fill=255, font=_font(size), stroke_width=stroke)
        drawn.append(np.asarray(picture))
    return drawn[0], drawn[1]


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


@lru_cache(maxsize=16)
def _layout(zoom: int) -> dict[tuple[int, int], list[Name]]:
    """Names by the map squares they touch: larger places first, a name that would meet another is left out."""
    shown = [town for town in towns() if town.population >= NAMED_FROM.get(zoom, 0)]
    across, down = world_pixels(np.array([town.longitude for town in shown]), np.array([town.latitude for town in shown]), zoom)
    squares: dict[tuple[int, int], list[Name]] = {}
    for town, middle_x, middle_y in zip(shown, across, down, strict=True):
        name = _name(town, round(float(middle_x)), round(float(middle_y)))
        keys = _keys(name.left - GAP, name.top - GAP, name.right + GAP, name.bottom + GAP)
        if not any(_meet(name, other) for key in keys for other in squares.get(key, ())):
            for key in _keys(*name[2:]):
                squares.setdefault(key, []).append(name)
    return squares


def _name(town: Town, middle_x: int, middle_y: int) -> Name:
    size = next(size for people, size in SIZES if town.population >= people)
    left, top, right, bottom = (int(edge) for edge in _font(size).getbbox(town.name, stroke_width=HALO))
    start_x, start_y = middle_x - (right - left) // 2, middle_y - (bottom - top) // 2
    return Name(town.name, size, start_x, start_y, start_x + right - left, start_y + bottom - top)


def _meet(one: Name, other: Name) -> bool:
    apart_across = one.left - GAP >= other.right or other.left - GAP >= one.right
    return not (apart_across or one.top - GAP >= other.bottom or other.top - GAP >= one.bottom)


def _keys(left: int, top: int, right: int, bottom: int) -> list[tuple[int, int]]:
    return [(x, y) for x in range(left // TILE, right // TILE + 1) for y in range(top // TILE, bottom // TILE + 1)]
