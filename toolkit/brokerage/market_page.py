"""The market position page: published with its figures as they stand that day, and taken down."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.market import market_of
from toolkit.brokerage.market_words import Block, as_kept, blocks, from_kept
from toolkit.clock import now, today
from toolkit.errors import MoveRefused
from toolkit.models import MarketPage
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import market as queries


@dataclass(frozen=True)
class Published:
    """What stands on the page."""

    id: UUID
    version: int
    words: str
    first_day: date
    last_day: date
    published_at: datetime
    blocks: tuple[Block, ...]


def publish(actor: Actor, words: str, *, session: Session) -> UUID:
    """Publish a year's figures as they stand now, with words to providers; what was published before gives way. Raises BadInput."""
    check_may(actor, "publish the market position")
    words = optional_words(words, "words", what="what you say to providers")
    before = queries.published(session=session)
    if before:
        take_down(actor, before.id, before.version, session=session)
    market = market_of(today(), session=session)
    row = MarketPage(words=words, first_day=market.first_day, last_day=market.last_day, published_at=now(),
                     figures=json.dumps(as_kept(blocks(market, public=True)), ensure_ascii=False))
    return add_row(actor, "publish the market position", row, workshop_id=None, session=session, words=words, figures=row.figures).id


def take_down(actor: Actor, page_id: UUID, version: int, *, session: Session) -> None:
    """Take the page down. Raises Changed, MoveRefused, NotFound."""
    check_may(actor, "publish the market position")
    row = to_edit(MarketPage, page_id, session=session)
    if row.taken_down_at:
        raise MoveRefused("This page was taken down already.")
    save_edit(actor, "take the market position down", row, version, {"taken_down_at": now()}, workshop_id=None, session=session)


def page_shown(*, session: Session) -> Published | None:
    """What everybody may read now; None while nothing is published."""
    row = queries.published(session=session)
    if row is None:
        return None
    return Published(row.id, row.version, row.words, row.first_day, row.last_day, row.published_at,
                     tuple(from_kept(json.loads(row.figures))))
