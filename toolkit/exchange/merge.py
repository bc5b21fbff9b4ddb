"""Working out what an import would do: row by row by id, before anything is written."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.clock import now
from toolkit.errors import BadInput
from toolkit.exchange import taken_back
from toolkit.exchange.deciding import decide, differing, made_of
from toolkit.exchange.kinds import BY_TABLE, CARRIED, Kind, parts_of
from toolkit.exchange.package import Manifest
from toolkit.exchange.report import Choice, Conflict, Count, Report
from toolkit.exchange.say import side, what
from toolkit.exchange.settle import Settled, settle
from toolkit.storage.queries import carry
from toolkit.storage.queries.carry import Values
from toolkit.storage.queries.redactions import notes_on

Rows = dict[str, dict[UUID, Values]]
LEFT_OUT = ("Ballots for a vote that is closed here, or has ballots of its own here, are left out. Where this vote is still open, "
            "their totals can be put in as a count.")


@dataclass(frozen=True)
class ReadFile:
    """A workshop file that was read and found right: its rows by table, and attachments by SHA-256."""

    manifest: Manifest
    rows: dict[str, list[Values]]
    contents: dict[str, bytes]


@dataclass
class Merge:
    """What is to be written: rows to add, rows to change, parts to drop, final ranks; the report of it, and the file as it counts."""

    report: Report
    found: ReadFile
    add: dict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    change: dict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    drop: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    settled: Settled | None = None


def work_out(found: ReadFile, choice: Choice = Choice.NEWER, *, session: Session) -> Merge:
    """What importing this file would do now. Raises BadInput when it cannot be joined with what is here."""
    manifest = found.manifest
    here = {kind.table: {row["id"]: row for row in carry.rows_of(kind.model, manifest.workshop_id, session=session)}
            for kind in CARRIED}
    report = Report(manifest.workshop_id, manifest.title, manifest.made_at, not here["workshop"])
    found, here = _without_taken_back(found, here, report, session=session)
    working = _Working(found, choice, here, Merge(report, found))
    for kind in CARRIED:
        if kind.part_of is None:
            working.rows(kind)
    working.merge.settled = settle(here, working.merge, found.rows)
    _check_ids(working.merge, here, session=session)
    return working.merge


def _without_taken_back(found: ReadFile, here: Rows, report: Report, *, session: Session) -> tuple[ReadFile, Rows]:
    ours, theirs = list(here["redaction"].values()), found.rows["redaction"]
    came_from = {row["came_from_id"]: row["id"] for row in found.rows["entry"] if row["came_from_id"]}
    # An entry that was carried along from a round in which it was taken back here goes with it.
    along = [note.model_dump() | {"noun_id": came_from[note.noun_id]} for note in notes_on(came_from, session=session)]
    rows, in_file = taken_back.without(found.rows, taken_back.notes_of([*ours, *theirs, *along]), here)
    mine = {table: list(held.values()) for table, held in here.items()}
    mine, in_ours = taken_back.without(mine, taken_back.notes_of(theirs))
    report.notes += taken_back.say(in_file, in_ours)
    return replace(found, rows=rows), {table: {row["id"]: row for row in held} for table, held in mine.items()}


def _check_ids(merge: Merge, here: Rows, *, session: Session) -> None:
    for table, rows in merge.add.items():
        new = [row["id"] for row in rows if row["id"] not in here[table]]
        if carry.known_ids(BY_TABLE[table].model, new, session=session):
            raise BadInput("This file holds rows that belong to another workshop here, so it is not what was made by Common "
                           "Table. Nothing was imported.", "file")


class _Working:
    """One working out: remembers which row of the file is which row here, and which votes take nothing more."""

    def __init__(self, found: ReadFile, choice: Choice, here: Rows, merge: Merge):
        self.found, self.choice, self.here, self.merge = found, choice, here, merge
        self.same_as: dict[UUID, UUID] = {}
        # A vote that is closed here, or has ballots here: closing writes ballots anew, so nobody could tell which are the same.
        self.shut = ({row["id"] for row in here["vote_round"].values() if row["closed_at"]} | set(here["ballot"])
                     | {row["round_id"] for row in here["ballot"].values()})
        self.theirs_by_parent = {kind.table: _by_parent(kind, found.rows[kind.table]) for kind in CARRIED if kind.part_of}
        self.ours_by_parent = {kind.table: _by_parent(kind, here[kind.table].values()) for kind in CARRIED if kind.part_of}

    def rows(self, kind: Kind) -> None:
        """Go through the file's rows of one kind."""
        count = Count(kind.one, kind.many)
        keys = self._keys(kind)
        for row in self.found.rows[kind.table]:
            self._row(kind, self._pointed(kind, row), keys, count)
        if kind.one and self.found.rows[kind.table]:
            self.merge.report.counts.append(count)

    def _keys(self, kind: Kind) -> dict[tuple, Values]:
        found = {}
        for columns in carry.unique_keys(kind.model):
            if not set(columns) & {*kind.numbered, kind.ranked}:
                found |= {(columns, key): row for row in self.here[kind.table].values() if None not in (key := _key(row, columns))}
        return found

    def _pointed(self, kind: Kind, row: Values) -> Values:
        # A row of the file that stands for one here: what names it names ours from now on.
        named = {column.name: self.same_as[row[column.name]] for column in carry.columns_of(kind.model)
                 if column.refers and row[column.name] in self.same_as}
        return row | named

    def _row(self, kind: Kind, row: Values, keys: dict[tuple, Values], count: Count) -> None:
        mine = self.here[kind.table].get(row["id"]) or self._standing_for(row, keys)
        if mine is None:
            self._new(kind, row, count)
            return
        if mine["id"] != row["id"]:
            self.same_as[row["id"]] = mine["id"]
            self._say_same(kind, row, mine)
        parts = [part for part in parts_of(kind) if not self._parts_equal(part, row["id"], mine["id"])]
        columns = differing(kind, mine, row)
        if columns or any(not part.joined or _versions_differ(mine, row) for part in parts):
            self._conflict(kind, mine, row, columns, count)
            return
        count.same += 1
        for part in parts:
            self._join(part, row["id"], mine["id"])

    def _standing_for(self, row: Values, keys: dict[tuple, Values]) -> Values | None:
        return next((mine for columns in {columns for columns, _ in keys}
                     if (mine := keys.get((columns, _key(row, columns))))), None)

    def _say_same(self, kind: Kind, row: Values, mine: Values) -> None:
        if "name" in row and kind.one and kind.table != "area":
            self.merge.report.notes.append(f'The {kind.one} "{row["name"]}" of the file is taken to be the one of that name here.')

    def _new(self, kind: Kind, row: Values, count: Count) -> None:
        if any(row[column] in self.shut for column in kind.round_of):
            self.shut.add(row["id"])
            count.left_out += 1
            if kind.one:
                self._note_once(LEFT_OUT)
            return
        count.new += 1
        self.merge.add[kind.table].append(row)
        for part in parts_of(kind):
            self.merge.add[part.table] += self._their_parts(part, row["id"])

    def _note_once(self, note: str) -> None:
        if note not in self.merge.report.notes:
            self.merge.report.notes.append(note)

    def _conflict(self, kind: Kind, mine: Values, row: Values, columns: list[str], count: Count) -> None:
        kept, why = decide(kind, mine, row, self.found.manifest.made_at, self.choice)
        if kept == "theirs" and row.get("closed_at") and mine["id"] in self.shut:
            kept, why = "ours", "ballots came in here that are not in the file; close the vote here"
        count.conflict += 1
        self.merge.report.conflicts.append(Conflict(
            what(kind, mine), side(mine, columns, self._said_parts(kind, mine["id"], self.ours_by_parent)),
            side(row, columns, self._said_parts(kind, row["id"], self.theirs_by_parent)), kept, why))
        if kept == "theirs":
            self._take(kind, mine, row)

    def _said_parts(self, kind: Kind, row_id: UUID, by_parent: dict[str, dict[UUID, list[Values]]]) -> list[Values]:
        return [row for part in parts_of(kind) for row in by_parent[part.table].get(row_id, ())]

    def _take(self, kind: Kind, mine: Values, row: Values) -> None:
        kept = {name: mine[name] for name in ("id", "created_at", "created_by", *kind.numbered, *kind.kept_here)}
        if "version" in row:  # higher than ours, so that whoever has it open is told on saving
            kept |= {"version": max(mine["version"] + 1, row["version"]), "changed_at": now()}
        self.merge.change[kind.table].append(row | kept)
        for part in parts_of(kind):
            self.merge.drop[part.table] += [one["id"] for one in self.ours_by_parent[part.table].get(mine["id"], ())]
            self.merge.add[part.table] += self._their_parts(part, row["id"])

    def _their_parts(self, part: Kind, parent_id: UUID) -> list[Values]:
        return [self._pointed(part, row) for row in self.theirs_by_parent[part.table].get(parent_id, ())]

    def _parts_equal(self, part: Kind, their_id: UUID, our_id: UUID) -> bool:
        return made_of(part, self._their_parts(part, their_id)) == made_of(part, self.ours_by_parent[part.table].get(our_id, []))

    def _join(self, part: Kind, their_id: UUID, our_id: UUID) -> None:
        columns = next(iter(carry.unique_keys(part.model)))
        known = {_key(row, columns) for row in self.ours_by_parent[part.table].get(our_id, ())}
        self.merge.add[part.table] += [row for row in self._their_parts(part, their_id) if _key(row, columns) not in known]


def _by_parent(kind: Kind, rows: Any) -> dict[UUID, list[Values]]:
    found: dict[UUID, list[Values]] = {}
    for row in rows:
        found.setdefault(row[kind.part_of], []).append(row)
    return found


def _key(row: Values, columns: tuple[str, ...]) -> tuple:
    return tuple(value.casefold() if isinstance(value := row[column], str) else value for column in columns)


def _versions_differ(mine: Values, row: Values) -> bool:
    return mine["version"] != row["version"]
