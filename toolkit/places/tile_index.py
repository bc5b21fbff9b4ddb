"""Postcode points sorted along a Z-curve of web map pixels, so that one tile reads only its own slice of them."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from toolkit.places import postcodes
from toolkit.places.store import prepared

TILE = 256
FINEST, COUNTED_TO = 16, 9
CELL = 64  # pixels: the side of the squares a tile and its margin are read in
CELL_BITS = 12  # a cell's pixels are the lowest bits of their codes


def prepare() -> None:
    """Build the sorted points when they are not there yet (under a second after the postcodes). Raises DataFileError."""
    _folder()


def counts(zoom: int, x: int, y: int, margin: int) -> np.ndarray:
    """How many postcodes fall on each pixel of a tile and `margin` pixels around it (a multiple of 64), rows north to south."""
    codes, weights = _level(_folder(), min(zoom, COUNTED_TO + 1))  # one file serves all close zooms
    reach = margin // CELL
    side = TILE // CELL + 2 * reach
    across = np.arange(side) + x * (TILE // CELL) - reach
    down = np.arange(side) + y * (TILE // CELL) - reach
    cells = interleave(*np.meshgrid(across, down)).ravel()
    shift = np.uint64(CELL_BITS + 2 * (FINEST - zoom if zoom > COUNTED_TO else 0))
    firsts = np.searchsorted(codes, cells << shift)
    lasts = np.searchsorted(codes, (cells + np.uint64(1)) << shift)
    return _gather(codes, weights, firsts, lasts, int(shift) - CELL_BITS)


def world_pixels(longitudes: np.ndarray, latitudes: np.ndarray, zoom: int) -> tuple[np.ndarray, np.ndarray]:
    """Web Mercator pixels (eastwards, southwards) of points in degrees at a zoom, tiles of 256 pixels."""
    size = TILE << zoom
    sines = np.sin(np.radians(np.asarray(latitudes, dtype=float)))
    across = (np.asarray(longitudes, dtype=float) / 360 + 0.5) * size
    return across, (0.5 - np.log((1 + sines) / (1 - sines)) / (4 * np.pi)) * size


def interleave(across: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Z-curve codes of pixels: the bits of both whole numbers (up to 24 bits each) in turn."""
    return _spread(across) | (_spread(down) << np.uint64(1))


def _spread(values: np.ndarray) -> np.ndarray:
    spread = np.asarray(values).astype(np.int64).astype(np.uint64)
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF), (8, 0x00FF00FF00FF00FF), (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333), (1, 0x5555555555555555),
    ):  # fmt: skip
        spread = (spread | (spread << np.uint64(shift))) & np.uint64(mask)
    return spread


def _gather(codes: np.ndarray, weights: np.ndarray | None, firsts: np.ndarray, lasts: np.ndarray, drop: int) -> np.ndarray:
    """Counts per pixel of the square of cells whose slices are given row by row."""
    cells = round(len(firsts) ** 0.5)
    width = cells * CELL
    spans = [(cell, a, b) for cell, (a, b) in enumerate(zip(firsts.tolist(), lasts.tolist(), strict=True)) if a < b]
    if not spans:
        return np.zeros((width, width), dtype=np.float32)
    pixels = np.concatenate([(codes[a:b] >> np.uint64(drop)).astype(np.int64) for _, a, b in spans])
    corners = [(cell // cells) * CELL * width + (cell % cells) * CELL for cell, _, _ in spans]
    corners = np.repeat(corners, [b - a for _, a, b in spans])
    here = None if weights is None else np.concatenate([weights[a:b] for _, a, b in spans])
    found = np.bincount(corners + _within_cell(width)[pixels & (CELL * CELL - 1)], here, width * width)
    return found.astype(np.float32).reshape(width, width)


@lru_cache(maxsize=8)
def _within_cell(width: int) -> np.ndarray:
    """For each pixel code of a cell, where that pixel lies in rows of `width`."""
    down, across = np.mgrid[0:CELL, 0:CELL]
    places = np.empty(CELL * CELL, dtype=np.int64)
    places[interleave(across, down).ravel().astype(np.int64)] = (down * width + across).ravel()
    return places


def _folder() -> Path:
    return prepared("tile-points-1", postcodes.PACKAGE, _build)


@lru_cache(maxsize=32)
def _level(folder: Path, zoom: int) -> tuple[np.ndarray, np.ndarray | None]:
    """Sorted pixel codes, and how many postcodes each holds where they are counted already (wide zooms)."""
    if zoom > COUNTED_TO:
        return np.asarray(np.load(folder / "points.npy", mmap_mode="r")), None
    codes, weights = (np.load(folder / f"{kind}-{zoom}.npy", mmap_mode="r") for kind in ("codes", "counts"))
    return np.asarray(codes), np.asarray(weights)


def _build(folder: Path) -> None:
    across, down = world_pixels(*postcodes.points(), FINEST)
    codes = np.sort(interleave(across, down))
    np.save(folder / "points.npy", codes)
    for zoom in range(COUNTED_TO + 1):
        wide, numbers = np.unique(codes >> np.uint64(2 * (FINEST - zoom)), return_counts=True)
        np.save(folder / f"codes-{zoom}.npy", wide)
        np.save(folder / f"counts-{zoom}.npy", numbers.astype(np.float32))
