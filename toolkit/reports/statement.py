"""The outcome statement on paper: as Devon lays it out, in large print, and in Easy Read for the person to keep and to correct."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.cases import case_seen
from toolkit.brokerage.money import say_weekly
from toolkit.brokerage.named import outcome_lists
from toolkit.brokerage.outcomes import DEVELOPMENTAL, MAINTENANCE, MUST, NEEDS, WEIGHTS, OutcomeSeen, outcomes_of
from toolkit.brokerage.statement import CASE_TYPES, WHERES, Head, statement_seen
from toolkit.clock import today
from toolkit.errors import MoveRefused, NotFound
from toolkit.reports.pdf import Sheet, picture
from toolkit.words.speaking import _, say_date, say_moment

STYLES = ("normal", "large", "easy")
KNOWN = {True: "yes", False: "no", None: "not known"}
KIND_NAMES = {MAINTENANCE: "Maintenance", DEVELOPMENTAL: "Developmental"}
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
    read = _("Gone through with the person on {moment}.", moment=say_moment(found.read_at)) if found.read_at and found.read_as_it_stands \
        else _("Not yet gone through with the person as it stands here.")
    title = _("What I want to be different: {reference}" if style == "easy" else "Outcome statement: {reference}",
              reference=seen.reference)
    return Sheet("outcome_statement", title, {
        "style": style, "reference": seen.reference, "printed": say_date(today()), "read": read, "head": _head(found.head),
        "domains": _by_domain(lines)})


def _head(head: Head) -> list[list[str]]:
    where = f"{_(WHERES[head.where])}{f': {head.where_words}' if head.where_words else ''}"
    cost = say_weekly(head.current_cost_pounds) if head.current_cost_pounds is not None else _("not known")
    provider = _("{provider} (told: {told}; person happy with them: {happy})", provider=head.current_provider,
                 told=_(KNOWN[head.current_told]), happy=_(KNOWN[head.current_happy])) if head.current_provider else _("none")
    return [[_("Kind of case"), _(CASE_TYPES[head.case_type])], [_("Cost now"), cost], [_("Provider now"), provider],
            [_("Provider the person has in mind"), head.preferred_provider or _("none")], [_("Where"), where],
            [_("Written by"), head.worker or _("not said")]]


def _by_domain(lines: list[OutcomeSeen]) -> list[dict[str, Any]]:
    known = outcome_lists().domains
    groups = [(one.name, one.easy, one.picture, one.picture_alt, [line for line in lines if line.wanted.domain == slug])
              for slug, one in known.items()]
    rest = [line for line in lines if line.wanted.domain not in known]
    groups.append((_("From quick sourcing"), _("What I need"), "", "", rest))
    return [{"name": name, "easy": easy, "picture": picture(path) if path else "", "alt": alt, "outcomes": [_outcome(one) for one in own]}
            for name, easy, path, alt, own in groups if own]


def _outcome(one: OutcomeSeen) -> dict[str, Any]:
    wanted, prompts = one.wanted, outcome_lists().prompts
    weight = _("{weight} of 5, {words}", weight=wanted.weight, words=_(WEIGHTS[wanted.weight]))
    answers = [[asked.name, asked.question, getattr(wanted, slug)] for slug, asked in prompts.items()]
    return {"number": one.number, "words": wanted.words, "title": one.title, "need": _(NEEDS[wanted.need]).capitalize(),
            "must": wanted.need == MUST, "kind": _(KIND_NAMES[wanted.kind]), "new": wanted.kind == DEVELOPMENTAL,
            "prompts": answers if wanted.kind == DEVELOPMENTAL else [], "weight": weight,
            "agreed": wanted.agreed}
