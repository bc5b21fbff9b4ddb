"""Ways to come from ballots to an outcome: one rule per file, pure functions that know no database.

A rule takes an Election and a seed, and gives an Outcome; a new one is a file and a line in RULES. `matrix_order` stands
beside them: it reads where people placed the items, not their ballots.
"""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.voting.rules.election import Outcome
from toolkit.voting.rules.equal_shares import equal_shares
from toolkit.voting.rules.plain_count import plain_count


@dataclass(frozen=True)
class Rule:
    """A rule's name for commands and files, its title for people, what it does in plain words, and the function."""

    name: str
    title: str
    words: str
    count: Callable[..., Outcome]


RULES = (
    Rule("plain-count", "Plain count",
         "The item with the most support first, while it still fits; what does not fit is left out and the count goes on.",
         plain_count),
    Rule("equal-shares", "Equal shares",
         "The money is split equally among all who voted. Each person pays only for what they chose, together with the others "
         "who chose it. Shares are raised step by step as long as the money lasts.",
         equal_shares),
)
