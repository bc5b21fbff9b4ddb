"""How full the measure of tries is, and what follows from it. No clock, no memory, no database."""

from dataclasses import dataclass, replace

from toolkit.errors import MoveRefused

FREE = 5                    # wrong numbers answered at once
STEP_SECONDS, LONGEST_SECONDS = 0.2, 5.0
FULL = 40                   # from here on tries take turns
EMPTIES_SECONDS = 2.0
TURN_SECONDS, MOST_WAITING = 1.0, 15
MANY = ("Many wrong numbers are being typed in this room just now. Wait a little, then press the button again. "
        "Or scan the code on your paper with the phone's camera: that works at once.")


@dataclass(frozen=True)
class Measure:
    """How full, at which second, and in which second the next turn is free while it is full."""

    level: float = 0.0
    at: float = 0.0
    next_turn: float = 0.0

    def by(self, now: float) -> "Measure":
        """The same measure later: it empties by itself. A clock that was set back empties nothing."""
        return replace(self, level=max(0.0, self.level - max(0.0, now - self.at) / EMPTIES_SECONDS), at=now)

    def one_more(self) -> "Measure":
        """With one more try in it; it never holds more than one above full."""
        return replace(self, level=min(self.level + 1, FULL + 1))

    def is_full(self, others: int = 0) -> bool:
        """Whether tries take turns now, with so many others not answered yet."""
        return self.level + others >= FULL

    def turn(self) -> "tuple[float, Measure]":
        """Seconds until the next turn, and the measure once it is taken. Raises MoveRefused when too many wait."""
        turn = max(self.next_turn, self.at)
        if turn - self.at > MOST_WAITING * TURN_SECONDS:
            raise MoveRefused(MANY)
        return turn - self.at, replace(self, next_turn=turn + TURN_SECONDS)

    def wait(self) -> float:
        """Seconds after which a wrong number is answered."""
        return min(max(0.0, self.level - FREE) * STEP_SECONDS, LONGEST_SECONDS)
