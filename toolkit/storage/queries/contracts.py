"""Broker contracts, their hours, returns and bands: a few rows each."""

from collections.abc import Collection
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import BrokerContract, ContractBand, ContractHours, MonitoringReturn

Line = TypeVar("Line", ContractHours, MonitoringReturn, ContractBand)
ORDER: dict[type, tuple[Any, ...]] = {
    ContractHours: (ContractHours.provider, ContractHours.group),
    MonitoringReturn: (MonitoringReturn.starts_on, MonitoringReturn.provider),
    ContractBand: (ContractBand.group, ContractBand.band),
}


def names(*, session: Session) -> list[tuple[UUID, str, bool, str]]:
    """(id, name, whether it is the example, its area) of every contract, the newest start first."""
    wanted = select(BrokerContract.id, BrokerContract.name, BrokerContract.example, BrokerContract.area)
    return [tuple(row) for row in session.exec(wanted.order_by(BrokerContract.starts_on.desc(), BrokerContract.name, BrokerContract.id))]


def areas(*, session: Session) -> dict[UUID, str]:
    """By contract, the area that it is for; empty for all."""
    return {row.id: row.area for row in session.exec(select(BrokerContract.id, BrokerContract.area))}


def contract(contract_id: UUID, *, session: Session) -> BrokerContract | None:
    """One contract."""
    return session.get(BrokerContract, contract_id)


def example_id(*, session: Session) -> UUID | None:
    """The example's contract, where it was loaded."""
    return session.exec(select(BrokerContract.id).where(BrokerContract.example)).first()


def lines_of(kind: type[Line], contract_id: UUID, *, session: Session, taken_out: bool = False) -> list[Line]:
    """The standing lines of one kind in a contract, or those that were taken out."""
    gone = kind.taken_out_at.is_not(None) if taken_out else kind.taken_out_at.is_(None)
    return list(session.exec(select(kind).where(kind.contract_id == contract_id, gone).order_by(*ORDER[kind], kind.id)))


def hours_of_providers(provider_ids: Collection[UUID], *, session: Session) -> list[Any]:
    """(contract, its name, whether it is the example, first day, last day, its area, provider as named there, group, hours) of standing
    lines.
    """
    line, of = ContractHours, BrokerContract
    wanted = select(of.id, of.name, of.example, of.starts_on, of.ends_on, of.area, line.provider, line.group,
                    line.hours).where(
        line.contract_id == of.id, line.taken_out_at.is_(None), line.provider_id.in_(list(provider_ids)))
    return list(session.exec(wanted.order_by(of.starts_on.desc(), of.name, of.id, line.provider, line.group)))
