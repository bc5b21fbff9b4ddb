"""Ties: cheaper, then more supporters, then a lot that anybody can draw again."""

import hashlib
from collections.abc import Mapping
from fractions import Fraction

from toolkit.voting.rules.election import Election

DEFAULT_SEED = 1
Place = tuple[tuple[Fraction, ...], int, str]


def places(election: Election, supporters: Mapping[str, int], seed: int) -> dict[str, Place]:
    """What to sort tied projects by, first one wins: costs (money first), supporters, lot."""
    return {project.id: (project.costs, -supporters[project.id], lot(project.id, seed)) for project in election.projects}


def lot(project_id: str, seed: int) -> str:
    """The lot of a project: SHA-256 of seed and id, so that it depends on neither the order of the file nor the machine."""
    return hashlib.sha256(f"{seed}:{project_id}".encode()).hexdigest()


def drawn(winner: str, tied: list[str], by: Mapping[str, Place]) -> tuple[str, ...]:
    """The projects between which only the lot decided, the winner first; empty when cost or supporters did."""
    alike = sorted(name for name in tied if name != winner and by[name][:2] == by[winner][:2])
    return (winner, *alike) if alike else ()
