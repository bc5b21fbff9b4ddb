"""The offline base map: square pictures of a quiet map, drawn from postcode points and place names."""

import contextlib
from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image

from toolkit.errors import NotFound
from toolkit.places import postcodes, tile_index, tile_names, towns
from toolkit.places.store import places_folder, write_atomically
from toolkit.places.tile_index import TILE
from toolkit.places.tile_shading import TONES, shading

WIDEST, CLOSEST = 5, 16
DRAWING = "1"  # part of the folder's name: raise it when the drawing changes
ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and "
    "database right (Open Government Licence v3). Place names: GeoNames (CC BY 4.0)."
)
LIGHT = ((0xF7, 0xF5, 0xF0), (0xC2, 0xB9, 0xA8), (0x5A, 0x67, 0x72))  # paper, densest town, names
DARK = ((0x12, 0x18, 0x1D), (0x47, 0x51, 0x59), (0xA9, 0xB6, 0xC0))
FIRST_LETTER_TONE = TONES + 1  # colours from here to 255 blend from paper to the names' colour


def prepare() -> None:
    """Build what drawing needs (about 3 s, at set-up). Raises DataFileError when it cannot be kept."""
    postcodes.prepare()
    tile_index.prepare()
    towns.prepare()


def check_tile(z: int, x: int, y: int) -> None:
    """Raise NotFound for an address at which the map has no tile (zoom 5 to 16, both numbers inside the world)."""
    if not (WIDEST <= z <= CLOSEST and 0 <= x < 1 << z and 0 <= y < 1 << z):
        raise NotFound("The map has no tile at this address. Go back to the map and move it from there.")


def tile(z: int, x: int, y: int, dark: bool = False) -> bytes:
    """A tile as PNG, from disk where it was drawn before. Raises NotFound for an impossible address."""
    check_tile(z, x, y)
    path = places_folder() / "tiles" / DRAWING / ("dark" if dark else "light") / str(z) / str(x) / f"{y}.png"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    drawn = draw(z, x, y, dark)
    if drawn != _bare(dark):  # the sea would only fill the disk
        with contextlib.suppress(OSError):  # a full disk makes the map slower, not empty
            write_atomically(path, drawn)
    return drawn


def draw(z: int, x: int, y: int, dark: bool = False) -> bytes:
    """A tile of 256 pixels as PNG, drawn anew. Raises NotFound for an impossible address."""
    check_tile(z, x, y)
    tones = shading(z, x, y)
    for name in tile_names.names_on(z, x, y):
        _write(tones, name, name.left - x * TILE, name.top - y * TILE)
    return _png(tones, dark)


def _write(tones: np.ndarray, name: tile_names.Name, left: int, top: int) -> None:
    """Put a name onto the tones: its halo fades them to paper, its letters take the colours kept for them."""
    ink, halo = tile_names.letters(name.text, name.size)
    rows, columns = slice(max(top, 0), min(top + ink.shape[0], TILE)), slice(max(left, 0), min(left + ink.shape[1], TILE))
    here = (slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left))
    under, ink, halo = tones[rows, columns], ink[here], halo[here]
    faded = (np.minimum(under, TONES) * ((255 - halo) / 255)).astype(np.uint8)
    lettered = FIRST_LETTER_TONE + (ink.astype(np.uint16) * (255 - FIRST_LETTER_TONE) // 255).astype(np.uint8)
    tones[rows, columns] = np.where(ink > 8, lettered, np.where(under > TONES, under, faded))


def _png(tones: np.ndarray, dark: bool) -> bytes:
    picture = Image.fromarray(tones, "L")
    picture.putpalette(_palette(dark))
    file = BytesIO()
    picture.save(file, "PNG", compress_level=4)
    return file.getvalue()


@lru_cache(maxsize=2)
def _bare(dark: bool) -> bytes:
    return _png(np.zeros((TILE, TILE), dtype=np.uint8), dark)


@lru_cache(maxsize=2)
def _palette(dark: bool) -> bytes:
    paper, town, letters = (np.array(colour, dtype=float) for colour in (DARK if dark else LIGHT))
    to_town = np.linspace(0, 1, FIRST_LETTER_TONE)[:, None]
    to_letters = np.linspace(0, 1, 256 - FIRST_LETTER_TONE)[:, None]
    colours = np.concatenate([paper + (town - paper) * to_town, paper + (letters - paper) * to_letters])
    return colours.round().astype(np.uint8).tobytes()
