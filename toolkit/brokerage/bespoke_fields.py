"""What each kind of line in a bespoke contract asks for, as data: the forms are drawn from it, and what is typed is checked by it."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.brokerage.bespoke_lists import WAYS, bespoke_lists
from toolkit.models import (
    BespokeContingency,
    BespokeCover,
    BespokeDuty,
    BespokeNote,
    BespokeResource,
    BespokeReview,
    BespokeRole,
)

WORDS, LONG, CHOICE, POUNDS, DATE, WEEKDAY, TIME, FLAG, ROLE, RESOURCE = (
    "words", "long", "choice", "pounds", "date", "weekday", "time", "flag", "role", "resource")


@dataclass(frozen=True)
class Asked:
    """One field: the column it fills, how it is typed, its label, and for what is missing, what to say. `limit` counts letters."""

    name: str
    how: str
    label: str
    needed: str = ""
    limit: int = 200
    options: Callable[[], dict[str, str]] | None = None


LINES: dict[type, tuple[Asked, ...]] = {
    BespokeRole: (
        Asked("kind", CHOICE, "Who, by kind", "what kind of role it is", options=lambda: bespoke_lists().role),
        Asked("role", WORDS, "The role, such as community nurse. No names", "the role"),
        Asked("in_contract", FLAG, "What they do is part of the contract"),
        Asked("words", LONG, "What they bring", limit=1000)),
    BespokeDuty: (
        Asked("role_id", ROLE, "Who does it", "who does it"),
        Asked("what", LONG, "Does what", "what is done", limit=1000),
        Asked("circumstances", WORDS, "In which circumstances", "in which circumstances, such as “every day” or “when plans change”",
              limit=500)),
    BespokeResource: (
        Asked("source", WORDS, "The resource, and where it comes from", "the resource"),
        Asked("kind", CHOICE, "Kind of money", "the kind of money", options=lambda: bespoke_lists().money),
        Asked("pounds_week", POUNDS, "Pounds a week. Empty: not known, or no money"),
        Asked("controller", CHOICE, "Who controls it", "who controls it", options=lambda: bespoke_lists().controller),
        Asked("words", LONG, "Notes", limit=1000)),
    BespokeContingency: (
        Asked("what", WORDS, "What might happen", "what might happen", limit=500),
        Asked("sign", WORDS, "The sign that it begins", limit=500),
        Asked("first_response", LONG, "The first response", limit=1000),
        Asked("role_id", ROLE, "Who answers"),
        Asked("resource_id", RESOURCE, "With which resource"),
        Asked("route", WORDS, "The way out of hours", limit=500),
        Asked("number_kept", WORDS, "Where the number to ring is kept. Not the number itself")),
    BespokeCover: (
        Asked("day", WEEKDAY, "Day", "the day"),
        Asked("starts", TIME, "From", "when it begins"),
        Asked("ends", TIME, "Until. Up to midnight, or past it, if earlier", "when it ends"),
        Asked("way", CHOICE, "What it is", "what it is", options=lambda: WAYS),
        Asked("who", WORDS, "Which role")),
    BespokeNote: (
        Asked("kind", CHOICE, "About", "what it is about", options=lambda: bespoke_lists().note),
        Asked("words", LONG, "In a few words", "a few words", limit=1000)),
    BespokeReview: (
        Asked("due_on", DATE, "Look again on", "the day to look again"),
        Asked("held_on", DATE, "Everybody came together on"),
        Asked("successes", LONG, "What went well", limit=2000),
        Asked("issues", LONG, "What needs support", limit=2000)),
}
NAMES = {BespokeRole: "a role", BespokeDuty: "a duty", BespokeResource: "a resource", BespokeContingency: "a contingency",
         BespokeCover: "a stretch of cover", BespokeNote: "a note", BespokeReview: "a review"}
