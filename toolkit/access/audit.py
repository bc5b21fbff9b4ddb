"""The audit record: written in the same transaction as the act, each row chained to the one before."""

import hashlib
import json
import secrets
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.clock import now
from toolkit.models import AuditRecord
from toolkit.storage.queries import audit as queries

START = "0" * 64


def write_down(actor: Actor, act: str, noun_id: UUID | None = None, workshop_id: UUID | None = None, *,
               session: Session, **what: Any) -> None:
    """Record who did what to which noun; `what` is kept as a salted fingerprint only, so that words can be taken back."""
    salt = secrets.token_hex(16)
    record = AuditRecord(
        at=now(), who=actor.name, role=actor.role, act=act, noun_id=str(noun_id or ""),
        workshop_id=str(workshop_id or ""), salt=salt, fingerprint=fingerprint(salt, what),
        previous_hash=queries.last_record_hash(session=session) or START, hash="")
    record.hash = chain_hash(record)
    session.add(record)
    session.flush()


def fingerprint(salt: str, what: dict[str, Any]) -> str:
    """SHA-256 over the salt and the written values."""
    return hashlib.sha256((salt + json.dumps(what, sort_keys=True, default=str)).encode()).hexdigest()


def chain_hash(record: AuditRecord) -> str:
    """SHA-256 over all of a row but its salt, and over the hash before it."""
    parts = [record.previous_hash, record.at.isoformat(), record.who, record.role, record.act,
             record.noun_id, record.workshop_id, record.fingerprint]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def broken_at(*, session: Session) -> int | None:
    """The number of the first row that does not follow from the one before it; None when the chain is whole."""
    previous = START
    for record in queries.records(session=session):
        if record.previous_hash != previous or record.hash != chain_hash(record):
            return record.number
        previous = record.hash
    return None
