"""What rows of a workshop file must be, beyond the types of their columns, so that every screen can show them."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from toolkit.errors import BadInput, ToolkitError
from toolkit.exchange.kinds import CARRIED
from toolkit.exchange.package import Manifest, checksum
from toolkit.exchange.plan_checks import check_plans
from toolkit.exchange.values import damaged
from toolkit.framework import framework
from toolkit.places.boundary import circle, read_boundary
from toolkit.places.geojson import AREAS
from toolkit.places.place import Place, check_place
from toolkit.record.files import checked_file
from toolkit.record.spoken import SPOKEN
from toolkit.steps import attaching, baseline, moves
from toolkit.steps.consulting.moves import STATES as CONSULTATION_STATES
from toolkit.steps.prioritising import KINDS
from toolkit.steps.recording import CHANNELS, GAP_KINDS
from toolkit.storage.queries.carry import Values, fit_together
from toolkit.voting.batches import BATCHES
from toolkit.voting.moves import STATES
from toolkit.voting.paper import INPUTS, VOTER_KINDS
from toolkit.words.speaking import _

Tables = dict[str, list[Values]]
BASELINE_PARTS = {"groups", "entries", "nothing", "priorities", "votes"}
PLACE_KINDS = {"postcode", "place_name", "point", "around", "whole_area", "online"}


def check_all(manifest: Manifest, tables: Tables, contents: dict[str, bytes]) -> None:
    """Raise BadInput with a sentence unless the rows are one whole workshop, and nothing else."""
    _one_workshop(manifest, tables)
    if not fit_together({kind.model: tables[kind.table] for kind in CARRIED}):
        raise damaged("its parts do not fit together")
    _known_words(tables)
    _on_the_map(tables)
    _merges(tables["entry"])
    check_plans(tables)
    for row in tables["baseline"]:
        _baseline(row)
    _attachments(tables["attachment"], contents)


def _one_workshop(manifest: Manifest, tables: Tables) -> None:
    if [row["id"] for row in tables["workshop"]] != [manifest.workshop_id]:
        raise damaged("it does not hold the workshop it names")
    for table, rows in tables.items():
        if any(row.get("workshop_id", manifest.workshop_id) != manifest.workshop_id for row in rows):
            raise damaged(f"{table} holds rows of another workshop")


def _known_words(tables: Tables) -> None:
    for (table, column), known in _lists().items():
        for row in tables[table]:
            if row[column] is not None and row[column] not in known:
                where = f"{column} of {table}".replace("_", " ")
                raise BadInput(_("This file says \"{row}\" as {where}, which this computer does not know. Use the same version "
                                 "and the same content files on both.", row=row[column][:40], where=where), "file")
    if any(not 1 <= row["function"] <= 10 for row in tables["nothing_there"]):
        raise damaged("function of nothing_there")


def _lists() -> dict[tuple[str, str], Any]:
    content = framework()
    return {
        ("workshop", "format"): {one.slug for one in content.formats}, ("workshop", "step"): moves.ORDER,
        ("step_move", "from_step"): moves.ORDER, ("step_move", "to_step"): moves.ORDER,
        ("entry", "channel"): CHANNELS, ("entry", "gap_kind"): GAP_KINDS,
        ("entry_approach", "approach"): {one.slug for one in content.approaches},
        ("entry_place", "kind"): PLACE_KINDS, ("nothing_there", "kind"): ("available", "gap"),
        ("priority", "kind"): KINDS, ("vote_round", "state"): STATES,
        ("vote_round", "input"): INPUTS, ("ballot", "voter_kind"): VOTER_KINDS, ("vote_batch", "channel"): BATCHES,
        ("plan_tool", "tool"): {one.slug for one in content.tools},
        ("plan_money", "tool"): {"", *(one.slug for one in content.tools)}, ("plan_place", "kind"): PLACE_KINDS,
        ("consultation", "state"): CONSULTATION_STATES,
        ("evaluation_answer", "question"): {one.slug for one in content.questions},
        ("attachment", "content_type"): attaching.KINDS, ("redaction", "noun"): SPOKEN,
        ("priority_answer", "question"): {one.slug for one in content.questions},
    }


def _on_the_map(tables: Tables) -> None:
    try:
        for row in (*tables["entry_place"], *tables["plan_place"]):
            check_place(Place(row["label"], row["latitude"], row["longitude"], row["kind"], row["radius_km"]))
        for row in tables["area"]:
            circle(row["latitude"], row["longitude"], row["radius_km"])
            if row["boundary"] is not None:
                _outline(row["boundary"])
    except (ToolkitError, TypeError) as error:
        raise damaged("a place in it lies nowhere in Great Britain") from error


def _outline(text: str) -> None:
    read_boundary(text)
    if json.loads(text)["type"] not in AREAS:  # a screen draws the geometry alone
        raise damaged("the boundary of its area")


def _baseline(row: Values) -> None:
    if baseline.checksum_of(row["content"]) != row["checksum"]:
        raise damaged("a baseline does not match its checksum")
    try:
        held = json.loads(row["content"])
    except (ValueError, RecursionError):
        raise damaged("a baseline") from None
    if not isinstance(held, dict) or not all(isinstance(held.get(part), list) for part in BASELINE_PARTS):
        raise damaged("a baseline")


def _attachments(rows: list[Values], contents: dict[str, bytes]) -> None:
    needed = {row["checksum"] for row in rows if row["withdrawn_at"] is None}
    if needed != set(contents) or any(checksum(data) != name for name, data in contents.items()):
        raise damaged("its attachments are not those it names")
    for row in rows:
        data = contents.get(row["checksum"])
        if data is not None and (len(data), row["content_type"]) != (row["size"], _type_of(data, row["name"])):
            raise damaged(f'the attachment "{row["name"]}"')


def _type_of(data: bytes, name: str) -> str | None:
    try:
        return checked_file(data, name, attaching.KINDS, attaching.MOST_BYTES).content_type
    except BadInput:
        return None


def _merges(entries: list[Values]) -> None:
    into = {row["id"]: row["merged_into_id"] for row in entries}
    if any(in_a_circle(one, into) for one in into):
        raise damaged("entries that are merged in a circle")


def in_a_circle(one: UUID, into: Mapping[UUID, UUID | None]) -> bool:
    """Whether following the merges from this entry never comes to an end."""
    seen = set()
    while one is not None and one not in seen:
        seen.add(one)
        one = into.get(one)
    return one is not None
