"""From a file to the directory in one go: read, compare, say, and unless it is a trial, write."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput
from toolkit.exchange.directory import columns as own_columns
from toolkit.exchange.directory import cqc
from toolkit.exchange.directory.arrived import Progress, Reading
from toolkit.exchange.directory.differing import difference
from toolkit.exchange.directory.taking_in import Source, take_in
from toolkit.exchange.oruk import reading
from toolkit.exchange.oruk.feeds import check_allowed
from toolkit.exchange.oruk.fetching import Feed, checked_address
from toolkit.record.words import optional_words
from toolkit.storage.engine import read_session, write_session


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name for a person, what reads it, and whether there are many lists of the kind, told apart by a name."""

    name: str
    read: Callable[..., Reading]
    many_lists: bool


def _oruk(file: Path | str, progress: Progress = lambda *_: None, *, actor: Actor, address: str = "") -> Reading:
    """A file or a folder; or a feed's address, whose services are kept beside `file` and in it once all of them are here."""
    if not address or (file.is_file() and file.stat().st_size):
        return reading.read(file, progress)
    with read_session() as session:
        check_allowed(actor, address, session=session)
    feed = Feed(address, file.with_name("fetched.jsonl"), progress)
    services = feed.services()
    # All of it, or none: a file cut off would be read as a damaged one.
    whole = file.with_name("whole.json")
    whole.write_text(json.dumps(services), encoding="utf-8")
    whole.replace(file)
    found = reading.providers_of(((f"{feed.address}, service {number}", one) for number, one in enumerate(services, start=1)), progress)
    found.notes += feed.notes
    return found


KINDS = {"cqc": Kind("The regulator's list (CQC)", lambda file, progress, **_: cqc.read(file, progress), False),
         "oruk": Kind("Open Referral UK 3.0", _oruk, True),
         "file": Kind("A spreadsheet of your own", lambda file, progress, *, columns=None, **_: own_columns.read(
             file, progress, own_columns.guessed(file) if columns is None else columns), True)}


def bring_in(actor: Actor, source: Source, arrived: Reading, dry_run: bool, progress: Progress = lambda *_: None, *,
             close_gone: bool = False) -> dict[str, Any]:
    """Compare what was read with what is here and, unless it is a dry run, write it. Gives what to say of it.

    Whoever is not in the list any more is named, and closed with `close_gone` only. Raises BadInput when a row is wrong: then nothing is
    written.
    """
    check_may(actor, "keep providers")
    if arrived.wrong and not dry_run:
        raise BadInput("Nothing was taken in. " + " ".join(arrived.lines()), "file")
    progress("Comparing with what is here", len(arrived.arrived))
    with (read_session if dry_run else write_session)() as session:
        found = difference(arrived.arrived, source.kind, source.listed, session=session)
        closed = [] if dry_run else take_in(actor, found, source, close_gone, progress, session=session)
    return found.summary() | {"left_out": arrived.left_out, "wrong": len(arrived.wrong), "said": list(arrived.lines()),
                              "written": not dry_run, "closed": list(map(str, closed))}


def import_file(actor: Actor, kind: str, file: Path, dry_run: bool, progress: Progress = lambda *_: None, *, listed: str = "",
                close_gone: bool = False, **more: Any) -> dict[str, Any]:
    """The whole way for one file or feed; `listed` is the list's name where there are many of the kind, a feed's is its address.

    Raises BadInput, NotAllowed.
    """
    check_may(actor, "keep providers")
    arrived = KINDS[kind].read(file, progress, actor=actor, **more)
    return bring_in(actor, source_of(kind, listed, more.get("address", "")), arrived, dry_run, progress, close_gone=close_gone)


def source_of(kind: str, listed: str, address: str = "") -> Source:
    """Where providers come from. Raises BadInput for a list's name that is too long."""
    if not KINDS[kind].many_lists:
        return Source(kind)
    return Source(kind, checked_address(address) if address else optional_words(listed, "listed", what="the name of the list", limit=300))


def in_lines(summary: dict[str, Any]) -> list[str]:
    """What a command prints: counts, by council area, who is not in the list any more, ratings that fell, what was wrong."""
    closed = f" and closed {len(summary['closed']):,} of them" if summary["closed"] else ""
    lines = [f"{summary['new']:,} new, {summary['changed']:,} changed, {summary['same']:,} the same, {summary['gone']:,} no longer in this "
             f"list{closed}; {summary['left_out']:,} rows were left out."]
    lines += [f"  {name}: {new:,} new, {changed:,} changed, {gone:,} no longer in it"
              for name, new, changed, gone in summary["by_authority"]]
    lines += [f"No longer in this list: {name}" for name in summary["gone_names"]]
    lines += [f"Rating fell: {name}, from {before} to {now}" for name, before, now in summary["fallen"]]
    return lines + summary["said"]
