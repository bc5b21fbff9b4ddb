"""Members: the people who come in with their council account, and what each may do."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import Row, UTCDateTime


class Member(Row, table=True):
    """A person who comes in with an account of a sign-in provider (OpenID Connect).

    Named by their e-mail address, or by issuer and subject where the provider gives no address. The first sign-in by address
    binds the account: from then on issuer and subject count, so that an address given to somebody else later opens nothing.
    """

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("email"), UniqueConstraint("issuer", "subject"),
                      CheckConstraint("email is not null or subject is not null", name="named"),
                      CheckConstraint("(issuer is null) = (subject is null)", name="bound"))
    name: str = Field(max_length=120)
    email: str | None = Field(default=None, max_length=254)
    issuer: str | None = Field(default=None, max_length=300)
    subject: str | None = Field(default=None, max_length=255)
    role: str = Field(max_length=40)
    workshop_id: UUID | None = Field(default=None, foreign_key="workshop.id", index=True)
    last_signed_in_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class MemberArea(Row, table=True):
    """An area that a commissioner is for, by its name as workshops have it; one who has any sees workshops of these areas only."""

    __tablename__ = "member_area"
    __table_args__ = (UniqueConstraint("member_id", "name"),)
    member_id: UUID = Field(foreign_key="member.id")
    name: str = Field(max_length=200)
