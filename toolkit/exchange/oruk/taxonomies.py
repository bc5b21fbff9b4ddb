"""The four taxonomies of the open feed: our ten functions, groups of people, approaches and kinds of support, with lasting ids."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from toolkit.brokerage.lists import lists
from toolkit.framework import framework

# Made once by hand; ids are worked out from it, so that they are the same on every server that speaks of the same thing.
NAMESPACE = UUID("6f0f6c5a-0c53-5c1c-9a52-3d7b0c2f8e11")


@dataclass(frozen=True)
class Term:
    """One term: which taxonomy, the value that a provider's trait holds, and its words."""

    kind: str
    value: str
    name: str
    description: str

    @property
    def id(self) -> UUID:
        """Worked out from what it stands for."""
        return uuid5(NAMESPACE, f"{self.kind}/{self.value}")

    def as_json(self) -> dict[str, Any]:
        """As the standard writes a taxonomy term."""
        return {"id": str(self.id), "name": self.name, "description": self.description, "taxonomy": NAMES[self.kind][0],
                "taxonomy_id": str(taxonomy_id(self.kind)), "term": self.name}


# Trait: the taxonomy's name and description.
NAMES = {
    "function": ("Brokerage functions", "Ten things that support planning and brokerage do for people."),
    "group": ("Groups of people", "The groups of people that a service is for."),
    "approach": ("Approaches to brokerage", "Who does the brokerage: five approaches, all of which should be there to choose from."),
    "support": ("Kinds of support", "The kind of support that a service gives."),
}


def taxonomy_id(kind: str) -> UUID:
    """The id of a taxonomy."""
    return uuid5(NAMESPACE, kind)


def taxonomies() -> list[dict[str, Any]]:
    """All of them, as the standard writes a taxonomy."""
    return [{"id": str(taxonomy_id(kind)), "name": name, "description": description} for kind, (name, description) in NAMES.items()]


def terms() -> list[Term]:
    """Every term, taxonomy by taxonomy."""
    known, support = framework(), lists().kind
    return [*(Term("function", str(one.number), one.name, one.plain) for one in known.functions),
            *(Term("group", one.slug, one.name, one.name) for one in known.groups),
            *(Term("approach", one.slug, one.name, one.plain) for one in known.approaches),
            *(Term("support", slug, name, name) for slug, name in support.items())]
