"""The audit record: written in the same transaction as the act, each row chained to the one before."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.clock import now
from toolkit.models import AuditRecord
from toolkit.storage.queries import audit as queries

START = "0" * 64
# What a record's hash covers, in this order; the salt is left out.
COVERED = ("previous_hash", "at", "who", "role", "act", "noun_id", "workshop_id", "fingerprint")


def write_down(actor: Actor, act: str, noun_id: UUID | None = None, workshop_id: UUID | None = None, *,
               session: Session, **what: Any) -> None:
    """Record who did what to which noun; `what` is kept as a salted fingerprint only, so that words can be taken back."""
    previous = queries.last_record_hash(session=session) or START
    session.add(AuditRecord(**_next(previous, now(), actor, act, noun_id, workshop_id, what)))
    session.flush()


def next_records(acts: Sequence[tuple[Actor, str, UUID]], *, session: Session) -> list[dict[str, Any]]:
    """The next records of the chain as rows, for many acts at once of which nothing is kept but that they were done.

    They name no workshop: its screens need not be drawn anew for each of them.
    """
    at, previous, rows = now(), queries.last_record_hash(session=session) or START, []
    for actor, act, noun_id in acts:
        rows.append(_next(previous, at, actor, act, noun_id, None, {}))
        previous = rows[-1]["hash"]
    return rows


def _next(previous: str, at: datetime, actor: Actor, act: str, noun_id: UUID | None, workshop_id: UUID | None,
          what: dict[str, Any]) -> dict[str, Any]:
    salt = secrets.token_hex(16)
    row = {"at": at, "who": actor.name, "role": str(actor.role), "act": act, "noun_id": str(noun_id or ""),
           "workshop_id": str(workshop_id or ""), "salt": salt, "fingerprint": fingerprint(salt, what), "previous_hash": previous}
    return row | {"hash": chain_hash_of(row)}


def fingerprint(salt: str, what: dict[str, Any]) -> str:
    """SHA-256 over the salt and the written values."""
    return hashlib.sha256((salt + json.dumps(what, sort_keys=True, default=str)).encode()).hexdigest()


def chain_hash(record: AuditRecord) -> str:
    """SHA-256 over all of a row but its salt, and over the hash before it."""
    return chain_hash_of({name: getattr(record, name) for name in COVERED})


def chain_hash_of(row: Mapping[str, Any]) -> str:
    """The same for a row that is not written yet."""
    parts = [row[name].isoformat() if name == "at" else row[name] for name in COVERED]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def broken_at(*, session: Session) -> int | None:
    """The number of the first row that does not follow from the one before it; None when the chain is whole."""
    previous = START
    for record in queries.records(session=session):
        if record.previous_hash != previous or record.hash != chain_hash(record):
            return record.number
        previous = record.hash
    return None
