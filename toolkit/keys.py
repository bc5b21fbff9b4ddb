"""The keys that cases' texts are encrypted with: from `TOOLKIT_KEY`, else from a file beside the record; never in the database.

The first key writes, the others only read: what an earlier key wrote stays readable until it is written anew (`toolkit key rotate`).
"""

import base64
import binascii
import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.errors import BadInput, KeyMissing, RecordUnavailable

FILE = "case-text.key"
BYTES = 32
HEAD = """# The key that what is written about cases is encrypted with. Without it nobody can read that, we neither.
# Keep a copy of this file apart from the backups of the record. The first key writes; those below it only read, and older
# backups need them. See docs/how-to/look-after-the-key.md.
"""
# Which key the record at an address was last written with, as it said when it was brought up to date.
_of_record: dict[str, str] = {}


@dataclass(frozen=True)
class Key:
    """A key and its id, a fingerprint that stands before each text written with it and gives nothing away."""

    id: str
    secret: bytes = field(repr=False)


def new_key() -> str:
    """A new key as it is written down: 44 letters, digits and signs (256 bits)."""
    return base64.urlsafe_b64encode(secrets.token_bytes(BYTES)).decode()


def key_of(written: str) -> Key:
    """A key from how it is written down. Raises BadInput without repeating it."""
    try:
        secret = base64.b64decode(written.strip(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != BYTES:
        raise BadInput("What is given as the key of cases' texts is no key: it must be 44 letters, digits and signs. "
                       "Make one with: python3 run.py toolkit key new")
    return Key(hashlib.sha256(b"common table key id\0" + secret).hexdigest()[:8], secret)


def held() -> tuple[Key, ...]:
    """The keys that this process holds, the one that writes first; none where there is neither setting nor file.

    Raises RecordUnavailable.
    """
    if given := settings.text_key():
        return _read(given.replace(",", "\n"))
    file = key_file()
    try:
        return _of_file(str(file), file.stat().st_mtime_ns)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise RecordUnavailable(f"The key file {file} cannot be read. Check who may read it.") from error


def writing() -> Key:
    """The key that writes. Raises KeyMissing where it is not here, or is none that the record knows."""
    keys = held()
    wanted = _of_record.get(settings.database_url())
    if not keys or (wanted and all(key.id != wanted for key in keys)):
        raise missing(wanted)
    return keys[0]


def reading(key_id: str) -> Key:
    """The key with this id. Raises KeyMissing."""
    found = next((key for key in held() if key.id == key_id), None)
    if found is None:
        raise missing(key_id)
    return found


def missing(key_id: str | None = None) -> KeyMissing:
    """The sentence for a key that is not here."""
    which = f" (the one called {key_id})" if key_id else ""
    return KeyMissing(f"The key that cases' texts are encrypted with is not here{which}. Nothing is lost: put it into TOOLKIT_KEY, or the "
                      f"file {FILE} back beside the record, and start Common Table again.")


def record_says(key_id: str) -> None:
    """Note with which key the record was last written."""
    _of_record[settings.database_url()] = key_id


def key_file() -> Path:
    """Where the keys are kept when `TOOLKIT_KEY` does not give them."""
    return settings.var_folder() / FILE


def make_file() -> None:
    """Make the file with a new key, unless keys are here. Raises RecordUnavailable where it cannot be written."""
    if held():
        return
    try:
        write_once(key_file(), f"{HEAD}{new_key()}\n".encode())
    except OSError as error:
        raise RecordUnavailable(f"The key file {key_file()} cannot be made. Check who may write there.") from error


def put_first(written: str) -> None:
    """Put a new key before the others in the file; the file is never half-written. Raises RecordUnavailable."""
    file = key_file()
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    new = file.with_name(f"{FILE}.{secrets.token_hex(8)}")
    try:
        _write_private(new, (HEAD + "\n".join((written, *lines)) + "\n").encode())
        new.replace(file)
    except OSError as error:
        raise RecordUnavailable(f"The key file {file} cannot be written. Check who may write there. Nothing was changed.") from error


def write_once(file: Path, content: bytes) -> None:
    """Make a file that only its owner reads, unless it is there: whole before it has its name, and never in place of another.

    Two starts at once end with one file. Raises OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        return
    new = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    _write_private(new, content)
    with suppress(FileExistsError):
        os.link(new, file)
    new.unlink()


def _write_private(file: Path, content: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
        made.write(content)


@lru_cache(maxsize=8)
def _of_file(file: str, _changed: int) -> tuple[Key, ...]:
    return _read(Path(file).read_text())


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[Key, ...]:
    return tuple(key_of(line) for line in text.splitlines() if line.strip() and not line.startswith("#"))
