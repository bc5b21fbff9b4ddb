"""What every table shares: names for constraints, UUID ids, UTC times, a version on what people edit, encrypted text."""

from datetime import UTC, datetime
from operator import eq, ne
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from toolkit.cipher import seal, unseal
from toolkit.clock import now

# Named constraints can be changed by a migration on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(TypeDecorator):
    """A moment in UTC with its zone, on every database (SQLite drops the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect) -> datetime | None:
        """Store UTC; a moment without a zone is a mistake of ours and is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times are stored with their zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect) -> datetime | None:
        """Give the zone back where the database lost it, and UTC where a server answers in its own zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class _NeverAsked(TypeDecorator.Comparator):
    """No question can be asked of what is encrypted: two texts alike look different in the database."""

    def operate(self, operator: Any, *other: Any, **kwargs: Any) -> Any:
        """Only whether something stands there at all can be asked. Raises TypeError for all else."""
        if operator in (eq, ne) and other == ("",):
            return super().operate(operator, *other, **kwargs)
        raise TypeError("what is written about a case is encrypted: it is neither searched, compared nor sorted by")

    reverse_operate = operate


class CaseText(TypeDecorator):
    """Text about one person's case, encrypted on its way into the database (toolkit/cipher.py). `max_length` counts what was typed."""

    impl = Text
    cache_ok = True
    comparator_factory = _NeverAsked

    def process_bind_param(self, value: str | None, dialect) -> str | None:
        """Encrypt. Raises KeyMissing."""
        return value and seal(value)

    def process_result_value(self, value: str | None, dialect) -> str | None:
        """Decrypt. Raises KeyMissing."""
        return value and unseal(value)


class Row(SQLModel):
    """A row with an id that stays unique when records of two laptops are joined."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime)
    created_by: str = Field(default="", max_length=200)


class EditedRow(Row):
    """A row that people edit: saving over a newer version is refused."""

    version: int = Field(default=1)
    changed_at: datetime = Field(default_factory=now, sa_type=UTCDateTime)
