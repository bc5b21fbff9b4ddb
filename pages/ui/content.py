"""The content of data/ in the reader's language, for screens."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from pages.ui.words import _, speaking
from toolkit import framework as of_steps
from toolkit.brokerage import bands as of_bands
from toolkit.brokerage import bespoke_lists as of_bespoke
from toolkit.brokerage import lists as of_cases
from toolkit.brokerage import named as of_names
from toolkit.brokerage import needs_lists as of_needs
from toolkit.brokerage import survey_sets as of_surveys
from toolkit.framework import easy_read as of_easy
from toolkit.steps import STEPS

Content = TypeVar("Content")


def _spoken(read: Callable[..., Content]) -> Callable[..., Content]:
    @wraps(read)
    def said(*given: Any) -> Content:
        with speaking():
            return read(*given)
    return said


def say_step(slug: str) -> str:
    """A step as a strip names it: "Step 2 of 5 · What is missing"."""
    step = framework().step(slug)
    return _("Step {number} of {count} · {name}", number=step.number, count=len(STEPS), name=step.name)


framework = _spoken(of_steps.framework)
easy_page = _spoken(of_easy.easy_page)
bands = _spoken(of_bands.bands)
bespoke_lists = _spoken(of_bespoke.bespoke_lists)
groups, lists = _spoken(of_cases.groups), _spoken(of_cases.lists)
outcome_lists, provider_lists = _spoken(of_names.outcome_lists), _spoken(of_names.provider_lists)
needs_lists = _spoken(of_needs.needs_lists)
question_set, question_sets = _spoken(of_surveys.question_set), _spoken(of_surveys.question_sets)
