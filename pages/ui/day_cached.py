"""What the screens of the day worked out for one state of a workshop."""

from uuid import UUID

from pages.ui import show, tables
from pages.ui.cached import KEPT, read, table_at
from pages.ui.record_cached import these_at, who_said_at
from pages.ui.words import _, kept
from toolkit.events import calls, desk, groups_now, preparing, run_sheet, sessions, small_groups, views
from toolkit.models import AVAILABLE, GAP
from toolkit.storage.queries import workshops

IN_WORDS = {AVAILABLE: "There now", GAP: "Missing"}
ON_ONE_PAGE = 4  # entries of up to three lines each, read from the last row


@kept(KEPT)
def sheet_at(workshop_id: UUID, state: int) -> run_sheet.Sheet:
    """The run sheet with its times."""
    return read(run_sheet.sheet_of, workshop_id)


@kept(KEPT * 2)
def answers_at(workshop_id: UUID, state: int, which: str) -> tuple[preparing.Answered, ...]:
    """The questions of one list with their answers."""
    return read(preparing.answers_of, workshop_id, which)


@kept(KEPT * 2)
def desk_at(workshop_id: UUID, state: int) -> desk.DeskSeen:
    """Where the day stands."""
    return read(desk.desk_of, workshop_id)


@kept(KEPT)
def groups_at(workshop_id: UUID, state: int) -> list[groups_now.GroupNow]:
    """How far each small group is."""
    return read(groups_now.groups_now, workshop_id)


@kept(KEPT)
def calls_at(workshop_id: UUID, state: int) -> dict[UUID, calls.Call]:
    """Who waits for help, by small group."""
    return read(calls.calls, workshop_id)


@kept(KEPT)
def messages_at(workshop_id: UUID, state: int) -> list[calls.Message]:
    """What the desk said lately, the latest first."""
    return read(calls.messages, workshop_id)


@kept(KEPT)
def small_groups_at(workshop_id: UUID, state: int) -> list[small_groups.Seen]:
    """The standing small groups with what each is about."""
    return read(small_groups.small_groups_seen, workshop_id)


@kept(KEPT)
def sessions_at(workshop_id: UUID, state: int) -> list[sessions.SessionSeen]:
    """The sessions, and which is being held."""
    return read(sessions.sessions_seen, workshop_id)


def page_of_one_or_many(workshop_id: UUID, state: int, seen: desk.DeskSeen) -> tuple[int, int]:
    """Which page of "One table or many" is on the big screen, and how many there are."""
    found = who_said_at(workshop_id, state)
    return views.page_shown(seen.shows_what, max(len(found.one), len(found.several)), ON_ONE_PAGE)


@kept(KEPT)
def one_or_many_at(workshop_id: UUID, state: int, number: int) -> str:
    """A page of what only one small group said, beside what several said, for the big screen as HTML."""
    found, start = who_said_at(workshop_id, state), (number - 1) * ON_ONE_PAGE
    one = [(words, who_alone) for _ignored, words, who_alone in _with_words(workshop_id, state, found.one[start:start + ON_ONE_PAGE])]
    several = dict(found.several[start:start + ON_ONE_PAGE])
    many = [(words, ", ".join(several[entry_id])) for entry_id, words, _ignored in _with_words(workshop_id, state, tuple(several))]
    return (f'<div class="sides said">'
            f'{_said(_("Only one small group said it"), len(found.one), one)}{_said(_("Several said it"), len(found.several), many)}</div>')


def _with_words(workshop_id: UUID, state: int, entry_ids: tuple[UUID, ...]) -> list[tuple]:
    return [(entry.id, f"{tables.SIGNS[entry.kind]} {_(IN_WORDS[entry.kind])}: {entry.words}", entry.small_group or entry.session or "")
            for entry in these_at(workshop_id, state, entry_ids)]


def _said(title: str, total: int, lines: list[tuple[str, str]]) -> str:
    rows = "".join(f'<div class="line">{show.words(words)}</div><div class="who">{show.words(who)}</div>' for words, who in lines)
    return f"<div><h1>{title}: {total:,}</h1>{rows}</div>"


@kept(KEPT)
def said_so_far_at(workshop_id: UUID, state: int, dark: bool) -> str:
    """The table for the big screen as HTML: it is looked at twice a second, and drawn anew only after an act."""
    # The step alone: with an entry every half second, the whole overview would be read anew for each.
    kinds = (AVAILABLE,) if read(workshops.step_of, workshop_id) == "map" else (AVAILABLE, GAP)
    return tables.function_table(table_at(workshop_id, state), kinds, dark, _("What we have said so far"))
