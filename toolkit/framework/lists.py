"""Which list stands in which file, and how many items it must have. A new list is one line here and one class."""

from dataclasses import dataclass

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

STEP_SLUGS = ("map", "gaps", "priorities", "plans", "evaluation")
TERM_SLUGS = ("short", "medium")
AXIS_SLUGS = ("effort", "impact")
# Impact and effort of each corner (Toolkit, step 3, Figure 1).
CORNER_ENDS = {
    "quick_wins": {"impact": "high", "effort": "low"},
    "major_projects": {"impact": "high", "effort": "high"},
    "fill_ins": {"impact": "low", "effort": "low"},
    "think_again": {"impact": "low", "effort": "high"},
}


@dataclass(frozen=True, kw_only=True)
class ListInFile:
    """One list of content. `count` is the exact number (None: at least one); `slugs` are set where code knows them."""

    field: str
    file: str
    key: str
    kind: type
    count: int | None = None
    slugs: tuple[str, ...] = ()


LISTS = (
    ListInFile(field="functions", file="functions.toml", key="function", kind=Function, count=10),
    ListInFile(field="approaches", file="approaches.toml", key="approach", kind=Approach, count=5),
    ListInFile(field="principles", file="principles.toml", key="principle", kind=Principle, count=6),
    ListInFile(field="tools", file="tools.toml", key="tool", kind=CommissioningTool),
    ListInFile(field="takes", file="tools.toml", key="takes", kind=Takes),
    ListInFile(field="terms", file="terms.toml", key="term", kind=Term, count=2, slugs=TERM_SLUGS),
    ListInFile(field="questions", file="questions.toml", key="question", kind=Question, count=5),
    ListInFile(field="axes", file="matrix.toml", key="axis", kind=Axis, count=2, slugs=AXIS_SLUGS),
    ListInFile(field="corners", file="matrix.toml", key="corner", kind=Corner, count=4, slugs=tuple(CORNER_ENDS)),
    ListInFile(field="formats", file="formats.toml", key="format", kind=Format),
    ListInFile(field="steps", file="steps.toml", key="step", kind=StepText, count=5, slugs=STEP_SLUGS),
    ListInFile(field="groups", file="groups.toml", key="group", kind=SuggestedGroup),
    ListInFile(field="run_sheets", file="run_sheets.toml", key="item", kind=RunSheetStart),
    ListInFile(field="lengths", file="run_sheets.toml", key="length", kind=DayLength),
    ListInFile(field="checks", file="preparing.toml", key="check", kind=Check),
    ListInFile(field="stories", file="stories.toml", key="story", kind=Story),
)
