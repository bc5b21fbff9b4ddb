"""Two providers that are one are merged: one stays and is found by what both were found by. It can be taken back."""

import json
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_change
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.providers import ACTIVE, CLOSED, NOT_THERE
from toolkit.clock import now
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Provider, ProviderDetail, ProviderMerge, ProviderNotTheSame, ProviderPlace, ProviderTrait
from toolkit.record.edits import add_row, to_edit
from toolkit.storage.queries import directory as queries
from toolkit.storage.queries import providers

# What the one that stays takes over where it says nothing itself.
TAKEN_OVER = ("covers", "capacity", "vacancies", "vacancies_on", "cqc_location", "cqc_provider", "rating", "rated_on", "dspt",
              "accessibility", "languages", "cost", "website", "authority")
EMPTY = ("", None)


def merge_providers(actor: Actor, kept_id: UUID, merged_id: UUID, *, session: Session) -> UUID:
    """Close one provider in favour of another, which takes over what it lacks; returns the merge's id. Raises MoveRefused, NotFound."""
    check_may(actor, "keep providers")
    kept, merged = (to_edit(Provider, one, session=session) for one in (kept_id, merged_id))
    check_can_merge(kept, merged, session=session)
    added = {"traits": _take_traits(kept_id, merged_id, session=session), "places": _take_places(kept_id, merged_id, session=session),
             "fields": _take_fields(kept_id, merged_id, session=session)}
    row = ProviderMerge(kept_id=kept_id, merged_id=merged_id, status_before=merged.status, added=json.dumps(added))
    _touch(kept)
    _touch(merged, CLOSED)
    return add_row(actor, "merge providers", row, workshop_id=None, session=session, kept=kept_id, merged=merged_id).id


def check_can_merge(kept: Provider, merged: Provider, *, session: Session) -> None:
    """Raise MoveRefused with a sentence when these two cannot be merged."""
    if kept.id == merged.id:
        raise MoveRefused("This is one provider, not two. Choose another one to merge it with.")
    if any(queries.merged_into(one.id, session=session) for one in (kept, merged)):
        raise MoveRefused("One of them was merged already. Undo that first, or choose another.")
    if kept.status != ACTIVE:
        raise MoveRefused("The one that stays is closed. Take it up again first.")


def undo_merge(actor: Actor, merge_id: UUID, *, session: Session) -> None:
    """Make two of them again; what was added since stays with the one that stayed. Raises MoveRefused, NotFound."""
    check_may(actor, "keep providers")
    merge = session.get(ProviderMerge, merge_id, with_for_update=True)
    if merge is None:
        raise NotFound(NOT_THERE)
    if merge.undone_at:
        raise MoveRefused("This was taken back already.")
    added = json.loads(merge.added)
    queries.remove_added([UUID(one) for one in added["traits"]], [UUID(one) for one in added["places"]], session=session)
    _give_back(merge, added["fields"], session=session)
    for provider_id, status in ((merge.kept_id, None), (merge.merged_id, merge.status_before)):
        _touch(to_edit(Provider, provider_id, session=session), status)
    merge.undone_at, merge.undone_by = now(), actor.name
    write_change(actor, "undo a merge of providers", merge, session=session, kept=merge.kept_id, merged=merge.merged_id)


def say_not_the_same(actor: Actor, one_id: UUID, other_id: UUID, *, session: Session) -> None:
    """These two are two: they are not proposed again."""
    check_may(actor, "keep providers")
    one, other = sorted((one_id, other_id), key=str)
    if frozenset((one, other)) not in queries.not_the_same(session=session):
        add_row(actor, "say that providers are two", ProviderNotTheSame(one_id=one, other_id=other), workshop_id=None, session=session,
                one=one, other=other)


def _touch(provider: Provider, status: str | None = None) -> None:
    provider.status = status or provider.status
    provider.version, provider.changed_at = provider.version + 1, now()


def _take_traits(kept_id: UUID, merged_id: UUID, *, session: Session) -> list[str]:
    have = {(kind, value) for _, kind, value, _ in providers.traits_of([kept_id], session=session)}
    new = [ProviderTrait(provider_id=kept_id, kind=kind, value=value, words=words)
           for _, kind, value, words in providers.traits_of([merged_id], session=session) if (kind, value) not in have]
    return _added(new, session=session)


def _take_places(kept_id: UUID, merged_id: UUID, *, session: Session) -> list[str]:
    have = {tuple(place) for _, *place in queries.places_of([kept_id], session=session)}
    new = [ProviderPlace(provider_id=kept_id, label=place[0], latitude=place[1], longitude=place[2])
           for _, *place in queries.places_of([merged_id], session=session) if tuple(place) not in have]
    return _added(new, session=session)


def _added(new: list[Any], *, session: Session) -> list[str]:
    session.add_all(new)
    session.flush()
    return [str(one.id) for one in new]


def _take_fields(kept_id: UUID, merged_id: UUID, *, session: Session) -> list[str]:
    theirs = queries.detail_row(merged_id, session=session)
    if theirs is None:
        return []
    ours = queries.detail_row(kept_id, session=session) or ProviderDetail(provider_id=kept_id)
    taken = [name for name in TAKEN_OVER if getattr(ours, name) in EMPTY and getattr(theirs, name) not in EMPTY]
    for name in taken:
        setattr(ours, name, getattr(theirs, name))
    ours.version, ours.changed_at = ours.version + 1, now()
    session.add(ours)
    session.flush()
    return taken


def _give_back(merge: ProviderMerge, taken: list[str], *, session: Session) -> None:
    # Only what still says what the merged one says: what somebody corrected since is theirs.
    ours, theirs = (queries.detail_row(one, session=session) for one in (merge.kept_id, merge.merged_id))
    for name in taken if ours and theirs else ():
        if getattr(ours, name) == getattr(theirs, name):
            setattr(ours, name, "" if isinstance(getattr(ours, name), str) else None)
            ours.version, ours.changed_at = ours.version + 1, now()
            session.add(ours)
