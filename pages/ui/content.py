"""The content of data/ in the reader's language: what `toolkit` reads from there, with every sentence said by the catalogue."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache, wraps
from typing import Any, TypeVar

from pages.ui.words import _, language
from toolkit import framework as of_steps
from toolkit.brokerage import bands as of_bands
from toolkit.brokerage import bespoke_lists as of_bespoke
from toolkit.brokerage import lists as of_cases
from toolkit.brokerage import named as of_names
from toolkit.brokerage import needs_lists as of_needs
from toolkit.brokerage import survey_sets as of_surveys
from toolkit.settings import data_folder
from toolkit.web.words import SOURCE
from toolkit.web.words.screens import NOT_SHOWN, is_words

Content = TypeVar("Content")


def _spoken(read: Callable[..., Content]) -> Callable[..., Content]:
    """`read`, whose words are in the reader's language; worked out once for each language and folder of content."""
    in_each = lru_cache(32)(lambda _language, _folder, *given: _said(read(*given)))

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


framework = _spoken(of_steps.framework)
bands = _spoken(of_bands.bands)
bespoke_lists = _spoken(of_bespoke.bespoke_lists)
groups, lists = _spoken(of_cases.groups), _spoken(of_cases.lists)
outcome_lists, provider_lists = _spoken(of_names.outcome_lists), _spoken(of_names.provider_lists)
needs_lists = _spoken(of_needs.needs_lists)
question_set, question_sets = _spoken(of_surveys.question_set), _spoken(of_surveys.question_sets)
