"""Step 5: the frozen baseline, the five questions, and how each entry has fared since."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row


class Baseline(Row, table=True):
    """Table, map, matrix and votes as they were; `content` is JSON text, `checksum` its SHA-256.

    The database itself refuses to change or remove one. Only taking words back renews content and checksum, and counts up
    `taken_back`. `evaluation_id` names the evaluation it was taken at; the one of Step 3 has none.
    """

    __tablename__ = "baseline"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int
    name: str = Field(max_length=200)
    content: str
    checksum: str = Field(max_length=64)
    taken_on: date | None = None
    evaluation_id: UUID | None = Field(default=None, foreign_key="evaluation.id")
    taken_back: int = 0


class Evaluation(EditedRow, table=True):
    """One evaluation: when, and who was there, in words."""

    __tablename__ = "evaluation"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int
    held_on: date
    people: str = Field(default="", max_length=500)


class EvaluationGroup(Row, table=True):
    """A group of people who were asked at an evaluation; none named means all groups of the workshop."""

    __tablename__ = "evaluation_group"
    __table_args__ = (UniqueConstraint("evaluation_id", "group_id"),)
    evaluation_id: UUID = Field(foreign_key="evaluation.id")
    group_id: UUID = Field(foreign_key="group_of_people.id", index=True)


class EvaluationEntry(Row, table=True):
    """An entry or gap that was first recorded at an evaluation (Toolkit, step 5: the same table and map are looked at again)."""

    __tablename__ = "evaluation_entry"
    __table_args__ = (UniqueConstraint("entry_id"),)
    evaluation_id: UUID = Field(foreign_key="evaluation.id", index=True)
    entry_id: UUID = Field(foreign_key="entry.id")


class EvaluationAnswer(EditedRow, table=True):
    """What the experts answered to one of the five questions about the whole."""

    __tablename__ = "evaluation_answer"
    __table_args__ = (UniqueConstraint("evaluation_id", "question"),)
    evaluation_id: UUID = Field(foreign_key="evaluation.id")
    question: str = Field(max_length=40)
    words: str = Field(max_length=5000)


class PriorityAnswer(EditedRow, table=True):
    """What the experts answered to one of the five questions about one priority."""

    __tablename__ = "priority_answer"
    __table_args__ = (UniqueConstraint("evaluation_id", "priority_id", "question"),)
    evaluation_id: UUID = Field(foreign_key="evaluation.id")
    priority_id: UUID = Field(foreign_key="priority.id", index=True)
    question: str = Field(max_length=40)
    words: str = Field(max_length=5000)


class ConcernAnswer(EditedRow, table=True):
    """What the commissioner did about a concern: the answer to "what worries us" about the whole, or about one priority."""

    __tablename__ = "concern_answer"
    __table_args__ = (
        UniqueConstraint("answer_id"), UniqueConstraint("priority_answer_id"),
        CheckConstraint("(answer_id is null) <> (priority_answer_id is null)", name="one_concern"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    answer_id: UUID | None = Field(default=None, foreign_key="evaluation_answer.id")
    priority_answer_id: UUID | None = Field(default=None, foreign_key="priority_answer.id")
    words: str = Field(max_length=2000)


class MeasureReading(EditedRow, table=True):
    """Where a plan's measure of success stood at an evaluation, in words since "14 of 40" is a figure too.

    `state` says how that is against the target; empty while nobody judged it.
    """

    __tablename__ = "measure_reading"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "plan_id"),
        CheckConstraint("state in ('', 'reached', 'nearer', 'no nearer', 'further')", name="state"),
    )
    evaluation_id: UUID = Field(foreign_key="evaluation.id")
    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    reading: str = Field(max_length=200)
    state: str = Field(default="", max_length=20)
    words: str = Field(default="", max_length=500)


class EntryProgress(EditedRow, table=True):
    """How an entry or a gap has fared, as the experts see it; no row, or "not asked", means not asked again."""

    __tablename__ = "entry_progress"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "entry_id"),
        CheckConstraint("state in ('better', 'same', 'worse', 'gone', 'not asked')", name="state"),
    )
    evaluation_id: UUID = Field(foreign_key="evaluation.id")
    entry_id: UUID = Field(foreign_key="entry.id", index=True)
    state: str = Field(max_length=20)
    words: str = Field(default="", max_length=2000)
