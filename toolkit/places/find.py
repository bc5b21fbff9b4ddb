"""One field for all places: a postcode or the name of a town or village."""

from toolkit.errors import BadInput, Unclear
from toolkit.places import gazetteer, postcodes
from toolkit.places.place import Place
from toolkit.words.speaking import _

LONGEST = 100  # letters: the longest place name in the country has 58


def find_place(text: str, near: tuple[float, float] | None = None) -> Place:
    """The place somebody typed. The label of a choice, typed or passed back, finds that choice.

    Choices come with the nearest to `near` (latitude and longitude, WGS84) first, where that is given.

    Raises Unclear with Places to choose from when several match equally or the spelling is a guess, and BadInput when
    the text is empty, too long, or matches nothing.
    """
    typed = " ".join(text.replace("\0", " ").split())
    if not typed:
        raise BadInput("Type a postcode or the name of a village or town.", field="place")
    if len(typed) > LONGEST:
        raise BadInput("That is too long for a place. Type only a postcode or the name of a village or town.", field="place")
    outward = typed.removesuffix(" area")
    if postcodes.looks_like_postcode(outward):
        return postcodes.find(outward)
    return _by_name(typed, near)


def _by_name(typed: str, near: tuple[float, float] | None) -> Place:
    found = gazetteer.match(typed, near)
    if found.how == "close":
        raise Unclear(_("We do not know a place called {typed}. Did you mean one of these?", typed=typed), found.places, field="place")
    if len(found.places) > 1:
        raise Unclear(_("Several places match {typed}. Which one do you mean?", typed=typed), found.places, field="place")
    return found.places[0]
