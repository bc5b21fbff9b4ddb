"""How much a table may hold, checked while it is read: the regulator's own workbook must pass, a bomb must not."""

import zipfile
import zlib
from collections.abc import Iterator

from toolkit.errors import BadInput

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 250_000, 400, 32_767
MOST_UNPACKED, MOST_TIMES_LARGER, FREE_BYTES = 1_500_000_000, 250, 20_000_000
CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError, OverflowError)
DAMAGED = "This file is damaged or is no spreadsheet. Download it again, then try once more."
TOO_MUCH = f"This table is larger than we take: at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns. Split it, then try again."
BOMB = "This file unpacks to far more than a table would. It is not read. Download it again from where it was published."


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member's bytes, piece by piece. Raises BadInput when it unpacks to more than a table would, whatever its lists promise."""
    packed, read = max(1, archive.getinfo(name).compress_size), 0
    with archive.open(name) as member:
        while piece := member.read(CHUNK):
            read += len(piece)
            if read > MOST_UNPACKED or (read > FREE_BYTES and read > packed * MOST_TIMES_LARGER):
                raise BadInput(BOMB, "file")
            yield piece


def check_row(number: int, columns: int) -> None:
    """Raise BadInput when there are more rows or columns than we take."""
    if number > MOST_ROWS or columns > MOST_COLUMNS:
        raise BadInput(TOO_MUCH, "file")
