"""The reconciliation sheet: whether papers and people add up, to be signed by two people. It says nothing of how anybody voted."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.clock import now
from toolkit.models import VoteRound, Workshop
from toolkit.reports.pdf import Sheet
from toolkit.reports.voting_papers import round_to_print
from toolkit.storage.queries import tickets as queries
from toolkit.voting import tickets
from toolkit.voting.reconciling import Reconciled, reconciled
from toolkit.words.speaking import _, say_moment

CHANNELS = {"phone": "Own phone", "paper": "Voting paper", "shared screen": "Shared screen", "wall": "Sticky dots on the wall",
            "hands": "Show of hands"}
STATES = {"draft": "not opened yet", "open": "open", "paused": "paused", "closed": "closed", "published": "closed, result published"}
SET_ASIDE = {tickets.SPOILT: "Spoilt", tickets.DEAD: "Replaced", tickets.VOID: "Void"}


def reconciliation(actor: Actor, round_id: UUID, *, session: Session) -> Sheet:
    """The sheet as things stand now. Raises NotFound, NotAllowed."""
    vote = round_to_print(actor, round_id, session=session)
    found = reconciled(vote, session=session)
    return Sheet("reconciliation", _("Do the papers add up? {question}", question=vote.question), {
        "workshop": session.get_one(Workshop, vote.workshop_id).title, "question": vote.question, "code": vote.code or "",
        "round": vote.number, "state": _(STATES[vote.state]), "made": say_moment(now()), "papers": _papers(found), "sum": _sum(found),
        "right": found.unreturned >= 0, "people": _people(found), "set_aside": _set_aside(vote, session=session)})


def _papers(found: Reconciled) -> list[list[Any]]:
    void = [[_("Void: printed before the vote was changed, not among these"), found.void]] * bool(found.void)
    return [[_("Printed"), found.printed], [_("Left over, not handed out"), found.left_over], [_("Lost and replaced"), found.replaced],
            [_("Issued: printed, less those two"), found.issued], [_("Counted"), found.counted], [_("Spoilt"), found.spoilt],
            [_("Not returned"), found.unreturned], *void]


def _sum(found: Reconciled) -> str:
    return _("{issued} issued = {counted} counted + {spoilt} spoilt + {missing} not returned", issued=found.issued, counted=found.counted,
             spoilt=found.spoilt, missing=found.unreturned)


def _people(found: Reconciled) -> list[list[Any]]:
    channels = [[_(CHANNELS.get(name, name)), count] for name, count in sorted(found.by_channel.items())]
    return [*channels, [_("All who voted"), found.people], [_("People present"), found.headcount or _("not counted")]]


def _set_aside(vote: VoteRound, *, session: Session) -> list[list[str]]:
    return [[number, _(SET_ASIDE[state]), why] for number, _kind, state, why, _by in queries.papers(vote.id, session=session)
            if state in SET_ASIDE]
