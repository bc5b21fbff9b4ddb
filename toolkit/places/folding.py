"""Bringing spellings of one place name together: case, accents, hyphens, "St" and "Saint", "on" and "upon"."""

import re
import unicodedata

WORDS = {"saint": "st", "upon": "on", "and": "&", "gt": "great"}


def fold(name: str) -> str:
    """The form in which names are compared; never shown."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"['’ʼ`´.]", "", plain).replace("&", " & ")
    return " ".join(WORDS.get(word, word) for word in re.split(r"[\s\-‐‑–—_/]+", plain) if word)
