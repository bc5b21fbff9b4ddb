"""What a referral can say: routes, kinds of support, money, urgencies; read once from `data/cases.toml`. A council may adapt it."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.brokerage.clock import Urgency
from toolkit.brokerage.named import Named, names
from toolkit.errors import BadInput
from toolkit.framework import framework
from toolkit.framework.reading import read_by_slug, wrong
from toolkit.words.content import said_anew
from toolkit.words.speaking import _

FILE = "cases.toml"
# Slugs that the rules know by name.
KNOWN = {"urgency": tuple(Urgency), "path": ("quick", "full"), "for_whom": ("self",), "kind": ("home_care",)}


@dataclass(frozen=True, kw_only=True)
class Lists:
    """Every list of a referral, each as its slugs with their words, in the order to offer them."""

    route: dict[str, str]
    kind: dict[str, str]
    money_route: dict[str, str]
    brokerage_route: dict[str, str]
    for_whom: dict[str, str]
    urgency: dict[str, str]
    path: dict[str, str]


KINDS = dict.fromkeys((one.name for one in fields(Lists)), Named)


@said_anew
def lists() -> Lists:
    """The lists of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return _cached(settings.data_folder())


def groups() -> dict[str, str]:
    """The groups of people a case can be of: those offered when a workshop is started."""
    return {group.slug: group.name for group in framework().groups}


def name_of(options: dict[str, str], slug: str) -> str:
    """The words of a slug; the slug itself when it was taken out of the list, and "not said" for none."""
    return options.get(slug, slug) if slug else _("not said")


def checked_slug(options: dict[str, str], slug: str | None, field: str, what: str, *, needed: bool = False) -> str:
    """A slug of the list, or "" for none. Raises BadInput when it is not in the list, or is needed and missing."""
    if not slug and not needed:
        return ""
    if slug not in options:
        raise BadInput(_("Choose {what} from the list.", what=_(what)), field)
    return slug


@lru_cache(maxsize=8)
def _cached(folder: Path) -> Lists:
    return load(folder / FILE)


def load(file: Path) -> Lists:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    read = read_by_slug(file, KINDS)
    found = {name: names(options) for name, options in read.items()}
    for name, slugs in KNOWN.items():
        if missing := [slug for slug in slugs if slug not in found[name]]:
            wrong(file, f'key "{name}"', f'expected the slug "{missing[0]}", which the rules go by.')
    if set(found["urgency"]) != set(Urgency) or set(found["path"]) != set(KNOWN["path"]):
        wrong(file, 'keys "urgency" and "path"', "expected just the slugs that the rules go by.")
    return Lists(**found)
