"""Who may do what: one table of acts and roles. Whether an act is possible now is the steps' business, not asked here."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from toolkit.errors import Away, NotAllowed
from toolkit.words.speaking import _


class Role(StrEnum):
    """The roles of the tool; each sign-in link carries one."""

    ADMINISTRATOR = "administrator"
    FACILITATOR = "facilitator"
    HOST = "small-group-host"
    COMMISSIONER = "commissioner"
    BROKER = "broker"
    TICKET_HOLDER = "ticket-holder"


# The roles that a sign-in link may carry; a ticket opens one ballot and nothing else.
LINK_ROLES = tuple(role for role in Role if role is not Role.TICKET_HOLDER)


@dataclass(frozen=True)
class Actor:
    """Who acts: a role, a name for the record, and the one workshop the link opens, if it opens only one.

    A host link opens one small group of it and nothing else. A commissioner for some areas has these `areas` (small letters) and the
    `workshops` of them.
    On a device that nobody used for too long they are `away`: cases are closed there.
    """

    name: str
    role: Role
    link_id: UUID | None = None
    workshop_id: UUID | None = None
    small_group_id: UUID | None = None
    member_id: UUID | None = None
    workshops: frozenset[UUID] | None = None
    away: bool = False
    areas: frozenset[str] | None = None

    @property
    def stands_on(self) -> UUID | None:
        """The link or the membership that this person is in by."""
        return self.link_id or self.member_id

    @property
    def only(self) -> UUID | frozenset[UUID] | None:
        """The one workshop or those that this person may see; None for all of them."""
        return self.workshop_id or self.workshops

    @property
    def awake(self) -> "Actor":
        """The same person on a device in use: for which screens there are, not for what may be done now."""
        return replace(self, away=False) if self.away else self


# Commands run by whoever may log in to the server itself.
COMMAND_LINE = Actor("command line", Role.ADMINISTRATOR)
# Whoever casts the ballot of a ticket. The record never knows more about them.
VOTER = Actor("a voter", Role.TICKET_HOLDER)
# Whatever device opened an address that needs no link. The record never knows more about it.
PASSER_BY = Actor("another device", Role.TICKET_HOLDER)
# Whoever answers at the door of a provider's, the person's or a signer's link. The record knows the link, never a name.
PROVIDER = Actor("a provider", Role.TICKET_HOLDER)
PERSON = Actor("the person, or who speaks for them", Role.TICKET_HOLDER)
SIGNER = Actor("a signer", Role.TICKET_HOLDER)

_LEADERS = frozenset({Role.ADMINISTRATOR, Role.FACILITATOR})
_PLANNERS = _LEADERS | {Role.COMMISSIONER}
_BROKERS = frozenset({Role.ADMINISTRATOR, Role.BROKER})
_EVERYBODY = frozenset(LINK_ROLES)

MAY: dict[str, frozenset[Role]] = {
    "come in": _EVERYBODY,
    "see workshops": _PLANNERS | {Role.HOST},
    "start a workshop": _LEADERS,
    "change a workshop": _LEADERS,
    "move between steps": _LEADERS,
    "record what is said": _LEADERS | {Role.HOST},
    "take words back": _LEADERS,
    "keep stories": _LEADERS,
    "keep priorities": _LEADERS,
    "prepare the day": _LEADERS,
    "lead the day": _LEADERS,
    "write the safeguarding card": frozenset({Role.ADMINISTRATOR}),
    "run a vote": _LEADERS,
    "cast a ballot": _LEADERS | {Role.TICKET_HOLDER},
    "write plans": _PLANNERS,
    "consult": _PLANNERS,
    "answer a consultation": _PLANNERS | {Role.TICKET_HOLDER},
    "publish what was done": _PLANNERS,
    "publish findings": _LEADERS,
    "look across workshops": _PLANNERS,
    "read reports": _PLANNERS,
    "evaluate": _PLANNERS,
    "answer concerns": _PLANNERS,
    "load the example": _LEADERS,
    "carry a workshop": _LEADERS,
    "lead small groups": _LEADERS,
    "open cases": _BROKERS,
    "work on cases": _BROKERS,
    "open offers": _BROKERS,
    "override a choice": frozenset({Role.ADMINISTRATOR}),
    "give a copy of a record": _BROKERS,
    "hold a case": _BROKERS,
    "erase cases": frozenset({Role.ADMINISTRATOR}),
    "keep providers": _BROKERS | {Role.COMMISSIONER},
    "allow feeds": frozenset({Role.ADMINISTRATOR}),
    "answer an enquiry": _BROKERS | {Role.TICKET_HOLDER},
    "choose a provider": _BROKERS | {Role.TICKET_HOLDER},
    "sign a support plan": _BROKERS | {Role.TICKET_HOLDER},
    "answer an award": _BROKERS | {Role.TICKET_HOLDER},
    "see contracts": _BROKERS | {Role.COMMISSIONER},
    "see what was learned": _BROKERS | {Role.COMMISSIONER},
    "keep contracts": frozenset({Role.ADMINISTRATOR, Role.COMMISSIONER}),
    "read sampled plans": frozenset({Role.ADMINISTRATOR, Role.COMMISSIONER}),
    "see the market": frozenset({Role.ADMINISTRATOR, Role.COMMISSIONER}),
    "see the whole market": frozenset({Role.ADMINISTRATOR, Role.COMMISSIONER}),
    "publish the market position": frozenset({Role.ADMINISTRATOR, Role.COMMISSIONER}),
    "answer a survey": frozenset({Role.ADMINISTRATOR, Role.COMMISSIONER, Role.TICKET_HOLDER}),
    "read the audit": frozenset({Role.ADMINISTRATOR}),
    "make links": frozenset({Role.ADMINISTRATOR}),
    "revoke links": frozenset({Role.ADMINISTRATOR}),
    "keep members": frozenset({Role.ADMINISTRATOR}),
    "set the council's look": frozenset({Role.ADMINISTRATOR}),
    "sign out": _EVERYBODY,
}

# Whoever is a commissioner for some areas does none of these: they are about all areas at once.
OF_ALL_AREAS = frozenset({"see the whole market", "publish the market position", "read sampled plans"})

# Cases and providers belong to no workshop, so a link that opens one workshop opens none of them.
OF_NO_WORKSHOP = frozenset({"open cases", "work on cases", "open offers", "override a choice", "keep providers", "allow feeds",
                            "see contracts", "see what was learned", "keep contracts", "read sampled plans", "see the market",
                            "see the whole market",
                            "publish the market position", "read the audit", "give a copy of a record", "hold a case", "erase cases",
                            "keep members", "set the council's look"})

# What opens somebody's case: closed on a device that nobody used for a while.
OF_CASES = frozenset({"open cases", "work on cases", "open offers", "override a choice", "answer an enquiry", "choose a provider",
                      "sign a support plan", "answer an award", "give a copy of a record", "hold a case", "erase cases"})
AWAY = ("Nobody used this device for a while, so cases are closed on it. Sign in again to open them. Workshops stay open, and what was "
        "saved is kept.")


def check_may(actor: Actor, act: str, workshop_id: UUID | None = None) -> None:
    """Raise NotAllowed with a sentence unless this actor may do this act, in this workshop where one is named."""
    if actor.role not in MAY[act]:
        raise NotAllowed(_("Your link is for a {role}, who cannot {act}. Ask the facilitator to do it, or for another link.",
                           role=actor.role.replace('-', ' '), act=act))
    if actor.away and act in OF_CASES:
        raise Away(AWAY)
    if act in OF_NO_WORKSHOP and actor.workshop_id is not None:
        raise NotAllowed(_("Your link opens one workshop, so with it you cannot {act}. Ask an administrator for another link.",
                           act=act))
    if act in OF_ALL_AREAS and actor.areas is not None:
        raise NotAllowed(_("You are a commissioner for some areas, and this is about all of them, so you cannot {act}. Ask a "
                           "commissioner for all areas to do it.", act=act))
    if workshop_id is not None and actor.workshop_id not in (None, workshop_id):
        raise NotAllowed("Your link opens another workshop, not this one. Ask the facilitator for a link to this one.")
    if workshop_id is not None and actor.workshops is not None and workshop_id not in actor.workshops:
        raise NotAllowed("This workshop is of an area that you are not a commissioner for. Ask an administrator to add its area for you.")


def check_small_group(actor: Actor, small_group_id: UUID | None) -> None:
    """Raise NotAllowed when a host link of one small group reaches for what another recorded, or the whole workshop did."""
    if actor.small_group_id not in (None, small_group_id):
        raise NotAllowed("Your link is for one small group, and this is not from it. Ask the facilitator to change it.")


def may(actor: Actor, act: str, workshop_id: UUID | None = None) -> bool:
    """Whether `check_may` would pass: for showing a button or leaving it out."""
    try:
        check_may(actor, act, workshop_id)
    except NotAllowed:
        return False
    return True
