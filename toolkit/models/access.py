"""Who may come in (links), who is in (sign-ins), where they left off, and the record of every act (audit)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from toolkit.clock import now
from toolkit.models.base import Row, UTCDateTime


class Link(Row, table=True):
    """A sign-in link. Only the hash of its secret is kept. Without a workshop it opens all its role may see.

    With a small group it is that group's host link: it opens the recording of that small group and nothing else.
    An administrator's link opens once: from then on `used_up_at` stands, and only the sign-in that it began goes on.
    """

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("secret_hash"),)
    secret_hash: str = Field(max_length=64)
    role: str = Field(max_length=40)
    name: str = Field(max_length=120)
    workshop_id: UUID | None = Field(default=None, foreign_key="workshop.id")
    small_group_id: UUID | None = Field(default=None, foreign_key="small_group.id", index=True)
    expires_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    used_up_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class SignIn(Row, table=True):
    """Somebody who came in on one device, by a link or as a member. Only the hash of the cookie's secret is kept.

    What they may do stands with the link or the member, not here: whatever is changed or ended there holds at the next click.
    `acted_at` is when a person last did something there, where cases can be opened; away for too long, `cases_closed_at` stands.
    """

    __tablename__ = "sign_in"
    __table_args__ = (UniqueConstraint("secret_hash"),)
    secret_hash: str = Field(max_length=64)
    link_id: UUID | None = Field(default=None, foreign_key="link.id", index=True)
    member_id: UUID | None = Field(default=None, foreign_key="member.id", index=True)
    expires_at: datetime = Field(sa_type=UTCDateTime)
    last_seen_at: datetime = Field(default_factory=now, sa_type=UTCDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    acted_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    cases_closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class LeftOff(Row, table=True):
    """Where somebody, in by a link or as a member, was last, so that any screen can take them back there."""

    __tablename__ = "left_off"
    __table_args__ = (UniqueConstraint("link_id", "workshop_id"), UniqueConstraint("member_id", "workshop_id"))
    link_id: UUID | None = Field(default=None, foreign_key="link.id")
    member_id: UUID | None = Field(default=None, foreign_key="member.id")
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    page: str = Field(max_length=60)
    function: int | None = None
    group_id: UUID | None = Field(default=None, foreign_key="group_of_people.id")
    at: datetime = Field(default_factory=now, sa_type=UTCDateTime)


class AuditRecord(SQLModel, table=True):
    """One act. Rows are chained: `hash` covers this row and the one before it.

    `changed` is what the act changed (JSON text, toolkit/access/changed.py): numbers, dates and states, and fingerprints of words.
    `fingerprint` is a SHA-256 over `salt` and that text. Salt and text are outside the chain: erasing them later makes the words
    unguessable and leaves the chain whole. Records of earlier versions hold no text.
    """

    __tablename__ = "audit_record"
    __table_args__ = (UniqueConstraint("hash"), UniqueConstraint("previous_hash"), Index(None, "workshop_id", "number"))
    number: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)
    who: str = Field(max_length=120)
    role: str = Field(max_length=40)
    act: str = Field(max_length=60)
    noun_id: str = Field(default="", max_length=36)
    workshop_id: str = Field(default="", max_length=36)
    fingerprint: str = Field(max_length=64)
    salt: str | None = Field(default=None, max_length=32)
    changed: str | None = None
    previous_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)
