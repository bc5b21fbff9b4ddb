"""Providers: who can be asked for support, what they do, for whom and where."""

from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row


class Provider(EditedRow, table=True):
    """An organisation or a person who offers support. `contact` is a role or an office's address, never a named person's."""

    __tablename__ = "provider"
    __table_args__ = (CheckConstraint("status in ('active', 'closed')", name="status"),)
    name: str = Field(max_length=200, index=True)
    kind: str = Field(max_length=40, index=True)
    status: str = Field(default="active", max_length=20)
    what: str = Field(default="", max_length=2000)
    contact: str = Field(default="", max_length=300)
    example: bool = False


class ProviderTrait(Row, table=True):
    """One thing that a provider is found by: a function ("6"), a group of people, an area (outcode or town), a capability.

    `value` is folded for finding (small letters), `words` is what is shown.
    """

    __tablename__ = "provider_trait"
    __table_args__ = (UniqueConstraint("provider_id", "kind", "value"),
                      CheckConstraint("kind in ('function', 'group', 'area', 'capability', 'support', 'approach')", name="kind"))
    provider_id: UUID = Field(foreign_key="provider.id")
    kind: str = Field(max_length=20)
    value: str = Field(max_length=120, index=True)
    words: str = Field(max_length=120)
