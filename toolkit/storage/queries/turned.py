"""What a row was in the database and is now, as the session knows it, before it is saved."""

from typing import Any

from sqlalchemy import inspect

# Of every row, and what an act itself says.
NOT_TOLD = frozenset({"version", "changed_at", "created_by", "act", "actor", "noun_id", "workshop_id", "session", "before"})


def turned(row: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the columns of a row were in the database and are now, before it is saved; both empty for a new row or an unchanged one."""
    seen = inspect(row)
    if not seen.persistent:
        return {}, {}
    names = [one.key for one in seen.mapper.column_attrs if one.key not in NOT_TOLD]
    changed = {name: seen.attrs[name].history for name in names}
    found = {name: (one.deleted[0], one.added[0]) for name, one in changed.items() if one.added and one.deleted}
    return {name: was for name, (was, _) in found.items()}, {name: became for name, (_, became) in found.items()}
