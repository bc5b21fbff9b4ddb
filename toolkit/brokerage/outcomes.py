"""Outcomes: what is to be different for the person, one by one, in their words (Devon, outcome statement, version 7)."""

from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.moves import RECEIVED, WHY_NOT, WORKING, the_case
from toolkit.brokerage.named import PROMPTS, outcome_lists
from toolkit.brokerage.personal import check as check_personal
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Case, Outcome
from toolkit.record.edits import to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import outcomes as queries
from toolkit.words.speaking import _

MUST, SHOULD = "must", "should"
MAINTENANCE, DEVELOPMENTAL = "maintenance", "developmental"
NEEDS = {MUST: "must have", SHOULD: "should have"}
KINDS = {MAINTENANCE: "maintenance: keeping what there is", DEVELOPMENTAL: "developmental: getting somewhere new"}
# The source gives no scale; ours is agreed with the person.
WEIGHTS = {1: "nice to have", 2: "matters a little", 3: "matters", 4: "matters a lot", 5: "matters most"}
MOST_OUTCOMES = 20
# Where a need that was quickly sourced stands until somebody says which part of life it is about.
PLAIN_NEED = "plain_need"
CANNOT_CHANGE = ("What was sent to providers stays as it is. Take the enquiry back, or search again, then change the statement. "
                 "What you typed is still there.")


@dataclass(frozen=True)
class Wanted:
    """One outcome as it is written. `weight` is 1 to 5; `agreed` says that the person agreed it. The prompts are for developmental ones."""

    domain: str
    need: str
    kind: str
    words: str
    weight: int = 3
    agreed: bool = False
    specific: str = ""
    measurable: str = ""
    achievable: str = ""
    realistic: str = ""
    timed: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """What is written freely, by field."""
        return {name: getattr(self, name) for name in ("words", *PROMPTS)}

    def checked(self) -> "Wanted":
        """The same, cleaned. Raises BadInput at the field that needs another look."""
        _check_choices(self)
        words = checked_words(self.words, "words", what="the outcome", limit=1000)
        answers = {slug: optional_words(getattr(self, slug), slug, what="this answer", limit=500) for slug in PROMPTS}
        if self.kind == DEVELOPMENTAL:
            for slug, answer in answers.items():
                prompt = outcome_lists().prompts[slug]
                checked_words(answer, slug, what=f'an answer to "{prompt.question}" ({prompt.name.lower()}), which a developmental '
                              "outcome needs,", limit=500)
        return replace(self, words=words, **answers)


@dataclass(frozen=True)
class OutcomeSeen:
    """A standing outcome with its number in the statement."""

    id: UUID
    version: int
    number: int
    wanted: Wanted

    @property
    def title(self) -> str:
        """As it is printed: developmental ones begin with "D -" (Devon)."""
        return f"{'D - ' if self.wanted.kind == DEVELOPMENTAL else ''}{self.wanted.words}"


def outcomes_of(case_id: UUID, *, session: Session) -> list[OutcomeSeen]:
    """The standing outcomes by number."""
    return _seen(queries.outcomes_of(case_id, session=session))


def taken_out(case_id: UUID, *, session: Session) -> list[OutcomeSeen]:
    """Those that were taken out and can be put back, the latest first."""
    return _seen(queries.outcomes_of(case_id, True, session=session))


def add_outcome(actor: Actor, case_id: UUID, wanted: Wanted, *, sure: bool = False, session: Session) -> UUID:
    """Add an outcome at the end; returns its id.

    Raises BadInput, MoveRefused once providers were asked, and MayBePersonal unless the writer is `sure` that it names nobody.
    """
    check_may_write(actor, case_id, session=session)
    wanted = wanted.checked()
    check_personal(wanted.texts, sure=sure)
    if len(queries.outcomes_of(case_id, session=session)) >= MOST_OUTCOMES:
        raise BadInput(_("A statement has {most_outcomes} outcomes at most, so that people can read it. Put two into one.",
                         most_outcomes=MOST_OUTCOMES), "words")
    row = Outcome(case_id=case_id, position=queries.last_position(case_id, session=session) + 1, **asdict(wanted))
    return keep_new(actor, case_id, "add an outcome", row, wanted.words, session=session, sure=sure, **asdict(wanted)).id


def change_outcome(actor: Actor, outcome_id: UUID, version: int, wanted: Wanted, *, sure: bool = False, session: Session) -> None:
    """Save an outcome's new words. Raises BadInput, Changed, MoveRefused, NotFound, and MayBePersonal unless the writer is `sure`."""
    row = _to_write(actor, outcome_id, session=session)
    wanted = wanted.checked()
    check_personal(wanted.texts, sure=sure)
    keep_change(actor, row.case_id, "change an outcome", row, version, asdict(wanted), wanted.words, session=session, sure=sure)


def take_out(actor: Actor, outcome_id: UUID, out: bool = True, *, session: Session) -> None:
    """Take an outcome out of the statement, or put it back. Raises MoveRefused, NotFound."""
    row = _to_write(actor, outcome_id, session=session)
    if out == bool(row.removed_at):
        return
    keep_change(actor, row.case_id, "take out an outcome" if out else "put an outcome back", row, row.version,
                {"removed_at": now() if out else None}, row.words, session=session)


def check_may_write(actor: Actor, case_id: UUID, *, session: Session) -> Case:
    """The case, if its statement may be written now. Raises NotAllowed, NotFound, MoveRefused once providers were asked."""
    check_may(actor, "work on cases")
    case = the_case(case_id, session=session)
    if sentence := why_not_write(case.state):
        raise MoveRefused(sentence)
    return case


def why_not_write(state: str) -> str | None:
    """Why a statement cannot be written in this state of the case; None when it can."""
    if state in (RECEIVED, WORKING):
        return None
    return CANNOT_CHANGE if state != "closed" else WHY_NOT[state]


def _to_write(actor: Actor, outcome_id: UUID, *, session: Session) -> Outcome:
    check_may(actor, "work on cases")
    row = to_edit(Outcome, outcome_id, session=session)
    check_may_write(actor, row.case_id, session=session)
    return row


def _check_choices(wanted: Wanted) -> None:
    choices = {"domain": (outcome_lists().domains, "Choose which part of life this is about."),
               "need": (NEEDS, "Choose whether the person must have this or should have it."),
               "kind": (KINDS, "Choose whether this keeps what there is or gets the person somewhere new."),
               "weight": (WEIGHTS, "Choose how much this matters to the person, from 1 to 5.")}
    for field, (known, sentence) in choices.items():
        if getattr(wanted, field) not in known:
            raise BadInput(sentence, field)


def _seen(rows: list[Any]) -> list[OutcomeSeen]:
    return [OutcomeSeen(row.id, row.version, number, Wanted(*row[2:])) for number, row in enumerate(rows, start=1)]
