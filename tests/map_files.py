"""Map files as somebody might put them into the maps folder: MBTiles and PMTiles, good and not."""

import gzip
import json
import sqlite3
import struct
from contextlib import closing
from io import BytesIO
from pathlib import Path

from PIL import Image

from toolkit.places.local_maps import maps_folder
from toolkit.places.pmtiles import GZIP, NONE, tile_number

OXFORD = (10, 508, 340)
VECTOR_TILE = gzip.compress(b"\x1a\x05\x0a\x03abc", mtime=0)
PNG, JPEG, MVT = 2, 3, 1


def picture(colour: str = "green", kind: str = "PNG") -> bytes:
    """A tile of one colour."""
    file = BytesIO()
    Image.new("RGB", (256, 256), colour).save(file, kind)
    return file.getvalue()


def file_named(name: str, content: bytes = b"") -> Path:
    """A file in the maps folder."""
    maps_folder().mkdir(exist_ok=True)
    path = maps_folder() / name
    path.write_bytes(content)
    return path


def an_mbtiles(name: str = "town.mbtiles", tiles: dict | None = None, **metadata: str) -> Path:
    """An MBTiles file; tiles by (z, x, y), y counted from the north."""
    path = file_named(name)
    path.unlink()
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE metadata (name text, value text)")
        file.execute("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
        file.executemany("INSERT INTO metadata VALUES (?, ?)", ({"format": "png"} | metadata).items())
        file.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)",
                         [(z, x, (1 << z) - 1 - y, content) for (z, x, y), content in _tiles(tiles).items()])
        file.commit()
    return path


def a_pmtiles(name: str = "town.pmtiles", tiles: dict | None = None, kind: int = PNG, packing: int = GZIP, leaves: bool = False,
              metadata: dict | None = None) -> Path:
    """A PMTiles file of version 3; with `leaves` each tile stands in a directory of its own."""
    pack = gzip.compress if packing == GZIP else bytes
    content, entries = b"", []
    for number, tile in sorted((tile_number(*address), tile) for address, tile in _tiles(tiles).items()):
        entries.append((number, 1, len(tile), len(content)))
        content += tile
    deeper = b""
    if leaves:
        above = []
        for entry in entries:
            leaf = pack(_directory([entry]))
            above.append((entry[0], 0, len(leaf), len(deeper)))
            deeper += leaf
        entries = above
    root, said = pack(_directory(entries)), pack(json.dumps(metadata or {}).encode())
    zooms = [address[0] for address in _tiles(tiles)] or [0]
    start = 127
    parts = (start, len(root), start + len(root), len(said), start + len(root) + len(said), len(deeper),
             start + len(root) + len(said) + len(deeper), len(content), len(entries), len(entries), len(entries))
    header = (b"PMTiles\x03" + struct.pack("<11Q", *parts)
              + struct.pack("<6B", 1, packing, NONE, kind, min(zooms), max(zooms))
              + struct.pack("<4i", *(int(value * 1e7) for value in (-1.8, 51.4, -0.8, 52.1)))
              + struct.pack("<Bii", 8, int(-1.3e7), int(51.7e7)))
    return file_named(name, header + root + said + deeper + content)


def _tiles(tiles: dict | None) -> dict:
    return {OXFORD: picture()} if tiles is None else tiles


def _directory(entries: list[tuple[int, int, int, int]]) -> bytes:
    numbers = [entry[0] for entry in entries]
    steps = [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
    values = [len(entries), *steps, *(entry[1] for entry in entries), *(entry[2] for entry in entries),
              *(entry[3] + 1 for entry in entries)]
    return b"".join(map(_varint, values))


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
