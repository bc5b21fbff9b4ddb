"""The copy that a rehearsal plays with: a record of its own in a folder that is thrown away afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.host_links import set_end
from toolkit.access.roles import COMMAND_LINE
from toolkit.cli.rehearsal import hosts
from toolkit.clock import now
from toolkit.events import host_cards, small_groups
from toolkit.exchange.workshop_in import import_workshop, read_file
from toolkit.models import VoteRound, Workshop
from toolkit.steps.prioritising import add_priority
from toolkit.steps.saying import entries_seen
from toolkit.steps.setting_up import MOST_SMALL_GROUPS, add_group
from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import upgrade
from toolkit.storage.queries import votes, workshops
from toolkit.storage.queries.priorities import priorities_of
from toolkit.voting import moves, rounds
from toolkit.voting.paper import DOTS

MARK = "Rehearsal: "
QUESTION = "Rehearsal: which of these matter most to you?"
MADE_UP = ("A made-up idea", "Another made-up idea")
MADE_UP_PEOPLE, MADE_UP_TABLE = "Made-up people", "Made-up table"


@contextmanager
def copy_of(data: bytes) -> Iterator[UUID]:
    """A record of its own that holds this workshop file, marked as a rehearsal, which the settings name until the end."""
    places = settings.var_folder() / "places"
    engine().dispose()
    with TemporaryDirectory(prefix="common-table-rehearsal-", ignore_cleanup_errors=True) as folder, _kept_in(Path(folder), places):
        upgrade()
        with write_session() as session:
            found = read_file(data)
            import_workshop(COMMAND_LINE, found, session=session)
            workshop = session.get_one(Workshop, found.manifest.workshop_id)
            workshop.title = f"{MARK}{workshop.title}"[:200]
            session.add(workshop)
        yield found.manifest.workshop_id
        engine().dispose()


@contextmanager
def _kept_in(var: Path, places: Path) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in ("TOOLKIT_VAR", "DATABASE_URL")}
    if places.is_dir():
        with suppress(OSError):  # without it the places are prepared anew
            (var / "places").symlink_to(places, target_is_directory=True)
    os.environ.update(TOOLKIT_VAR=str(var), DATABASE_URL="")
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def cards_for(workshop_id: UUID, count: int, *, session: Session) -> list[str]:
    """Where the cards of so many small groups lead: the workshop's own that are open, then made-up ones. They work today."""
    if count and not workshops.groups_of(workshop_id, session=session):
        add_group(COMMAND_LINE, workshop_id, MADE_UP_PEOPLE, session=session)
    own = sum(not one.closed_at for one in small_groups.small_groups_seen(workshop_id, session=session))
    room = MOST_SMALL_GROUPS - len(workshops.small_groups_of(workshop_id, session=session))
    if (missing := min(count - own, room)) > 0:
        small_groups.add_several(COMMAND_LINE, workshop_id, missing, MADE_UP_TABLE, session=session)
    cards = host_cards.host_cards(COMMAND_LINE, workshop_id, session=session)
    set_end(workshop_id, now() + timedelta(days=1), session=session)
    return [card.path for card in cards[:count]]


def lines_in(workshop_id: UUID, *, session: Session) -> int:
    """How many lines of made-up hosts are in the copy."""
    return sum(one.words.startswith(hosts.LINE) for one in entries_seen(workshop_id, session=session))


def a_vote_for(workshop_id: UUID, people: int, *, session: Session) -> VoteRound:
    """A vote of dots on the copy's ideas, opened for so many people; made-up ideas where there are not two."""
    for vote in votes.rounds_of(workshop_id, session=session):
        if vote.state in (moves.OPEN, moves.PAUSED, moves.DRAFT):
            vote.state = moves.CLOSED  # in the copy alone
            session.add(vote)
    session.flush()
    for title in MADE_UP[len(priorities_of(workshop_id, session=session)):]:
        add_priority(COMMAND_LINE, workshop_id, title, "fresh", [], session=session)
    made = rounds.open_round(COMMAND_LINE, workshop_id, rounds.RoundRules(QUESTION, input=DOTS, headcount=people), session=session)
    return session.get_one(VoteRound, made)
