"""The states of a round and the moves between them: one table, each refusal a sentence."""

from toolkit.errors import MoveRefused

DRAFT, OPEN, PAUSED, CLOSED, PUBLISHED = "draft", "open", "paused", "closed", "published"
STATES = (DRAFT, OPEN, PAUSED, CLOSED, PUBLISHED)
UNDER_WAY = (OPEN, PAUSED)           # people are voting
RUNNING = (DRAFT, *UNDER_WAY)        # one of these at a time in a workshop
COUNTED = (CLOSED, PUBLISHED)        # its result may be seen
MOVES = {
    (DRAFT, OPEN): "open a vote",
    (OPEN, PAUSED): "pause a vote",
    (PAUSED, OPEN): "go on with a vote",
    (OPEN, DRAFT): "take a vote back to its draft",     # only while no ballot is in
    (PAUSED, DRAFT): "take a vote back to its draft",
    (OPEN, CLOSED): "close a vote",
    (PAUSED, CLOSED): "close a vote",
    (CLOSED, PUBLISHED): "publish a result",
    (PUBLISHED, CLOSED): "take a result down",
}
WHY_NOT = {
    DRAFT: "This vote has not been opened yet. Open it first.",
    OPEN: "This vote is open. Close it first.",
    PAUSED: "This vote is paused. Go on with it, or close it.",
    CLOSED: "This vote is closed already.",
    PUBLISHED: "The result of this vote is published already.",
}


def check_move(state: str, to: str) -> str:
    """What the move is called. Raises MoveRefused with a sentence unless the table has it."""
    if (state, to) not in MOVES:
        raise MoveRefused(WHY_NOT[state])
    return MOVES[state, to]
