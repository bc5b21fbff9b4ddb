"""How much of a contract's text stands word for word in other contracts. A contract that is copied is not bespoke (Rochdale).

Our reading: eight words in a row that stand so in another contract are borrowed; a shorter line of four words or more is borrowed when
the whole line stands there. Figures and names of days, that every contract's week and money are made of, do not count.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

IN_A_ROW, SHORTEST = 8, 4
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Borrowed:
    """Words counted, how many of them are borrowed, and the lines they stand in with the share of each, most first."""

    words: int
    borrowed: int
    lines: tuple[tuple[str, int], ...]

    @property
    def percent(self) -> int:
        """Borrowed words in 100; 0 where there are none to count."""
        return round(100 * self.borrowed / self.words) if self.words else 0


def borrowed(lines: Iterable[str], others: Iterable[Iterable[str]]) -> Borrowed:
    """What of these lines stands word for word in the lines of others."""
    known = {run for other in others for line in other for run in _runs(_words(line))}
    counted, found, shown = 0, 0, []
    for line in lines:
        words = _words(line)
        if len(words) < SHORTEST:
            continue
        same = _same(words, known)
        counted, found = counted + len(words), found + same
        if same:
            shown.append((line, round(100 * same / len(words))))
    return Borrowed(counted, found, tuple(sorted(shown, key=lambda one: -one[1])))


def _words(line: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in WORD.findall(line))


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    long = min(IN_A_ROW, len(words))
    return [words[start:start + long] for start in range(len(words) - long + 1)] if long >= SHORTEST else []


def _same(words: tuple[str, ...], known: set[tuple[str, ...]]) -> int:
    # A short line is known only where the other's line is as short: its run is the whole line there too.
    marked: set[int] = set()
    for start, run in enumerate(_runs(words)):
        if run in known:
            marked.update(range(start, start + len(run)))
    return len(marked)
