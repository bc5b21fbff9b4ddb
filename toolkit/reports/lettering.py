"""Which signs our fonts have. What they lack is said in words, so that nobody's title keeps a paper from being printed.

A tagged PDF may hold no sign without a shape, and a hall should not see empty boxes either.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from toolkit import settings

FIRST = "Atkinson Hyperlegible Next"
# What only steers how its neighbours are drawn; every renderer leaves it blank.
UNSEEN = frozenset("\u200c\u200d\ufe0e\ufe0f") | {chr(code) for code in range(0xE0020, 0xE0080)}
# Fonts may have shapes for these, but a tagged PDF may not hold them.
NO_TEXT = frozenset({0xFEFF, 0xFFFE})
OTHER_SCRIPT = "(words in letters that cannot be printed here)"
LONGEST_NAMED = 2


def folder() -> Path:
    """Where the fonts are."""
    return settings.ROOT / "vendor" / "fonts"


def printable(text: str) -> str:
    """The text in signs that our fonts have; others in words, such as "(check mark)", and signs without a shape left out."""
    if text.isascii() and text.isprintable():
        return text
    known = _known()
    whole = "".join(_plainer(sign, known) for sign in unicodedata.normalize("NFC", " ".join(text.split())))
    return "".join("".join(run) if has else _in_words("".join(run))
                   for has, run in groupby(whole, lambda sign: ord(sign) in known or sign in UNSEEN)).strip()


def _plainer(sign: str, known: frozenset[int]) -> str:
    """A decorated letter or number that has no shape here as the plain one it stands for, such as W for 𝓦; others as they are."""
    if ord(sign) in known or sign in UNSEEN:
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain != sign and all(ord(one) in known for one in plain) else sign


def _in_words(run: str) -> str:
    letters = [sign for sign in run if unicodedata.category(sign)[0] in "LM"]
    if len(letters) > LONGEST_NAMED:
        return OTHER_SCRIPT
    return " ".join(f"({unicodedata.name(sign, 'a sign without a name').lower()})" for sign in run
                    if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Mn", "Me"))


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    found = {code for file in sorted(folder().glob("*.ttf")) for code in code_points(file.read_bytes())}
    return frozenset(code for code in found - NO_TEXT if unicodedata.category(chr(code)) != "Cc")


def code_points(font: bytes) -> Iterator[int]:
    """The code points a TrueType font has a glyph for, from its `cmap` (formats 4 and 12; OpenType specification)."""
    tables = {font[at:at + 4]: struct.unpack(">I", font[at + 8:at + 12])[0]
              for at in range(12, 12 + 16 * struct.unpack(">H", font[4:6])[0], 16)}
    start = tables[b"cmap"]
    for at in range(start + 4, start + 4 + 8 * struct.unpack(">H", font[start + 2:start + 4])[0], 8):
        table = start + struct.unpack(">I", font[at + 4:at + 8])[0]
        kind = struct.unpack(">H", font[table:table + 2])[0]
        if kind == 12:
            yield from _long(font, table)
        elif kind == 4:
            yield from _short(font, table)


def _long(font: bytes, table: int) -> Iterator[int]:
    count = struct.unpack(">I", font[table + 12:table + 16])[0]
    for first, last, _ in struct.iter_unpack(">III", font[table + 16:table + 16 + 12 * count]):
        yield from range(first, last + 1)


def _short(font: bytes, table: int) -> Iterator[int]:
    twice = struct.unpack(">H", font[table + 6:table + 8])[0]

    def column(at: int, kind: str) -> list[int]:
        return [value for value, in struct.iter_unpack(kind, font[at:at + twice])]

    ends, starts = column(table + 14, ">H"), column(table + 16 + twice, ">H")
    deltas, offsets = column(table + 16 + 2 * twice, ">h"), column(table + 16 + 3 * twice, ">H")
    for at, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        place = table + 16 + 3 * twice + 2 * at + offset
        for code in range(first, last + 1):
            glyph = struct.unpack(">H", font[place + 2 * (code - first):place + 2 * (code - first) + 2])[0] if offset else code + delta
            if glyph & 0xFFFF and code != 0xFFFF:
                yield code
