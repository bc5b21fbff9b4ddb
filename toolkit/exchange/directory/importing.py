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
from toolkit.exchange.directory.taking_in import take_in
from toolkit.exchange.oruk import reading
from toolkit.exchange.oruk.feeds import check_allowed
from toolkit.exchange.oruk.fetching import Feed
from toolkit.storage.engine import read_session, write_session


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name for a person, what reads it, and whether it is its source's whole list."""

    name: str
    read: Callable[..., Reading]
    whole: bool


def _oruk(file: Path | str, progress: Progress = lambda *_: None, *, actor: Actor, address: str = "") -> Reading:
    """A file or a folder; or a feed's address, whose services are kept beside `file` and in it once all of them are here."""
    if not address or (file.is_file() and file.stat().st_size):
        return reading.read(file, progress)
    with read_session() as session:
        check_allowed(actor, address, session=session)
    feed = Feed(address, file.with_name("fetched.jsonl"), progress)
    services = feed.services()
    file.write_text(json.dumps(services), encoding="utf-8")
    found = reading.providers_of(((feed.address, one) for one in services), progress)
    found.notes += feed.notes
    return found


KINDS = {"cqc": Kind("The regulator's list (CQC)", lambda file, progress, **_: cqc.read(file, progress), True),
         "oruk": Kind("Open Referral UK 3.0", _oruk, False),
         "file": Kind("A spreadsheet of your own", lambda file, progress, *, columns=None, **_: own_columns.read(
             file, progress, own_columns.guessed(file) if columns is None else columns), False)}


def bring_in(actor: Actor, kind: str, arrived: Reading, dry_run: bool, progress: Progress = lambda *_: None) -> dict[str, Any]:
    """Compare what was read with what is here and, unless it is a dry run, write it. Gives what to say of it.

    Raises BadInput when a row is wrong: then nothing is written.
    """
    check_may(actor, "keep providers")
    if arrived.wrong and not dry_run:
        raise BadInput("Nothing was taken in. " + " ".join(arrived.lines()), "file")
    progress("Comparing with what is here", len(arrived.arrived))
    with (read_session if dry_run else write_session)() as session:
        found = difference(arrived.arrived, kind, KINDS[kind].whole, session=session)
        if not dry_run:
            progress("Writing", len(found.new) + len(found.changed) + len(found.gone))
            take_in(actor, found, kind, session=session)
    return found.summary() | {"left_out": arrived.left_out, "wrong": len(arrived.wrong), "said": list(arrived.lines()),
                              "written": not dry_run}


def import_file(actor: Actor, kind: str, file: Path, dry_run: bool, progress: Progress = lambda *_: None, **more: Any) -> dict[str, Any]:
    """The whole way for one file. Raises BadInput, NotAllowed."""
    check_may(actor, "keep providers")
    return bring_in(actor, kind, KINDS[kind].read(file, progress, actor=actor, **more), dry_run, progress)


def in_lines(summary: dict[str, Any]) -> list[str]:
    """What a command prints: counts, by council area, ratings that fell, what was wrong."""
    lines = [f"{summary['new']:,} new, {summary['changed']:,} changed, {summary['same']:,} the same, {summary['gone']:,} gone; "
             f"{summary['left_out']:,} rows were left out."]
    lines += [f"  {name}: {new:,} new, {changed:,} changed, {gone:,} gone" for name, new, changed, gone in summary["by_authority"]]
    lines += [f"Rating fell: {name}, from {before} to {now}" for name, before, now in summary["fallen"]]
    return lines + summary["said"]
