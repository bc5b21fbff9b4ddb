"""Which sayings say the same: the words that carry meaning, compared letter by letter (rapidfuzz), gathered round one of them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

# Of 100; found by trying sentences that rooms say in two ways: below it, most pairs speak of different things.
ALIKE = 74
ROWS_AT_ONCE = 1_000
# "no" and "not" are no small words: they turn a sentence round.
SMALL_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "for", "from", "had", "has", "have", "here", "i", "if",
    "in", "into", "is", "it", "its", "of", "on", "one", "or", "our", "so", "some", "that", "the", "their", "them", "there", "they",
    "this", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "you", "your"))


class Saying(NamedTuple):
    """One entry's words; only sayings of the same kind about the same function are compared."""

    id: UUID
    kind: str
    function: int
    words: str


def clusters(sayings: Iterable[Saying], apart: frozenset[frozenset[UUID]] = frozenset()) -> list[tuple[UUID, ...]]:
    """Entries that seem to say the same, each in one cluster at most, the most alike first; never a pair that is `apart`."""
    pairs = [pair for block in _blocks(sayings) for pair in _pairs(block) if frozenset(pair[1:]) not in apart]
    partners: dict[UUID, dict[UUID, int]] = {}
    for score, one, other in pairs:
        partners.setdefault(one, {})[other] = partners.setdefault(other, {})[one] = score
    return _gather(partners, apart)


def meaning(words: str) -> str:
    """The words that carry meaning, without accents, endings and order; what is compared, never shown."""
    plain = unicodedata.normalize("NFKD", re.sub(r"n['’]t\b", " not", words.casefold()))
    found = re.findall(r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    carrying = [word for word in found if word not in SMALL_WORDS] or found
    return " ".join(sorted({_stem(word) for word in carrying}))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _blocks(sayings: Iterable[Saying]) -> Iterable[list[tuple[UUID, str]]]:
    blocks: dict[tuple, list[tuple[UUID, str]]] = {}
    for one in sayings:
        key = meaning(one.words)
        if key:
            blocks.setdefault((one.kind, one.function), []).append((one.id, key))
    return blocks.values()


def _pairs(block: list[tuple[UUID, str]]) -> Iterable[tuple[int, UUID, UUID]]:
    import numpy as np
    from rapidfuzz import fuzz, process

    keys = [key for _, key in block]
    figures = [set(re.findall(r"\d+", key)) for key in keys]
    # Some rows at a time: ten thousand sayings about one function must not need a table of a hundred million numbers.
    for start in range(0, len(keys) - 1, ROWS_AT_ONCE):
        rows = keys[start:start + ROWS_AT_ONCE]
        scores = process.cdist(rows, keys[start:], scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
        for row, column in np.argwhere(np.triu(scores, 1)):
            one, other = start + row, start + column
            # Two sentences with different numbers (bus 4, bus 14) speak of different things.
            if not (figures[one] and figures[other] and figures[one] != figures[other]):
                yield int(scores[row, column]), block[one][0], block[other][0]


def _gather(partners: dict[UUID, dict[UUID, int]], apart: frozenset[frozenset[UUID]]) -> list[tuple[UUID, ...]]:
    # Everybody in a cluster is like its first, so that no chain of small differences joins what nobody would join.
    taken: set[UUID] = set()
    found: list[tuple[int, tuple[UUID, ...]]] = []
    for one in sorted(partners, key=lambda key: -len(partners[key])):
        others = {other: score for other, score in partners[one].items() if other not in taken}
        if one in taken or not others:
            continue
        together = _without_those_apart((one, *sorted(others, key=lambda other: -others[other])), apart)
        taken.update(together)
        found.append((max(others[other] for other in together[1:]), together))
    return [together for _, together in sorted(found, key=lambda cluster: -cluster[0])]


def _without_those_apart(together: tuple[UUID, ...], apart: frozenset[frozenset[UUID]]) -> tuple[UUID, ...]:
    # Two that somebody set apart do not meet again by way of a third that is like both.
    kept: list[UUID] = []
    for one in together:
        if not apart or not any(frozenset((one, other)) in apart for other in kept):
            kept.append(one)
    return tuple(kept)
