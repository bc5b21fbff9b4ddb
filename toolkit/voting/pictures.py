"""The picture beside an item on wall, paper and phone, so that an interpreter or a supporter can point at it."""

from toolkit.framework import framework
from toolkit.models import COVERAGE

OF_COVERAGE = ("openmoji/1F5FA.svg", "A map")
OF_KIND = {"keep": ("openmoji/1F60A.svg", "A smiling face, for something good that stays"),
           "fresh": ("openmoji/1F4A1.svg", "A light bulb, for an idea")}


def picture_of(kind: str, function: int | None) -> tuple[str, str]:
    """(picture, what it shows): the function's where the idea came from a gap in one, else what kind of idea it is."""
    if function == COVERAGE:
        return OF_COVERAGE
    if function is not None:
        found = framework().function(function)
        return found.picture, found.picture_alt
    return OF_KIND.get(kind, OF_KIND["fresh"])
