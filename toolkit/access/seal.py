"""Seals: what this installation wrote into an address or a form can be told from what somebody else made up.

The key is a file beside the record, or `TOOLKIT_SECRET` where several machines serve one record. It is not in the database,
so a copy of that lets nobody vote.
"""

import base64
import hashlib
import hmac
import secrets
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.environment import setting
from toolkit.errors import RecordUnavailable
from toolkit.keys import write_once
from toolkit.words.speaking import _

FILE = "secret.key"
SEAL_BYTES = 10
FORM_HOURS = 12
LONGEST_MINUTE = 12


def seal(purpose: str, *parts: str) -> str:
    """Sixteen letters that only this installation can make for these words (80 bits, HMAC-SHA256)."""
    said = "\0".join((purpose, *parts)).encode()
    begun = _begun(_key()).copy()
    begun.update(said)
    return base64.b32encode(begun.digest()[:SEAL_BYTES]).decode()


def is_sealed(given: str, purpose: str, *parts: str) -> bool:
    """Whether a seal is ours, compared in constant time."""
    return hmac.compare_digest(given.encode(), seal(purpose, *parts).encode())


def form_seal(purpose: str, *parts: str) -> str:
    """A seal for a form, with the minute it was made: another site cannot make one, and it runs out."""
    minute = format(int(time.time() // 60), "x")
    return f"{minute}.{seal(f'form {purpose}', minute, *parts)}"


def is_form_sealed(given: str, purpose: str, *parts: str) -> bool:
    """Whether a form's seal is ours and not older than half a day."""
    minute, _, mark = given.partition(".")
    if len(minute) > LONGEST_MINUTE:    # more digits than a clock will ever show: too many to reckon with
        return False
    with suppress(ValueError):
        age = time.time() // 60 - int(minute, 16)
        return -1 <= age <= FORM_HOURS * 60 and is_sealed(mark, f"form {purpose}", minute, *parts)
    return False


def derived(purpose: str) -> str:
    """A secret of its own for one purpose, the same in all processes that hold the same key; the key cannot be found from it."""
    return hmac.new(_key(), f"derived {purpose}".encode(), "sha256").hexdigest()


@lru_cache(maxsize=4)
def _begun(key: bytes) -> hmac.HMAC:
    # Begun once and copied. `hmac.digest` would also let other threads run each time: under load a ballot waits there.
    return hmac.new(key, digestmod="sha256")


def _key() -> bytes:
    # By the bare words of the environment: resolving a folder at each ballot would cost more than the seal.
    return _key_of(setting("TOOLKIT_SECRET"), setting("TOOLKIT_VAR"))


@lru_cache(maxsize=4)
def _key_of(given: str, _var: str) -> bytes:
    if given:
        return hashlib.sha256(given.encode()).digest()
    try:
        return _read_or_make(settings.var_folder() / FILE)
    except OSError as error:
        raise RecordUnavailable(_("The key file {file} beside the record cannot be read or made. Check who may write there.",
                                  file=FILE)) from error


def _read_or_make(file: Path) -> bytes:
    write_once(file, secrets.token_bytes(32))
    return file.read_bytes()
