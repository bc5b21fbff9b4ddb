"""Samples of support plans (Oxfordshire: managers read a sample for quality and creativity): drawn by lot so that it can be done again.

The seed is drawn, never typed, so that nobody tries until they like what comes out, and every sample stays in the list. Plans are put
in the order of the SHA-256 of "seed plan-id", both as text; the first so many are the sample. Anybody with the seed gets the same.
A sample is read without its case: its reader sees what was agreed, and no reference (decision 34).
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.contract_areas import check_contract
from toolkit.brokerage.contract_lines import day_of, whole
from toolkit.brokerage.contract_providers import stands_as
from toolkit.brokerage.contracts import contract_seen
from toolkit.brokerage.market import at_midnight
from toolkit.brokerage.plan_shown import PlanShown, plan_shown
from toolkit.brokerage.sample_questions import UNSURE, sample_questions
from toolkit.brokerage.small_numbers import FEWEST
from toolkit.clock import now, today
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import SampledPlan, SupportPlanSample
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import check_dates, optional_words
from toolkit.storage.queries import directory
from toolkit.storage.queries import samples as queries
from toolkit.words.speaking import _

MOST, USUAL = 50, 12       # Oxfordshire asked twelve people about each provider
TOO_FEW = (f"Fewer than {FEWEST} support plans fit. A sample needs {FEWEST} or more to be drawn from, so that it is never one person's "
           "plan that is looked up. Choose a longer time, or fewer conditions.")
GONE = "This plan is not there any more: its case was erased. What was found in it before still counts."
NOTHING = "Nothing is answered yet. Choose an answer to at least one question."


@dataclass(frozen=True)
class Wanted:
    """Which plans to draw from, by the days on which they were begun, by provider and by who began them; and how many."""

    first_day: date | None
    last_day: date | None
    size: int | None = USUAL
    provider_id: UUID | None = None
    written_by: str = ""

    def checked(self) -> "Wanted":
        """The same. Raises BadInput."""
        for field in ("first_day", "last_day"):
            day_of(getattr(self, field), field, "the first and the last day on which the plans were begun")
        check_dates(self.first_day, self.last_day, "last_day")
        if self.last_day > today():
            raise BadInput("Choose a last day that is not ahead.", "last_day")
        if self.size is None:
            raise BadInput("Write how many plans to draw.", "size")
        whole(self.size, "size", "The number of plans", 1, MOST)
        return self


def fitting(wanted: Wanted, held_at: datetime, *, session: Session) -> list[Any]:
    """(plan, provider, provider's name, who began it) of the plans that fit and held at a moment; with whoever was merged since."""
    rows = in_time(wanted.first_day, wanted.last_day, held_at, session=session)
    merges = directory.merges_standing(session=session)
    provider = stands_as(wanted.provider_id, merges)
    return [row for row in rows if (provider is None or stands_as(row.provider, merges) == provider)
            and wanted.written_by in ("", row.writer)]


def in_time(first_day: date, last_day: date, held_at: datetime, *, session: Session) -> list[Any]:
    """The same of every plan begun between two days."""
    return queries.plans_between(at_midnight(first_day), at_midnight(last_day + timedelta(days=1)), held_at, session=session)


def drawn(seed: str, plans: Iterable[UUID], size: int) -> list[UUID]:
    """So many of these plans, in the order of their lot. Pure: the order in which they come does not matter."""
    return sorted(plans, key=lambda one: hashlib.sha256(f"{seed} {one}".encode()).digest())[:size]


def draw(actor: Actor, contract_id: UUID, wanted: Wanted, *, session: Session) -> UUID:
    """Draw a sample and keep it; returns its id. Raises BadInput, MoveRefused where too few plans fit, NotFound."""
    check_may(actor, "keep contracts")
    check_may(actor, "read sampled plans")      # of some areas alone nobody draws: the plans are those of all
    contract_seen(actor, contract_id, session=session)
    wanted, moment, seed = wanted.checked(), now(), secrets.token_hex(8)
    plans = [row.id for row in fitting(wanted, moment, session=session)]
    if len(plans) < FEWEST:
        raise MoveRefused(TOO_FEW)
    if wanted.size > len(plans):
        raise BadInput(_("Only {plans} plans fit. Ask for {plans} at most, or choose a longer time.", plans=len(plans)), "size")
    columns = {**vars(wanted), "found": len(plans), "seed": seed, "drawn_at": moment}
    row = SupportPlanSample(contract_id=contract_id, **columns)
    add_row(actor, "draw a sample of support plans", row, workshop_id=None, session=session, contract=contract_id, **columns)
    session.add_all(SampledPlan(sample_id=row.id, position=place, plan_id=one, created_by=actor.name)
                    for place, one in enumerate(drawn(seed, plans, wanted.size), start=1))
    session.flush()
    return row.id


def samples_seen(actor: Actor, contract_id: UUID, *, session: Session) -> list[SupportPlanSample]:
    """The samples of a contract, the newest first. Raises NotAllowed."""
    check_contract(actor, "see contracts", contract_id, session=session)
    return queries.samples_of(contract_id, session=session)


def comes_out_again(sample: SupportPlanSample, plans: Collection[SampledPlan], *, session: Session) -> bool:
    """Whether drawing by the seed now, from the plans that held then, gives the same plans in the same order."""
    wanted = Wanted(sample.first_day, sample.last_day, sample.size, sample.provider_id, sample.written_by)
    again = drawn(sample.seed, [row.id for row in fitting(wanted, sample.drawn_at, session=session)], sample.size)
    return again == [one.plan_id for one in plans]


def to_read(actor: Actor, sampled_id: UUID, *, session: Session) -> PlanShown:
    """A sampled plan as its reader sees it. Raises NotAllowed, NotFound where its case was erased."""
    check_may(actor, "read sampled plans")
    row = session.get(SampledPlan, sampled_id)
    if row is None or row.plan_id is None:
        raise NotFound(GONE)
    return plan_shown(row.plan_id, session=session)


def keep_finding(actor: Actor, sampled_id: UUID, version: int, answers: Mapping[str, str], *, session: Session) -> None:
    """Keep what was found in one plan; a question left out cannot be told. Raises BadInput, Changed, MoveRefused, NotAllowed, NotFound."""
    check_may(actor, "read sampled plans")
    row, of = to_edit(SampledPlan, sampled_id, session=session), sample_questions()
    given = {question: one for question, one in answers.items() if one}
    if not given:
        raise BadInput(NOTHING, next(iter(of.questions)))
    for question, one in given.items():
        if question not in of.questions or one not in of.answers:
            raise BadInput("Choose one of the answers, or leave the question out.", question)
    if row.plan_id is None:
        raise MoveRefused(GONE)
    kept = ", ".join(f"{question} {given.get(question, UNSURE)}" for question in of.questions)
    save_edit(actor, "keep what a sampled plan says", row, version, {"answers": kept}, workshop_id=None, session=session)


def save_learned(actor: Actor, sample_id: UUID, version: int, words: str | None, *, sure: bool = False, session: Session) -> None:
    """Keep what was learned from a sample, naming nobody. Raises BadInput, MayBePersonal unless `sure`, Changed, NotAllowed, NotFound."""
    check_may(actor, "read sampled plans")
    said = optional_words(words, "learned", what="what was learned")
    personal.check({"learned": said}, sure=sure)
    save_edit(actor, "say what was learned from a sample", to_edit(SupportPlanSample, sample_id, session=session), version,
              {"learned": said}, workshop_id=None, session=session)
