"""The outcome statement on paper: as Devon lays it out, in large print, and in Easy Read for the person to keep and to correct."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.cases import case_seen
from toolkit.brokerage.money import say_weekly
from toolkit.brokerage.named import outcome_lists
from toolkit.brokerage.outcomes import DEVELOPMENTAL, MUST, NEEDS, WEIGHTS, OutcomeSeen, outcomes_of
from toolkit.brokerage.statement import CASE_TYPES, WHERES, Head, statement_seen
from toolkit.clock import say_date, say_moment, today
from toolkit.errors import MoveRefused, NotFound
from toolkit.reports.pdf import Sheet, picture

STYLES = ("normal", "large", "easy")
KNOWN = {True: "yes", False: "no", None: "not known"}
NOTHING = "There is no outcome to print yet. Write at least one first."


def outcome_statement(actor: Actor, case_id: UUID, style: str = "normal", *, session: Session) -> Sheet:
    """The statement as it stands now. Raises NotAllowed, NotFound, MoveRefused while it is empty."""
    check_may(actor, "open cases")
    seen = case_seen(actor, case_id, session=session)
    if style not in STYLES:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    lines, found = outcomes_of(case_id, session=session), statement_seen(case_id, session=session)
    if not lines:
        raise MoveRefused(NOTHING)
    read = f"Gone through with the person on {say_moment(found.read_at)}." if found.read_at and found.read_as_it_stands else (
        "Not yet gone through with the person as it stands here.")
    return Sheet("outcome_statement", f"What I want to be different: {seen.reference}" if style == "easy" else
                 f"Outcome statement: {seen.reference}", {
                     "style": style, "reference": seen.reference, "printed": say_date(today()), "read": read, "head": _head(found.head),
                     "domains": _by_domain(lines)})


def _head(head: Head) -> list[list[str]]:
    where = f"{WHERES[head.where]}{f': {head.where_words}' if head.where_words else ''}"
    cost = say_weekly(head.current_cost_pounds) if head.current_cost_pounds is not None else "not known"
    provider = head.current_provider or "none"
    if head.current_provider:
        provider += f" (told: {KNOWN[head.current_told]}; person happy with them: {KNOWN[head.current_happy]})"
    return [["Kind of case", CASE_TYPES[head.case_type]], ["Cost now", cost], ["Provider now", provider],
            ["Provider the person has in mind", head.preferred_provider or "none"], ["Where", where],
            ["Written by", head.worker or "not said"]]


def _by_domain(lines: list[OutcomeSeen]) -> list[dict[str, Any]]:
    known = outcome_lists().domains
    groups = [(one.name, one.easy, one.picture, one.picture_alt, [line for line in lines if line.wanted.domain == slug])
              for slug, one in known.items()]
    rest = [line for line in lines if line.wanted.domain not in known]
    groups.append(("From quick sourcing", "What I need", "", "", rest))
    return [{"name": name, "easy": easy, "picture": picture(path) if path else "", "alt": alt, "outcomes": [_outcome(one) for one in own]}
            for name, easy, path, alt, own in groups if own]


def _outcome(one: OutcomeSeen) -> dict[str, Any]:
    wanted, prompts = one.wanted, outcome_lists().prompts
    answers = [[asked.name, asked.question, getattr(wanted, slug)] for slug, asked in prompts.items()]
    return {"number": one.number, "words": wanted.words, "title": one.title, "need": NEEDS[wanted.need].capitalize(),
            "must": wanted.need == MUST, "kind": wanted.kind.capitalize(), "new": wanted.kind == DEVELOPMENTAL,
            "prompts": answers if wanted.kind == DEVELOPMENTAL else [], "weight": f"{wanted.weight} of 5, {WEIGHTS[wanted.weight]}",
            "agreed": wanted.agreed}
