"""Lists that a council may adapt, read once from `data/*.toml`: what a provider can be, domains and prompts of outcomes."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.framework.reading import read_by_slug, wrong
from toolkit.words.content import said_anew

PROVIDERS_FILE, OUTCOMES_FILE = "providers.toml", "outcomes.toml"
DOMAINS = ("personal_care", "independence", "social", "economic")
PROMPTS = ("specific", "measurable", "achievable", "realistic", "timed")
OUTCOME_SLUGS = {"domain": DOMAINS, "prompt": PROMPTS}


@dataclass(frozen=True)
class Named:
    """One thing to choose: the slug that the record keeps, and its words."""

    slug: str
    name: str


@dataclass(frozen=True)
class Domain:
    """A domain of life (Devon): what belongs there, an example, its name and picture in Easy Read."""

    slug: str
    name: str
    belongs: str
    example: str
    easy: str
    picture: str
    picture_alt: str


@dataclass(frozen=True)
class Prompt:
    """One of the five prompts that a developmental outcome answers."""

    slug: str
    name: str
    question: str


PROVIDER_KINDS = {"kind": Named, "reason": Named}
OUTCOME_KINDS = {"domain": Domain, "prompt": Prompt}


@dataclass(frozen=True)
class ProviderLists:
    """Kinds of providers, and why one cannot help."""

    kinds: dict[str, str]
    reasons: dict[str, str]


@dataclass(frozen=True)
class OutcomeLists:
    """The four domains and the five prompts, in their order."""

    domains: dict[str, Domain]
    prompts: dict[str, Prompt]


def names(items: dict[str, Named]) -> dict[str, str]:
    """A list as its slugs with their words."""
    return {slug: one.name for slug, one in items.items()}


@said_anew
def provider_lists() -> ProviderLists:
    """The lists of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return load_provider_lists(settings.data_folder() / PROVIDERS_FILE)


@said_anew
def outcome_lists() -> OutcomeLists:
    """The domains and prompts of this installation. Raises DataFileError."""
    return load_outcome_lists(settings.data_folder() / OUTCOMES_FILE)


@lru_cache(maxsize=8)
def load_provider_lists(file: Path) -> ProviderLists:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    found = read_by_slug(file, PROVIDER_KINDS)
    return ProviderLists(names(found["kind"]), names(found["reason"]))


@lru_cache(maxsize=8)
def load_outcome_lists(file: Path) -> OutcomeLists:
    """Read and check one file. Raises DataFileError; the slugs are those that the record knows, in their order."""
    found = read_by_slug(file, OUTCOME_KINDS)
    for key, slugs in OUTCOME_SLUGS.items():
        if tuple(found[key]) != slugs:
            wrong(file, f'key "{key}"', f"expected just these slugs, in this order: {', '.join(slugs)}.")
    return OutcomeLists(found["domain"], found["prompt"])
