"""The words of the screens in the language of whoever reads them. The source is English, and stands in the code as it is read.

`_("Saved {name}.", name=row.name)` says a sentence; names in braces are filled in after it is translated. `many(3, "gap")` says a
count with its noun. Words kept in capital names stay plain there, since nobody's language is known before a run: they are said where
they are used, `_(NAME)`, and a choice from a table of words shows them by `format_func=names_in(TABLE)`.
`python3 run.py toolkit words` collects them all.
"""

import threading
from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from functools import wraps
from inspect import signature
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui.answers_kept import AnswersKept
from toolkit.words import COOKIE, SOURCE, known, language_of, speech
from toolkit.words.content import is_words
from toolkit.words.speaking import spoken


class _Here(threading.local):
    # A thread that runs screens runs those of one browser window alone, so what it speaks is found out once.
    language: str | None = None


_here = _Here()


def language() -> str:
    """The language of this browser: the one that was chosen, else the first it asks for that there are words for, else English."""
    if _here.language is None:
        if get_script_run_ctx(suppress_warning=True) is None:
            return SOURCE
        _here.language = _asked_for()
    return _here.language


def _(text: str, /, **values: Any) -> str:
    """A sentence in the reader's language, with `values` in their named places; English where it is not translated."""
    return speech.sentence(language(), text, values)


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: "1 gap", "3 gaps"; a language may have more forms than two."""
    return speech.counted(language(), count, one, several)


def say_number(value: float) -> str:
    """A number as it is written for people, with a sign between thousands: "1,234"."""
    return speech.number(language(), value)


def names_in(table: Mapping[Any, str]) -> Callable[[Hashable], str]:
    """For a widget's `format_func`: what the table says for a choice, in the reader's language."""
    return lambda choice: _(table.get(choice) or "")


def said_all(table: Any) -> Any:
    """A table of words kept in a capital name, in the reader's language; of its rows, what reads as words: a slug stays."""
    if language() == SOURCE:
        return table
    return _all(table, _) if isinstance(table, Mapping | tuple | list) else _(table)


def _all(table: Any, say: Callable[[str], str]) -> Any:
    if isinstance(table, Mapping):
        return {name: _all_in(value, say) for name, value in table.items()}
    return type(table)(_all_in(value, say) for value in table)


def _all_in(value: Any, say: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return say(value)
    return _all(value, lambda text: _(text) if is_words(text) else text) if isinstance(value, Mapping | tuple | list) else value


def speaking() -> AbstractContextManager[None]:
    """While it holds, what rules and charts say in sentences is said in the reader's language too. What is written down stays English."""
    return spoken(language())


def kept(size: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Keep the last answers of a function, apart for each language; of one that asks for `state` second, those of the newest states."""
    def decorate(work_out: Callable[..., Any]) -> Callable[..., Any]:
        answers = AnswersKept(size)
        by_state = list(signature(work_out).parameters)[1:2] == ["state"]

        @wraps(work_out)
        def asked(*given: Any, **named: Any) -> Any:
            def in_their_words() -> Any:
                with speaking():
                    return work_out(*given, **named)
            stands = given[:2] if by_state else None
            return answers.get((language(), given, tuple(named.items())), in_their_words, stands)
        asked.cache_clear, asked.answers = answers.clear, answers
        return asked
    return decorate


def dialog(title: str, **more: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`st.dialog` with its title in the language of whoever opens it."""
    def decorate(draw: Callable[..., None]) -> Callable[..., None]:
        @wraps(draw)
        def opened(*given: Any, **named: Any) -> None:
            st.dialog(_(title), **more)(in_words)(*given, **named)

        @wraps(draw)
        def in_words(*given: Any, **named: Any) -> None:
            with speaking():
                draw(*given, **named)
        return opened
    return decorate


def _asked_for() -> str:
    chosen, wish = st.context.cookies.get(COOKIE), st.context.headers.get("Accept-Language")
    # Only text counts: under a test harness other things come.
    return known(chosen if isinstance(chosen, str) else None) or language_of(wish if isinstance(wish, str) else "")
