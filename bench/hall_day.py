"""A large event's day to play with: a workshop, forty small groups with their cards, a desk and a vote that phones may enter."""

import os
from dataclasses import dataclass
from pathlib import Path

from bench import driver
from bench.crowd import GROUPS, crowd

IDEAS = 12
ENTRIES_BEFORE, PLACES_BEFORE = 400, 120  # what was recorded before, such as at sessions in the weeks before


@dataclass(frozen=True)
class SmallGroup:
    """One small group: its name, the code of its card, the column of its group of people, and where it begins."""

    name: str
    code: str
    column: int
    function: int


@dataclass(frozen=True)
class Day:
    """What was prepared: the workshop, its small groups, the vote's code and the numbers of its items."""

    workshop: str
    groups: list[SmallGroup]
    vote: str
    items: list[int]


def prepare(var: Path, small_groups: int, people: int) -> Day:
    """A day that has begun, in a record of its own in `var`."""
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    workshop_id = crowd(var, ENTRIES_BEFORE, PLACES_BEFORE)
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.cli.rehearsal.copied import a_vote_for
    from toolkit.events import desk, run_sheet, views
    from toolkit.steps import moves, prioritising
    from toolkit.storage.engine import engine, write_session
    from toolkit.storage.queries import votes

    with write_session() as session:
        groups = _small_groups(workshop_id, small_groups, session)
        for number in range(IDEAS):
            prioritising.add_priority(COMMAND_LINE, workshop_id, f"An idea for the hall, number {number + 1}", "fresh", (), session=session)
        moves.move(COMMAND_LINE, workshop_id, "gaps", session=session)  # from now on the big screen's table shows both kinds
        run_sheet.begin(COMMAND_LINE, workshop_id, session=session)
        desk.open_desk(COMMAND_LINE, workshop_id, session=session)
        desk.go_to(COMMAND_LINE, workshop_id, run_sheet.sheet_of(workshop_id, session=session).slots[0].id, None, session=session)
        views.show_on_big_screen(COMMAND_LINE, workshop_id, "table", session=session)
        vote = a_vote_for(workshop_id, people, session=session)
        made = Day(str(workshop_id), groups, vote.code, [item.number for item in votes.items_of(vote.id, session=session)])
    engine().dispose()
    return made


def _small_groups(workshop_id, count: int, session) -> list[SmallGroup]:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.events import host_cards, small_groups
    from toolkit.storage.queries import workshops

    asked = [group.id for group in workshops.groups_of(workshop_id, session=session)]
    small_groups.add_several(COMMAND_LINE, workshop_id, count, session=session)
    for at, one in enumerate(small_groups.small_groups_seen(workshop_id, session=session)):
        about = small_groups.About(one.name, group_id=asked[at % len(asked)], expected=8)
        small_groups.change(COMMAND_LINE, one.id, one.version, about, session=session)
    # Those of one group of people begin at different functions, so that hardly two record in one cell at a time.
    return [SmallGroup(card.small_group.name, card.code, at % len(GROUPS), at // len(GROUPS) * 2 % 10 + 1)
            for at, card in enumerate(host_cards.host_cards(COMMAND_LINE, workshop_id, session=session))]


def come_in_by(port: int, card: SmallGroup) -> str:
    """The cookie that a small group's card gives at the door."""
    status, headers, _ = driver.get(port, f"/host/{card.code}")
    if status != 303:
        raise RuntimeError(f"The card of {card.name} was answered with {status}.")
    return headers["set-cookie"].partition(";")[0]
