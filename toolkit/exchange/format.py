"""What a format is: how commands, doors and screens name it, and the functions that write and read it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Exporter:
    """A format that goes out. `write(actor, workshop_id, session=…)` gives the file's bytes."""

    name: str
    ending: str
    media_type: str
    write: Callable[..., bytes]


@dataclass(frozen=True)
class Importer:
    """A format that comes in, in three steps: `read` checks the file alone, `plan` says what would happen, `take` does it."""

    name: str
    ending: str
    read: Callable[[bytes], Any]
    plan: Callable[..., Any]
    take: Callable[..., Any]
