"""What a sample of support plans found: pure counting. Shown once every plan was read, so that no single plan's finding can be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from toolkit.brokerage.sample_questions import UNSURE, Questions
from toolkit.brokerage.small_numbers import FEWEST
from toolkit.brokerage.survey_results import SMALL
from toolkit.words.speaking import _, many


class Read(Protocol):
    """A sampled plan: its answers ("detail yes, creative no"; empty until it was read), and its plan, None once that was erased."""

    answers: str
    plan_id: UUID | None


@dataclass(frozen=True)
class Found:
    """One question: how many plans gave each answer; None where fewer than five could be told."""

    slug: str
    words: str
    counts: dict[str, int] | None


@dataclass(frozen=True)
class SampleResult:
    """A sample's rows, how many plans were read and how many still wait, and what is to be said about it. No rows while some wait."""

    read: int
    waiting: int
    rows: tuple[Found, ...]
    notices: tuple[str, ...]


def sample_result(of: Questions, plans: Iterable[Read]) -> SampleResult:
    """What was found in the plans of one sample."""
    plans = list(plans)
    read = [read_answers(one.answers) for one in plans if one.answers]
    waiting = sum(not one.answers and one.plan_id is not None for one in plans)
    if waiting:
        return SampleResult(len(read), waiting, (), (
            _("{read} of {plans} read. What was found is shown once all are, so that no single plan can be told from it.",
              read=len(read), plans=many(len(plans), "plan")),))
    return SampleResult(len(read), 0, tuple(_row(slug, words, of, read) for slug, words in of.questions.items()),
                        tuple(_notices(len(read), len(plans))))


def read_answers(kept: str) -> dict[str, str]:
    """Answers by question as they are kept."""
    return dict(one.split(" ") for one in kept.split(", ") if one)


def _row(slug: str, words: str, of: Questions, read: list[dict[str, str]]) -> Found:
    counts = Counter(answers.get(slug, UNSURE) for answers in read)
    told = sum(count for answer, count in counts.items() if answer != UNSURE)
    return Found(slug, words, {answer: counts[answer] for answer in of.answers} if told >= FEWEST else None)


def _notices(read: int, of: int) -> list[str]:
    found = [_("{plans} could not be read: the case was erased.", plans=many(of - read, 'plan'))] if read < of else []
    if read < SMALL:
        found.append(_("Small numbers: {plans}. One plan more or less changes the picture.", plans=many(read, 'plan')))
    return found
