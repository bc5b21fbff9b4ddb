"""The frozen baseline: table, map, matrix and votes as they stood, checksummed and never edited."""

import hashlib
import json
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor
from toolkit.clock import today
from toolkit.errors import RecordUnavailable
from toolkit.models import Baseline
from toolkit.storage.queries import entries, evaluations, priorities, votes, workshops
from toolkit.voting.results import results

STEP_3 = "When Step 3 was closed"


def freeze(actor: Actor, workshop_id: UUID, name: str, taken_on: date | None = None, evaluation_id: UUID | None = None, *,
           session: Session) -> UUID:
    """Keep the record as it is now, of today unless told. When nothing changed since the last baseline, that one stands."""
    content = json.dumps(picture_of(workshop_id, session=session), sort_keys=True, ensure_ascii=False, default=str)
    checksum = checksum_of(content)
    standing = evaluations.baselines_of(workshop_id, session=session)
    if standing and standing[0].checksum == checksum:
        return standing[0].id
    baseline = Baseline(workshop_id=workshop_id, number=1 + (standing[0].number if standing else 0), name=name,
                        content=content, checksum=checksum, created_by=actor.name, taken_on=taken_on or today(),
                        evaluation_id=evaluation_id)
    session.add(baseline)
    session.flush()
    write_down(actor, "freeze a baseline", baseline.id, workshop_id, session=session, checksum=checksum)
    return baseline.id


def read_baseline(baseline_id: UUID, *, session: Session) -> dict[str, Any]:
    """A baseline's content. Raises RecordUnavailable when it no longer matches its checksum."""
    baseline = session.get_one(Baseline, baseline_id)
    if checksum_of(baseline.content) != baseline.checksum:
        raise RecordUnavailable(f'The baseline "{baseline.name}" does not match its checksum, so it is not shown. '
                                "Put the last backup in its place.")
    return json.loads(baseline.content)


def checksum_of(content: str) -> str:
    """SHA-256 of a baseline's text."""
    return hashlib.sha256(content.encode()).hexdigest()


def picture_of(workshop_id: UUID, *, session: Session) -> dict[str, Any]:
    """The record as plain lists: groups, entries with places and approaches, nothings, priorities, votes."""
    return {
        "groups": [{"id": str(group.id), "name": group.name} for group in workshops.groups_of(workshop_id, session=session)],
        "entries": _entries(workshop_id, session=session),
        "nothing": sorted([function, str(group), kind] for function, group, kind in entries.nothings(workshop_id, session=session)),
        "priorities": [{"number": row.number, "title": row.title, "impact": row.impact, "effort": row.effort,
                        "final_rank": row.final_rank, "reason": row.reason, "dissent": row.dissent}
                       for row in priorities.priorities_of(workshop_id, session=session)],
        "votes": [_vote(vote, session=session) for vote in votes.rounds_of(workshop_id, session=session)],
    }


def _entries(workshop_id: UUID, *, session: Session) -> list[dict[str, Any]]:
    found = {str(row.id): {"id": str(row.id), "function": row.function, "group": str(row.group_id), "kind": row.kind,
                           "words": row.words, "approaches": [], "places": []}
             for row in entries.rows(workshop_id, session=session)}
    for entry_id, slug in sorted(entries.approaches(workshop_id, session=session), key=str):
        found[str(entry_id)]["approaches"].append(slug)
    for entry_id, *place in entries.places(workshop_id, session=session):
        found[str(entry_id)]["places"].append(place)
    return sorted(found.values(), key=lambda entry: (entry["function"], entry["id"]))


def _vote(vote, *, session: Session) -> dict[str, Any]:
    return {"number": vote.number, "question": vote.question, "state": vote.state,
            "ballots": votes.ballots_in(vote.id, session=session),
            "results": [[row.number, row.title, row.dots, row.supporters] for row in results(vote, session=session)]}
