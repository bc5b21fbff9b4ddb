"""The needs questionnaire (Devon): the level of help per question, areas of care, its summary in words, the person's agreement.

It is what a home-care provider needs to quote. It has five domains of its own and is optional.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.happened import happened, on_timeline
from toolkit.brokerage.moves import the_case
from toolkit.brokerage.needs_lists import needs_lists
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import NeedsAnswer, NeedsCare, OutcomeStatement
from toolkit.record.edits import add_row, save_edit, save_or_add
from toolkit.record.words import optional_words
from toolkit.storage.queries import needs as queries
from toolkit.words.speaking import _

OPENS_AREAS = ("C", "D")
HOME_CARE = "home_care"
NOT_ANSWERED = ("A home-care provider needs the needs questionnaire to say what the support costs, and nothing of it is answered yet. "
                "You can ask without it.")
CHANGED = "The questionnaire was changed, so the person is asked again whether its summary may go out."


@dataclass(frozen=True, kw_only=True)
class Care:
    """One area of care: how often, at night, by one or two people to one, and whether an informal carer does it."""

    frequency: str = ""
    at_night: bool = False
    one_to_one: bool = False
    two_to_one: bool = False
    carer_does: bool = False


def answer_need(actor: Actor, case_id: UUID, question: str, version: int, level: str, words: str, cares: Mapping[str, Care], *,
                sure: bool = False, session: Session) -> None:
    """Save the answer to one question with its areas of care. Version 0: the writer saw none.

    An agreement to the summary ends when it changes. Raises BadInput, MayBePersonal, Changed, NotAllowed, NotFound.
    """
    check_may(actor, "work on cases")
    case, known = the_case(case_id, session=session, lock=True), needs_lists()
    if question not in known.questions:
        raise BadInput("This question is not in the questionnaire.", question)
    if level not in known.levels:
        raise BadInput("Choose one of A to D first.", question)
    changes = {"level": level, "words": optional_words(words, question, what="the answer", limit=1000)}
    personal.check({question: changes["words"]}, sure=sure)
    _check_cares(question, cares)
    row = queries.answers_of(case.id, session=session).get(question)
    save_or_add(actor, "answer the needs questionnaire", row, NeedsAnswer(case_id=case.id, question=question, **changes), version, changes,
                workshop_id=None, session=session)
    if level in OPENS_AREAS:
        _keep_cares(case.id, cares, session=session)
    happened(actor, case.id, "answer the needs questionnaire", f"{known.questions[question].name}: {known.levels[level].name}.",
             session=session, cares={area: asdict(care) for area, care in cares.items()})
    _end_agreement(actor, case.id, session=session)


def _check_cares(question: str, cares: Mapping[str, Care]) -> None:
    known = needs_lists()
    asked = {area.slug for area in known.areas_of(question)}
    for area, care in cares.items():
        if area not in asked or care.frequency not in ("", *known.frequencies):
            raise BadInput("This area of care is not asked here.", question)
        if not care.frequency and care != Care():
            raise BadInput(_("Say how often help is needed with “{name}”.", name=known.areas[area].name), question)
        if care.one_to_one and care.two_to_one:
            raise BadInput(_("“{name}” needs one person or two, not both. Choose one of them.", name=known.areas[area].name), question)


def _keep_cares(case_id: UUID, cares: Mapping[str, Care], *, session: Session) -> None:
    # The answer's version guards these rows too: whoever saves over it has seen them.
    held = queries.cares_of(case_id, session=session)
    for area, care in cares.items():
        row = held.get(area) or NeedsCare(case_id=case_id, area=area)
        for name, value in asdict(care).items():
            setattr(row, name, value)
        session.add(row)
    session.flush()


def summary(case_id: UUID, *, session: Session) -> tuple[str, ...]:
    """The questionnaire in sentences, in its order, for the enquiry; nothing for what was not answered."""
    known, cares = needs_lists(), queries.cares_of(case_id, session=session)
    answers = queries.answers_of(case_id, session=session)
    lines: list[str] = []
    for slug, question in known.questions.items():
        if answer := answers.get(slug):
            lines.append(f"{question.name}: needs {known.levels[answer.level].name}." + (f" {answer.words}" if answer.words else ""))
            if answer.level in OPENS_AREAS:
                lines += [say_care(area.name, cares[area.slug]) for area in known.areas_of(slug)
                          if area.slug in cares and cares[area.slug].frequency]
    return tuple(lines)


def why_answer_first(kind: str, case_id: UUID, *, session: Session) -> str:
    """Why the questionnaire should be answered before providers of this kind of support are asked; empty where it need not be."""
    return _(NOT_ANSWERED) if kind == HOME_CARE and not queries.answers_of(case_id, session=session) else ""


def agreed_summary(case_id: UUID, *, session: Session) -> tuple[str, ...]:
    """The summary where the person agreed that it goes into the enquiry; nothing where they did not."""
    statement = queries.statement_of(case_id, session=session)
    return summary(case_id, session=session) if statement and statement.needs_agreed else ()


def say_care(area: str, care: NeedsCare | Care) -> str:
    """One area of care in a sentence, such as "Dressing: often, also at night, by two people. A family carer does this now."."""
    parts = [care.frequency, *(words for words, holds in (("also at night", care.at_night), ("one to one", care.one_to_one),
                                                          ("by two people", care.two_to_one)) if holds)]
    return f"{area}: {', '.join(parts)}." + (_(" A family carer or friend does this now.") if care.carer_does else "")


def agree_to_summary(actor: Actor, case_id: UUID, agreed: bool, *, session: Session) -> None:
    """Record whether the person agrees that the summary goes into the enquiry. Raises MoveRefused where nothing was answered."""
    check_may(actor, "work on cases")
    the_case(case_id, session=session, lock=True)
    if agreed and not summary(case_id, session=session):
        raise MoveRefused("Nothing of the questionnaire is answered yet, so there is nothing to agree to.")
    act = "agree to the needs summary" if agreed else "take back the needs summary"
    row = queries.statement_of(case_id, session=session)
    if row is None:
        add_row(actor, act, OutcomeStatement(case_id=case_id, needs_agreed=agreed), workshop_id=None, session=session, needs_agreed=agreed)
    else:
        save_edit(actor, act, row, row.version, {"needs_agreed": agreed}, workshop_id=None, session=session)
    on_timeline(actor, case_id, act, session=session)


def _end_agreement(actor: Actor, case_id: UUID, *, session: Session) -> None:
    row = queries.statement_of(case_id, session=session)
    if row and row.needs_agreed:
        save_edit(actor, "ask again about the needs summary", row, row.version, {"needs_agreed": False}, workshop_id=None, session=session)
        on_timeline(actor, case_id, "ask again about the needs summary", CHANGED, session=session)
