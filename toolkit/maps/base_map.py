"""The base map by choice: built in, a file in the maps folder, or OpenStreetMap online."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from toolkit.errors import NotFound
from toolkit.places.local_maps import local_map, local_maps
from toolkit.places.tiles import CLOSEST, WIDEST
from toolkit.words.speaking import _

BUILT_IN, ONLINE = "built-in", "online"
FILE = "file:"  # before a file's name, so that no file can be taken for one of the two above
ONLINE_CLOSEST = 19
ONLINE_URL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
ONLINE_CREDIT = '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'
# The full statement that the licences ask for stands below every map (toolkit.places.tiles.ATTRIBUTION).
SHORT_CREDIT = "OS and Royal Mail, OGL v3; GeoNames"


@dataclass(frozen=True)
class BaseMap:
    """Where tiles come from (an address with {z}, {x}, {y}), the zooms and bounds they have, and whom to credit (HTML)."""

    url: str
    credit: str
    least: int = WIDEST
    most: int = CLOSEST
    bounds: tuple[float, float, float, float] | None = None


def choices() -> dict[str, str]:
    """The base maps that can be chosen now, with the words for each; the built-in one first, the online one last."""
    files = {FILE + found.name: _("{file} (a file on this computer)", file=found.name) for found in local_maps() if not found.why_not}
    return {BUILT_IN: _("Built in (no internet needed)"), **files, ONLINE: _("OpenStreetMap online (needs the internet)")}


def unusable() -> tuple[str, ...]:
    """A sentence for each file in the maps folder that cannot be used."""
    return tuple(found.sentence for found in local_maps() if found.why_not)


def base_map(choice: str, dark: bool = False) -> BaseMap:
    """The base map of a choice; the built-in one where a file is no longer there."""
    if choice == ONLINE:
        return BaseMap(ONLINE_URL, ONLINE_CREDIT, most=ONLINE_CLOSEST)
    if choice.startswith(FILE):
        try:
            found = local_map(choice.removeprefix(FILE))
        except NotFound:
            return base_map(BUILT_IN, dark)
        return BaseMap(f"/maps/{quote(found.name, safe='')}/{{z}}/{{x}}/{{y}}", escape(found.credit or found.name),
                       found.least, found.most, found.bounds)
    return BaseMap(f"/tiles/{'dark' if dark else 'light'}/{{z}}/{{x}}/{{y}}.png", SHORT_CREDIT)
