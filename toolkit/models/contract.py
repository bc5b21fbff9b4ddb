"""Broker contracts: hours a provider sells to groups of people, what providers report, and the bands of hours a case."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, text
from sqlmodel import Field

from toolkit.models.base import EditedRow, UTCDateTime

STANDING = "taken_out_at is null"


class BrokerContract(EditedRow, table=True):
    """One arrangement with one or more providers (Oxfordshire), for one area or, without one, for all.

    `ceiling_hours` is hours a year, the most it may grow to.

    `extended_until` is the last day if every extension is taken up; `notice_months` is how long before an increase it is asked for.
    """

    __tablename__ = "broker_contract"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_on"),
                      CheckConstraint("ceiling_hours is null or ceiling_hours > 0", name="ceiling_hours"),
                      CheckConstraint("notice_months between 0 and 24", name="notice_months"))
    name: str = Field(max_length=200)
    starts_on: date
    ends_on: date
    extended_until: date | None = None
    ceiling_hours: int | None = None
    notice_months: int = 0
    words: str = Field(default="", max_length=2000)
    area: str = Field(default="", max_length=200, sa_column_kwargs={"server_default": ""})
    example: bool = False


class ContractHours(EditedRow, table=True):
    """Hours a year that one provider sells for one group of people. One line of each stands at a time.

    `provider` is the name in the contract and stays; `provider_id` says who that is in the directory, where they are in it.
    """

    __tablename__ = "contract_hours"
    __table_args__ = (CheckConstraint("hours > 0", name="hours"),
                      Index("uq_contract_hours_standing", "contract_id", "provider", "group_slug", unique=True,
                            sqlite_where=text(STANDING), postgresql_where=text(STANDING)))
    contract_id: UUID = Field(foreign_key="broker_contract.id")
    provider: str = Field(max_length=200)
    provider_id: UUID | None = Field(default=None, foreign_key="provider.id", index=True)
    group: str = Field(max_length=40, sa_column_kwargs={"name": "group_slug"})
    hours: int
    taken_out_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class MonitoringReturn(EditedRow, table=True):
    """What one provider reported for one time, kept as it was received, also where it does not add up. None is not reported."""

    __tablename__ = "monitoring_return"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_on"),)
    contract_id: UUID = Field(foreign_key="broker_contract.id", index=True)
    provider: str = Field(max_length=200)
    provider_id: UUID | None = Field(default=None, foreign_key="provider.id", index=True)
    starts_on: date
    ends_on: date
    referred: int | None = None
    closed: int | None = None
    ongoing: int | None = None
    casework_percent: int | None = None
    days_per_case: int | None = None
    brokers_used: int | None = None
    brokers_now: int | None = None
    hours_used: Decimal | None = Field(default=None, sa_type=Numeric(10, 2))
    words: str = Field(default="", max_length=1000)
    taken_out_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ContractBand(EditedRow, table=True):
    """A band of hours a case: what was expected, and what was found at `as_of`. `group` is empty for every group of people."""

    __tablename__ = "contract_band"
    __table_args__ = (CheckConstraint("hours_allowed > 0", name="hours_allowed"),
                      Index("uq_contract_band_standing", "contract_id", "group_slug", "band", unique=True,
                            sqlite_where=text(STANDING), postgresql_where=text(STANDING)))
    contract_id: UUID = Field(foreign_key="broker_contract.id")
    group: str = Field(default="", max_length=40, sa_column_kwargs={"name": "group_slug"})
    band: str = Field(max_length=10)
    hours_allowed: Decimal = Field(sa_type=Numeric(8, 2))
    expected_percent: int | None = None
    actual_percent: int | None = None
    hours_from: Decimal | None = Field(default=None, sa_type=Numeric(8, 2))
    hours_to: Decimal | None = Field(default=None, sa_type=Numeric(8, 2))
    as_of: date | None = None
    taken_out_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
