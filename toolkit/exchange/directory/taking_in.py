"""Writing what arrived, in one transaction: all of it is kept, or nothing. One record in the audit for the whole file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.providers import ACTIVE, CLOSED
from toolkit.clock import now
from toolkit.exchange.directory.arrived import Arrived, Progress
from toolkit.exchange.directory.differing import Difference
from toolkit.models import Provider, ProviderDetail, ProviderPlace, ProviderTrait
from toolkit.storage.queries import directory_in as queries

AT_ONCE = 1_000
BLANK = {"covers": "", "capacity": None, "vacancies": None, "vacancies_on": None, "cqc_location": "", "cqc_provider": "", "rating": "",
         "rated_on": None, "rating_before": "", "dspt": "", "accessibility": "", "languages": "", "cost": "", "website": "",
         "authority": ""}


class Source(NamedTuple):
    """Where providers came from: the kind of source, and the name of the list, such as a feed's address."""

    kind: str
    listed: str = ""


def take_in(actor: Actor, found: Difference, source: Source, close_gone: bool, progress: Progress = lambda *_: None, *,
            session: Session) -> list[UUID]:
    """Write a difference; gives who was closed: with `close_gone` those who are not in the list any more, else nobody.

    Raises NotAllowed; a rule of the tables that is broken undoes all of it, and so does whatever `progress` raises.
    """
    check_may(actor, "keep providers")
    at, changed = now(), found.changed + found.taken_over
    # Some at a time: 30,000 providers with all they are found by would fill hundreds of megabytes as rows.
    for some in _some(found.new, progress):
        _add_new(actor, some, source, at, session=session)
    for some in _some(changed, progress):
        _change(some, found, source, at, session=session)
        _find_anew(some, actor.name, at, session=session)
    closed = [provider for provider, _, _ in found.gone] if close_gone else []
    _close(closed, at, session=session)
    write_down(actor, f"take in providers from {source.kind}", session=session, listed=source.listed,
               new=[one.source_id for one in found.new], changed=[str(provider) for _, provider in changed], gone=list(map(str, closed)))
    return closed


def take_up_again(actor: Actor, provider_ids: Collection[UUID], *, session: Session) -> int:
    """Those of these whom an import closed can be asked again; gives how many. What a person did with them since stays."""
    check_may(actor, "keep providers")
    still = queries.closed_by_lists(provider_ids, session=session)
    queries.change(Provider, "id", [{"id": one, "status": ACTIVE, "changed_at": now()} for one in still], session=session)
    write_down(actor, "take up providers again", session=session, before={"status": CLOSED}, status=ACTIVE,
               providers=list(map(str, still)))
    return len(still)


def _some(many: list[Any], progress: Progress) -> Iterator[list[Any]]:
    for start in range(0, len(many), AT_ONCE):
        progress("Writing", min(start + AT_ONCE, len(many)))
        yield many[start:start + AT_ONCE]


def _add_new(actor: Actor, new: list[Arrived], source: Source, at: datetime, *, session: Session) -> None:
    made = [(one, uuid4()) for one in new]
    edited = {"created_at": at, "created_by": actor.name, "version": 1, "changed_at": at}
    queries.add({
        Provider: [edited | {"id": provider, "example": False} | one.own_columns() for one, provider in made],
        ProviderDetail: [BLANK | edited | {"id": uuid4(), "provider_id": provider} | one.details | _from(one, source, at)
                         for one, provider in made]} | _found_by(made, actor.name, at), session=session)


def _change(changed: list[tuple[Arrived, UUID]], found: Difference, source: Source, at: datetime, *, session: Session) -> None:
    merged = queries.merged_away(session=session)
    own, details = defaultdict(list), defaultdict(list)
    for one, provider in changed:
        columns = {"id": provider, "changed_at": at} | one.own_columns()
        if provider in merged:
            del columns["status"]
        own[tuple(columns)].append(columns)
        more = {"provider_id": provider, "changed_at": at} | one.details | _from(one, source, at) | _fell(provider, one, found)
        details[tuple(more)].append(more)
    for model, key, several in ((Provider, "id", own), (ProviderDetail, "provider_id", details)):
        for rows in several.values():
            queries.change(model, key, rows, session=session)


def _find_anew(changed: list[tuple[Arrived, UUID]], who: str, at: datetime, *, session: Session) -> None:
    # What somebody wrote or corrected here stays; only what an import brought is replaced.
    ids = [provider for _, provider in changed]
    queries.forget_found_by(ids, session=session)
    traits, places = queries.written_here(ids, session=session)
    rows = _found_by(changed, who, at)
    queries.add({ProviderTrait: [row for row in rows[ProviderTrait] if (row["provider_id"], row["kind"], row["value"]) not in traits],
                 ProviderPlace: [row for row in rows[ProviderPlace] if row["provider_id"] not in places]}, session=session)


def _close(gone: list[UUID], at: datetime, *, session: Session) -> None:
    # Without a fingerprint, so that one who is listed again next month is taken up again.
    queries.change(Provider, "id", [{"id": one, "status": CLOSED, "changed_at": at} for one in gone], session=session)
    queries.change(ProviderDetail, "provider_id", [{"provider_id": one, "arrived": "", "changed_at": at} for one in gone], session=session)


def _fell(provider: UUID, one: Arrived, found: Difference) -> dict[str, str]:
    # Kept until somebody looked at it, or the rating is another one again.
    if provider in found.fallen:
        return {"rating_before": found.fallen[provider].before}
    return {"rating_before": ""} if provider in found.risen else {}


def _from(one: Arrived, source: Source, at: datetime) -> dict[str, Any]:
    return {"source": source.kind, "source_list": source.listed, "source_id": one.source_id, "arrived": one.fingerprint(), "arrived_at": at}


def _found_by(made: Iterable[tuple[Arrived, UUID]], who: str, at: datetime) -> dict[type, list[dict[str, Any]]]:
    traits, places, by = [], [], {"created_at": at, "created_by": who}
    for one, provider in made:
        traits += [by | {"id": uuid4(), "provider_id": provider, "kind": kind, "value": value, "words": words}
                   for (kind, value), words in one.found_by().items()]
        places += [by | {"id": uuid4(), "provider_id": provider, "label": label, "latitude": latitude, "longitude": longitude}
                   for label, latitude, longitude in one.places]
    return {ProviderTrait: traits, ProviderPlace: places}
