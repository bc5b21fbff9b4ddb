"""Which side is kept when a row differs here and in the file: pure rules, no database."""

from datetime import datetime
from typing import Any

from toolkit.exchange.kinds import Kind
from toolkit.exchange.report import Choice
from toolkit.storage.queries.carry import Values, columns_of

# Who wrote a row and when says nothing of what it holds.
BOOKKEEPING = {"id", "created_at", "created_by", "version", "changed_at", "withdrawn_by"}
TAKEN_BACK = ("withdrawn_at", "taken_back_at", "removed_at")
Verdict = tuple[str, str]  # ("ours" or "theirs", why)


def differing(kind: Kind, mine: Values, theirs: Values) -> list[str]:
    """The columns in which two rows differ. Of moments only counts whether they are set: two people may withdraw one thing."""
    left_out = BOOKKEEPING | {*kind.numbered, *kind.kept_here}
    if mine.get("version") == theirs.get("version"):
        left_out.add(kind.ranked)
    return [column.name for column in columns_of(kind.model) if column.name not in left_out
            and _compared(column.python, mine[column.name]) != _compared(column.python, theirs[column.name])]


def _compared(python: type, value: Any) -> Any:
    return value is not None if python is datetime else value


def made_of(part: Kind, rows: list[Values]) -> list[str]:
    """What the parts of one row hold, to compare with another's."""
    names = [column.name for column in columns_of(part.model) if column.name not in BOOKKEEPING | {part.part_of}]
    return sorted(repr([row[name] for name in names]) for row in rows)


def decide(kind: Kind, mine: Values, theirs: Values, made_at: datetime, choice: Choice) -> Verdict:
    """Which of two rows that differ is kept, and why.

    What is closed, counted or frozen here is never changed. What was taken back here comes back only when a person
    chooses the file's rows and the file is newer than that. Otherwise the choice decides, else the higher version.
    """
    if kind.fixed or mine.get("closed_at"):
        return "ours", "it is closed or counted here, and is not changed any more"
    mine_back, theirs_back = _taken_back(mine), _taken_back(theirs)
    if mine_back and not theirs_back:
        if choice is Choice.THEIRS and _is_after(mine, theirs, mine_back, made_at):
            return "theirs", "it was put back in the file, and you chose the file"
        return "ours", "it was taken back here"
    if choice is not Choice.NEWER:
        return ("ours" if choice is Choice.OURS else "theirs"), "you chose so"
    if theirs.get("withdrawn_at") and not mine_back and mine.get("version") == theirs.get("version"):
        return "theirs", "it was taken back in the file"
    return _newer(mine, theirs)


def _taken_back(row: Values) -> datetime | None:
    return next((row[name] for name in TAKEN_BACK if row.get(name)), None)


def _is_after(mine: Values, theirs: Values, taken_back: datetime, made_at: datetime) -> bool:
    if "version" not in theirs:
        return made_at > taken_back
    return theirs["changed_at"] > taken_back and theirs["version"] > mine["version"]


def _newer(mine: Values, theirs: Values) -> Verdict:
    if "version" not in mine:
        return "ours", "such rows bear no version"
    # Versions count the savings of one row; two rows that stand for the same have only their dates in common.
    parts = ("version", "changed_at") if mine["id"] == theirs["id"] else ("changed_at",)
    if [theirs[part] for part in parts] > [mine[part] for part in parts]:
        return "theirs", "the file's is newer"
    return "ours", "the one here is newer"
