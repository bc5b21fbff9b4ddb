"""What two computers may both have given: numbers, final ranks, an open vote, merges of entries. Settled before writing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from toolkit.errors import BadInput
from toolkit.exchange.checks import in_a_circle
from toolkit.exchange.kinds import CARRIED, Kind
from toolkit.storage.queries.carry import Values

if TYPE_CHECKING:
    from toolkit.exchange.merge import Merge

Rows = dict[str, dict[UUID, Values]]
SILENT = "position"  # the order of columns on screen: nobody has it on paper


@dataclass(frozen=True)
class Settled:
    """The final rank of every priority, where that changes, and entries whose merge brings something along here."""

    ranks: dict[UUID, int | None]
    bring_along: list[tuple[UUID, UUID]]


def settle(here: Rows, merge: "Merge", theirs: dict[str, list[Values]]) -> Settled:
    """Give numbers and ranks, and untie merges that lead nowhere. Raises BadInput when both sides have a vote open."""
    for kind in CARRIED:
        for column in kind.numbered:
            _number(kind, column, here, merge)
    _check_one_open_vote(_joined("vote_round", here, merge).values())
    return Settled(_ranks(here, merge), _merges(here, merge, theirs))


def _joined(table: str, here: Rows, merge: "Merge") -> dict[UUID, Values]:
    return here[table] | {row["id"]: row for row in (*merge.change[table], *merge.add[table])}


def _number(kind: Kind, column: str, here: Rows, merge: "Merge") -> None:
    taken = {row[column] for row in here[kind.table].values()}
    if not taken:
        return
    for row in sorted(merge.add[kind.table], key=lambda row: row[column]):
        if row[column] in taken:
            given = max(taken) + 1
            if column != SILENT:
                merge.report.notes.append(f"The {kind.one} with number {row[column]} in the file gets number {given}, "
                                          f"because {row[column]} is taken here.")
            row[column] = given
        taken.add(row[column])


def _check_one_open_vote(rounds: Iterable[Values]) -> None:
    if sum(row["closed_at"] is None for row in rounds) > 1:
        raise BadInput("A vote is open here and another one in the file. Close one of them first, then import again.", "file")


def _ranks(here: Rows, merge: "Merge") -> dict[UUID, int | None]:
    """Final priorities of both sides in one order: ours where they are, the file's where there is room, then at the end."""
    incoming = {row["id"]: row for row in (*merge.change["priority"], *merge.add["priority"])}
    if not incoming:
        return {}
    every = _joined("priority", here, merge)
    planned = {row["priority_id"] for row in _joined("plan", here, merge).values() if not row["withdrawn_at"]}
    taken: dict[int, UUID] = {row["final_rank"]: row["id"] for row in here["priority"].values()
                              if row["final_rank"] and row["id"] not in incoming}
    for row in sorted(incoming.values(), key=lambda row: row["final_rank"] or len(every)):
        # A plan rests on a final priority only, so one with a plan stays final.
        if row["final_rank"] or (row["id"] in planned and not row["withdrawn_at"]):
            _place(row, taken, merge)
    order = {row_id: rank for rank, (_, row_id) in enumerate(sorted(taken.items()), 1)}
    return {row_id: order.get(row_id) for row_id in every}


def _place(row: Values, taken: dict[int, UUID], merge: "Merge") -> None:
    rank = row["final_rank"]
    if not rank or rank in taken:
        given = max(taken, default=0) + 1
        merge.report.notes.append(f'The final priority "{row["title"]}" of the file comes after those here.')
        rank = given
    taken[rank] = row["id"]


def _merges(here: Rows, merge: "Merge", theirs: dict[str, list[Values]]) -> list[tuple[UUID, UUID]]:
    written = [row for row in (*merge.change["entry"], *merge.add["entry"]) if row["merged_into_id"]]
    every, in_file = _joined("entry", here, merge), {row["id"]: row for row in theirs["entry"]}
    into: dict[UUID, Any] = {row_id: row["merged_into_id"] for row_id, row in every.items()}
    changed, bring_along = {row["id"] for row in (*merge.change["entry"], *merge.add["entry"])}, []
    for row in written:
        standing = every[row["merged_into_id"]]
        if in_a_circle(row["id"], into) or (standing["withdrawn_at"] and not in_file[standing["id"]]["withdrawn_at"]):
            row["merged_into_id"] = into[row["id"]] = None
            merge.report.notes.append("An entry that was merged in the file stands on its own here, because the entry it was "
                                      "merged into does not stand.")
        elif standing["id"] not in changed:
            bring_along.append((row["id"], standing["id"]))
    return bring_along
