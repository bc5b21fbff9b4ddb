"""What an act changed, as the audit keeps it: numbers, dates and states as they were, people's words as salted fingerprints.

The text is JSON: a name, and what it was and became, or only what it became. A fingerprint begins with #.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

# Columns that hold one of our own words, never people's. In doubt a column is left out: then its fingerprint stands there.
OUR_WORDS = frozenset({"state", "status", "step", "from_step", "to_step", "path", "urgency", "role", "channel", "kind", "noun", "way",
                       "band", "choice", "input"})
OUR_WORD = re.compile(r"[a-z][a-z0-9_-]{0,39}( [a-z]+)?")
AN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MARK = "#"
MARK_LETTERS = 32


def as_kept(salt: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """What is kept of an act: of columns with a value from before only those that differ."""
    kept = {}
    for name, value in after.items():
        if name not in before:
            kept[name] = [_shown(salt, name, value)]
        elif before[name] != value:
            kept[name] = [_shown(salt, name, before[name]), _shown(salt, name, value)]
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)


def fingerprint(salt: str, text: str) -> str:
    """SHA-256 over a record's salt and what is kept of its act: with both at hand, anybody can see that neither was altered."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def mark_of(salt: str, name: str, value: Any) -> str:
    """The fingerprint under which a column's words stand in a record (128 bits). Whoever has the words can look for it."""
    said = json.dumps([name, value], sort_keys=True, default=str)
    return MARK + hashlib.sha256((salt + said).encode()).hexdigest()[:MARK_LETTERS]


def _shown(salt: str, name: str, value: Any) -> Any:
    if isinstance(value, list | tuple | set | frozenset) and all(isinstance(one, UUID) for one in value):
        return sorted(str(one) for one in value)
    if value is None or isinstance(value, bool | int | float) or value == "":
        return value
    if isinstance(value, UUID | Decimal) or (isinstance(value, str) and AN_ID.fullmatch(value)):
        return str(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if name in OUR_WORDS and isinstance(value, str) and OUR_WORD.fullmatch(value):
        return str(value)
    return mark_of(salt, name, value)


def in_words(text: str | None) -> str:
    """What is kept of an act, for reading: "state: draft → open; title: text #3f2a91c0". Empty where nothing is kept (any more)."""
    return "; ".join(_lines(json.loads(text))) if text else ""


def _lines(kept: Mapping[str, list[Any]]) -> Iterator[str]:
    for name, values in kept.items():
        yield f"{name.replace('_', ' ')}: {' → '.join(_said(value) for value in values)}"


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.startswith(MARK):
        return f"text {value[:9]}"
    return "nothing" if value in (None, "") else str(value)
