"""What the screens of the day worked out for one state of a workshop."""

from functools import lru_cache
from uuid import UUID

from pages.ui import tables
from pages.ui.cached import KEPT, read, table_at
from toolkit.events import calls, desk, groups_now, preparing, run_sheet, sessions, small_groups
from toolkit.models import AVAILABLE, GAP
from toolkit.storage.queries import workshops


@lru_cache(KEPT)
def sheet_at(workshop_id: UUID, state: int) -> run_sheet.Sheet:
    """The run sheet with its times."""
    return read(run_sheet.sheet_of, workshop_id)


@lru_cache(KEPT * 2)
def answers_at(workshop_id: UUID, state: int, which: str) -> tuple[preparing.Answered, ...]:
    """The questions of one list with their answers."""
    return read(preparing.answers_of, workshop_id, which)


@lru_cache(KEPT * 2)
def desk_at(workshop_id: UUID, state: int) -> desk.DeskSeen:
    """Where the day stands."""
    return read(desk.desk_of, workshop_id)


@lru_cache(KEPT)
def groups_at(workshop_id: UUID, state: int) -> list[groups_now.GroupNow]:
    """How far each small group is."""
    return read(groups_now.groups_now, workshop_id)


@lru_cache(KEPT)
def calls_at(workshop_id: UUID, state: int) -> dict[UUID, calls.Call]:
    """Who waits for help, by small group."""
    return read(calls.calls, workshop_id)


@lru_cache(KEPT)
def messages_at(workshop_id: UUID, state: int) -> list[calls.Message]:
    """What the desk said lately, the latest first."""
    return read(calls.messages, workshop_id)


@lru_cache(KEPT)
def small_groups_at(workshop_id: UUID, state: int) -> list[small_groups.Seen]:
    """The standing small groups with what each is about."""
    return read(small_groups.small_groups_seen, workshop_id)


@lru_cache(KEPT)
def sessions_at(workshop_id: UUID, state: int) -> list[sessions.SessionSeen]:
    """The sessions, and which is being held."""
    return read(sessions.sessions_seen, workshop_id)


@lru_cache(KEPT)
def said_so_far_at(workshop_id: UUID, state: int, dark: bool) -> str:
    """The table for the big screen as HTML: it is looked at twice a second, and drawn anew only after an act."""
    # The step alone: with an entry every half second, the whole overview would be read anew for each.
    kinds = (AVAILABLE,) if read(workshops.step_of, workshop_id) == "map" else (AVAILABLE, GAP)
    return tables.function_table(table_at(workshop_id, state), kinds, dark, "What we have said so far")
