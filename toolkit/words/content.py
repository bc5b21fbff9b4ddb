"""The content of data/ in the language that is spoken: what is read from there, with every sentence said by the catalogue."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache, wraps
from typing import Any, TypeVar

from toolkit.settings import data_folder
from toolkit.words import SOURCE
from toolkit.words.speaking import _, language, spoken

Content = TypeVar("Content")
# Fields that are no words for people.
NOT_SHOWN = {"slug", "picture", "photo", "link", "image", "file"}


def is_words(text: str) -> bool:
    """Whether a text of the content is meant for people: "Older people", not "older_people"."""
    return " " in text.strip() or text[:1].isupper()


def said_anew(read: Callable[..., Content]) -> Callable[..., Content]:
    """`read`, whose words are in the language that is spoken; worked out once for each language and folder of content."""
    @lru_cache(32)
    def in_each(_language: str, _folder: Any, *given: Any) -> Content:
        with spoken(SOURCE):
            held = read(*given)
        return _said(held)

    @wraps(read)
    def said(*given: Any) -> Content:
        return read(*given) if language() == SOURCE else in_each(language(), data_folder(), *given)
    return said


def _said(held: Any) -> Any:
    if isinstance(held, str):
        return _(held) if is_words(held) else held
    if isinstance(held, dict):
        return {name: _said(value) for name, value in held.items()}
    if isinstance(held, tuple | list | frozenset):
        return type(held)(map(_said, held))
    if is_dataclass(held):
        return replace(held, **{one.name: _said(getattr(held, one.name)) for one in fields(held) if one.init and one.name not in NOT_SHOWN})
    return held
