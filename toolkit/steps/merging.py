"""What several small groups said alike: proposed by the words, merged by a person, and taken apart again."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may, check_small_group
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Entry, NotTheSame
from toolkit.record.edits import add_row, check_version, save_edit, to_edit
from toolkit.record.words import checked_words
from toolkit.steps.alike import Saying, clusters
from toolkit.steps.carrying import bring_along, take_away
from toolkit.steps.recording import standing_entry
from toolkit.steps.undo import keep_change, snapshot
from toolkit.storage.queries import merges as queries

SHOWN = 24
MOST_IN_ONE = 8


@dataclass(frozen=True)
class SaidBy:
    """One entry with where it comes from: who said it, at which table, in which session, who recorded it and how."""

    id: UUID
    version: int
    function: int
    kind: str
    words: str
    group: str
    small_group: str | None
    created_by: str
    channel: str
    merged_into_id: UUID | None
    session: str | None = None

    @property
    def source(self) -> str:
        """The small group, the session and the group of people: "Table 2, Library, Older people"."""
        return ", ".join(filter(None, (self.small_group, self.session, self.group)))


@dataclass(frozen=True)
class Proposals:
    """Clusters of entries that seem to say the same, and how many clusters there are in all."""

    clusters: tuple[tuple[SaidBy, ...], ...]
    found: int
    set_apart: int


def proposals(workshop_id: UUID, *, session: Session) -> Proposals:
    """What may have been said twice, the most alike first; at most `SHOWN` clusters with their entries."""
    apart = queries.set_apart(workshop_id, session=session)
    sayings = [Saying(*row) for row in queries.sayings(workshop_id, session=session)]
    found = clusters(sayings, frozenset(frozenset(pair) for pair in apart))
    shown = [cluster[:MOST_IN_ONE] for cluster in found[:SHOWN]]
    wanted = [entry_id for cluster in shown for entry_id in cluster]
    rows = {row.id: SaidBy(*row) for row in queries.provenance(wanted, session=session)}
    return Proposals(tuple(tuple(rows[entry_id] for entry_id in cluster) for cluster in shown), len(found), len(apart))


def also_said_by(workshop_id: UUID, entry_ids: Sequence[UUID] | None = None, *, session: Session) -> dict[UUID, list[SaidBy]]:
    """For each standing entry (of these, or of all) those merged into it, also by way of others, oldest first."""
    found: dict[UUID, list[SaidBy]] = {}
    for *said, root_id in queries.merged_under(workshop_id, entry_ids, session=session):
        found.setdefault(root_id, []).append(SaidBy(*said))
    return found


def merged(workshop_id: UUID, limit: int, *, session: Session) -> list[tuple[SaidBy, list[SaidBy]]]:
    """Entries that stand for others, the last changed first, each with those others."""
    roots = queries.standing_for_others(workshop_id, limit, session=session)
    rows = {row.id: SaidBy(*row) for row in queries.provenance(roots, session=session)}
    others = also_said_by(workshop_id, roots, session=session)
    return [(rows[root_id], others[root_id]) for root_id in roots]


def merge(actor: Actor, standing_id: UUID, version: int, others: dict[UUID, int], words: str | None = None, *,
          session: Session) -> None:
    """Let one entry stand for others (id: version) that say the same; with `words` it gets these words.

    Raises BadInput, NotFound, Changed when the words were saved by somebody since `version`, and MoveRefused when one of the
    others was changed since it was read.
    """
    standing = standing_entry(standing_id, session=session)
    check_may(actor, "record what is said", standing.workshop_id)
    check_small_group(actor, None)
    if not others or standing_id in others:
        raise BadInput("Choose at least two entries that say the same, and which of them stands.", "same")
    words = checked_words(words if words is not None else standing.words, "words", what="what the entry says")
    merging = [_mergeable(standing, entry_id, seen, session=session) for entry_id, seen in others.items()]
    check_version(standing, version, {"words": words})
    if words != standing.words:
        before = snapshot(standing, session=session)
        save_edit(actor, "change an entry", standing, version, {"words": words}, workshop_id=standing.workshop_id, session=session)
        keep_change(actor, "changed", standing, before, session=session)
    for entry in merging:
        _set_merged(actor, "merge an entry", "merged into another", entry, standing_id, session=session)
        bring_along(actor, entry, session=session)


def _mergeable(standing: Entry, entry_id: UUID, version: int, *, session: Session) -> Entry:
    entry = standing_entry(entry_id, session=session)
    if entry.workshop_id != standing.workshop_id:
        raise NotFound("These entries are not of one workshop. Choose them again.")
    if entry.kind != standing.kind:
        raise BadInput("Something available and a gap cannot say the same. Choose entries of one kind.", "same")
    if entry.version != version:
        raise MoveRefused("One of these was changed by somebody since you read it. Look at them again, then merge them.")
    return entry


def _set_merged(actor: Actor, act: str, said: str, entry: Entry, into_id: UUID | None, *, session: Session) -> None:
    before = snapshot(entry, session=session)
    save_edit(actor, act, entry, entry.version, {"merged_into_id": into_id}, workshop_id=entry.workshop_id, session=session)
    keep_change(actor, said, entry, before, session=session)


def take_out(actor: Actor, entry_id: UUID, *, session: Session) -> None:
    """Let a merged entry stand by itself again, at any time. Raises NotFound when it stands already."""
    entry = to_edit(Entry, entry_id, session=session)
    check_may(actor, "record what is said", entry.workshop_id)
    check_small_group(actor, None)
    from_id = entry.merged_into_id
    if from_id is None:
        raise NotFound("This entry stands by itself already.")
    _set_merged(actor, "take out of a merge", "taken out of a merge", entry, None, session=session)
    take_away(actor, entry, from_id, session=session)


def take_apart(actor: Actor, standing_id: UUID, *, session: Session) -> None:
    """Undo a merge: everything merged straight into an entry stands by itself again."""
    for entry_id in queries.merged_into(standing_id, session=session):
        take_out(actor, entry_id, session=session)


def stand_alone(actor: Actor, entry_id: UUID, *, session: Session) -> None:
    """Untie an entry from all that it was merged with, above it and below; what was merged above it stays merged."""
    _lift_out(actor, entry_id, session=session)
    take_apart(actor, entry_id, session=session)


def _lift_out(actor: Actor, entry_id: UUID, *, session: Session) -> UUID | None:
    entry = to_edit(Entry, entry_id, session=session)
    into_id = entry.merged_into_id
    if into_id is None:
        return None
    above_id = _lift_out(actor, into_id, session=session)
    take_out(actor, entry_id, session=session)
    if above_id:
        into = to_edit(Entry, into_id, session=session)
        _set_merged(actor, "merge an entry", "merged into another", into, above_id, session=session)
        bring_along(actor, into, session=session)
    return into_id


def say_not_the_same(actor: Actor, entry_ids: Sequence[UUID], *, session: Session) -> None:
    """Remember that these say different things; they are not proposed together again. Raises BadInput, NotFound."""
    entries = [standing_entry(entry_id, session=session) for entry_id in sorted(set(entry_ids), key=str)]
    workshop_ids = {entry.workshop_id for entry in entries}
    if len(entries) < 2 or len(workshop_ids) > 1:
        raise BadInput("Choose at least two entries of one workshop.", "same")
    workshop_id = workshop_ids.pop()
    check_may(actor, "record what is said", workshop_id)
    check_small_group(actor, None)
    known = {(row.one_id, row.other_id): row for row in queries.apart_rows(workshop_id, session=session)}
    for at, one in enumerate(entries):
        for other in entries[at + 1:]:
            row = known.get((one.id, other.id)) or NotTheSame(workshop_id=workshop_id, one_id=one.id, other_id=other.id)
            row.taken_back_at = None
            add_row(actor, "say not the same", row, workshop_id=workshop_id, session=session, one=one.id, other=other.id)


def propose_again(actor: Actor, workshop_id: UUID, *, session: Session) -> None:
    """Take back every "not the same" of a workshop."""
    check_may(actor, "record what is said", workshop_id)
    check_small_group(actor, None)
    for row in queries.apart_rows(workshop_id, session=session):
        row.taken_back_at = row.taken_back_at or now()
        session.add(row)
    session.flush()
    write_down(actor, "propose again", workshop_id, workshop_id, session=session)
