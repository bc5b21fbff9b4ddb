"""How long a tile of the offline base map takes: `python bench/tiles.py` (a cold drawing, no disk cache).

Prints a line per zoom and last one JSON object; exits 1 when the median is over 10 ms.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from toolkit.places import postcodes, tile_index, tiles

MOST_MS, PER_ZOOM = 10.0, 40


def sample(zoom: int) -> list[tuple[int, int]]:
    """Tiles where people live, and their neighbours: each once, in an order that repeats."""
    longitudes, latitudes = postcodes.points()
    chosen = np.random.default_rng(zoom).choice(len(longitudes), PER_ZOOM, replace=False)
    across, down = tile_index.world_pixels(longitudes[chosen], latitudes[chosen], zoom)
    return sorted(
        {
            (int(x // tiles.TILE) + step, int(y // tiles.TILE))
            for x, y, step in zip(across, down, [0, 0, 1] * PER_ZOOM, strict=False)
        }
    )


def measure(zoom: int) -> list[float]:
    """Milliseconds of each drawing, each address once."""
    taken = []
    for x, y in sample(zoom):
        start = time.perf_counter()
        tiles.draw(zoom, x, y)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def main() -> int:
    start = time.perf_counter()
    tiles.prepare()
    print(f"prepared in {time.perf_counter() - start:.1f} s (seconds only where nothing was prepared before)")
    everything = []
    for zoom in range(8, tiles.CLOSEST + 1):
        taken = measure(zoom)
        everything += taken
        print(f"zoom {zoom:2}: {len(taken)} tiles, p50 {statistics.median(taken):.1f} ms, slowest {max(taken):.1f} ms")
    p50, p95 = statistics.median(everything), statistics.quantiles(everything, n=20)[-1]
    result = {"bench": "tiles", "tiles": len(everything), "p50_ms": round(p50, 2), "p95_ms": round(p95, 2), "limit_ms": MOST_MS}
    print(json.dumps(result))
    return 0 if p50 <= MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
