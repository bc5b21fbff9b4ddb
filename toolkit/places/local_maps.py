"""Maps that somebody put into `var/maps/`: raster MBTiles and PMTiles files, and why another file there cannot be used."""

import html
import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.errors import NotFound
from toolkit.places import mbtiles, pmtiles
from toolkit.places.tile_index import TILE, world_pixels
from toolkit.words.speaking import _

ENDINGS = (".mbtiles", ".pmtiles")
CLOSEST = 22
# By content, never by what the file says: (first bytes, where they stand, the type a browser is told).
PICTURES = ((b"\x89PNG\r\n\x1a\n", 0, "image/png"), (b"\xff\xd8\xff", 0, "image/jpeg"), (b"WEBP", 8, "image/webp"))
PMTILES_PICTURES = (0, 2, 3, 4)  # not said, PNG, JPEG, WebP
WHOLE_WORLD = (-180.0, -85.05, 180.0, 85.05)

VECTOR = "it holds vector tiles; only pictures can be drawn. Export it as PNG, JPEG or WebP tiles"
EMPTY = "it holds no tiles. Export it again"
STRANGE = "its tiles are no PNG, JPEG or WebP pictures. Export it as one of these"
NO_MBTILES = "it is not an MBTiles file, or is damaged. Copy it here again"
NO_PMTILES = "it is not a PMTiles file of version 3, or is damaged. Copy it here again"
UNREADABLE = "it cannot be read. Check who may read it"


@dataclass(frozen=True)
class LocalMap:
    """A file in the maps folder: its name, zooms, bounds (west, south, east, north) and credit as plain text.

    `why_not` is the reason in words where it cannot be used; then the rest means nothing.
    """

    name: str
    why_not: str | None = None
    least: int = 0
    most: int = CLOSEST
    bounds: tuple[float, float, float, float] = WHOLE_WORLD
    credit: str = ""

    @property
    def sentence(self) -> str:
        """Why the file cannot be used, as a sentence; empty where it can."""
        return _("{name} cannot be used: {why_not}.", name=self.name, why_not=self.why_not) if self.why_not else ""


class _Unusable(Exception):
    """The file cannot be used; the text says why."""


def maps_folder() -> Path:
    """Where somebody may put map files."""
    return settings.var_folder() / "maps"


def local_maps() -> tuple[LocalMap, ...]:
    """Every MBTiles and PMTiles file in the folder, by name, also those that cannot be used."""
    return tuple(_seen(path, *_stamp(path)) for path in _files().values())


def local_map(name: str) -> LocalMap:
    """One file of the folder by its exact name. Raises NotFound with the reason when it is not there or cannot be used."""
    path = _files().get(name)
    if path is None:
        raise NotFound("This map file is not in the maps folder. Choose another base map.")
    found = _seen(path, *_stamp(path))
    if found.why_not:
        raise NotFound(found.sentence)
    return found


def tile(name: str, z: int, x: int, y: int) -> tuple[bytes, str]:
    """A tile of one file (y counted from the north) and its media type. Raises NotFound."""
    local_map(name)
    if not (0 <= z <= CLOSEST and 0 <= x < 1 << z and 0 <= y < 1 << z):
        raise NotFound("The map has no tile at this address. Go back to the map and move it from there.")
    path = _files()[name]
    try:
        content = _read_tile(path, z, x, y)
    except (OSError, sqlite3.Error, pmtiles.Damaged) as error:
        raise NotFound(_("{name} is damaged at this spot. Copy it into the maps folder again.", name=name)) from error
    kind = picture_type(content or b"")
    if kind is None:
        raise NotFound("This map file has no picture here. Move the map, or choose another base map.")
    return content, kind


def picture_type(content: bytes) -> str | None:
    """The media type of a picture by its first bytes; None for anything else."""
    return next((kind for sign, at, kind in PICTURES if content[at:at + len(sign)] == sign), None)


def _read_tile(path: Path, z: int, x: int, y: int) -> bytes | None:
    if path.suffix.lower() == ".mbtiles":
        return mbtiles.read_tile(path, z, x, y)
    return pmtiles.read_tile(path, _header(path, *_stamp(path)), z, x, y)


def _files() -> dict[str, Path]:
    try:
        found = [path for path in maps_folder().iterdir() if path.suffix.lower() in ENDINGS and path.is_file()]
    except OSError:
        return {}
    return {path.name: path for path in sorted(found, key=lambda path: path.name.lower())}


def _stamp(path: Path) -> tuple[int, int]:
    try:
        seen = path.stat()
    except OSError:
        return 0, 0
    return seen.st_mtime_ns, seen.st_size


@lru_cache(maxsize=64)
def _header(path: Path, _changed: int, _size: int) -> pmtiles.Header:
    return pmtiles.read_header(path)


@lru_cache(maxsize=64)
def _seen(path: Path, changed: int, size: int) -> LocalMap:
    try:
        return _seen_mbtiles(path) if path.suffix.lower() == ".mbtiles" else _seen_pmtiles(path, changed, size)
    except _Unusable as error:
        return LocalMap(path.name, str(error))
    except (sqlite3.Error, pmtiles.Damaged, ValueError, RecursionError):
        return LocalMap(path.name, NO_MBTILES if path.suffix.lower() == ".mbtiles" else NO_PMTILES)
    except OSError:
        return LocalMap(path.name, UNREADABLE)


def _seen_mbtiles(path: Path) -> LocalMap:
    said, first, found = mbtiles.read_metadata(path), mbtiles.first_tile(path), mbtiles.zooms(path)
    if said.get("format", "").lower() in ("pbf", "mvt") or _is_packed(first or b""):
        raise _Unusable(VECTOR)
    if first is None or found is None or not 0 <= found[0] <= CLOSEST:
        raise _Unusable(EMPTY)
    if picture_type(first) is None:
        raise _Unusable(STRANGE)
    least, most = found[0], min(found[1], CLOSEST)
    return LocalMap(path.name, None, least, most, _bounds(said.get("bounds", "").split(",")), _plain(said.get("attribution", "")))


def _seen_pmtiles(path: Path, changed: int, size: int) -> LocalMap:
    header = _header(path, changed, size)
    if header.tile_type in pmtiles.VECTOR_TYPES:
        raise _Unusable(VECTOR)
    if not 0 <= header.least <= header.most <= CLOSEST:
        raise _Unusable(NO_PMTILES)
    said = json.loads(pmtiles.read_part(path, header, header.metadata)) if header.metadata[1] else {}
    bounds = _bounds(header.bounds)
    first = pmtiles.read_tile(path, header, header.least, *_middle_tile(header.least, bounds))
    if header.tile_type not in PMTILES_PICTURES or (first is not None and picture_type(first) is None):
        raise _Unusable(STRANGE)
    credit = said.get("attribution", "") if isinstance(said, dict) else ""
    return LocalMap(path.name, None, header.least, header.most, bounds, _plain(str(credit)))


def _is_packed(content: bytes) -> bool:
    # Vector tiles come packed by gzip or zlib; pictures never do.
    return content[:2] in (b"\x1f\x8b", b"\x78\x9c", b"\x78\x01", b"\x78\xda")


def _middle_tile(zoom: int, bounds: tuple[float, float, float, float]) -> tuple[int, int]:
    west, south, east, north = bounds
    across, down = world_pixels((west + east) / 2, max(-85, min(85, (south + north) / 2)), zoom)
    return int(across // TILE), int(down // TILE)


def _bounds(given: Iterable[str | float]) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(value) for value in given)
    except (ValueError, TypeError):
        return WHOLE_WORLD
    return (west, south, east, north) if -181 < west < east < 181 and -91 < south < north < 91 else WHOLE_WORLD


def _plain(credit: str) -> str:
    """A credit without its HTML: whoever made the file wrote it, and it must not run in our pages."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", credit)).split())[:300]
