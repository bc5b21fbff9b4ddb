"""Bespoke contracts (Rochdale): what people and their workshop agree around one person. No line has room for anybody's name."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import CaseText, EditedRow, Row, UTCDateTime


class BespokeContract(EditedRow, table=True):
    """One contract around one person, known by a reference; of a case, or by itself. `format` is the plan's, as the person chose it.

    `example`: invented, and never counted or compared with real ones.
    """

    __tablename__ = "bespoke_contract"
    __table_args__ = (CheckConstraint("ends_on is null or starts_on is null or ends_on >= starts_on", name="ends_on"),)
    case_id: UUID | None = Field(default=None, foreign_key="brokerage_case.id", index=True)
    reference: str = Field(max_length=40, unique=True)
    matters: str = Field(default="", max_length=2000, sa_type=CaseText)
    format: str = Field(default="", max_length=200, sa_type=CaseText)
    starts_on: date | None = None
    ends_on: date | None = None
    example: bool = False


class BespokeLine(EditedRow):
    """What every line of a contract has: whose it is, and when it was taken out."""

    contract_id: UUID = Field(foreign_key="bespoke_contract.id", index=True)
    taken_out_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class BespokeRole(BespokeLine, table=True):
    """Somebody around the table, by what they are. `in_contract`: what they do is part of the contract, as health specialists' is."""

    __tablename__ = "bespoke_role"
    kind: str = Field(max_length=40)
    role: str = Field(max_length=200, sa_type=CaseText)
    in_contract: bool = True
    words: str = Field(default="", max_length=1000, sa_type=CaseText)


class BespokeDuty(BespokeLine, table=True):
    """Who does what, and in which circumstances."""

    __tablename__ = "bespoke_duty"
    role_id: UUID = Field(foreign_key="bespoke_role.id")
    what: str = Field(max_length=1000, sa_type=CaseText)
    circumstances: str = Field(max_length=500, sa_type=CaseText)


class BespokeResource(BespokeLine, table=True):
    """A resource on the table. `pounds_week` is None where it is no money or not priced yet; `controller` is who decides about it."""

    __tablename__ = "bespoke_resource"
    __table_args__ = (CheckConstraint("pounds_week is null or pounds_week >= 0", name="pounds_week"),)
    source: str = Field(max_length=200, sa_type=CaseText)
    kind: str = Field(max_length=40)
    pounds_week: Decimal | None = Field(default=None, sa_type=Numeric(10, 2))
    controller: str = Field(max_length=40)
    words: str = Field(default="", max_length=1000, sa_type=CaseText)


class BespokeContingency(BespokeLine, table=True):
    """What might happen, so that the person stays at home when it does. `number_kept` says where the number is, never the number."""

    __tablename__ = "bespoke_contingency"
    what: str = Field(max_length=500, sa_type=CaseText)
    sign: str = Field(default="", max_length=500, sa_type=CaseText)
    first_response: str = Field(default="", max_length=1000, sa_type=CaseText)
    role_id: UUID | None = Field(default=None, foreign_key="bespoke_role.id")
    resource_id: UUID | None = Field(default=None, foreign_key="bespoke_resource.id")
    route: str = Field(default="", max_length=500, sa_type=CaseText)
    number_kept: str = Field(default="", max_length=200, sa_type=CaseText)


class BespokeCover(BespokeLine, table=True):
    """A stretch of the week, minutes from midnight; one that ends at or before its start ends the next day.

    `way`: there, call (on call), alone (time alone that the person wants), or provider (who supports the provider then).
    """

    __tablename__ = "bespoke_cover"
    __table_args__ = (CheckConstraint("day between 0 and 6", name="day"),
                      CheckConstraint("starts between 0 and 1439", name="starts"), CheckConstraint("ends between 0 and 1439", name="ends"),
                      CheckConstraint("way in ('there', 'call', 'alone', 'provider')", name="way"))
    day: int
    starts: int
    ends: int
    way: str = Field(max_length=20)
    who: str = Field(default="", max_length=200, sa_type=CaseText)


class BespokeNote(BespokeLine, table=True):
    """Words under one heading: what supports the provider, recruitment and training for this person, or what was learned."""

    __tablename__ = "bespoke_note"
    kind: str = Field(max_length=40)
    words: str = Field(max_length=1000, sa_type=CaseText)


class BespokeReview(BespokeLine, table=True):
    """A time to look again, and what the commissioning officer reported once everybody had come together."""

    __tablename__ = "bespoke_review"
    due_on: date
    held_on: date | None = None
    successes: str = Field(default="", max_length=2000, sa_type=CaseText)
    issues: str = Field(default="", max_length=2000, sa_type=CaseText)


class BespokeItem(EditedRow, table=True):
    """An answer to one item of a list: an assessment, or an essential that keeps the contract bespoke."""

    __tablename__ = "bespoke_item"
    __table_args__ = (UniqueConstraint("contract_id", "slug"),)
    contract_id: UUID = Field(foreign_key="bespoke_contract.id")
    slug: str = Field(max_length=40)
    answer: str = Field(max_length=20)
    words: str = Field(default="", max_length=2000, sa_type=CaseText)


class BespokeVersion(Row, table=True):
    """The contract's text as it stood when somebody kept it; never changed. `text` is its lines, headings begin with "# "."""

    __tablename__ = "bespoke_version"
    __table_args__ = (UniqueConstraint("contract_id", "number"),)
    contract_id: UUID = Field(foreign_key="bespoke_contract.id")
    number: int
    why: str = Field(default="", max_length=500, sa_type=CaseText)
    text: str = Field(max_length=200_000, sa_type=CaseText)
