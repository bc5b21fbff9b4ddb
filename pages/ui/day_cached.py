"""What the screens of the day worked out for one state of a workshop."""

from functools import lru_cache
from uuid import UUID

from pages.ui.cached import KEPT, read
from toolkit.events import preparing, run_sheet, sessions, small_groups


@lru_cache(KEPT)
def sheet_at(workshop_id: UUID, state: int) -> run_sheet.Sheet:
    """The run sheet with its times."""
    return read(run_sheet.sheet_of, workshop_id)


@lru_cache(KEPT * 2)
def answers_at(workshop_id: UUID, state: int, which: str) -> tuple[preparing.Answered, ...]:
    """The questions of one list with their answers."""
    return read(preparing.answers_of, workshop_id, which)


@lru_cache(KEPT)
def small_groups_at(workshop_id: UUID, state: int) -> list[small_groups.Seen]:
    """The standing small groups with what each is about."""
    return read(small_groups.small_groups_seen, workshop_id)


@lru_cache(KEPT)
def sessions_at(workshop_id: UUID, state: int) -> list[sessions.SessionSeen]:
    """The sessions, and which is being held."""
    return read(sessions.sessions_seen, workshop_id)
