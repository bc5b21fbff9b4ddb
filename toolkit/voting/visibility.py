"""Whose results may be shown beside all: never those of fewer than five, nor so that they could be worked out.

One pure function. A set of ballots stands for each voter kind and each group of people; a person may be in several.
"""

from collections.abc import Mapping
from itertools import combinations

FEWEST = 5
Ballots = frozenset


def may_be_shown(sets: Mapping[str, Ballots], everybody: Ballots) -> set[str]:
    """The names of those sets whose own result may be shown beside that of everybody.

    A set of fewer than five ballots is never shown. Nor is one that, taken away from everybody or from another shown set,
    together with others shown that do not overlap it, would leave one to four ballots; nor are both of two that together
    make up a whole and share one to four. Where there is a choice, the smallest goes first: that leaves most to see.
    """
    shown = {name: ballots for name, ballots in sets.items() if len(ballots) >= FEWEST}
    while giving_away := _gives_away(shown, everybody):
        del shown[min(giving_away, key=lambda name: (len(shown[name]), name))]
    return set(shown)


def _gives_away(shown: Mapping[str, Ballots], everybody: Ballots) -> tuple[str, ...]:
    # The first combination of shown sets from which fewer than five could be worked out by subtraction.
    for count in range(1, len(shown) + 1):
        for names in combinations(sorted(shown), count):
            together = frozenset().union(*(shown[name] for name in names))
            shared = sum(len(shown[name]) for name in names) - len(together)
            for whole in (everybody, *(shown[name] for name in sorted(shown) if name not in names)):
                if together <= whole and _too_few(len(whole - together) if not shared else 0, shared if count == 2 else 0,
                                                  together == whole):
                    return names
    return ()


def _too_few(left: int, shared: int, whole: bool) -> bool:
    return 0 < left < FEWEST or (whole and 0 < shared < FEWEST)
