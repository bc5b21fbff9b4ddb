"""Reading one MBTiles file: an SQLite file with the tables `metadata` and `tiles`. After the MBTiles specification 1.3."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    # Read only, and immutable so that no side file is looked for or left; what a strange file defines may call nothing.
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection


def read_metadata(path: Path) -> dict[str, str]:
    """What the file says of itself. Raises sqlite3.Error when it is no such file."""
    with _opened(path) as file:
        return {str(name): str(value) for name, value in file.execute("SELECT name, value FROM metadata")}


def zooms(path: Path) -> tuple[int, int] | None:
    """The widest and the closest zoom that have tiles; None where there is no tile. Raises sqlite3.Error."""
    with _opened(path) as file:
        least, most = file.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
    return None if least is None else (int(least), int(most))


def first_tile(path: Path) -> bytes | None:
    """Any one tile, to see what kind they are; None where there is none. Raises sqlite3.Error."""
    with _opened(path) as file:
        return _content(file.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone())


def read_tile(path: Path, z: int, x: int, y: int) -> bytes | None:
    """One tile, y counted from the north (in the file it is counted from the south). Raises sqlite3.Error."""
    wanted = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
    with _opened(path) as file:
        return _content(file.execute(wanted, (z, x, (1 << z) - 1 - y)).fetchone())


def _content(row: tuple | None) -> bytes | None:
    return row[0] if row and isinstance(row[0], bytes) else None
