"""The picture beside an item on wall, paper and phone, so that an interpreter or a supporter can point at it."""

import re

from toolkit.framework import framework
from toolkit.models import COVERAGE
from toolkit.words.speaking import _

OF_COVERAGE = ("openmoji/1F5FA.svg", "A map")
OF_KIND = {"keep": ("openmoji/1F60A.svg", "A smiling face, for something good that stays"),
           "fresh": ("openmoji/1F4A1.svg", "A light bulb, for an idea")}

OUR_PICTURE = re.compile(r"[\w-]+/[\w-]+\.(svg|png)")


def ours(picture: str) -> str:
    """The picture where it looks like one of ours, else none: a workshop file may name anything, and a page would ask for it."""
    return picture if OUR_PICTURE.fullmatch(picture) else ""


def say_shown(alt: str) -> str:
    """What an item's picture shows, in the language that is spoken: the record keeps it in English."""
    return _(alt) or _("A picture")


def picture_of(kind: str, function: int | None) -> tuple[str, str]:
    """(picture, what it shows): the function's where the idea came from a gap in one, else what kind of idea it is."""
    if function == COVERAGE:
        return OF_COVERAGE
    if function is not None:
        found = framework().function(function)
        return found.picture, found.picture_alt
    return OF_KIND.get(kind, OF_KIND["fresh"])
