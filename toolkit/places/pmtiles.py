"""Reading one PMTiles file (version 3): its header, its directories, one tile. After the public PMTiles specification."""

import struct
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HEADER_BYTES, DEEPEST = 127, 4
MOST_BYTES = 32 * 1024 * 1024  # of one directory or tile, unpacked: a file that claims more is damaged
NONE, GZIP = 1, 2
VECTOR_TYPES = (1, 6)


class Damaged(Exception):
    """The bytes are not what the specification says."""


@dataclass(frozen=True)
class Header:
    """What a file says of itself: where its parts lie (bytes), how they are packed, zooms and bounds (degrees)."""

    root: tuple[int, int]
    metadata: tuple[int, int]
    leaves: int
    tiles: int
    packing: int
    tile_packing: int
    tile_type: int
    least: int
    most: int
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True)
class Directory:
    """Entries of one directory: tile numbers (rising), runs (0 points to a further directory), lengths and offsets."""

    numbers: tuple[int, ...]
    runs: tuple[int, ...]
    lengths: tuple[int, ...]
    offsets: tuple[int, ...]


def read_header(path: Path) -> Header:
    """The header of a file. Raises Damaged when it is no PMTiles file of version 3, OSError when it cannot be read."""
    raw = _bytes(path, 0, HEADER_BYTES)
    if raw[:8] != b"PMTiles\x03":
        raise Damaged("no PMTiles file of version 3")
    root, root_size, meta, meta_size, leaves, _, tiles = struct.unpack_from("<7Q", raw, 8)
    _, packing, tile_packing, tile_type, least, most = struct.unpack_from("<6B", raw, 96)
    bounds = tuple(value / 1e7 for value in struct.unpack_from("<4i", raw, 102))
    return Header((root, root_size), (meta, meta_size), leaves, tiles, packing, tile_packing, tile_type, least, most, bounds)


def read_part(path: Path, header: Header, place: tuple[int, int]) -> bytes:
    """A part of the file packed as its directories are. Raises Damaged or OSError."""
    return _unpacked(_bytes(path, *place), header.packing)


def read_tile(path: Path, header: Header, z: int, x: int, y: int) -> bytes | None:
    """One tile, y counted from the north; None where the file has none. Raises Damaged or OSError."""
    stamp, number, place = path.stat().st_mtime_ns, tile_number(z, x, y), header.root
    for _ in range(DEEPEST):
        directory = _directory(path, stamp, header, place)
        at = bisect_right(directory.numbers, number) - 1
        if at < 0:
            return None
        here = (directory.offsets[at], directory.lengths[at])
        if directory.runs[at]:
            if number >= directory.numbers[at] + directory.runs[at]:
                return None
            return _unpacked(_bytes(path, header.tiles + here[0], here[1]), header.tile_packing)
        place = (header.leaves + here[0], here[1])
    raise Damaged("directories lead round in circles")


def tile_number(z: int, x: int, y: int) -> int:
    """The number of a tile: all of the wider zooms come first, then its place on the Hilbert curve of its own zoom."""
    number, side = ((1 << 2 * z) - 1) // 3, 1 << z >> 1
    while side:
        right, lower = int(bool(x & side)), int(bool(y & side))
        number += side * side * ((3 * right) ^ lower)
        if not lower:
            if right:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
        side >>= 1
    return number


@lru_cache(maxsize=128)
def _directory(path: Path, _stamp: int, header: Header, place: tuple[int, int]) -> Directory:
    values = _numbers(read_part(path, header, place))
    count = values[0] if values else 0
    if len(values) != 1 + 4 * count:
        raise Damaged("a directory is cut short")
    steps, runs, lengths, offsets = (values[1 + part * count:1 + (part + 1) * count] for part in range(4))
    numbers, found, last, after = [], [], 0, 0
    for step, length, offset in zip(steps, lengths, offsets, strict=True):
        last += step
        start = offset - 1 if offset else after
        numbers.append(last)
        found.append(start)
        after = start + length
    return Directory(tuple(numbers), tuple(runs), tuple(lengths), tuple(found))


def _numbers(raw: bytes) -> list[int]:
    """The numbers of a directory: seven bits in each byte, the lowest first, the top bit set while more follow."""
    found, value, shift = [], 0, 0
    for byte in raw:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(value)
            value = shift = 0
        elif shift > 63:
            raise Damaged("a number is too long")
    return found


def _bytes(path: Path, offset: int, length: int) -> bytes:
    if length > MOST_BYTES or offset + length > path.stat().st_size:
        raise Damaged("a part lies outside the file")
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(length)


def _unpacked(raw: bytes, packing: int) -> bytes:
    if packing == NONE:
        return raw
    if packing != GZIP:
        raise Damaged("packed in a way that cannot be read here")
    unpacking = zlib.decompressobj(wbits=31)
    try:
        found = unpacking.decompress(raw, MOST_BYTES)
    except zlib.error as error:
        raise Damaged("packed bytes are damaged") from error
    if not unpacking.eof:
        raise Damaged("packed bytes are cut short or too many")
    return found
