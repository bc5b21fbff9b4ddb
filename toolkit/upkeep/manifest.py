"""What a backup says it holds, and whether it does.

A backup is a folder: `manifest.json`, one `tables/NAME.jsonl.gz` for each table (a row a line, by its key), and `files/SHA-256` for
pictures, papers and films. The same rows give the same checksums on SQLite and on PostgreSQL.
"""

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import BadInput
from toolkit.record.saying import many

NAME, FORMAT, NUMBER = "manifest.json", "common-table-backup", 1
A_NAME, A_CHECKSUM = re.compile(r"[a-z][a-z_]*"), re.compile(r"[0-9a-f]{64}")
TAKE_ANOTHER = "Nothing was put back. Take another backup."


@dataclass(frozen=True)
class Held:
    """One table of a backup: its rows, and SHA-256 over its lines."""

    rows: int
    checksum: str


@dataclass(frozen=True)
class Manifest:
    """When a backup was made, at which migration, the seal of the key that was in use, each table, and each file's size in bytes."""

    made_at: str
    version: str
    key: str
    tables: Mapping[str, Held]
    files: Mapping[str, int]

    @property
    def counts(self) -> dict[str, int]:
        """The rows of each table."""
        return {name: held.rows for name, held in self.tables.items()}

    def as_text(self) -> str:
        """The manifest as it is kept."""
        return json.dumps({"format": FORMAT, "number": NUMBER, **asdict(self)}, indent=1, sort_keys=True)

    def in_words(self) -> str:
        """How much a backup holds, such as "1,204 rows in 98 tables, and 3 files"."""
        return f"{many(sum(self.counts.values()), 'row')} in {many(len(self.tables), 'table')}, and {many(len(self.files), 'file')}"


def table_file(folder: Path, name: str) -> Path:
    """Where a table's rows are in a backup."""
    return folder / "tables" / f"{name}.jsonl.gz"


def kept_file(folder: Path, checksum: str) -> Path:
    """Where a picture, paper or film is in a backup."""
    return folder / "files" / checksum


def read(folder: Path) -> Manifest:
    """What a backup says of itself. Raises BadInput with a sentence when the folder is no backup, or one of a newer version."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if said["format"] != FORMAT:
            raise KeyError("format")
        if said["number"] != NUMBER:
            raise BadInput(f"The backup in {folder} was made by a newer version of Common Table. Use that version to put it back.")
        return _manifest(said)
    except OSError as error:
        raise BadInput(f"The folder {folder} is not a backup: it has no {NAME} that can be read. "
                       "Name the folder that `backup` made.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"The {NAME} of the backup in {folder} is damaged. {TAKE_ANOTHER}") from error


def _manifest(said: Mapping[str, Any]) -> Manifest:
    tables = {name: Held(int(held["rows"]), str(held["checksum"])) for name, held in said["tables"].items()}
    files = {name: int(size) for name, size in said["files"].items()}
    # Names become names of files: nothing outside the folder is ever read.
    if not all(map(A_NAME.fullmatch, tables)) or not all(map(A_CHECKSUM.fullmatch, files)):
        raise ValueError("names")
    return Manifest(str(said["made_at"]), str(said["version"]), str(said["key"]), tables, files)


def lines(folder: Path, name: str) -> Iterator[bytes]:
    """A table's lines. Raises BadInput when the file is missing, cut short or damaged."""
    try:
        with gzip.open(table_file(folder, name)) as file:
            yield from file
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"The backup in {folder} is not whole: its table {name} is missing, cut short or damaged. {TAKE_ANOTHER}") from error


def file_of(folder: Path, checksum: str) -> bytes:
    """A picture, paper or film. Raises BadInput when it is missing or is not what it was."""
    try:
        data = kept_file(folder, checksum).read_bytes()
    except OSError as error:
        raise BadInput(f"The backup in {folder} is not whole: a file is missing. {TAKE_ANOTHER}") from error
    if hashlib.sha256(data).hexdigest() != checksum:
        raise BadInput(f"The backup in {folder} is not whole: a file is cut short or damaged. {TAKE_ANOTHER}")
    return data


def check(folder: Path, manifest: Manifest) -> None:
    """Read a whole backup through. Raises BadInput when it does not hold what its manifest says."""
    for name, held in manifest.tables.items():
        found = hashlib.sha256()
        rows = 0
        for line in lines(folder, name):
            found.update(line)
            rows += 1
        if (rows, found.hexdigest()) != (held.rows, held.checksum):
            raise BadInput(f"The backup in {folder} is not whole: its table {name} is not what it was. {TAKE_ANOTHER}")
    for checksum in manifest.files:
        file_of(folder, checksum)
