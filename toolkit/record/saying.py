"""Counts and lists in a sentence."""


def as_file_name(text: str) -> str:
    """The letters and numbers of a text, with lines between them: part of a name that every computer takes. May be empty."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text).split())


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: "1 gap", "3 gaps"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
