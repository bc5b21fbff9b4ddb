"""From a case to the sheet that its enquiry sends. What a case knows and this does not name stays with the council."""

from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage.enquiry_sheet import Line, Sheet, line_of, number_of
from toolkit.brokerage.lists import groups, lists, name_of
from toolkit.brokerage.moves import the_case
from toolkit.brokerage.needs import agreed_summary
from toolkit.brokerage.outcomes import MAINTENANCE, MUST, PLAIN_NEED, outcomes_of
from toolkit.brokerage.statement import FULL, Head, statement_seen
from toolkit.models import Case, Enquiry, Outcome
from toolkit.storage.queries import outcomes as queries
from toolkit.words.speaking import _


def sheet_of(enquiry: Enquiry, *, session: Session) -> Sheet:
    """What would go out if the enquiry were sent as it stands. Nothing is read here that a provider should not see."""
    case, seen = the_case(enquiry.case_id, session=session), statement_seen(enquiry.case_id, session=session)
    choices, outcomes = lists(), tuple(line_of(one) for one in outcomes_of(case.id, session=session))
    return Sheet(
        number=number_of(enquiry.id), kind=name_of(choices.kind, case.kind), group=name_of(groups(), case.group) if case.group else "",
        where=_where(case, seen.head if seen.version else None), urgency=name_of(choices.urgency, case.urgency),
        start_wanted_on=case.start_wanted_on, words=enquiry.words, needs=_needs(case, session=session),
        quality_weight=enquiry.quality_weight, closes_at=enquiry.closes_at, outcomes=outcomes,
        needed=_needed(case, outcomes))


def put_plain_need(case_id: UUID, by: str, *, session: Session) -> None:
    """For quick sourcing without a statement: one outcome made from what the referral says, so that an offer can answer it.

    It is a maintenance outcome that must be met: a plain need has nothing developmental (docs/decisions/0026).
    """
    case, standing = the_case(case_id, session=session), outcomes_of(case_id, session=session)
    if case.path == FULL or any(one.wanted.domain != PLAIN_NEED for one in standing):
        return
    words = case.words or name_of(lists().kind, case.kind)
    if [one.wanted.words for one in standing] == [words[:1000]]:
        return
    for one in standing:
        row = session.get_one(Outcome, one.id)
        row.words, row.version = words[:1000], row.version + 1
        session.add(row)
    if not standing:
        session.add(Outcome(case_id=case_id, position=queries.last_position(case_id, session=session) + 1, domain=PLAIN_NEED, need=MUST,
                            kind=MAINTENANCE, words=words[:1000], created_by=by))
    session.flush()


def _needed(case: Case, outcomes: tuple[Line, ...]) -> str:
    # Quick sourcing: the referral's own words are all that tells a provider what to do. In full brokerage the statement does.
    return "" if case.path == FULL or any(one.words == case.words for one in outcomes) else case.words


def _needs(case: Case, *, session: Session) -> tuple[str, ...]:
    # Where the person agreed to it; what a family carer does is part of what somebody needs to know to quote.
    agreed = agreed_summary(case.id, session=session)
    return (*agreed, f"What a family carer or friend does now: {case.carer_does}") if agreed and case.carer_does else agreed


def _where(case: Case, head: Head | None) -> str:
    if head and head.where != "anywhere":
        return head.where_words
    if head:
        return _("Anywhere. The person is in {area}.", area=case.area) if case.area else "Anywhere"
    return case.area
