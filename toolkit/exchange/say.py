"""Rows in the words of a report."""

from typing import Any

from toolkit.clock import say_date, say_moment
from toolkit.exchange.kinds import Kind
from toolkit.storage.queries.carry import Values

NAMED_BY = ("words", "title", "action", "question", "name")
PARTS_SAID = ("approach", "label", "tool")
LONGEST = 300


def what(kind: Kind, row: Values) -> str:
    """Which row this is: its kind and its own words."""
    words = next((str(row[name]) for name in NAMED_BY if row.get(name)), "")
    return f"{kind.one or kind.table.replace('_', ' ')} {_short(words, 80)}".strip()


def side(row: Values, columns: list[str], parts: list[Values]) -> str:
    """What one side holds in the columns that differ; its parts where only they do."""
    if not columns:
        return ", ".join(str(part[name]) for part in parts for name in PARTS_SAID if part.get(name)) or "nothing"
    if len(columns) == 1:
        return _say(row[columns[0]])
    return "; ".join(f"{column.removesuffix('_id').replace('_', ' ')}: {_say(row[column])}" for column in columns)


def _say(value: Any) -> str:
    if hasattr(value, "tzinfo"):
        return say_moment(value)
    if hasattr(value, "isoformat"):
        return say_date(value)
    return _short(str(value), LONGEST) if value not in (None, "") else "nothing"


def _short(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[:longest - 1] + "…"
