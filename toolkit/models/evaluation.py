"""Step 5: the frozen baseline, the five questions, and how each entry has fared since."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row


class Baseline(Row, table=True):
    """Table, map, matrix and votes as they were; `content` is JSON text, `checksum` its SHA-256. Never edited."""

    __tablename__ = "baseline"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int
    name: str = Field(max_length=200)
    content: str
    checksum: str = Field(max_length=64)


class Evaluation(EditedRow, table=True):
    """One evaluation: when, and who was there, in words."""

    __tablename__ = "evaluation"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int
    held_on: date
    people: str = Field(default="", max_length=500)


class EvaluationAnswer(EditedRow, table=True):
    """What the experts answered to one of the five questions."""

    __tablename__ = "evaluation_answer"
    __table_args__ = (UniqueConstraint("evaluation_id", "question"),)
    evaluation_id: UUID = Field(foreign_key="evaluation.id")
    question: str = Field(max_length=40)
    words: str = Field(max_length=5000)


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
