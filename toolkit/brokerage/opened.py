"""The offers of a case as they were opened: complete or not, what they cost, the marks given so far."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage import scoring
from toolkit.brokerage.enquiry_sheet import sheet_from
from toolkit.brokerage.outcomes import MUST
from toolkit.brokerage.scoring import Line, Offered, Score, Shift, Wanted
from toolkit.errors import MoveRefused
from toolkit.models import Enquiry, OfferMark
from toolkit.storage.queries import marks as queries
from toolkit.storage.queries import offers

NOT_OPENED = "The offers of this case are sealed, or none were asked for. They can be opened once the closing time has passed."


@dataclass(frozen=True)
class OpenedOffer:
    """One opened offer: `missing` says what keeps it from being complete; `given` are its marks' rows by outcome."""

    offered: Offered
    channel: str
    available_on: date | None
    words: str
    missing: tuple[str, ...]
    given: Mapping[UUID, OfferMark]

    @property
    def id(self) -> UUID:
        """The offer's id."""
        return self.offered.id

    @property
    def name(self) -> str:
        """The provider's name."""
        return self.offered.name


@dataclass(frozen=True)
class Opened:
    """What came of one enquiry: the outcomes as they were sent, the weight of quality (out of 100), the offers by name."""

    enquiry_id: UUID
    number: int
    quality_weight: int
    wanted: tuple[Wanted, ...]
    offers: tuple[OpenedOffer, ...]

    @property
    def complete(self) -> tuple[OpenedOffer, ...]:
        """The offers that pass the gate."""
        return tuple(one for one in self.offers if not one.missing)

    def marked(self) -> list[Offered]:
        """The complete offers that have a mark for every outcome."""
        return [one.offered for one in self.complete if not scoring.unmarked(self.wanted, one.offered)]

    def scores(self) -> list[Score]:
        """Scores of the offers that can be scored. While a complete one has no marks yet, cost is compared among the others."""
        return scoring.scores(self.wanted, self.marked(), self.quality_weight)

    def shifts(self) -> tuple[Shift, ...]:
        """Whether up to 10 points more or less for quality would put another offer ahead."""
        return scoring.sensitivity(self.scores(), self.quality_weight)

    def offer(self, offer_id: UUID | None) -> OpenedOffer | None:
        """One of the offers."""
        return next((one for one in self.offers if one.id == offer_id), None)


def opened(case_id: UUID, *, session: Session) -> Opened | None:
    """The offers of the case's last opened enquiry; None while there is none. Whoever shows it asks "open offers" first."""
    enquiry = queries.newest_opened(case_id, session=session)
    return opened_in(enquiry, session=session) if enquiry else None


def check_opened(case_id: UUID, *, session: Session) -> Opened:
    """The same. Raises MoveRefused while nothing is opened."""
    found = opened(case_id, session=session)
    if found is None:
        raise MoveRefused(NOT_OPENED)
    return found


def opened_in(enquiry: Enquiry, *, session: Session) -> Opened:
    """The offers of one opened enquiry."""
    wanted = wanted_in(enquiry)
    lines, marks = _by_offer(offers.opened_lines(enquiry.id, session=session)), _by_offer(queries.marks_in(enquiry.id, session=session))
    found = tuple(_offer(row, wanted, lines.get(row.id, {}), marks.get(row.id, {}))
                  for row in offers.opened_offers(enquiry.id, session=session))
    return Opened(enquiry.id, enquiry.number, enquiry.quality_weight, wanted, found)


def wanted_in(enquiry: Enquiry) -> tuple[Wanted, ...]:
    """The outcomes just as they were sent out, with what they weighed to the person then, which providers were not sent."""
    sent = sheet_from(enquiry.sent).outcomes
    weights = json.loads(enquiry.weights)
    return tuple(Wanted(one.id, one.number, one.words, one.need == MUST, one.developmental, weights[str(one.id)]) for one in sent)


def _by_offer(rows: list) -> dict[UUID, dict]:
    found: dict[UUID, dict] = {}
    for row in rows:
        found.setdefault(row.offer_id, {})[row.outcome_id] = row
    return found


def _offer(row: Any, wanted: tuple[Wanted, ...], lines: dict, given: dict) -> OpenedOffer:
    said = {outcome: Line(line.what, line.how, line.when, line.how_often, line.weekly_pounds, line.grouped)
            for outcome, line in lines.items()}
    offered = Offered(row.id, row.provider, said, {outcome: mark.mark for outcome, mark in given.items()})
    return OpenedOffer(offered, row.channel, row.available_on, row.words, scoring.missing(wanted, said), given)
