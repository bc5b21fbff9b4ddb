"""Voting papers that were sent again from the pad: for which vote and which keying."""

from collections.abc import Callable
from uuid import UUID

from pages.ui import session, unsent, vote_cached
from toolkit.errors import ToolkitError
from toolkit.voting.paper import Paper, paper_of

Save = Callable[[Paper, str, str], None]


def keep_papers(line: str, paper: Paper, mode: str, save: Save) -> None:
    """Stand by for the pad's line whose label begins so, in the keying of this vote that is going on now."""
    unsent.keep_unsent({line: (paper.workshop_id, paper.round_id, mode)}, "paper", lambda where, typed: _again(where, typed, save))


def _again(where: list[str], typed: str, save: Save) -> None:
    try:
        workshop_id, round_id, mode = UUID(where[0]), UUID(where[1]), where[2]
    except (ValueError, IndexError):
        return
    session.require("run a vote", workshop_id)
    try:
        paper = vote_cached.on_round(paper_of, round_id)
    except ToolkitError as error:
        session.refuse(str(error))
        return
    save(paper, mode, typed)
