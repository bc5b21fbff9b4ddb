"""The audit record: written in the same transaction as the act, each row chained to the one before."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.changed import as_kept, fingerprint
from toolkit.access.roles import Actor
from toolkit.clock import now
from toolkit.models import AuditRecord
from toolkit.storage.queries import audit as queries
from toolkit.storage.queries.turned import turned

START = "0" * 64
# What a record's hash covers, in this order. Salt and changes are left out, because they can be taken back.
COVERED = ("previous_hash", "at", "who", "role", "act", "noun_id", "workshop_id", "fingerprint")


def write_down(actor: Actor, act: str, noun_id: UUID | None = None, workshop_id: UUID | None = None, *,
               session: Session, before: Mapping[str, Any] | None = None, **what: Any) -> None:
    """Record who did what to which noun, from what (`before`) to what. Words stand there as salted fingerprints only, so that
    they can be taken back (toolkit/access/changed.py).
    """
    previous = queries.last_record_hash(session=session) or START
    session.add(AuditRecord(**_next(previous, now(), actor, act, noun_id, workshop_id, before or {}, what)))
    session.flush()


def write_change(actor: Actor, act: str, row: Any, workshop_id: UUID | None = None, *, session: Session, **what: Any) -> None:
    """Save a row with the record of what each of its columns was and became; of a new row only `what` is written.

    For acts that turn a row from one state to another; those that save over what somebody typed have a version (record/edits.py).
    """
    before, after = turned(row)
    session.add(row)
    session.flush()
    write_down(actor, act, row.id, workshop_id, session=session, before=before, **after | what)


def next_records(acts: Sequence[tuple[Actor, str, UUID]], *, session: Session) -> list[dict[str, Any]]:
    """The next records of the chain as rows, for many acts at once of which nothing is kept but that they were done.

    They name no workshop: its screens need not be drawn anew for each of them.
    """
    at, previous, rows = now(), queries.last_record_hash(session=session) or START, []
    for actor, act, noun_id in acts:
        rows.append(_next(previous, at, actor, act, noun_id, None, {}, {}))
        previous = rows[-1]["hash"]
    return rows


def _next(previous: str, at: datetime, actor: Actor, act: str, noun_id: UUID | None, workshop_id: UUID | None,
          before: Mapping[str, Any], what: Mapping[str, Any]) -> dict[str, Any]:
    salt = secrets.token_hex(16)
    changed = as_kept(salt, before, what)
    row = {"at": at, "who": actor.name, "role": str(actor.role), "act": act, "noun_id": str(noun_id or ""),
           "workshop_id": str(workshop_id or ""), "salt": salt, "changed": changed, "fingerprint": fingerprint(salt, changed),
           "previous_hash": previous}
    return row | {"hash": chain_hash(row)}


def chain_hash(row: Mapping[str, Any]) -> str:
    """SHA-256 over all of a row that the chain covers, and over the hash before it."""
    parts = [row[name].isoformat() if name == "at" else row[name] for name in COVERED]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def broken_at(*, session: Session) -> int | None:
    """The number of the first row that does not follow from the one before it, or whose changes are not those that were
    written; None when the chain is whole.
    """
    previous = START
    for row in queries.chain(session=session):
        if row["previous_hash"] != previous or row["hash"] != chain_hash(row) or not _says_what_was_written(row):
            return row["number"]
        previous = row["hash"]
    return None


def _says_what_was_written(row: Mapping[str, Any]) -> bool:
    # Records of earlier versions, and those whose words were taken back, say nothing of it any more.
    return row["changed"] is None or row["fingerprint"] == fingerprint(row["salt"] or "", row["changed"])
