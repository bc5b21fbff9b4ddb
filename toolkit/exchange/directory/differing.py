"""What a file says against what is here: who is new, who changed, who is gone, whose rating fell; by council area. Nothing is written.

A source such as Open Referral has many lists (feeds, files); each speaks of its own providers only.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage.directory import rating_fell
from toolkit.exchange.directory.arrived import Arrived
from toolkit.storage.queries import directory_in as queries

NO_AREA = "no council area"
MOST_NAMED = 200


class Fallen(NamedTuple):
    """A provider whose rating became worse."""

    name: str
    before: str
    now: str


@dataclass
class Difference:
    """`changed` and `taken_over` pair what arrived with the provider here; the latter was typed here with the regulator's id."""

    new: list[Arrived] = field(default_factory=list)
    changed: list[tuple[Arrived, UUID]] = field(default_factory=list)
    taken_over: list[tuple[Arrived, UUID]] = field(default_factory=list)
    same: int = 0
    gone: list[tuple[UUID, str, str]] = field(default_factory=list)
    fallen: dict[UUID, Fallen] = field(default_factory=dict)
    risen: set[UUID] = field(default_factory=set)

    def by_authority(self) -> list[tuple[str, int, int, int]]:
        """(council area, new, changed, gone), by name."""
        new, changed = Counter(one.authority for one in self.new), Counter(one.authority for one, _ in self.changed + self.taken_over)
        gone = Counter(authority for _, _, authority in self.gone)
        return [(name or NO_AREA, new[name], changed[name], gone[name]) for name in sorted(new | changed | gone)]

    def summary(self) -> dict[str, Any]:
        """The counts and names for a screen or a command."""
        return {"new": len(self.new), "changed": len(self.changed) + len(self.taken_over), "same": self.same, "gone": len(self.gone),
                "by_authority": self.by_authority(), "fallen": [list(one) for one in list(self.fallen.values())[:MOST_NAMED]],
                "gone_names": [name for _, name, _ in self.gone[:MOST_NAMED]]}


def difference(arrived: list[Arrived], source: str, listed: str, *, session: Session) -> Difference:
    """Compare with what came of this list before: who is here, active, of an area it names, and not in it, is gone."""
    here = {row.source_id: row for row in _here(source, listed, session=session)}
    typed = queries.typed_with_id(session=session) if source == "cqc" else {}
    found = Difference()
    for one in arrived:
        row = here.get(one.source_id)
        if row is not None:
            _known(found, one, row, listed)
        elif one.source_id in typed:
            found.taken_over.append((one, typed[one.source_id]))
        else:
            found.new.append(one)
    _gone(found, here, arrived, listed)
    return found


def _here(source: str, listed: str, *, session: Session) -> list[Any]:
    # A feed's ids are good everywhere: what came from it before lists had names, or from a file of it, is known again.
    lists = {listed, ""} if source == "oruk" else {listed}
    return sorted(queries.here_of(source, lists, session=session), key=lambda row: row.source_list)


def _known(found: Difference, one: Arrived, row: Any, listed: str) -> None:
    # Somebody may have closed a provider here, or it was gone from last month's file: that it is in this one is a change.
    if row.arrived == one.fingerprint() and row.source_list == listed:
        found.same += 1
        return
    found.changed.append((one, row.provider_id))
    if rating_fell(row.rating, one.rating):
        found.fallen[row.provider_id] = Fallen(one.name, row.rating, one.rating)
    elif rating_fell(one.rating, row.rating):
        found.risen.add(row.provider_id)


def _gone(found: Difference, here: dict[str, Any], arrived: list[Arrived], listed: str) -> None:
    ids, areas = {one.source_id for one in arrived}, {one.authority for one in arrived}
    found.gone = [(row.provider_id, row.name, row.authority) for source_id, row in here.items()
                  if source_id not in ids and row.source_list == listed and row.authority in areas and row.status == "active"]
