"""Lists of a bespoke contract, read once from `data/bespoke.toml`. A council may adapt them (Rochdale)."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.brokerage.named import Named, names
from toolkit.framework.reading import read_by_slug, wrong
from toolkit.words.content import said_anew

FILE = "bespoke.toml"
# Slugs that the rules know by name.
KNOWN = {"role": ("person", "family", "provider", "health", "officer"), "assessment": ("care_act", "capacity", "best_interests"),
         "controller": ("person", "family"), "money": ("no_money",), "note": ("supports_provider",), "essential": ()}
WAYS = {"there": "Somebody is with the person", "call": "Somebody is on call", "alone": "Time alone that the person wants",
        "provider": "Somebody supports the provider"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AVAILABLE = {"yes": "Available", "no": "Not available", "not_needed": "Not needed"}
KEPT_BESPOKE = {"yes": "Yes", "partly": "Partly", "no": "No"}
LEARNED = "learned_"


@dataclass(frozen=True)
class BespokeLists:
    """Every list as its slugs with their words, in the order to offer them."""

    role: dict[str, str]
    assessment: dict[str, str]
    money: dict[str, str]
    controller: dict[str, str]
    note: dict[str, str]
    essential: dict[str, str]


KINDS = dict.fromkeys((one.name for one in fields(BespokeLists)), Named)


@said_anew
def bespoke_lists() -> BespokeLists:
    """The lists of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return load_bespoke_lists(settings.data_folder() / FILE)


@lru_cache(maxsize=8)
def load_bespoke_lists(file: Path) -> BespokeLists:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    found = read_by_slug(file, KINDS)
    for name, slugs in KNOWN.items():
        if missing := [slug for slug in slugs if slug not in found[name]]:
            wrong(file, f'key "{name}"', f'expected the slug "{missing[0]}", which the rules go by.')
    return BespokeLists(**{key: names(items) for key, items in found.items()})
