"""Calls of a ring-round: whom, when, who rang and what they answered."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import ProviderCall

LISTED = (ProviderCall.id, ProviderCall.provider_id, ProviderCall.provider_name, ProviderCall.called_at, ProviderCall.answer,
          ProviderCall.words, ProviderCall.created_by)


def calls_of(case_id: UUID, *, session: Session) -> list[Any]:
    """`LISTED` of a case, the latest call first."""
    wanted = select(*LISTED).where(ProviderCall.case_id == case_id)
    return list(session.exec(wanted.order_by(ProviderCall.called_at.desc(), ProviderCall.created_at.desc())))
