"""Narrowing a question to the workshops that somebody may see: one, several, or all."""

from typing import Any
from uuid import UUID

from sqlalchemy import true

# One workshop, several (none at all when it is empty), or None for all.
Only = UUID | frozenset[UUID] | None


def within(column: Any, only: Only) -> Any:
    """The condition that a workshop's id in this column is one of those."""
    if only is None:
        return true()
    return column.in_(only) if isinstance(only, frozenset) else column == only
