"""A table of data and its fields, each defined once: its name, what it is, and where its value comes from.

The words are those of Table Schema (Frictionless Data), so that a file and the description beside it cannot drift apart.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

STRING, INTEGER, NUMBER, BOOLEAN, DATE = "string", "integer", "number", "boolean", "date"


@dataclass(frozen=True)
class Field:
    """One field. `of` takes its value out of what the table reads; `one_of` are all values there can be, `span` the least and the most.

    `needed`: it is never empty. `unit` in words, such as "pounds" or "degrees, WGS84".
    """

    name: str
    type: str
    title: str
    of: Callable[[Any], Any] = field(repr=False)
    description: str = ""
    unit: str = ""
    one_of: tuple[str, ...] = ()
    span: tuple[float, float] | None = None
    needed: bool = False


@dataclass(frozen=True)
class Refers:
    """That a field holds what stands in another table's field of this name."""

    field: str
    table: str
    to: str


@dataclass(frozen=True)
class DataTable:
    """One table. `read` gives its rows in any shape that its fields know, from a `Reading`; `key` names the fields that tell rows apart."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    read: Callable[[Any], Iterable[Any]] = field(repr=False)
    key: tuple[str, ...] = ()
    refers: tuple[Refers, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields."""
        return tuple(one.name for one in self.fields)
