"""Entries that were sent again from the quick-add line: where they belong, and whether they were saved after all."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from uuid import UUID

from pages.ui import cached, session, unsent
from toolkit.errors import BadInput
from toolkit.steps.one_cell import same_words

Cell = tuple[UUID, UUID, int, str]  # workshop, group, function, kind


def keep_entries(lines: Mapping[str, Cell], save: Callable[[UUID, UUID, int, str, str], None]) -> None:
    """Stand by for the quick-add lines whose labels begin so, each with the cell that it records into now."""
    unsent.keep_unsent(lines, "entry", lambda where, words: _again(where, words, save))


def _again(where: list[str], words: str, save: Callable[[UUID, UUID, int, str, str], None]) -> None:
    try:
        workshop_id, group_id, number, kind = where
        cell = UUID(workshop_id), UUID(group_id), int(number), kind
    except ValueError:
        return
    session.require("record what is said", cell[0])
    if not _stands(cell, words):
        save(*cell, words)


def _stands(cell: Cell, words: str) -> bool:
    with suppress(BadInput):
        return cached.read(same_words, *cell, words)
    return False
