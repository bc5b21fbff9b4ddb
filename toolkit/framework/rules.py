"""What must hold within a list and between lists: counts, numbers, slugs, pictures, and what stories refer to."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from toolkit.framework.content import Approach, CommissioningTool, Corner, Function, Story, Takes, Term
from toolkit.framework.lists import CORNER_ENDS, ListInFile
from toolkit.framework.plain_words import EASY_WORDS, abbreviations, count_words, sentences
from toolkit.framework.reading import wrong

# The database keeps slugs in columns of 40 characters.
SLUG = re.compile(r"[a-z][a-z0-9_]{0,39}")


def check_list(file: Path, a_list: ListInFile, items: tuple[Any, ...], pictures: Path) -> None:
    """Raises DataFileError unless the list has the right number of items, each numbered, named and pictured rightly."""
    check_count(file, a_list, len(items))
    seen: dict[str, str] = {}
    for index, item in enumerate(items):
        place = f"{a_list.key} {index + 1}"
        check_number(file, place, item, index + 1)
        check_slug(file, place, item.slug, seen)
        if a_list.slugs and item.slug != a_list.slugs[index]:
            wrong(file, f'{place}, key "slug"', f'expected "{a_list.slugs[index]}", found "{item.slug}".')
        check_picture(file, place, item, pictures)
        check_easy(file, place, item)
        if isinstance(item, Corner):
            check_ends(file, place, item)
        if isinstance(item, Term) and item.months < 1:
            wrong(file, f'{place}, key "months"', f"expected a whole number from 1 up, found {item.months}.")


def check_count(file: Path, a_list: ListInFile, found: int) -> None:
    """Raises DataFileError if a list with a fixed length has another."""
    if a_list.count and found != a_list.count:
        wrong(file, f'key "{a_list.key}"', f"expected {a_list.count} tables headed [[{a_list.key}]], found {found}.")


def check_number(file: Path, place: str, item: Any, expected: int) -> None:
    """Raises DataFileError if a numbered item is out of order: the number is printed on pins and papers."""
    if getattr(item, "number", expected) != expected:
        wrong(file, f'{place}, key "number"', f"expected {expected}, found {item.number}; number them in order from 1.")


def check_slug(file: Path, place: str, slug: str, seen: dict[str, str]) -> None:
    """Raises DataFileError for a slug that is badly formed or was used before; remembers it in `seen`."""
    if not SLUG.fullmatch(slug):
        wrong(
            file, f'{place}, key "slug"',
            f'expected small letters, digits and _ , starting with a letter, at most 40 in all, found "{slug}".',
        )
    if slug in seen:
        wrong(file, f'{place}, key "slug"', f'expected a slug of its own; "{slug}" is already used by {seen[slug]}.')
    seen[slug] = place


def check_picture(file: Path, place: str, item: Any, pictures: Path) -> None:
    """Raises DataFileError if an item's picture is not an SVG file inside the folder of pictures."""
    name = getattr(item, "picture", None)
    if name is None:
        return
    where = (pictures / name).resolve()
    if not (name.endswith(".svg") and where.is_relative_to(pictures.resolve()) and where.is_file()):
        wrong(
            file, f'{place}, key "picture"',
            f'expected the path of an SVG file inside {pictures.name}/, and "{name}" is not one.',
        )


def check_easy(file: Path, place: str, item: Any) -> None:
    """Raises DataFileError if an item's Easy Read sentences are too long or hold an abbreviation."""
    easy = getattr(item, "easy_read", ())
    for words in (easy,) if isinstance(easy, str) else easy:
        check_sentences(file, f'{place}, key "easy_read"', words)


def check_sentences(file: Path, place: str, text: str, explained: Collection[str] = ()) -> None:
    """Raises DataFileError if a sentence has more than 15 words, or an abbreviation that is not among those `explained`."""
    for sentence in sentences(text):
        if count_words(sentence) > EASY_WORDS:
            wrong(file, place, f"expected at most {EASY_WORDS} words in a sentence, found {count_words(sentence)}: “{sentence}”")
    for short in abbreviations(text):
        if short not in explained:
            wrong(file, place, f"expected words without abbreviations, found “{short}”. Write it out.")


def check_ends(file: Path, place: str, corner: Corner) -> None:
    """Raises DataFileError if a corner's impact or effort is not that of its slug."""
    for key, expected in CORNER_ENDS[corner.slug].items():
        if getattr(corner, key) != expected:
            wrong(file, f'{place}, key "{key}"', f'expected "{expected}", found "{getattr(corner, key)}".')


def check_stories(
    file: Path, stories: tuple[Story, ...], functions: tuple[Function, ...], approaches: tuple[Approach, ...]
) -> None:
    """Raises DataFileError if a story names a function or an approach that does not exist."""
    known: dict[str, list[Any]] = {
        "functions": [function.number for function in functions],
        "approaches": [approach.slug for approach in approaches],
    }
    for index, story in enumerate(stories, start=1):
        for key, allowed in known.items():
            for value in getattr(story, key):
                if value not in allowed:
                    choices = ", ".join(str(one) for one in allowed)
                    wrong(file, f'story {index}, key "{key}"', f'expected some of {choices}, and found "{value}".')


def check_takes(file: Path, takes: tuple[Takes, ...], tools: tuple[CommissioningTool, ...]) -> None:
    """Raises DataFileError if what a tool takes is said of a tool that does not exist."""
    known = [tool.slug for tool in tools]
    for index, item in enumerate(takes, start=1):
        if item.tool not in known:
            wrong(file, f'takes {index}, key "tool"', f'expected one of {", ".join(known)}, and found "{item.tool}".')
