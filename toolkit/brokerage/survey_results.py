"""What a survey found: pure counting. A row that does not add up is said and left as it came; few answers are not shown.

Sources: Oxfordshire (each question's answers make up the people asked). Fewest shown and the notice for small numbers are ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.brokerage.survey_sets import UNSURE, QuestionSet
from toolkit.words.speaking import _, many, say_number

FEWEST = 5      # fewer people who answered a question than this: it is not shown
SMALL = 30      # fewer people asked than this: the notice for small numbers

Counts = Mapping[str, int]


@dataclass(frozen=True)
class QuestionResult:
    """One question: counts by answer (None: hidden, or nothing came in), and what is to be said about the row."""

    slug: str
    words: str
    counts: dict[str, int] | None
    total: int
    note: str = ""
    adds_up: bool = True


@dataclass(frozen=True)
class SurveyResult:
    """A survey's rows, in the order of its set. `replies` is None where only totals were keyed."""

    asked: int
    replies: int | None
    rows: tuple[QuestionResult, ...]
    notices: tuple[str, ...]


def result(questions: QuestionSet, asked: int, found: Mapping[str, Counts], replies: int | None = None) -> SurveyResult:
    """The survey's rows. `found` is counts by question and answer; with `replies`, people answered one by one.

    Whoever did not reply is no answer: rows of single sheets must make up the replies, rows of totals the people asked.
    """
    expected = asked if replies is None else replies
    rows = tuple(_row(slug, words, found.get(slug), expected, replies is not None) for slug, words in questions.questions.items())
    return SurveyResult(asked, replies, rows, tuple(_notices(asked, replies)))


def respondents(counts: Counts) -> int:
    """How many people answered: all but those who gave no answer or did not know."""
    return sum(count for answer, count in counts.items() if answer != UNSURE)


def _row(slug: str, words: str, counts: Counts | None, expected: int, one_by_one: bool) -> QuestionResult:
    if not counts:
        return QuestionResult(slug, words, None, 0, _("No answer came in."))
    total = sum(counts.values())
    if respondents(counts) < FEWEST:
        return QuestionResult(slug, words, None, 0, _("Not shown: fewer than {fewest} people answered.", fewest=FEWEST))
    if total == expected:
        return QuestionResult(slug, words, dict(counts), total)
    sums = {"total": say_number(total), "expected": say_number(expected)}
    note = (_("Does not add up: the answers make {total}, and {expected} replied. Kept as it was received.", **sums) if one_by_one else
            _("Does not add up: the answers make {total}, and {expected} were asked. Kept as it was received.", **sums))
    return QuestionResult(slug, words, dict(counts), total, note, False)


def _notices(asked: int, replies: int | None) -> list[str]:
    found = []
    if replies is not None and replies > asked:
        found.append(_("Does not add up: {people} replied, but only {asked} were asked.", people=many(replies, "person", "people"),
                       asked=say_number(asked)))
    elif replies is not None:
        found.append(_("{replies} of {asked} replied; {others} did not.", replies=say_number(replies), asked=say_number(asked),
                       others=say_number(asked - replies)))
    people = asked if replies is None else replies
    if people < SMALL:
        found.append(_("Small numbers: {people}. One person more or less changes the picture, so it shows what these people said, and not "
                       "how everybody sees it.", people=many(people, "person", "people")))
    return found
