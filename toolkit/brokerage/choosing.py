"""The person's own choice: at their door, on paper or spoken. It can be changed until the support plan is signed.

"None of these" sends the search back to providers and is no override. "Not yet" leaves the question open. "Stay as I am" is a choice.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.keeping import keep_change
from toolkit.brokerage.moves import CHOOSING, PLANNING, WORKING, move, the_case
from toolkit.brokerage.permission import checked_authority
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Case, Choice, SupportPlan
from toolkit.record.edits import to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import support as queries

OFFER, NONE, NOT_YET, STAY = "offer", "none", "not yet", "stay"
ANSWERS = {OFFER: "One of these", NONE: "None of these. Please look again", NOT_YET: "Not yet. I need more time",
           STAY: "I want to stay as I am"}
DOOR, PAPER, SPOKEN = "door", "paper", "spoken"
CHANNELS = {PAPER: "On paper", SPOKEN: "Spoken"}
MOST_WHY = 1000
SET_ASIDE = "This question is over: there is a newer one, or the search goes on. Ask the person who works on your support."
TOO_LATE = ("The support plan is signed, or the support is under way, so the choice is not changed here. Tell the person who works on "
            "your support that you want something else.")


@dataclass(frozen=True)
class Answer:
    """What the person says: one of ANSWERS, which offer, and why; who says it and with what authority."""

    answer: str = ""
    offer_id: UUID | None = None
    why: str = ""
    by: str = "self"
    authority: str = ""


@dataclass(frozen=True)
class Listed:
    """One offer as the person sees it: a number by the order of names, and plain words."""

    offer_id: UUID
    number: int
    name: str
    words: str

    @property
    def lines(self) -> list[str]:
        """The words, one idea a line."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]


@dataclass(frozen=True)
class Question:
    """What the person is asked, what they answered so far, and why it cannot be answered now (empty while it can)."""

    id: UUID
    case_id: UUID
    version: int
    reference: str
    words: str
    listed: tuple[Listed, ...]
    said: Answer
    chosen_at: datetime | None
    why_not: str

    @property
    def chosen(self) -> Listed | None:
        """The offer that was chosen."""
        return next((one for one in self.listed if one.offer_id == self.said.offer_id), None)


def question(choice_id: UUID, *, session: Session) -> Question:
    """The question of one link or sheet. It holds no price but what stands in its words, no score and no rank. Raises NotFound."""
    row = session.get(Choice, choice_id)
    if row is None:
        raise NotFound("This question is not there any more. Ask the person who works on your support for another link.")
    case = the_case(row.case_id, session=session)
    listed = tuple(Listed(offer, at, name, words) for offer, name, words, at in queries.shortlist_of(choice_id, session=session))
    said = Answer(row.answer, row.offer_id, row.why, row.chosen_by or "self", row.authority)
    return Question(row.id, row.case_id, row.version, case.reference, row.words, listed, said, row.chosen_at,
                    _why_not(case, row, session=session))


def _why_not(case: Case, row: Choice, *, session: Session) -> str:
    if row.set_aside_at:
        return SET_ASIDE
    plan = queries.plan_of_choice(row.id, session=session)
    signed = plan and any(one.plan_version == plan.version for one in queries.signatures_of(plan.id, session=session))
    return "" if case.state == CHOOSING or (case.state == PLANNING and not signed) else TOO_LATE


def choose(actor: Actor, choice_id: UUID, version: int, said: Answer, channel: str = DOOR, *, sure: bool = True,
           session: Session) -> None:
    """Take the person's answer, or another in its place. A changed one sets aside a plan that nobody signed.

    What the person writes at their door is theirs; a broker who records it is asked whether it names somebody unless they are `sure`.
    Raises BadInput, MayBePersonal, Changed when it was answered since `version`, MoveRefused once the plan is signed or the question
    is over.
    """
    check_may(actor, "choose a provider")
    row = to_edit(Choice, choice_id, session=session)
    case = the_case(row.case_id, session=session, lock=True)
    if why_not := _why_not(case, row, session=session):
        raise MoveRefused(why_not)
    changes = checked_answer(said, {item[0] for item in queries.shortlist_of(choice_id, session=session)}, channel)
    personal.check({name: changes[name] for name in ("why", "authority")}, sure=sure)
    if (row.answer, row.offer_id, row.why, row.chosen_by, row.authority) == tuple(changes.values())[:5]:
        return      # pressed twice
    other = row.answer and (row.answer, row.offer_id) != (changes["answer"], changes["offer_id"])
    keep_change(actor, case.id, "change a choice" if row.answer else "choose", row, version, changes,
                _in_words(row.id, changes, session=session), session=session)
    if other and case.state == PLANNING:
        go_back_to_choice(actor, case.id, "The person chose anew", session=session)


def checked_answer(said: Answer, listed: set[UUID], channel: str) -> dict:
    """The answer's columns, cleaned. Raises BadInput with its field."""
    if said.answer not in ANSWERS:
        raise BadInput("Choose one of the answers.", "answer")
    if said.answer == OFFER and said.offer_id not in listed:
        raise BadInput("Choose one of those on the list.", "answer")
    if channel not in (DOOR, *CHANNELS):
        raise BadInput("Say whether it came on paper or was spoken.", "channel")
    why = optional_words(said.why, "why", what="why", limit=MOST_WHY)
    authority = checked_authority(said.by, said.authority)
    return {"answer": said.answer, "offer_id": said.offer_id if said.answer == OFFER else None, "why": why, "chosen_by": said.by,
            "authority": authority, "channel": channel, "chosen_at": now()}


def _in_words(choice_id: UUID, changes: dict, *, session: Session) -> str:
    name = next((item[1] for item in queries.shortlist_of(choice_id, session=session) if item[0] == changes["offer_id"]), "")
    return name or ANSWERS[changes["answer"]]


def decided_offer(choice: Choice | None, *, session: Session) -> UUID | None:
    """The offer to go on with: the person's, or what an override says; None where there is none to go on with."""
    if choice is None:
        return None
    override = queries.override_of(choice.id, session=session)
    return override.offer_id if override else choice.offer_id


def go_on(actor: Actor, case_id: UUID, *, session: Session) -> UUID:
    """Go on to the support plan with the person's choice, or with what overrides it; gives the offer. Raises MoveRefused."""
    check_may(actor, "work on cases")
    offer = decided_offer(queries.standing_choice(case_id, session=session), session=session)
    if offer is None:
        raise MoveRefused("The person has chosen no offer yet. Ask them first, or record what they said.")
    move(actor, case_id, PLANNING, session=session)
    return offer


def back_to_choice(actor: Actor, case_id: UUID, *, session: Session) -> None:
    """A broker goes back from the plan to the choice, such as when the person wants to think again. Raises MoveRefused."""
    check_may(actor, "work on cases")
    if the_case(case_id, session=session, lock=True).state != PLANNING:
        raise MoveRefused("This case is not at its plan, so there is nothing to go back from. Look at the case again.")
    go_back_to_choice(actor, case_id, session=session)


def go_back_to_choice(actor: Actor, case_id: UUID, words: str = "", *, session: Session) -> None:
    """Back from the plan, or from an award that came to nothing, to the choice; the plan is set aside with its signatures.

    Raises MoveRefused.
    """
    move(actor, case_id, CHOOSING, words, session=session)
    choice = queries.standing_choice(case_id, session=session)
    plan = queries.plan_of_choice(choice.id, session=session) if choice else None
    if plan:
        set_aside(plan, session=session)


def set_aside(row: Choice | SupportPlan, *, session: Session) -> None:
    """It no longer holds, and stays in the record. The move that this belongs to is on the timeline."""
    row.set_aside_at, row.version = now(), row.version + 1
    session.add(row)
    session.flush()


def search_again(actor: Actor, case_id: UUID, words: str = "", *, sure: bool = False, session: Session) -> None:
    """Back to searching: the person wants none of these, or a review asks for it. Support that runs goes on meanwhile.

    Raises MoveRefused, MayBePersonal.
    """
    check_may(actor, "work on cases")
    why = personal.checked_reason(words, "words", what="why the search goes on", sure=sure, needed=False)
    move(actor, case_id, WORKING, why, session=session)
    choice = queries.standing_choice(case_id, session=session)
    if choice:
        set_aside(choice, session=session)
