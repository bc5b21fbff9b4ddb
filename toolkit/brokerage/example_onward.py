"""The example's cases past the referral: providers, statements, enquiries and offers, choices, plans, awards, reviews; all invented."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import PERSON, PROVIDER, Actor, Role
from toolkit.brokerage import (
    awarding,
    choosing,
    enquiry,
    letters,
    marking,
    offers,
    outcomes,
    providers,
    serving,
    shortlisting,
    signing,
    statement,
    support_plan,
)
from toolkit.brokerage.closing_time import next_good
from toolkit.brokerage.enquiry_building import sheet_of
from toolkit.brokerage.opened import check_opened
from toolkit.clock import now, say_moment, today
from toolkit.models import Award, Case, CaseEvent, Enquiry, Provider, Review, Service
from toolkit.storage.queries import enquiries
from toolkit.storage.queries import support as queries

BROKER = Actor("Invented for this example", Role.BROKER)
WORKER = "Adult team, social worker"
CLEAR, CARERS = "It says clearly who comes, and when.", "Two or three people who come by turns."
OFFERS_CLOSED = timedelta(hours=20)  # ago


def make_providers(listed: list[dict[str, Any]], *, session: Session) -> dict[str, UUID]:
    """The example's providers by name, each marked as invented."""
    made = {}
    for one in listed:
        written = providers.Written(**{name: tuple(value) if isinstance(value, list) else value for name, value in one.items()})
        made[one["name"]] = providers.add_provider(BROKER, written, session=session)
        session.get_one(Provider, made[one["name"]]).example = True
    return made


def put_enquiry_on_its_days(row: Enquiry, events: list[CaseEvent], *, session: Session) -> None:
    """Let an invented enquiry be sent and opened, and its offers be in, when its case's timeline says so."""
    when = {event.act: event for event in events}
    row.sent_at = when["send an enquiry"].created_at
    if row.opened_at:
        row.opened_at = row.closes_at = when["open offers"].created_at
        row.sent = sheet_of(row, session=session).as_json()
        asked = len(enquiries.chosen(row.id, session=session))
        when["send an enquiry"].words = f"To {asked} providers, answers until {say_moment(row.closes_at)}."
    sent = {event.words.split(", at ")[0]: event.created_at for event in events if event.act == "a provider sends an offer"}
    for one in enquiries.asked_of(row.id, session=session):
        if offer := offers.queries.own_offer(one.id, session=session):
            offer.sent_at = sent[one.name]
            if draft := offers.queries.own_draft(one.id, session=session):
                draft.changed_at = offer.sent_at  # else the door says that something was written after it
    session.flush()


class Onward:
    """One case on its way, up to the stage that the file names for it."""

    def __init__(self, case_id: UUID, about: dict[str, Any], known: dict[str, UUID], session: Session):
        self.id, self.about, self.known, self.session = case_id, about, known, session
        # In the order of the process: the first stages are all gone through before a later one.
        self.stages: dict[str, Callable[[], None]] = {
            "statement": self._statement, "asking": self._ask, "choosing": self._open, "chosen": self._choose, "planning": self._plan,
            "awarding": self._award, "running": self._start, "reviewed": self._review}

    def go(self) -> None:
        """Through the stages, up to the case's own."""
        for stage, do in self.stages.items():
            do()
            self.session.flush()
            if stage == self.about["onward"]:
                return

    def _statement(self) -> None:
        if "outcomes" not in self.about:
            return  # quick sourcing: the need itself is what providers answer
        statement.save_head(BROKER, self.id, 0, statement.Head(worker=WORKER), session=self.session)
        for one in self.about["outcomes"]:
            outcomes.add_outcome(BROKER, self.id, outcomes.Wanted(**one, agreed=True), session=self.session)
        statement.gone_through(BROKER, self.id, "On screen, at home", session=self.session)

    def _ask(self) -> None:
        asking = enquiry.Asking(self.about.get("asking", ""), next_good(now()))
        asked = [self.known[name] for name in self.about["asked"]]
        self.enquiry = enquiry.draft_enquiry(BROKER, self.id, asking, asked, session=self.session)
        row = self.session.get_one(Enquiry, self.enquiry)
        enquiry.send_enquiry(BROKER, row.id, row.version, sheet_of(row, session=self.session).fingerprint(), session=self.session)
        doors = enquiries.chosen(self.enquiry, session=self.session)
        self.offers = {}
        for name, prices in self.about.get("offers", {}).items():
            door = doors[self.known[name]]
            offers.opened_door(door, session=self.session)
            offers.send_offer(door, 0, self._typed(door, prices), session=self.session)
            self.offers[name] = offers.queries.own_offer(door, session=self.session).id
        for name, reason in self.about.get("declined", {}).items():
            offers.decline(doors[self.known[name]], reason, session=self.session)

    def _typed(self, door: UUID, prices: list[str]) -> dict[str, str]:
        typed = {"available": (today() + timedelta(days=5)).isoformat(), "words": CARERS}
        for one, price in zip(offers.door_of(door, session=self.session).sheet.outcomes, prices, strict=True):
            typed |= {f"what{one.number}": "Help with this, at the person's pace", f"how{one.number}": CARERS,
                      f"when{one.number}": "As agreed", f"often{one.number}": "Each week", f"cost{one.number}": price}
        return typed

    def _open(self) -> None:
        row = self.session.get_one(Enquiry, self.enquiry)
        row.closes_at = now() - OFFERS_CLOSED
        row.sent = sheet_of(row, session=self.session).as_json()
        self.session.flush()
        offers.open_offers(BROKER, self.enquiry, session=self.session)
        wanted = check_opened(self.id, session=self.session).wanted
        for name, marks in self.about.get("marks", {}).items():
            given = {one.id: marking.Mark(mark, CLEAR) for one, mark in zip(wanted, marks, strict=True)}
            marking.mark_offer(BROKER, self.offers[name], given, session=self.session)

    def _choose(self) -> None:
        found = check_opened(self.id, session=self.session)
        told = {one.id: shortlisting.first_words(found, one) for one in found.offers}
        choice = shortlisting.make_shortlist(BROKER, self.id, told, "Take your time.", session=self.session)
        if name := self.about.get("chosen"):
            said = choosing.Answer(choosing.OFFER, self.offers[name], "They listened to me.")
            choosing.choose(PERSON, choice, choosing.question(choice, session=self.session).version, said, session=self.session)

    def _plan(self) -> None:
        choosing.go_on(BROKER, self.id, session=self.session)
        case = self.session.get_one(Case, self.id)
        planned = support_plan.Planned("What was agreed is in the offer that was chosen.", case.budget_pounds, case.money_route)
        self.plan = support_plan.write_plan(BROKER, self.id, 0, planned, session=self.session)

    def _award(self) -> None:
        for side in signing.SIDES:
            signing.sign(BROKER, self.plan.id, self.plan.version, signing.Signed(side, channel=signing.PAPER), session=self.session)
        self.award = awarding.award(BROKER, self.id, session=self.session)

    def _start(self) -> None:
        awarding.answer_award(PROVIDER, self.award, awarding.Answered(True), session=self.session)
        letters.make_letters(BROKER, self.award, session=self.session)
        for letter in queries.letters_of(self.session.get_one(Award, self.award).case_id, session=self.session).values():
            letters.send_letter(BROKER, letter.id, letter.version, session=self.session)
        awarding.close_award(BROKER, self.award, session=self.session)
        began = today() - timedelta(days=self.about["began_days_ago"])
        self.service = serving.start_service(BROKER, self.id, began, session=self.session)

    def _review(self) -> None:
        [review] = queries.reviews_of(self.service, session=self.session)
        wanted = serving.reviewed(self.session.get_one(Review, review.id), session=self.session)
        said = {(one.id, side): serving.Said("met" if one.number == 1 else "partly") for one in wanted for side in serving.SIDES}
        serving.answer_review(BROKER, review.id, said, session=self.session)
        held = serving.first_review(self.session.get_one(Service, self.service).started_on)
        serving.hold_review(BROKER, review.id, self.session.get_one(Review, review.id).version, held, "Goes well.", session=self.session)
