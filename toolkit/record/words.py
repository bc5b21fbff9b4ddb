"""Checks on what people type. What fails is refused with a sentence; nothing is ever cut off silently."""

import unicodedata
from datetime import date

from toolkit.errors import BadInput
from toolkit.words.speaking import _, say_number

ENTRY_LIMIT = 2000


def checked_words(text: str | None, field: str, *, what: str, limit: int = ENTRY_LIMIT) -> str:
    """The text without spaces around it. Raises BadInput when nothing can be seen in it or it is longer than `limit`."""
    words = optional_words(text, field, what=what, limit=limit)
    if is_blank(words):
        raise BadInput(_("Please write {what} first.", what=_(what)), field)
    return words


def optional_words(text: str | None, field: str, *, what: str, limit: int = ENTRY_LIMIT) -> str:
    """Like `checked_words`, but may be empty. Raises BadInput when it is too long."""
    words = "".join(letter for letter in (text or "") if not _invisible(letter)).strip()
    if len(words) > limit:
        raise BadInput(_("This is {words} characters long; {what} can have {limit}. Please shorten it, or split it into "
                         "several. What you typed is still there.",
                         words=say_number(len(words)), what=_(what), limit=say_number(limit)), field)
    return words


def is_blank(text: str) -> bool:
    """Whether nothing can be seen in a text."""
    return all(letter.isspace() or unicodedata.category(letter) == "Cf" for letter in text)


def _invisible(letter: str) -> bool:
    # Control characters (PostgreSQL refuses NUL) and lone surrogates, but not line breaks, joiners or text direction.
    return letter not in "\n\t" and unicodedata.category(letter) in ("Cc", "Cs")


def check_dates(starts_on: date | None, ends_on: date | None, field: str) -> None:
    """Raise BadInput when something ends before it starts."""
    if starts_on and ends_on and ends_on < starts_on:
        raise BadInput("This ends before it starts. Please check the two dates.", field)
