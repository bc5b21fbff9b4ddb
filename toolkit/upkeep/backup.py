"""Making a backup while everybody goes on working: the record as at one moment, in a folder that is there whole or not at all."""

import gzip
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor
from toolkit.access.seal import seal
from toolkit.clock import now
from toolkit.errors import BadInput, RecordUnavailable
from toolkit.storage.engine import write_session
from toolkit.storage.snapshot import Snapshot, snapshot
from toolkit.upkeep import manifest as about
from toolkit.upkeep.manifest import Held, Manifest

NOT_FINISHED = ".part-"


def back_up(actor: Actor, out: Path) -> Manifest:
    """Write the whole record, pictures and papers too, into a new or empty folder, and read it through. Nobody waits for it.

    Raises BadInput when the folder is in use or cannot be written (nothing is left there then), RecordUnavailable.
    """
    check_free(out)
    with _written(out) as folder:
        with snapshot() as seen:
            made = _write(folder, seen)
        about.check(folder, made)
    # The record tells of it where it can; a record that can only be read is worth a backup all the more.
    with suppress(RecordUnavailable), write_session() as session:
        write_down(actor, "make a backup", session=session, rows=sum(made.counts.values()), files=len(made.files))
    return made


def check_free(out: Path) -> None:
    """Raise BadInput unless there is nothing at a place, or an empty folder."""
    try:
        taken = out.exists() and (not out.is_dir() or any(out.iterdir()))
    except OSError as error:
        raise cannot(out, error) from error
    if taken:
        raise BadInput(f"The place {out} is in use: something is in it already. Name a new folder, or an empty one.")


def which_key() -> str:
    """A seal that says which key is in use here, without saying what it is."""
    return seal("which key is in use")


@contextmanager
def _written(out: Path) -> Iterator[Path]:
    folder = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{out.name}{NOT_FINISHED}", dir=out.parent))
        for name in ("tables", "files"):
            (folder / name).mkdir()
        yield folder
        if out.is_dir():
            out.rmdir()
        folder.rename(out)
        _sync(out.parent)
    except OSError as error:
        raise cannot(out, error) from error
    finally:
        if folder is not None and folder.exists():
            shutil.rmtree(folder, ignore_errors=True)


def cannot(out: Path, error: OSError) -> BadInput:
    """What is said when the disk does not take a backup."""
    return BadInput(f"The backup cannot be written to {out} ({error.strerror}). Nothing is left of it. "
                    "Free some space, or name a folder that may be written to.")


def _write(folder: Path, seen: Snapshot) -> Manifest:
    files: dict[str, int] = {}

    def keep(data: bytes) -> str:
        checksum = hashlib.sha256(data).hexdigest()
        if checksum not in files:
            _write_file(about.kept_file(folder, checksum), data)
            files[checksum] = len(data)
        return checksum

    tables = {}
    for name in seen.tables:
        with _synced(about.table_file(folder, name)) as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
            tables[name] = _write_rows(file, (json.dumps(row, ensure_ascii=False) for row in seen.rows(name, keep)))
    made = Manifest(now().isoformat(timespec="seconds"), seen.version, which_key(), tables, files)
    _write_file(folder / about.NAME, made.as_text().encode())
    for one in (folder / "tables", folder / "files", folder):
        _sync(one)
    return made


def _write_rows(file: IO[bytes], rows: Iterator[str]) -> Held:
    found, count = hashlib.sha256(), 0
    for row in rows:
        line = f"{row}\n".encode()
        file.write(line)
        found.update(line)
        count += 1
    return Held(count, found.hexdigest())


@contextmanager
def _synced(path: Path) -> Iterator[IO[bytes]]:
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _write_file(path: Path, data: bytes) -> None:
    with _synced(path) as file:
        file.write(data)


def _sync(folder: Path) -> None:
    if os.name == "posix":  # elsewhere folders cannot be opened, and need not be
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
