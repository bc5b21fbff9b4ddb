"""What is looked for in sampled support plans, read once from `data/plan_samples.toml`. A council may adapt it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.brokerage.named import Named
from toolkit.brokerage.survey_sets import UNSURE
from toolkit.framework.reading import read_by_slug, wrong

FILE = "plan_samples.toml"
LONGEST = 1_000     # letters that a plan's answers may take in the record


KINDS = {"question": Named, "answer": Named}


@dataclass(frozen=True)
class Questions:
    """Questions and answers, each as slugs with their words, in their order."""

    questions: dict[str, str]
    answers: dict[str, str]


def sample_questions() -> Questions:
    """The questions of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return load(settings.data_folder() / FILE)


@lru_cache(maxsize=8)
def load(file: Path) -> Questions:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    read = read_by_slug(file, KINDS)
    questions, answers = ({slug: one.name for slug, one in read[key].items()} for key in ("question", "answer"))
    if UNSURE not in answers:
        wrong(file, 'key "answer"', f'expected the slug "{UNSURE}", which stands for no answer.')
    for key, found in (("question", questions), ("answer", answers)):
        if spaced := [slug for slug in found if "," in slug or " " in slug]:
            wrong(file, f'{key} "{spaced[0]}"', "expected a slug without spaces and commas.")
    if sum(len(slug) + max(map(len, answers)) + 3 for slug in questions) > LONGEST:
        wrong(file, 'key "question"', "expected fewer questions: twenty are too many to read a plan by.")
    return Questions(questions, answers)
