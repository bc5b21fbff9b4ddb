"""The framework's content, read once from `data/*.toml` into frozen dataclasses. A council may adapt the files."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import settings
from toolkit.errors import NotFound
from toolkit.framework.content import (
    Approach,
    Axis,
    Check,
    CommissioningTool,
    Corner,
    DayLength,
    Format,
    Function,
    Principle,
    Question,
    RunSheetStart,
    StepText,
    Story,
    SuggestedGroup,
    Takes,
    Term,
)
from toolkit.framework.lists import LISTS
from toolkit.framework.reading import read_items, read_toml, wrong
from toolkit.framework.rules import check_list, check_stories, check_takes
from toolkit.words.content import said_anew

__all__ = [
    "Approach", "Axis", "Check", "CommissioningTool", "Corner", "DayLength", "Format", "Framework", "Function", "Principle",
    "Question", "RunSheetStart", "StepText", "Story", "SuggestedGroup", "Takes", "Term", "framework", "load",
]


def _one(items: Iterable[Any], slug: str, noun: str) -> Any:
    for item in items:
        if item.slug == slug:
            return item
    raise NotFound(f'There is no {noun} called "{slug}". Choose one from the list.')


@dataclass(frozen=True, kw_only=True)
class Framework:
    """All the content, in the order of the files. Look-ups raise NotFound for what is not there."""

    functions: tuple[Function, ...]
    approaches: tuple[Approach, ...]
    principles: tuple[Principle, ...]
    tools: tuple[CommissioningTool, ...]
    takes: tuple[Takes, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    axes: tuple[Axis, ...]
    corners: tuple[Corner, ...]
    formats: tuple[Format, ...]
    steps: tuple[StepText, ...]
    groups: tuple[SuggestedGroup, ...]
    run_sheets: tuple[RunSheetStart, ...]
    lengths: tuple[DayLength, ...]
    checks: tuple[Check, ...]
    stories: tuple[Story, ...]

    def function(self, number: int) -> Function:
        """The brokerage function with this number, 1 to 10. Raises NotFound."""
        for function in self.functions:
            if function.number == number:
                return function
        raise NotFound(f"There is no function {number}. Choose one from 1 to {len(self.functions)}.")

    def approach(self, slug: str) -> Approach:
        """The approach with this slug, such as "user_led"."""
        return _one(self.approaches, slug, "approach")

    def tool(self, slug: str) -> CommissioningTool:
        """The commissioning tool with this slug, such as "grants"."""
        return _one(self.tools, slug, "commissioning tool")

    def takes_of(self, slug: str) -> tuple[Takes, ...]:
        """What a plan says about the tool with this slug, in order; some tools take nothing more."""
        return tuple(one for one in self.takes if one.tool == slug)

    def term(self, slug: str) -> Term:
        """The term with this slug: "short" or "medium"."""
        return _one(self.terms, slug, "term")

    def question(self, slug: str) -> Question:
        """The evaluation's question with this slug, such as "tried"."""
        return _one(self.questions, slug, "question")

    def axis(self, slug: str) -> Axis:
        """The matrix's axis with this slug: "effort" or "impact"."""
        return _one(self.axes, slug, "axis")

    def corner(self, slug: str) -> Corner:
        """The matrix's corner with this slug, such as "quick_wins"."""
        return _one(self.corners, slug, "corner")

    def format(self, slug: str) -> Format:
        """The workshop format with this slug, such as "large_event"."""
        return _one(self.formats, slug, "format")

    def step(self, slug: str) -> StepText:
        """The words of the step with this slug: map, gaps, priorities, plans or evaluation."""
        return _one(self.steps, slug, "step")

    def story(self, slug: str) -> Story:
        """The good-practice story with this slug."""
        return _one(self.stories, slug, "story")

    def stories_for(self, function_number: int) -> tuple[Story, ...]:
        """The good-practice stories about a function, those that are mainly about it first."""
        about = [story for story in self.stories if function_number in story.functions]
        return tuple(sorted(about, key=lambda story: story.functions.index(function_number)))


def load(folder: Path, pictures: Path) -> Framework:
    """Reads and checks all content files in a folder; pictures are looked for below `pictures`.

    Raises DataFileError with one line naming the file, the key and what is expected, for the first mistake found.
    """
    tables = {a_list.file: read_toml(folder / a_list.file) for a_list in LISTS}
    content = {}
    for a_list in LISTS:
        file = folder / a_list.file
        check_headings(file, tables[a_list.file])
        content[a_list.field] = read_items(file, tables[a_list.file], a_list.key, a_list.kind)
        check_list(file, a_list, content[a_list.field], pictures)
    check_takes(folder / "tools.toml", content["takes"], content["tools"])
    check_stories(folder / "stories.toml", content["stories"], content["functions"], content["approaches"])
    return Framework(**content)


def check_headings(file: Path, tables: dict[str, Any]) -> None:
    """Raises DataFileError if a file has a table that nothing would read."""
    known = [a_list.key for a_list in LISTS if a_list.file == file.name]
    for key in tables:
        if key not in known:
            wrong(file, f'key "{key}"', f"not known; expected {' and '.join(f'[[{one}]]' for one in known)} only.")


@said_anew
def framework() -> Framework:
    """The content of this installation (`TOOLKIT_DATA`, else `data/`), read once per folder. Raises DataFileError."""
    return _cached(settings.data_folder(), settings.ROOT / "vendor")


@lru_cache(maxsize=8)
def _cached(folder: Path, pictures: Path) -> Framework:
    return load(folder, pictures)
