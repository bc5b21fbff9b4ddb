"""Encrypting single texts: AES-256 in Galois/Counter Mode, each with a nonce of its own and the id of its key before it.

A text stands in the database as `ct1.<key's id>.<nonce, cipher text and tag in base64>`. Nothing typed stays nothing.
"""

import base64
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from toolkit import keys
from toolkit.errors import RecordUnavailable

MARK = "ct1."
NONCE = 12  # bytes, as the mode wants them (NIST SP 800-38D)


def seal(text: str) -> str:
    """The text encrypted with the key that writes. Raises KeyMissing."""
    return seal_with(keys.writing(), text)


def seal_with(key: keys.Key, text: str) -> str:
    """The text encrypted with this key; an empty text stays empty."""
    if not text:
        return ""
    nonce = os.urandom(NONCE)
    return begins(key.id) + base64.b64encode(nonce + _cipher(key.secret).encrypt(nonce, text.encode(), None)).decode()


def begins(key_id: str) -> str:
    """How every text written with this key begins."""
    return f"{MARK}{key_id}."


def unseal(stored: str) -> str:
    """The text as it was typed; what is not encrypted is given as it stands. Raises KeyMissing, RecordUnavailable when it was changed."""
    if not stored.startswith(MARK):
        return stored
    key_id, _, rest = stored.removeprefix(MARK).partition(".")
    secret = keys.reading(key_id).secret
    try:
        data = base64.b64decode(rest, validate=True)
        return _cipher(secret).decrypt(data[:NONCE], data[NONCE:], None).decode()
    except (InvalidTag, ValueError) as error:
        raise RecordUnavailable("A text of a case was changed in the database from outside, so it cannot be read. "
                                "Put the last backup in its place.") from error


@lru_cache(maxsize=8)
def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(secret)
