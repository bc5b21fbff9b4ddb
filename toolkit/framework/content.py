"""What the framework's content is made of. Each class is one list in a TOML file; its fields are the keys."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Pictured:
    """What stands on screens and papers: a name, an Easy Read sentence and a picture (a path below `vendor/`)."""

    slug: str
    name: str
    easy_read: str
    picture: str
    picture_alt: str


@dataclass(frozen=True, kw_only=True)
class Function(Pictured):
    """One of the ten brokerage functions (Toolkit, step 1); `ask` is what a facilitator says aloud."""

    number: int
    plain: str
    ask: str
    example: str

    @property
    def numbered(self) -> str:
        """As its row is headed: number and name."""
        return f"{self.number} {self.name}"


@dataclass(frozen=True, kw_only=True)
class Approach(Pictured):
    """One of the five answers to "who does the brokerage?" (Toolkit, approaches)."""

    plain: str


@dataclass(frozen=True, kw_only=True)
class Principle(Pictured):
    """One of the six principles gone through at the start of a workshop (Toolkit, features of brokerage)."""

    plain: str


@dataclass(frozen=True, kw_only=True)
class CommissioningTool(Pictured):
    """A tool that every plan considers (Toolkit, step 4)."""

    plain: str


@dataclass(frozen=True, kw_only=True)
class Takes:
    """One thing that a plan says about a tool it uses, such as the terms of a grant; `tool` is that tool's slug."""

    slug: str
    tool: str
    name: str
    example: str


@dataclass(frozen=True, kw_only=True)
class Term:
    """How long the short or the medium term is (Toolkit, step 4: plans are for these two)."""

    slug: str
    name: str
    months: int


@dataclass(frozen=True, kw_only=True)
class Question(Pictured):
    """One of the five questions of an evaluation (Toolkit, step 5); `name` is the question itself."""

    plain: str


@dataclass(frozen=True, kw_only=True)
class Axis:
    """An axis of the matrix (Toolkit, step 3, Figure 1): words for its two ends, and the question asked for it."""

    slug: str
    name: str
    low: str
    high: str
    ask: str


@dataclass(frozen=True, kw_only=True)
class Corner(Pictured):
    """A corner of the matrix; `impact` and `effort` are "high" or "low"."""

    impact: str
    effort: str
    plain: str


@dataclass(frozen=True, kw_only=True)
class Format(Pictured):
    """A way to hold a workshop (Toolkit, appendix 2)."""

    plain: str
    how_long: str


@dataclass(frozen=True, kw_only=True)
class StepText(Pictured):
    """The words of one of the five steps: why, who should be in the room, what is needed."""

    number: int
    short: str
    purpose: str
    who: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestedGroup:
    """A group of people offered when a workshop is started; a workshop may name its own."""

    slug: str
    name: str
    plain: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """A good-practice story (Toolkit, step 2). Its first function is what it is mainly about."""

    slug: str
    title: str
    story: str
    easy_read: tuple[str, ...]
    functions: tuple[int, ...]
    approaches: tuple[str, ...]
    source: str
    picture: str
    picture_alt: str


@dataclass(frozen=True, kw_only=True)
class RunSheetStart:
    """An item that the run sheet of a format begins with; `minutes` includes those for interpreters and moving about."""

    slug: str
    format: str
    name: str
    notes: str
    kind: str
    minutes: int
    access_minutes: int


@dataclass(frozen=True, kw_only=True)
class DayLength:
    """How long a workshop of the format with this slug is, in minutes at most (Toolkit, appendix 2), and when it begins."""

    slug: str
    words: str
    most: int
    starts_at: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """What is asked before a workshop: whether the "place" is ready (Toolkit, appendix 1), or what the "day" needs."""

    slug: str
    list: str
    name: str
    plain: str
