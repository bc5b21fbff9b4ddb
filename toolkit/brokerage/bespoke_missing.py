"""What a bespoke contract still lacks, in sentences for the workshop. It is advice: a contract is a platform, not a straightjacket."""

from datetime import date

from toolkit.brokerage import bespoke_cover, bespoke_items, bespoke_money, bespoke_walk
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_lists import bespoke_lists
from toolkit.words.speaking import _, listed, say_date

WITHOUT = {bespoke_cover.PERSON: "The person is without cover for some hours of {times}.",
           bespoke_cover.PROVIDER: "The provider is without support for some hours of {times}."}
KEY_ROLES = ("person", "family", "provider", "health", "officer")


def missing(found: Held, today: date) -> list[str]:
    """One sentence for each thing that is missing, in the order of the contract."""
    return [*_roles(found), *(_("Not there yet: {name}.", name=name) for name in bespoke_items.missing_assessments(found.assessments)),
            *filter(None, [bespoke_money.tabled(found.resources).notice]), *_walked(found), *_cover(found), *_reviews(found, today)]


def _roles(found: Held) -> list[str]:
    there, names = {one.kind for one in found.roles}, bespoke_lists().role
    said = [_("Nobody around the table yet for: {name}.", name=names[slug]) for slug in KEY_ROLES if slug not in there]
    return said if found.contract.matters else [_("What matters to the person is not written yet."), *said]


def _walked(found: Held) -> list[str]:
    walked = bespoke_walk.walk(found.contingencies, found.roles, found.resources)
    if not walked:
        return [_("No contingency is planned yet. What might happen, so that the person could not stay at home?")]
    bare = sum(not one.holds for one in walked)
    return [_("Contingencies that do not end at a person, a resource and a number to ring: {bare} of {all}.",
              bare=bare, all=len(walked))] if bare else []


def _cover(found: Held) -> list[str]:
    said = []
    for ways in WITHOUT:
        if worry := bespoke_cover.times_of_worry(bespoke_cover.gaps(found.cover, ways)):
            said.append(_(WITHOUT[ways], times=listed(worry)))
    return said


def _reviews(found: Held, today: date) -> list[str]:
    if not found.reviews:
        return [_("No time is agreed to look again.")]
    return [_("The review of {day} is due, and nothing is reported.", day=say_date(one.due_on)) for one in found.reviews
            if one.held_on is None and one.due_on < today]
