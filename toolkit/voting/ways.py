"""The ways a vote comes in, and which of them are open in which state: one table.

Pausing stops those who vote by themselves, so that the room listens. What lies on paper or was counted by hand is put in by
the facilitator all the same: the pile gets smaller while people talk.
"""

from toolkit.errors import MoveRefused
from toolkit.voting.moves import DRAFT, OPEN, PAUSED, WHY_NOT

PHONE, PAPER, SHARED_SCREEN, WALL, HANDS = "phone", "paper", "shared screen", "wall", "hands"
BY_THEMSELVES = (PHONE, SHARED_SCREEN)
BY_THE_FACILITATOR = (PAPER, WALL, HANDS)
TAKEN = {OPEN: (*BY_THEMSELVES, *BY_THE_FACILITATOR), PAUSED: BY_THE_FACILITATOR}
CLOSED_NOW = "This vote is closed, so no more ballots are taken."
NOT_NOW = {DRAFT: "This vote has not been opened yet. Wait until the facilitator says so, then send it again.",
           PAUSED: "The vote is paused just now. Nothing is lost: wait until the facilitator goes on, then send it again."}


def why_not(state: str | None, way: str) -> str:
    """Why a vote in this state takes nothing by this way, in a sentence; empty where it does."""
    if way in TAKEN.get(state, ()):
        return ""
    if state == DRAFT and way in BY_THE_FACILITATOR:
        return WHY_NOT[DRAFT]
    return NOT_NOW.get(state, CLOSED_NOW)


def check_takes(state: str | None, way: str) -> None:
    """Raise MoveRefused with that sentence."""
    if sentence := why_not(state, way):
        raise MoveRefused(sentence)
