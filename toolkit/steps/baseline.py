"""The frozen baseline: table, map, matrix and votes as they stood, checksummed and never edited."""

import hashlib
import json
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor
from toolkit.clock import today
from toolkit.errors import RecordUnavailable
from toolkit.models import Baseline
from toolkit.storage.queries import entries, evaluations, pictures, priorities, votes, workshops
from toolkit.voting.results import results
from toolkit.words.speaking import _

STEP_3 = "When Step 3 was closed"


def freeze(actor: Actor, workshop_id: UUID, name: str, taken_on: date | None = None, evaluation_id: UUID | None = None, *,
           session: Session) -> UUID:
    """Keep the record as it is now, of today unless told. When nothing changed since the last baseline, that one stands."""
    content = as_text(picture_of(workshop_id, session=session))
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
        raise RecordUnavailable(_("The baseline \"{name}\" does not match its checksum, so it is not shown. Put the last backup "
                                  "in its place.", name=baseline.name))
    return json.loads(baseline.content)


def without(content: str, noun: str, row_id: UUID, number: int | None = None) -> str:
    """A baseline's text without what was taken back; the same text where it holds nothing of that.

    An entry goes, and its cell says that one was withdrawn. Words of dissent go from the priority with this id, or with this
    number in baselines that were taken when priorities bore no id.
    """
    if noun == "entry" and str(row_id) in content:
        held = json.loads(content)
        gone = [entry for entry in held["entries"] if entry["id"] == str(row_id)]
        held["entries"] = [entry for entry in held["entries"] if entry["id"] != str(row_id)]
        cells = [[entry["function"], entry["group"], entry["kind"]] for entry in gone]
        return as_text(held | {"taken_back": sorted(held.get("taken_back", []) + cells)}) if gone else content
    if noun == "dissent":
        held = json.loads(content)
        for priority in held["priorities"]:
            if priority["id"] == str(row_id) if "id" in priority else priority["number"] == number:
                priority["dissent"] = ""
        return as_text(held)
    return content


def as_text(content: dict[str, Any]) -> str:
    """A baseline's content as the text that is kept, always the same for the same content."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)


def checksum_of(content: str) -> str:
    """SHA-256 of a baseline's text."""
    return hashlib.sha256(content.encode()).hexdigest()


def picture_of(workshop_id: UUID, *, session: Session) -> dict[str, Any]:
    """The record as plain lists: groups, entries with places and approaches, nothings, priorities, votes."""
    return {
        "groups": [{"id": str(group.id), "name": group.name} for group in workshops.groups_of(workshop_id, session=session)],
        "entries": _entries(workshop_id, session=session),
        "nothing": sorted([function, str(group), kind] for function, group, kind in entries.nothings(workshop_id, session=session)),
        "priorities": [{"id": str(row.id), "number": row.number, "title": row.title, "impact": row.impact, "effort": row.effort,
                        "final_rank": row.final_rank, "reason": row.reason, "dissent": row.dissent}
                       for row in priorities.priorities_of(workshop_id, session=session)],
        "votes": [_vote(vote, session=session) for vote in votes.rounds_of(workshop_id, session=session)],
    }


def _entries(workshop_id: UUID, *, session: Session) -> list[dict[str, Any]]:
    # Ten thousand are looked at: ids stay the letters that the database gives until the very end.
    groups: dict[str, str] = {}
    found = {key: {"id": _dashed(key), "function": function, "group": groups.get(group) or groups.setdefault(group, _dashed(group)),
                   "kind": kind, "words": words, "approaches": [], "places": []}
             for key, function, group, kind, words in pictures.entries(workshop_id, session=session)}
    for key, slug in sorted(pictures.approaches(workshop_id, session=session), key=itemgetter(1)):
        if key in found:
            found[key]["approaches"].append(slug)
    for key, *place in pictures.places(workshop_id, session=session):
        if key in found:
            found[key]["places"].append(place)
    return list(found.values())


def _dashed(key: str) -> str:
    return key if "-" in key else f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _vote(vote, *, session: Session) -> dict[str, Any]:
    return {"number": vote.number, "question": vote.question, "state": vote.state,
            "ballots": votes.ballots_in(vote.id, session=session),
            "results": [[row.number, row.title, row.dots, row.supporters] for row in results(vote, session=session)]}
