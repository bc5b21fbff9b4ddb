"""A workshop with very many entries, written in bulk: going through each recording would take minutes."""

import os
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert

from toolkit.access.roles import COMMAND_LINE
from toolkit.clock import now
from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP, Entry, EntryApproach, EntryPlace
from toolkit.steps.setting_up import ChosenArea, Setting, start_workshop
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import upgrade
from toolkit.storage.queries.workshops import groups_of

GROUPS = ("Older people", "Family carers", "People with a learning disability", "People with a physical disability",
          "People with mental health problems", "Young people moving on", "People with autism", "People who pay for themselves")
AREA = ChosenArea("Oxfordshire", 51.78, -1.29, 39.0)


def _many_alike(number: int) -> str:
    return f"The {('hall', 'library', 'café')[number % 3]} at number {number} opens on weekday mornings; people go there for help."


def _every_function(number: int) -> int:
    return number % 10 + 1


def crowd(var: Path, entries: int, places: int, words: Callable[[int], str] = _many_alike,
          function: Callable[[int], int] = _every_function) -> UUID:
    """A workshop in a record of its own in `var`: so many entries, the first `places` of which have a place each.

    `words` and `function` give what the entry of a number says, and about which function.
    """
    os.environ |= {"TOOLKIT_VAR": str(var), "DATABASE_URL": ""}
    upgrade()
    with write_session() as session:
        setting = Setting("A record of many years", framework().formats[0].slug)
        workshop_id = start_workshop(COMMAND_LINE, setting, list(GROUPS), AREA, session=session)
        groups = [group.id for group in groups_of(workshop_id, session=session)]
        rows = [row | {"words": words(number), "function": function(number)}
                for number, row in enumerate(_entries(workshop_id, groups, entries))]
        for model, many in ((Entry, rows), (EntryPlace, _places(rows[:places])), (EntryApproach, _approaches(rows))):
            if many:
                session.connection().execute(insert(model), many)
    engine().dispose()
    return workshop_id


def _entries(workshop_id: UUID, groups: list[UUID], count: int) -> list[dict]:
    start = now() - timedelta(days=400)
    return [{"id": uuid4(), "created_at": start + timedelta(seconds=number), "changed_at": start + timedelta(seconds=number),
             "workshop_id": workshop_id, "group_id": groups[number % len(groups)],
             "kind": GAP if number % 3 == 0 else AVAILABLE}
            for number in range(count)]


def _places(rows: list[dict]) -> list[dict]:
    chance = random.Random(7)
    # Every other one is a spot on the map, the rest go by a name and are offered again for the next entry.
    return [{"id": uuid4(), "created_at": row["created_at"], "entry_id": row["id"], "label": f"Near stop {number}",
             "kind": ("point", "place_name")[number % 2],
             "latitude": chance.uniform(51.5, 52.05), "longitude": chance.uniform(-1.75, -0.85)}
            for number, row in enumerate(rows)]


def _approaches(rows: list[dict]) -> list[dict]:
    slugs = [approach.slug for approach in framework().approaches]
    return [{"id": uuid4(), "created_at": row["created_at"], "entry_id": row["id"], "approach": slugs[number % len(slugs)]}
            for number, row in enumerate(rows)]
