"""Where people live as soft shading: postcode points of one tile, spread out and turned into tones of a quiet map."""

from functools import lru_cache
from math import ceil, cos, pi, radians

import numpy as np

from toolkit.places import tile_index
from toolkit.places.tile_index import CELL, TILE

TONES = 199  # the darkest tone; 0 is bare paper
# One ground scale for all rows of tiles (that of 54 degrees north), or shading would jump where two rows meet.
METRES_AT_ZOOM_0 = 40_075_017 * cos(radians(54)) / TILE
REACH = 3.5  # sigmas a blur goes: both tiles at an edge see the same points, so no seam shows
AT_ONE_SPOT = 3  # postcodes counted per pixel: hundreds of post boxes in one sorting office are no town


def shading(zoom: int, x: int, y: int) -> np.ndarray:
    """Tones 0 to 199 of a tile, 256 rows from the north: built-up areas, their denser middles, and streets."""
    metres = METRES_AT_ZOOM_0 / (1 << zoom)
    wide = max(75 if zoom > 12 else 110, 1.6 * metres) / metres
    narrow = max(22 if zoom > 12 else 30, 0.75 * metres) / metres
    margin = CELL * ceil(REACH * max(wide, _land(zoom)) / CELL)
    points = np.minimum(tile_index.counts(zoom, x, y, margin), AT_ONE_SPOT if zoom > 11 else np.inf)
    if not points.any():
        return np.zeros((TILE, TILE), dtype=np.uint8)
    per_km2 = 1e6 / metres**2
    area = np.log10(_spread(points, wide, margin) * per_km2 + 1e-3)
    streets = np.log10(_spread(points, narrow, margin) * per_km2 + 1e-3)
    tone = 0.38 * _step(area, 1.35, 1.85) + 0.32 * _step(area, 1.9, 3.1) + 0.30 * _step(streets, 2.0, 3.5)
    if land := _land(zoom):
        country = np.log10(_spread(points, land, margin) * per_km2 + 1e-3)
        tone = np.maximum(tone, 0.13 * _step(country, -1.0, 0.6))
    return (tone * TONES + 0.5).astype(np.uint8)


def _land(zoom: int) -> float:
    """Pixels over which settled country is tinted on the widest zooms, so that the island shows; 0 on others."""
    return 6_000 * (1 << zoom) / METRES_AT_ZOOM_0 if zoom < 9 else 0


def _step(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """0 below `low`, 1 above `high`, a smooth slope between."""
    part = np.clip((values - low) / (high - low), 0, 1)
    return part * part * (3 - 2 * part)


def _spread(points: np.ndarray, sigma: float, margin: int) -> np.ndarray:
    """The tile's part of the points after a Gaussian blur of `sigma` pixels."""
    if sigma < 2.4:
        return _spread_narrowly(points, sigma, margin)
    step = 2
    while step < 16 and sigma / (2 * step) >= 1.2:
        step *= 2
    side = points.shape[0] // step
    coarse = points.reshape(side, step, side, step).sum(axis=(1, 3))
    weights = _weights(side, step, round(sigma, 6), margin)
    return weights @ coarse @ weights.T


@lru_cache(maxsize=64)
def _weights(side: int, step: int, sigma: float, margin: int) -> np.ndarray:
    middles = (np.arange(side) + 0.5) * step - margin
    apart = (np.arange(TILE) + 0.5)[:, None] - middles[None, :]
    weights = np.exp(-(apart**2) / (2 * sigma**2)) / (sigma * (2 * pi) ** 0.5)
    return np.where(np.abs(apart) <= REACH * sigma, weights, 0).astype(np.float32)


def _spread_narrowly(points: np.ndarray, sigma: float, margin: int) -> np.ndarray:
    """The same for a few pixels, by adding shifted copies: quicker than a product of large matrices."""
    reach = ceil(REACH * sigma)
    taps = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * sigma**2)).astype(np.float32)
    taps /= taps.sum()
    near = points[margin - reach : margin + TILE + reach, margin - reach : margin + TILE + reach]
    down = sum(tap * near[at : at + TILE] for at, tap in enumerate(taps))
    return sum(tap * down[:, at : at + TILE] for at, tap in enumerate(taps))
